-- Indicator trees: whether an indicator without a full score is met, since when it is assessed, from which import it is; records and files as evidence.
set lock_timeout = '5s';

-- Scores that there are get a day; that is no change that anybody made.
alter table standard_nodes disable trigger audit, no force row level security;
alter table standard_nodes
  add column met boolean,
  add column assessed_on date,
  add column import_batch_id uuid,
  add column created_at timestamptz(3) not null default current_timestamp;
update standard_nodes set assessed_on = current_date where self_score is not null;
alter table standard_nodes enable trigger audit, force row level security;
alter table standard_nodes
  -- Branches only hold what is below them; an indicator is of one kind.
  add constraint standard_nodes_leaf check ((depth = 3) = (type is not null)
    and (depth = 3 or num_nonnulls(observation, max_score, self_score, met, assessed_on, evidence, owner_id) = 0)),
  -- What excludes has no score; what has one is scored, everything else is met or not.
  add constraint standard_nodes_excluding check (type is distinct from 'EXCLUDING' or max_score is null),
  add constraint standard_nodes_assessed check ((self_score is null or max_score is not null) and (met is null or max_score is null)
    and (assessed_on is not null or num_nonnulls(self_score, met) = 0));
-- Numbers of the standard's indicators (1 to 44) are not those of its branches.
drop index standard_nodes_institution_id_platform_id_year_code_key;
create unique index standard_nodes_institution_id_platform_id_year_depth_code_key on standard_nodes (institution_id, platform_id, year, depth, code);
create index standard_nodes_institution_id_import_batch_id_idx on standard_nodes (institution_id, import_batch_id);

create table standard_evidences (
  institution_id uuid not null,
  id uuid not null,
  node_id uuid not null,
  agreement_id uuid,
  order_class_id uuid,
  platform_id uuid,
  visit_id uuid,
  meeting_id uuid,
  document_id uuid,
  created_at timestamptz(3) not null default current_timestamp,
  constraint standard_evidences_pkey primary key (institution_id, id),
  constraint standard_evidences_one_record check (num_nonnulls(agreement_id, order_class_id, platform_id, visit_id, meeting_id, document_id) = 1),
  constraint standard_evidences_institution_id_node_id_fkey foreign key (institution_id, node_id) references standard_nodes (institution_id, id) on delete cascade on update cascade,
  constraint standard_evidences_institution_id_agreement_id_fkey foreign key (institution_id, agreement_id) references agreements (institution_id, id) on delete cascade on update cascade,
  constraint standard_evidences_institution_id_order_class_id_fkey foreign key (institution_id, order_class_id) references order_classes (institution_id, id) on delete cascade on update cascade,
  constraint standard_evidences_institution_id_platform_id_fkey foreign key (institution_id, platform_id) references platforms (institution_id, id) on delete cascade on update cascade,
  constraint standard_evidences_institution_id_visit_id_fkey foreign key (institution_id, visit_id) references visits (institution_id, id) on delete cascade on update cascade,
  constraint standard_evidences_institution_id_meeting_id_fkey foreign key (institution_id, meeting_id) references meetings (institution_id, id) on delete cascade on update cascade,
  constraint standard_evidences_institution_id_document_id_fkey foreign key (institution_id, document_id) references platform_documents (institution_id, id) on delete cascade on update cascade
);
create index standard_evidences_institution_id_node_id_idx on standard_evidences (institution_id, node_id);
create index standard_evidences_institution_id_agreement_id_idx on standard_evidences (institution_id, agreement_id);
create index standard_evidences_institution_id_order_class_id_idx on standard_evidences (institution_id, order_class_id);
create index standard_evidences_institution_id_platform_id_idx on standard_evidences (institution_id, platform_id);
create index standard_evidences_institution_id_visit_id_idx on standard_evidences (institution_id, visit_id);
create index standard_evidences_institution_id_meeting_id_idx on standard_evidences (institution_id, meeting_id);
create index standard_evidences_institution_id_document_id_idx on standard_evidences (institution_id, document_id);
-- A record is evidence of an indicator once, whoever links it first.
create unique index standard_evidences_once on standard_evidences
  (institution_id, node_id, coalesce(agreement_id, order_class_id, platform_id, visit_id, meeting_id, document_id));

-- ---------- files of an indicator ----------
alter table attachments add column standard_node_id uuid,
  add constraint attachments_institution_id_standard_node_id_fkey foreign key (institution_id, standard_node_id)
    references standard_nodes (institution_id, id) on delete restrict on update cascade;
create index attachments_institution_id_standard_node_id_idx on attachments (institution_id, standard_node_id);
-- One record, whichever of the columns that there are.
do $$ declare owners text; begin
  select string_agg(quote_ident(column_name), ', ' order by ordinal_position) into owners from information_schema.columns
    where table_schema = 'public' and table_name = 'attachments' and column_name like '%\_id' and column_name not in ('institution_id', 'uploaded_by_id');
  alter table attachments drop constraint attachments_one_record;
  execute format('alter table attachments add constraint attachments_one_record check (num_nonnulls(%s) = 1)', owners);
end $$;

-- ---------- audit, tenancy, outsiders, grants ----------
create trigger audit after insert or update or delete on standard_evidences for each row
  execute function app.audit('institution_id,id,version,created_at,updated_at,search_tokens', '');
alter table standard_evidences enable row level security, force row level security;
create policy tenant on standard_evidences using (institution_id = (select app.institution())) with check (institution_id = (select app.institution()));
create policy outsider on standard_evidences as restrictive using ((select app.is_staff()));
grant select, insert, update, delete on standard_evidences to rq_app;
