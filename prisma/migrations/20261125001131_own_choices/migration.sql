-- 自主实习: what a student asks who has found an enterprise itself (article 9); approved or refused with a reason.
set lock_timeout = '5s';

create table own_choices (
  institution_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  student_id uuid not null,
  employer text not null,
  credit_code text not null,
  address text not null,
  job text not null,
  tasks text,
  pay integer,
  contact_name text not null,
  contact_phone_enc bytea not null,
  contact_phone_masked text not null,
  reason text not null,
  guardian_name text,
  guardian_relation text,
  guardian_consent_on date,
  state text not null default 'REQUESTED',
  requested_on date not null,
  decision text,
  decided_by_id uuid,
  decided_on date,
  placement_id uuid,
  version integer not null default 1,
  created_at timestamptz(3) not null default current_timestamp,
  constraint own_choices_pkey primary key (institution_id, id),
  constraint own_choices_institution_id_plan_id_fkey foreign key (institution_id, plan_id) references internship_plans (institution_id, id) on delete restrict on update cascade,
  constraint own_choices_institution_id_student_id_fkey foreign key (institution_id, student_id) references students (institution_id, id) on delete restrict on update cascade,
  constraint own_choices_institution_id_decided_by_id_fkey foreign key (institution_id, decided_by_id) references memberships (institution_id, id) on delete restrict on update cascade,
  constraint own_choices_institution_id_placement_id_fkey foreign key (institution_id, placement_id) references placements (institution_id, id) on delete restrict on update cascade,
  constraint own_choices_state check (state in ('REQUESTED', 'APPROVED', 'REFUSED', 'WITHDRAWN')),
  constraint own_choices_given check (btrim(employer) <> '' and btrim(job) <> '' and btrim(reason) <> ''),
  constraint own_choices_pay check (pay >= 0),
  -- Somebody decided on a day; a refusal says why, an approval led to a placement.
  constraint own_choices_decided check ((state in ('APPROVED', 'REFUSED')) = (decided_by_id is not null) and (decided_by_id is null) = (decided_on is null)
    and (state <> 'REFUSED' or btrim(decision) <> '') and (state = 'APPROVED') = (placement_id is not null))
);
create index own_choices_institution_id_plan_id_idx on own_choices (institution_id, plan_id);
create index own_choices_institution_id_student_id_idx on own_choices (institution_id, student_id);
create index own_choices_institution_id_decided_by_id_idx on own_choices (institution_id, decided_by_id);
create index own_choices_institution_id_placement_id_idx on own_choices (institution_id, placement_id);
-- One at a time for a plan.
create unique index own_choices_live_key on own_choices (institution_id, plan_id, student_id) where state in ('REQUESTED', 'APPROVED');

alter table attachments add column own_choice_id uuid,
  add constraint attachments_institution_id_own_choice_id_fkey foreign key (institution_id, own_choice_id)
    references own_choices (institution_id, id) on delete restrict on update cascade;
create index attachments_institution_id_own_choice_id_idx on attachments (institution_id, own_choice_id);
-- One record, whichever of the columns that there are.
do $$ declare owners text; begin
  select string_agg(quote_ident(column_name), ', ' order by ordinal_position) into owners from information_schema.columns
    where table_schema = 'public' and table_name = 'attachments' and column_name like '%\_id' and column_name not in ('institution_id', 'uploaded_by_id');
  alter table attachments drop constraint attachments_one_record;
  execute format('alter table attachments add constraint attachments_one_record check (num_nonnulls(%s) = 1)', owners);
end $$;

-- ---------- audit, tenancy, outsiders, grants ----------
create trigger audit after insert or update or delete on own_choices for each row execute function app.audit('institution_id,id,version,created_at,updated_at,search_tokens', 'contact_phone_enc');
alter table own_choices enable row level security, force row level security;
create policy tenant on own_choices using (institution_id = (select app.institution())) with check (institution_id = (select app.institution()));
-- A student asks and takes back what is not decided; it decides nothing.
create policy outsider on own_choices as restrictive using ((select app.is_staff()) or ((select app.scope()) = 'student' and student_id = (select app.student())));
create policy outsider_insert on own_choices as restrictive for insert with check ((select app.is_staff()) or state = 'REQUESTED');
create policy outsider_update on own_choices as restrictive for update using ((select app.is_staff()) or state = 'REQUESTED')
  with check ((select app.is_staff()) or state in ('REQUESTED', 'WITHDRAWN'));
create policy outsider_delete on own_choices as restrictive for delete using ((select app.is_staff()));
grant select, insert, update, delete on own_choices to rq_app;

drop policy outsider on attachments;
create policy outsider on attachments as restrictive using ((select app.is_staff())
  or exists (select 1 from journals j where j.institution_id = attachments.institution_id and j.id = attachments.journal_id)
  or exists (select 1 from placements p where p.institution_id = attachments.institution_id and p.id = attachments.placement_id)
  or exists (select 1 from own_choices o where o.institution_id = attachments.institution_id and o.id = attachments.own_choice_id)
  or ((select app.scope()) = 'partner' and (
  exists (select 1 from needs n where n.institution_id = attachments.institution_id and n.id = attachments.need_id)
  or exists (select 1 from agreements a where a.institution_id = attachments.institution_id and a.id = attachments.agreement_id)
  or exists (select 1 from order_classes c where c.institution_id = attachments.institution_id and c.id = attachments.order_class_id)
  or exists (select 1 from pathway_classes c where c.institution_id = attachments.institution_id and c.id = attachments.pathway_class_id))));
