-- Council seats by rank: one chair and one secretary at a time. Charter and rules: adopted at which meeting, in force from when, with files.
set lock_timeout = '5s';

-- What there is gets its rank from its title; that is no change that anybody made.
alter table council_seats disable trigger audit, no force row level security;
alter table council_seats add column rank text not null default 'MEMBER', alter column post drop not null;
update council_seats set rank = case
  when post like '%名誉%' then 'OTHER' when post like '%副理事长%' then 'VICE_CHAIR' when post like '%理事长%' then 'CHAIR'
  when post like '%副秘书长%' then 'OTHER' when post like '%秘书长%' then 'SECRETARY' when post like '%理事%' then 'MEMBER' else 'OTHER' end;
alter table council_seats enable trigger audit, force row level security;
alter table council_seats
  alter column rank drop default,
  add constraint council_seats_rank check (rank in ('CHAIR', 'VICE_CHAIR', 'SECRETARY', 'MEMBER', 'OTHER')),
  add constraint council_seats_holder check (btrim(holder) <> ''),
  -- A council has one chair and one secretary a day, whoever enters them first.
  add constraint council_seats_single exclude using gist (institution_id with =, platform_id with =, rank with =, daterange(started_on, ended_on) with &&)
    where (rank in ('CHAIR', 'SECRETARY'));

alter table platform_documents disable trigger audit, no force row level security;
alter table platform_documents add column effective_on date, add column meeting_id uuid;
update platform_documents set effective_on = adopted_on;
alter table platform_documents enable trigger audit, force row level security;
alter table platform_documents
  alter column effective_on set not null,
  add constraint platform_documents_days check (effective_on >= adopted_on),
  add constraint platform_documents_institution_id_meeting_id_fkey foreign key (institution_id, meeting_id)
    references meetings (institution_id, id) on delete restrict on update cascade;
create index platform_documents_institution_id_meeting_id_idx on platform_documents (institution_id, meeting_id);
create unique index platform_documents_institution_id_platform_id_kind_title_ed_key on platform_documents (institution_id, platform_id, kind, title, edition);

-- ---------- files of a version ----------
alter table attachments add column platform_document_id uuid,
  add constraint attachments_institution_id_platform_document_id_fkey foreign key (institution_id, platform_document_id)
    references platform_documents (institution_id, id) on delete restrict on update cascade;
create index attachments_institution_id_platform_document_id_idx on attachments (institution_id, platform_document_id);
-- One record, whichever of the columns that there are.
do $$ declare owners text; begin
  select string_agg(quote_ident(column_name), ', ' order by ordinal_position) into owners from information_schema.columns
    where table_schema = 'public' and table_name = 'attachments' and column_name like '%\_id' and column_name not in ('institution_id', 'uploaded_by_id');
  alter table attachments drop constraint attachments_one_record;
  execute format('alter table attachments add constraint attachments_one_record check (num_nonnulls(%s) = 1)', owners);
end $$;
