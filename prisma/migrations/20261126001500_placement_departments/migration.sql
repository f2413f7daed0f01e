-- The department of each placement, which is its student's programme's as it is now: to count placements by it in one query. Read with the rights and behind
-- the walls of whoever asks.
set lock_timeout = '5s';

create view placement_departments with (security_invoker = true) as
  select x.institution_id, x.id as placement_id, p.department_id
    from placements x
    join students s on s.institution_id = x.institution_id and s.id = x.student_id
    join programmes p on p.institution_id = s.institution_id and p.id = s.programme_id;

grant select on placement_departments to rq_app;
