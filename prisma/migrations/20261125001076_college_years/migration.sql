-- A college's year goes from its plan over the self-assessment to its review. Where it stands follows from its days.
set lock_timeout = '5s';

alter table platform_years
  add column created_at timestamptz(3) not null default current_timestamp,
  add column author_id uuid,
  add column submitted_on date,
  add column approved_by_id uuid,
  add column approved_on date,
  add column assessor_id uuid,
  add column reviewed_by_id uuid,
  add column reviewed_on date,
  add column opinion text,
  add constraint platform_years_institution_id_author_id_fkey foreign key (institution_id, author_id) references memberships (institution_id, id) on delete restrict on update cascade,
  add constraint platform_years_institution_id_approved_by_id_fkey foreign key (institution_id, approved_by_id) references memberships (institution_id, id) on delete restrict on update cascade,
  add constraint platform_years_institution_id_assessor_id_fkey foreign key (institution_id, assessor_id) references memberships (institution_id, id) on delete restrict on update cascade,
  add constraint platform_years_institution_id_reviewed_by_id_fkey foreign key (institution_id, reviewed_by_id) references memberships (institution_id, id) on delete restrict on update cascade,
  add constraint platform_years_year check (year between 2000 and 2100),
  add constraint platform_years_score check (score between 0 and 100),
  -- A decision has who took it, a submission what was submitted.
  add constraint platform_years_submitted check (submitted_on is null or plan is not null),
  add constraint platform_years_approved check ((approved_on is null) = (approved_by_id is null) and (approved_on is null or submitted_on is not null)),
  add constraint platform_years_assessed check (assessed_on is null or (assessment is not null and score is not null)),
  add constraint platform_years_reviewed check ((reviewed_on is null) = (reviewed_by_id is null) and (reviewed_on is null or assessed_on is not null));
create index platform_years_institution_id_author_id_idx on platform_years (institution_id, author_id);
create index platform_years_institution_id_approved_by_id_idx on platform_years (institution_id, approved_by_id);
create index platform_years_institution_id_assessor_id_idx on platform_years (institution_id, assessor_id);
create index platform_years_institution_id_reviewed_by_id_idx on platform_years (institution_id, reviewed_by_id);
create index platform_years_by_year on platform_years (institution_id, year desc, id);
