-- A placement that goes on elsewhere, and what the three parties change of their agreement afterwards.
set lock_timeout = '5s';

-- ---------- moves ----------
alter table placements add column moved_from_id uuid,
  add constraint placements_institution_id_moved_from_id_fkey foreign key (institution_id, moved_from_id)
    references placements (institution_id, id) on delete restrict on update cascade,
  add constraint placements_moved_from_other check (moved_from_id <> id);
create index placements_institution_id_moved_from_id_idx on placements (institution_id, moved_from_id);
-- One place follows another.
create unique index placements_moved_key on placements (institution_id, moved_from_id) where moved_from_id is not null and state <> 'CANCELLED';
-- A student once in a plan, but for where it moved to.
drop index placements_once_key;
create unique index placements_once_key on placements (institution_id, plan_id, student_id) where state <> 'CANCELLED' and moved_from_id is null;

-- ---------- amendments ----------
create table agreement_amendments (
  institution_id uuid not null,
  id uuid not null,
  placement_id uuid not null,
  number integer not null,
  reason text not null,
  effective_on date not null,
  before jsonb not null,
  after jsonb not null,
  state text not null default 'OPEN',
  content_hash bytea not null,
  signed_on date,
  created_by_id uuid not null,
  created_at timestamptz(3) not null default current_timestamp,
  constraint agreement_amendments_pkey primary key (institution_id, id),
  constraint agreement_amendments_institution_id_placement_id_fkey foreign key (institution_id, placement_id)
    references placements (institution_id, id) on delete restrict on update cascade,
  constraint agreement_amendments_institution_id_created_by_id_fkey foreign key (institution_id, created_by_id)
    references memberships (institution_id, id) on delete restrict on update cascade,
  constraint agreement_amendments_state check (state in ('OPEN', 'SIGNED', 'WITHDRAWN')),
  constraint agreement_amendments_signed check ((state = 'SIGNED') = (signed_on is not null)),
  constraint agreement_amendments_number check (number > 0),
  constraint agreement_amendments_reason check (btrim(reason) <> ''),
  constraint agreement_amendments_changes check (before <> after)
);
create unique index agreement_amendments_institution_id_placement_id_number_key on agreement_amendments (institution_id, placement_id, number);
create unique index agreement_amendments_institution_id_id_placement_id_key on agreement_amendments (institution_id, id, placement_id);
create index agreement_amendments_institution_id_created_by_id_idx on agreement_amendments (institution_id, created_by_id);
-- One at a time.
create unique index agreement_amendments_open_key on agreement_amendments (institution_id, placement_id) where state = 'OPEN';

alter table tri_signatures add column amendment_id uuid,
  add constraint tri_signatures_institution_id_amendment_id_placement_id_fkey foreign key (institution_id, amendment_id, placement_id)
    references agreement_amendments (institution_id, id, placement_id) on delete restrict on update cascade;
create index tri_signatures_institution_id_amendment_id_idx on tri_signatures (institution_id, amendment_id);
create index tri_signatures_institution_id_placement_id_idx on tri_signatures (institution_id, placement_id);
drop index tri_signatures_institution_id_placement_id_party_key;
create unique index tri_signatures_institution_id_placement_id_party_key on tri_signatures (institution_id, placement_id, party) where amendment_id is null;
create unique index tri_signatures_amendment_key on tri_signatures (institution_id, amendment_id, party) where amendment_id is not null;
drop index tri_signatures_phone_key;
create unique index tri_signatures_phone_key on tri_signatures (institution_id, placement_id, phone_index) where phone_index is not null and amendment_id is null;
create unique index tri_signatures_amendment_phone_key on tri_signatures (institution_id, amendment_id, phone_index)
  where phone_index is not null and amendment_id is not null;

-- What is written stays as it was written: an amendment is signed or withdrawn, once, and nothing else.
create function app.amended_for_good() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state <> 'OPEN' or to_jsonb(new) - 'state' - 'signed_on' is distinct from to_jsonb(old) - 'state' - 'signed_on' then
    raise exception 'an amendment is never changed' using errcode = '23514', constraint = 'agreement_amendments_for_good';
  end if;
  return new;
end $$;
create trigger amended_for_good before update or delete on agreement_amendments for each row execute function app.amended_for_good();

create trigger audit after insert or update or delete on agreement_amendments for each row
  execute function app.audit('institution_id,id,version,created_at,updated_at,search_tokens', 'content_hash');
alter table agreement_amendments enable row level security, force row level security;
create policy tenant on agreement_amendments using (institution_id = (select app.institution())) with check (institution_id = (select app.institution()));
create policy outsider on agreement_amendments as restrictive using ((select app.is_staff()) or exists
  (select 1 from placements p where p.institution_id = agreement_amendments.institution_id and p.id = agreement_amendments.placement_id));
create policy outsider_insert on agreement_amendments as restrictive for insert with check ((select app.is_staff()));
-- The last signature, by a link, puts it in force.
create policy outsider_update on agreement_amendments as restrictive for update using ((select app.is_staff()) or (select app.scope()) = 'link');
create policy outsider_delete on agreement_amendments as restrictive for delete using ((select app.is_staff()));
grant select, insert, update, delete on agreement_amendments to rq_app;
