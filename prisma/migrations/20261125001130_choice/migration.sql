-- Students choose their posts: a plan's window, the posts in it, preferences by rank; first come first served takes a slot at once.
set lock_timeout = '5s';

alter table internship_plans
  add column choosing_mode text,
  add column choosing_ranks integer not null default 3,
  add column choosing_ended_at timestamptz(3),
  add constraint internship_plans_choosing check (choosing_mode in ('PREFERENCES', 'FIRST_COME') and choosing_from is not null and choosing_to is not null or choosing_mode is null),
  add constraint internship_plans_ranks check (choosing_ranks between 1 and 9);

create table plan_posts (
  institution_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  post_id uuid not null,
  constraint plan_posts_pkey primary key (institution_id, id),
  constraint plan_posts_institution_id_plan_id_fkey foreign key (institution_id, plan_id) references internship_plans (institution_id, id) on delete cascade on update cascade,
  constraint plan_posts_institution_id_post_id_fkey foreign key (institution_id, post_id) references internship_posts (institution_id, id) on delete restrict on update cascade
);
create unique index plan_posts_institution_id_plan_id_post_id_key on plan_posts (institution_id, plan_id, post_id);
create index plan_posts_institution_id_post_id_idx on plan_posts (institution_id, post_id);

create table post_preferences (
  institution_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  student_id uuid not null,
  post_id uuid not null,
  rank integer not null,
  given_at timestamptz(3) not null default current_timestamp,
  constraint post_preferences_pkey primary key (institution_id, id),
  constraint post_preferences_institution_id_plan_id_fkey foreign key (institution_id, plan_id) references internship_plans (institution_id, id) on delete cascade on update cascade,
  constraint post_preferences_institution_id_student_id_fkey foreign key (institution_id, student_id) references students (institution_id, id) on delete restrict on update cascade,
  constraint post_preferences_institution_id_post_id_fkey foreign key (institution_id, post_id) references internship_posts (institution_id, id) on delete restrict on update cascade,
  constraint post_preferences_rank check (rank between 1 and 9)
);
create unique index post_preferences_institution_id_plan_id_student_id_rank_key on post_preferences (institution_id, plan_id, student_id, rank);
create unique index post_preferences_institution_id_plan_id_student_id_post_id_key on post_preferences (institution_id, plan_id, student_id, post_id);
create index post_preferences_institution_id_student_id_idx on post_preferences (institution_id, student_id);
create index post_preferences_institution_id_post_id_idx on post_preferences (institution_id, post_id);

-- ---------- audit, tenancy, grants ----------
do $$ declare t text; begin
  foreach t in array array['plan_posts', 'post_preferences'] loop
    execute format('create trigger audit after insert or update or delete on %I for each row execute function app.audit(%L, %L)', t,
      'institution_id,id,version,created_at,updated_at,search_tokens', '');
    execute format('alter table %I enable row level security, force row level security', t);
    execute format('create policy tenant on %I using (institution_id = (select app.institution())) with check (institution_id = (select app.institution()))', t);
    execute format('grant select, insert, update, delete on %I to rq_app', t);
  end loop; end $$;

-- ---------- outsiders ----------
-- A student sees the plans of its class, of the class trained with an enterprise, or of its programme where the plan names no class.
drop policy outsider on internship_plans;
create policy outsider on internship_plans as restrictive using ((select app.is_staff())
  or ((select app.scope()) = 'student' and (exists (select 1 from placements p where p.institution_id = internship_plans.institution_id and p.plan_id = internship_plans.id)
    or (state = 'APPROVED' and exists (select 1 from students s where s.institution_id = internship_plans.institution_id and s.id = (select app.student()) and s.left_on is null
      and (s.school_class_id = internship_plans.school_class_id
        or (internship_plans.school_class_id is null and internship_plans.order_class_id is null and s.programme_id = internship_plans.programme_id)
        or exists (select 1 from rosters r where r.institution_id = s.institution_id and r.student_id = s.id and r.order_class_id = internship_plans.order_class_id and r.left_on is null)))))));

create policy outsider on plan_posts as restrictive using ((select app.is_staff()) or ((select app.scope()) = 'student' and exists
  (select 1 from internship_plans p where p.institution_id = plan_posts.institution_id and p.id = plan_posts.plan_id)));
create policy outsider_insert on plan_posts as restrictive for insert with check ((select app.is_staff()));
create policy outsider_update on plan_posts as restrictive for update using ((select app.is_staff()));
create policy outsider_delete on plan_posts as restrictive for delete using ((select app.is_staff()));

-- Whether the post may be chosen now in the plan's window of this kind, by whoever sees the plan. The college's clock.
create function app.choosing(plan uuid, post uuid, mode text) returns boolean language sql stable set search_path = public, pg_temp as $$
  select exists (select 1 from internship_plans p join plan_posts x on x.institution_id = p.institution_id and x.plan_id = p.id
    where p.institution_id = app.institution() and p.id = plan and x.post_id = post and p.state = 'APPROVED' and p.choosing_mode = mode and p.choosing_ended_at is null
      and (now() at time zone 'Asia/Shanghai')::date between p.choosing_from and p.choosing_to) $$;

create policy outsider on post_preferences as restrictive using ((select app.is_staff()) or ((select app.scope()) = 'student' and student_id = (select app.student())));
create policy outsider_insert on post_preferences as restrictive for insert with check ((select app.is_staff()) or app.choosing(plan_id, post_id, 'PREFERENCES'));
create policy outsider_update on post_preferences as restrictive for update using ((select app.is_staff()));

-- A student makes a placement only where it takes a slot of a window that is open; and takes none away.
create policy student_insert on placements as restrictive for insert with check ((select app.scope()) is distinct from 'student'
  or (state = 'DRAFT' and source = 'SCHOOL' and import_batch_id is null and app.choosing(plan_id, post_id, 'FIRST_COME')));
create policy student_delete on placements as restrictive for delete using ((select app.scope()) is distinct from 'student');

-- Posts that a student may choose, and the enterprises that offer them.
drop policy outsider on internship_posts;
create policy outsider on internship_posts as restrictive to rq_app using ((select app.is_staff())
  or ((select app.scope()) = 'partner' and partner_id = (select app.partner()))
  or ((select app.scope()) = 'student' and (exists (select 1 from placements p where p.institution_id = internship_posts.institution_id and p.post_id = internship_posts.id)
    or exists (select 1 from plan_posts x where x.institution_id = internship_posts.institution_id and x.post_id = internship_posts.id)))
  or ((select app.scope()) = 'link' and exists (select 1 from link_tasks l where l.institution_id = internship_posts.institution_id and l.post_id = internship_posts.id)));
drop policy outsider on partners;
create policy outsider on partners as restrictive using ((select app.is_staff()) or ((select app.scope()) in ('partner', 'mentor', 'link') and id = (select app.partner()))
  or ((select app.scope()) = 'student' and (exists (select 1 from placements p where p.institution_id = partners.institution_id and p.partner_id = partners.id)
    or exists (select 1 from internship_posts o where o.institution_id = partners.institution_id and o.partner_id = partners.id)))
  or ((select app.scope()) in ('student', 'open') and exists (select 1 from vacancies v where v.institution_id = partners.institution_id and v.partner_id = partners.id)));
