-- Templates of documents that the office writes in Word: every version is kept, at most one of a kind is in force (none: the text that ships).
set lock_timeout = '5s';

create table document_templates (
  institution_id uuid not null,
  id uuid not null,
  kind text not null,
  number integer not null,
  name text not null,
  size integer not null,
  sha256 bytea not null,
  storage_key text not null,
  placeholders text[] default array[]::text[],
  in_force boolean not null default false,
  uploaded_by_id uuid not null,
  created_at timestamptz(3) not null default current_timestamp,
  constraint document_templates_pkey primary key (institution_id, id),
  constraint document_templates_institution_id_uploaded_by_id_fkey foreign key (institution_id, uploaded_by_id)
    references memberships (institution_id, id) on delete restrict on update cascade,
  constraint document_templates_kind check (kind in ('TRI_PARTY')),
  constraint document_templates_number check (number > 0)
);
create unique index document_templates_institution_id_kind_number_key on document_templates (institution_id, kind, number);
create unique index document_templates_in_force_key on document_templates (institution_id, kind) where in_force;
create index document_templates_institution_id_uploaded_by_id_idx on document_templates (institution_id, uploaded_by_id);

create trigger audit after insert or update or delete on document_templates for each row execute function app.audit('institution_id,id,created_at', '');
alter table document_templates enable row level security, force row level security;
create policy tenant on document_templates using (institution_id = (select app.institution())) with check (institution_id = (select app.institution()));
create policy outsider on document_templates as restrictive using ((select app.is_staff()));
grant select, insert, update, delete on document_templates to rq_app;
