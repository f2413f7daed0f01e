-- What stands signed of a tri-party agreement changes by an amendment in force alone, and all parties sign one text.
set lock_timeout = '5s';

-- The terms as app code names them in an amendment's "after".
create function app.agreed_terms(p placements) returns jsonb language sql immutable as $$
  select jsonb_build_object('job', p.job, 'address', p.address, 'startsOn', p.starts_on, 'endsOn', p.ends_on,
    'pay', p.pay, 'insurer', p.insurer, 'policyNo', p.policy_no)
$$;

create function app.agreed_for_good() returns trigger language plpgsql as $$
declare
  was jsonb := app.agreed_terms(old);
  amended jsonb;
begin
  if not exists (select 1 from tri_signatures s
      where s.institution_id = new.institution_id and s.placement_id = new.id and s.amendment_id is null) then
    return new;
  end if;
  -- The last amendment in force is the one that is being written.
  select a.after into amended from agreement_amendments a
    where a.institution_id = new.institution_id and a.placement_id = new.id and a.state = 'SIGNED'
    order by a.number desc limit 1;
  if exists (select 1 from jsonb_each(app.agreed_terms(new)) n
      where n.value is distinct from was -> n.key and n.value is distinct from amended -> n.key) then
    raise exception 'what is signed stays: violates check constraint "placements_agreed_for_good"'
      using errcode = '23514', constraint = 'placements_agreed_for_good';
  end if;
  return new;
end $$;
create trigger agreed_for_good before update on placements for each row
  when ((old.job, old.address, old.starts_on, old.ends_on, old.pay, old.insurer, old.policy_no)
    is distinct from (new.job, new.address, new.starts_on, new.ends_on, new.pay, new.insurer, new.policy_no))
  execute function app.agreed_for_good();

create function app.same_text() returns trigger language plpgsql as $$
begin
  if exists (select 1 from tri_signatures s where s.institution_id = new.institution_id and s.placement_id = new.placement_id
      and s.amendment_id is not distinct from new.amendment_id and s.content_hash <> new.content_hash) then
    raise exception 'another text is signed: violates check constraint "tri_signatures_same_text"'
      using errcode = '23514', constraint = 'tri_signatures_same_text';
  end if;
  return new;
end $$;
create trigger same_text before insert on tri_signatures for each row execute function app.same_text();
