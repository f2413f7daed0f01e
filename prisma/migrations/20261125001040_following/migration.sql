-- Following of internships: teachers' visits to interns, whom they called, what a plan asks of journals and visits, its credits.
set lock_timeout = '5s';

alter table internship_plans
  add column journal_every text not null default 'WEEKLY',
  add column visit_every integer,
  add column credits decimal(4, 1),
  add constraint internship_plans_journal check (journal_every in ('DAILY', 'WEEKLY', 'NONE')),
  add constraint internship_plans_visit check (visit_every between 1 and 366),
  add constraint internship_plans_credits check (credits >= 0);

create table intern_visits (
  institution_id uuid not null,
  id uuid not null,
  partner_id uuid not null,
  teacher_id uuid not null,
  visited_on date not null,
  way text not null,
  findings text not null,
  advice text,
  version integer not null default 1,
  created_at timestamptz(3) not null default current_timestamp,
  constraint intern_visits_pkey primary key (institution_id, id),
  constraint intern_visits_institution_id_partner_id_fkey foreign key (institution_id, partner_id) references partners (institution_id, id) on delete restrict on update cascade,
  constraint intern_visits_institution_id_teacher_id_fkey foreign key (institution_id, teacher_id) references memberships (institution_id, id) on delete restrict on update cascade,
  constraint intern_visits_way check (way in ('ON_SITE', 'ONLINE', 'PHONE')),
  constraint intern_visits_findings check (btrim(findings) <> '')
);
create index intern_visits_institution_id_partner_id_idx on intern_visits (institution_id, partner_id);
create index intern_visits_institution_id_teacher_id_idx on intern_visits (institution_id, teacher_id);

create table intern_visit_placements (
  institution_id uuid not null,
  id uuid not null,
  visit_id uuid not null,
  placement_id uuid not null,
  constraint intern_visit_placements_pkey primary key (institution_id, id),
  constraint intern_visit_placements_institution_id_visit_id_fkey foreign key (institution_id, visit_id) references intern_visits (institution_id, id) on delete cascade on update cascade,
  constraint intern_visit_placements_institution_id_placement_id_fkey foreign key (institution_id, placement_id) references placements (institution_id, id) on delete restrict on update cascade
);
create unique index intern_visit_placements_institution_id_visit_id_placement_i_key on intern_visit_placements (institution_id, visit_id, placement_id);
create index intern_visit_placements_institution_id_placement_id_idx on intern_visit_placements (institution_id, placement_id);

create table intern_calls (
  institution_id uuid not null,
  id uuid not null,
  placement_id uuid not null,
  reasons text[] default array[]::text[],
  note text not null,
  called_by_id uuid not null,
  called_on date not null,
  created_at timestamptz(3) not null default current_timestamp,
  constraint intern_calls_pkey primary key (institution_id, id),
  constraint intern_calls_institution_id_placement_id_fkey foreign key (institution_id, placement_id) references placements (institution_id, id) on delete restrict on update cascade,
  constraint intern_calls_institution_id_called_by_id_fkey foreign key (institution_id, called_by_id) references memberships (institution_id, id) on delete restrict on update cascade,
  constraint intern_calls_note check (btrim(note) <> '')
);
create index intern_calls_institution_id_placement_id_idx on intern_calls (institution_id, placement_id);
create index intern_calls_institution_id_called_by_id_idx on intern_calls (institution_id, called_by_id);

-- ---------- photos of a visit ----------
alter table attachments add column intern_visit_id uuid,
  add constraint attachments_institution_id_intern_visit_id_fkey foreign key (institution_id, intern_visit_id)
    references intern_visits (institution_id, id) on delete restrict on update cascade;
create index attachments_institution_id_intern_visit_id_idx on attachments (institution_id, intern_visit_id);
-- One record, whichever of the columns that there are.
do $$ declare owners text; begin
  select string_agg(quote_ident(column_name), ', ' order by ordinal_position) into owners from information_schema.columns
    where table_schema = 'public' and table_name = 'attachments' and column_name like '%\_id' and column_name not in ('institution_id', 'uploaded_by_id');
  alter table attachments drop constraint attachments_one_record;
  execute format('alter table attachments add constraint attachments_one_record check (num_nonnulls(%s) = 1)', owners);
end $$;

-- ---------- audit, tenancy, outsiders, grants ----------
do $$ declare t text; begin
  foreach t in array array['intern_visits', 'intern_visit_placements', 'intern_calls'] loop
    execute format('create trigger audit after insert or update or delete on %I for each row execute function app.audit(%L, %L)', t,
      'institution_id,id,version,created_at,updated_at,search_tokens', '');
    execute format('alter table %I enable row level security, force row level security', t);
    execute format('create policy tenant on %I using (institution_id = (select app.institution())) with check (institution_id = (select app.institution()))', t);
    -- What a teacher writes of a visit or a call stays inside the college.
    execute format('create policy outsider on %I as restrictive using ((select app.is_staff()))', t);
    execute format('grant select, insert, update, delete on %I to rq_app', t);
  end loop; end $$;
