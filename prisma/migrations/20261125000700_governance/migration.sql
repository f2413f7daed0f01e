-- The orders in which resolutions and yearly tasks are listed: what is due first.
set lock_timeout = '5s';

create index resolutions_by_due on resolutions (institution_id, done_on desc nulls first, due_on, id);
create index platform_tasks_by_due on platform_tasks (institution_id, done_on desc nulls first, dropped_on desc nulls first, due_on, id);
