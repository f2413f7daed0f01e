-- No platform stands above itself, over however many others.
set lock_timeout = '5s';

create function app.platforms_no_cycle() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  -- Two who put two platforms above each other at the same time wait for one another.
  perform pg_advisory_xact_lock(hashtextextended('platforms.parent ' || new.institution_id::text, 0));
  if exists (with recursive up (id) as (
      select new.parent_id
      union
      select p.parent_id from platforms p join up on p.id = up.id where p.institution_id = new.institution_id and p.parent_id is not null)
    select 1 from up where up.id = new.id) then
    raise exception 'above itself: violates check constraint "platforms_no_cycle"' using errcode = '23514', constraint = 'platforms_no_cycle';
  end if;
  return new;
end $$;
create trigger no_cycle before insert or update of parent_id on platforms for each row
  when (new.parent_id is not null) execute function app.platforms_no_cycle();
