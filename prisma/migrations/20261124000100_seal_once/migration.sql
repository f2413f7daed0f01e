-- A transaction of many thousand entries sealed them at once, and then asked for each of them whether it was sealed, by a plan made when the table was empty:
-- its time grew with the square. Now it remembers up to where it has sealed, and changes each entry at the place where it found it.
set lock_timeout = '5s';

create or replace function app.seal() returns trigger language plpgsql security definer set search_path = public, pg_temp set enable_seqscan = off as $$
declare r record; h bytea; n bigint; done text := coalesce(app.setting('app.sealed'), '');
begin
  if split_part(done, '|', 1) = new.institution_id::text and new.id <= split_part(done, '|', 2)::bigint then return null; end if;
  insert into audit_heads values (new.institution_id, 0, sha256('genesis')) on conflict do nothing;
  select seq, hash into n, h from audit_heads where institution_id = new.institution_id for update;
  for r in select a.ctid as place, a.id, a as entry from audit_entries a where institution_id = new.institution_id and seq is null order by id loop
    n := n + 1;
    h := sha256(h || convert_to(app.canonical(r.entry, n), 'UTF8'));
    update audit_entries set seq = n, hash = h where ctid = r.place;
    perform set_config('app.sealed', new.institution_id || '|' || r.id, true);
  end loop;
  update audit_heads set seq = n, hash = h where institution_id = new.institution_id;
  return null;
end $$;
