-- Who of a college's teaching team teaches which course: the hours that somebody teaches are counted from the courses.
set lock_timeout = '5s';

alter table platform_members
  add constraint platform_members_name_given check (btrim(name) <> ''),
  -- Somebody comes from the college or from an enterprise, never from both.
  add constraint platform_members_side check (membership_id is null or partner_id is null);
create index platform_members_by_name on platform_members (institution_id, name, id);
alter table platform_courses add column member_id uuid,
  add constraint platform_courses_institution_id_member_id_fkey foreign key (institution_id, member_id)
    references platform_members (institution_id, id) on delete restrict on update cascade;
create index platform_courses_institution_id_member_id_idx on platform_courses (institution_id, member_id);
