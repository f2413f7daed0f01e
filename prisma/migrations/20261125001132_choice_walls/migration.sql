-- What a student may choose is asked of functions. Walls that refer to walls were planned anew, one inside the other, with every statement on enterprises.
set lock_timeout = '5s';

-- Not for the owner, as whom these functions read: each gives ids of what is for the student who asks, and no more.
create function app.plans_to_choose() returns uuid[] language plpgsql stable parallel safe security definer set search_path = public, pg_temp as $$ begin
  return array(select p.id from students s join internship_plans p on p.institution_id = s.institution_id and p.state = 'APPROVED'
      and (p.school_class_id = s.school_class_id
        or (p.school_class_id is null and p.order_class_id is null and p.programme_id = s.programme_id)
        or p.order_class_id in (select r.order_class_id from rosters r where r.institution_id = s.institution_id and r.student_id = s.id and r.left_on is null))
    where s.institution_id = app.institution() and s.id = app.student() and s.left_on is null);
end $$;
create function app.posts_to_choose() returns uuid[] language plpgsql stable parallel safe security definer set search_path = public, pg_temp as $$ begin
  return array(select x.post_id from plan_posts x where x.institution_id = app.institution() and x.plan_id = any (app.plans_to_choose()));
end $$;
create function app.partners_to_choose() returns uuid[] language plpgsql stable parallel safe security definer set search_path = public, pg_temp as $$ begin
  return array(select o.partner_id from internship_posts o where o.institution_id = app.institution() and o.id = any (app.posts_to_choose()));
end $$;

drop policy outsider on internship_plans;
create policy outsider on internship_plans as restrictive to rq_app using ((select app.is_staff())
  or ((select app.scope()) = 'student' and (id = any ((select app.plans_to_choose())::uuid[])
    or exists (select 1 from placements p where p.institution_id = internship_plans.institution_id and p.plan_id = internship_plans.id))));
drop policy outsider on plan_posts;
create policy outsider on plan_posts as restrictive to rq_app using ((select app.is_staff())
  or ((select app.scope()) = 'student' and plan_id = any ((select app.plans_to_choose())::uuid[])));
drop policy outsider on internship_posts;
create policy outsider on internship_posts as restrictive to rq_app using ((select app.is_staff())
  or ((select app.scope()) = 'partner' and partner_id = (select app.partner()))
  or ((select app.scope()) = 'student' and (id = any ((select app.posts_to_choose())::uuid[])
    or exists (select 1 from placements p where p.institution_id = internship_posts.institution_id and p.post_id = internship_posts.id)))
  or ((select app.scope()) = 'link' and exists (select 1 from link_tasks l where l.institution_id = internship_posts.institution_id and l.post_id = internship_posts.id)));
drop policy outsider on partners;
create policy outsider on partners as restrictive using ((select app.is_staff()) or ((select app.scope()) in ('partner', 'mentor', 'link') and id = (select app.partner()))
  or ((select app.scope()) = 'student' and (id = any ((select app.partners_to_choose())::uuid[])
    or exists (select 1 from placements p where p.institution_id = partners.institution_id and p.partner_id = partners.id)))
  or ((select app.scope()) in ('student', 'open') and exists (select 1 from vacancies v where v.institution_id = partners.institution_id and v.partner_id = partners.id)));
