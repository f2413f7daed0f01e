-- A student who takes a slot at once takes it within the caps of article 10: interns at most a tenth of an enterprise's staff, and a fifth of those on the same
-- post. The student sees nobody else's placement, so the database counts for it. Whoever comes second waits for the first, and is then counted after it.
-- The college itself may go beyond: the rules name it, and an exception is filed.
create function app.hold_caps() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  was text := current_setting('app.scope', true);
  staff integer;
  peers integer;
  there integer;
begin
  if was is distinct from 'student' or new.post_id is null then return new; end if;
  perform set_config('app.scope', 'system', true);
  select p.headcount into staff from partners p where p.institution_id = new.institution_id and p.id = new.partner_id for no key update;
  if staff is not null then
    select count(*) into there from placements x
      where x.institution_id = new.institution_id and x.partner_id = new.partner_id and x.kind = 'POST' and x.state in ('DRAFT', 'SUBMITTED', 'APPROVED', 'STARTED')
        and x.starts_on <= new.starts_on and x.ends_on >= new.starts_on;
    if there >= floor(staff * 0.1) then
      raise exception 'beyond the cap: violates check constraint "placements_unit_cap"' using errcode = '23514', constraint = 'placements_unit_cap';
    end if;
  end if;
  select o.peers, o.taken into peers, there from internship_posts o where o.institution_id = new.institution_id and o.id = new.post_id for no key update;
  if peers is not null and there >= floor(peers * 0.2) then
    raise exception 'beyond the cap: violates check constraint "placements_post_cap"' using errcode = '23514', constraint = 'placements_post_cap';
  end if;
  perform set_config('app.scope', was, true);
  return new;
end $$;
create trigger hold_caps before insert on placements for each row execute function app.hold_caps();
