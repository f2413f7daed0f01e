-- A student is the apprentice of one enterprise at a time (Vocational Education Law, art. 30): one open place in a modern apprenticeship class.
-- The lock on the student makes two who give the place at once follow one another.
set lock_timeout = '5s';

create function app.one_apprenticeship() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.left_on is not null then return new; end if;
  if not exists (select 1 from order_classes c where c.institution_id = new.institution_id and c.id = new.order_class_id and c.kind = 'APPRENTICESHIP') then
    return new;
  end if;
  perform pg_advisory_xact_lock(hashtextextended(new.student_id::text, 30));
  if exists (select 1 from rosters r join order_classes c on c.institution_id = r.institution_id and c.id = r.order_class_id
      where r.institution_id = new.institution_id and r.student_id = new.student_id and r.id <> new.id and r.left_on is null and c.kind = 'APPRENTICESHIP') then
    raise exception 'duplicate place violates unique constraint "rosters_one_apprenticeship"' using errcode = '23505', constraint = 'rosters_one_apprenticeship';
  end if;
  return new;
end $$;

create trigger one_apprenticeship before insert or update of student_id, order_class_id, left_on on rosters
  for each row execute function app.one_apprenticeship();
