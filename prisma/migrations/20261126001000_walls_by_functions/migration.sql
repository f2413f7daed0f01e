-- Whom a wall lets see a row by way of another table is asked in functions that the planner does not look into. Written into the policies, each such
-- question brought the other table's own policies along, and theirs: a read of one table of files was planned as one of three hundred, for 13 ms, each
-- time and also for staff, whom no such question concerns. Functions run as the caller, so the other table's walls hold in them as before.

create function app.sees_placement(institution uuid, placement uuid) returns boolean language plpgsql stable set search_path = public, pg_temp as
  $$ begin return exists (select from placements p where p.institution_id = institution and p.id = placement); end $$;
create function app.sees_placement_of(institution uuid, student uuid, not_in_state text) returns boolean language plpgsql stable set search_path = public, pg_temp as
  $$ begin return exists (select from placements p where p.institution_id = institution and p.student_id = student and p.state <> not_in_state); end $$;
create function app.sees_placement_at(institution uuid, partner uuid) returns boolean language plpgsql stable set search_path = public, pg_temp as
  $$ begin return exists (select from placements p where p.institution_id = institution and p.partner_id = partner); end $$;
create function app.sees_placement_on(institution uuid, post uuid) returns boolean language plpgsql stable set search_path = public, pg_temp as
  $$ begin return exists (select from placements p where p.institution_id = institution and p.post_id = post); end $$;
create function app.sees_placement_in(institution uuid, plan uuid) returns boolean language plpgsql stable set search_path = public, pg_temp as
  $$ begin return exists (select from placements p where p.institution_id = institution and p.plan_id = plan); end $$;
create function app.sees_place_in_class(institution uuid, student uuid, class uuid) returns boolean language plpgsql stable set search_path = public, pg_temp as
  $$ begin return exists (select from rosters r where r.institution_id = institution
       and (student is null or (r.student_id = student and r.left_on is null)) and (class is null or r.order_class_id = class)); end $$;
create function app.link_leads_to(institution uuid, placement uuid, post uuid) returns boolean language plpgsql stable set search_path = public, pg_temp as
  $$ begin return exists (select from link_tasks l where l.institution_id = institution and (l.placement_id = placement or l.post_id = post))
       or exists (select from link_lines l where l.institution_id = institution and l.placement_id = placement); end $$;
create function app.sees_post(institution uuid, post uuid) returns boolean language plpgsql stable set search_path = public, pg_temp as
  $$ begin return exists (select from internship_posts p where p.institution_id = institution and p.id = post); end $$;
create function app.sees_order_class(institution uuid, class uuid) returns boolean language plpgsql stable set search_path = public, pg_temp as
  $$ begin return exists (select from order_classes c where c.institution_id = institution and c.id = class); end $$;
create function app.sees_vacancy_of(institution uuid, partner uuid) returns boolean language plpgsql stable set search_path = public, pg_temp as
  $$ begin return exists (select from vacancies v where v.institution_id = institution and v.partner_id = partner); end $$;
create function app.sees_vacancy_for(institution uuid, programme uuid) returns boolean language plpgsql stable set search_path = public, pg_temp as
  $$ begin return exists (select from vacancy_programmes v where v.institution_id = institution and v.programme_id = programme); end $$;
create function app.sees_record_of(institution uuid, journal uuid, own_choice uuid, need uuid, agreement uuid, pathway_class uuid) returns boolean
  language plpgsql stable set search_path = public, pg_temp as
  $$ begin return exists (select from journals j where j.institution_id = institution and j.id = journal)
       or exists (select from own_choices o where o.institution_id = institution and o.id = own_choice)
       or (app.scope() = 'partner' and (
         exists (select from needs n where n.institution_id = institution and n.id = need)
         or exists (select from agreements a where a.institution_id = institution and a.id = agreement)
         or exists (select from pathway_classes c where c.institution_id = institution and c.id = pathway_class))); end $$;

alter policy outsider on placements using ((select app.is_staff())
  or ((select app.scope()) = 'partner' and partner_id = (select app.partner()))
  or ((select app.scope()) = 'mentor' and mentor_id = (select app.membership()))
  or ((select app.scope()) = 'student' and student_id = (select app.student()))
  or ((select app.scope()) = 'link' and app.link_leads_to(institution_id, id, null)));

alter policy outsider on agreement_amendments using ((select app.is_staff()) or app.sees_placement(institution_id, placement_id));
alter policy outsider on incidents using ((select app.is_staff()) or app.sees_placement(institution_id, placement_id));
alter policy outsider on journals using ((select app.is_staff()) or app.sees_placement(institution_id, placement_id));
alter policy outsider on placement_weeks using ((select app.is_staff()) or app.sees_placement(institution_id, placement_id));
alter policy outsider on tri_signatures using ((select app.is_staff()) or app.sees_placement(institution_id, placement_id));

alter policy outsider on attachments using ((select app.is_staff())
  or app.sees_placement(institution_id, placement_id)
  or ((select app.scope()) = 'partner' and app.sees_order_class(institution_id, order_class_id))
  or app.sees_record_of(institution_id, journal_id, own_choice_id, need_id, agreement_id, pathway_class_id));

alter policy outsider on internship_plans using ((select app.is_staff())
  or ((select app.scope()) = 'student'
    and (id = any ((select app.plans_to_choose())::uuid[]) or app.sees_placement_in(institution_id, id))));

alter policy outsider on internship_posts using ((select app.is_staff())
  or ((select app.scope()) = 'partner' and partner_id = (select app.partner()))
  or ((select app.scope()) = 'student'
    and (id = any ((select app.posts_to_choose())::uuid[]) or app.sees_placement_on(institution_id, id)))
  or ((select app.scope()) = 'link' and app.link_leads_to(institution_id, null, id)));
alter policy outsider on internship_post_programmes using ((select app.is_staff()) or app.sees_post(institution_id, post_id));

alter policy outsider on partners using ((select app.is_staff())
  or ((select app.scope()) = any (array['partner', 'mentor', 'link']) and id = (select app.partner()))
  or ((select app.scope()) = 'student'
    and (id = any ((select app.partners_to_choose())::uuid[]) or app.sees_placement_at(institution_id, id)))
  or ((select app.scope()) = any (array['student', 'open']) and app.sees_vacancy_of(institution_id, id)));

alter policy outsider on students using ((select app.is_staff())
  or ((select app.scope()) = 'student' and id = (select app.student()))
  or ((select app.scope()) = 'partner' and app.sees_place_in_class(institution_id, id, null))
  or ((select app.scope()) = any (array['partner', 'mentor', 'link']) and app.sees_placement_of(institution_id, id, 'CANCELLED')));

alter policy outsider on order_classes using ((select app.is_staff())
  or ((select app.scope()) = 'partner' and partner_id = (select app.partner()))
  or ((select app.scope()) = 'student' and app.sees_place_in_class(institution_id, null, id)));
alter policy outsider on order_class_courses using ((select app.is_staff())
  or ((select app.scope()) = 'partner' and app.sees_order_class(institution_id, order_class_id)));
alter policy outsider on order_class_steps using ((select app.is_staff())
  or ((select app.scope()) = 'partner' and app.sees_order_class(institution_id, order_class_id)));

alter policy open_read on programmes using ((select app.scope()) is distinct from 'open' or app.sees_vacancy_for(institution_id, id));
