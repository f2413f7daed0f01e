-- Who is an intern of an enterprise, and on which days, said once: for the calculator, for those who choose, for the rule of the caps and for the hold below.
-- The article limits post internships; whoever holds a place counts from the first agreed day to the last, or to the day on which it ended.
set lock_timeout = '5s';

create view unit_interns with (security_invoker = true) as
  select institution_id, id as placement_id, partner_id, post_id, state, starts_on as from_on, coalesce(ended_on, ends_on) as to_on
    from placements
   where kind = 'POST' and state in ('DRAFT', 'SUBMITTED', 'APPROVED', 'STARTED', 'ENDED') and coalesce(ended_on, ends_on) >= starts_on;

grant select on unit_interns to rq_app;

-- The most that an enterprise, or one of its posts, has on any one day of a period.
create function app.most_interns(institution uuid, unit uuid, post uuid, since date, until date) returns integer language sql stable as $$
  select coalesce(max(there), 0)::integer from (
    select sum(sum(change)) over (order by day) as there from (
      select greatest(i.from_on, since) as day, 1 as change from unit_interns i
       where i.institution_id = institution and i.partner_id = unit and (post is null or i.post_id = post) and i.from_on <= until and i.to_on >= since
      union all
      select i.to_on + 1, -1 from unit_interns i
       where i.institution_id = institution and i.partner_id = unit and (post is null or i.post_id = post) and i.from_on <= until and i.to_on >= since
         and i.to_on < until) changes
     group by day) days
$$;

-- As before, a student who takes a slot at once takes it within the caps of article 10, and whoever comes second waits for the first. Now over all days of the
-- internship, and by those of the post on these days instead of all who have ever taken a slot of it.
create or replace function app.hold_caps() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  was text := current_setting('app.scope', true);
  staff integer;
  peers integer;
begin
  if was is distinct from 'student' or new.post_id is null or new.kind <> 'POST' then return new; end if;
  perform set_config('app.scope', 'system', true);
  select p.headcount into staff from partners p where p.institution_id = new.institution_id and p.id = new.partner_id for no key update;
  if app.most_interns(new.institution_id, new.partner_id, null, new.starts_on, new.ends_on) >= floor(staff * 0.1) then
    raise exception 'beyond the cap: violates check constraint "placements_unit_cap"' using errcode = '23514', constraint = 'placements_unit_cap';
  end if;
  select o.peers into peers from internship_posts o where o.institution_id = new.institution_id and o.id = new.post_id for no key update;
  if app.most_interns(new.institution_id, new.partner_id, new.post_id, new.starts_on, new.ends_on) >= floor(peers * 0.2) then
    raise exception 'beyond the cap: violates check constraint "placements_post_cap"' using errcode = '23514', constraint = 'placements_post_cap';
  end if;
  perform set_config('app.scope', was, true);
  return new;
end $$;
