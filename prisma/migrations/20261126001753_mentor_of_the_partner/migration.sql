-- The mentor of a class, where he is chosen, is one of the people of the class's enterprise. Asked at the end of a transaction: a merge moves both.
set lock_timeout = '5s';

create function app.mentor_of_partner() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if exists (select 1 from order_classes c join contacts p on p.institution_id = c.institution_id and p.id = c.mentor_id
      where c.institution_id = new.institution_id and c.partner_id <> p.partner_id
        and case tg_table_name when 'contacts' then p.id = new.id else c.id = new.id end) then
    raise exception 'somebody else''s mentor: violates check constraint "order_classes_mentor_of_partner"'
      using errcode = '23514', constraint = 'order_classes_mentor_of_partner';
  end if;
  return null;
end $$;
create constraint trigger mentor_of_partner after insert or update of mentor_id, partner_id on order_classes
  deferrable initially deferred for each row when (new.mentor_id is not null) execute function app.mentor_of_partner();
create constraint trigger mentor_of_partner after update of partner_id on contacts
  deferrable initially deferred for each row execute function app.mentor_of_partner();
