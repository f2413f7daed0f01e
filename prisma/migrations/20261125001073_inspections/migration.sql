-- Inspections of training bases: their days follow each other, and what they found is listed by when it is due.
set lock_timeout = '5s';

alter table inspections add constraint inspections_days check (next_on > inspected_on);
alter table inspection_findings
  add constraint inspection_findings_what check (btrim(what) <> ''),
  add constraint inspection_findings_mended check ((done_on is null) = (mending is null));
create index inspection_findings_by_due on inspection_findings (institution_id, done_on desc nulls first, due_on, id);
create index inspections_by_day on inspections (institution_id, platform_id, inspected_on desc, id);
