-- How often a plan's window of choice was opened again after it had ended: its students are told of each opening once.
set lock_timeout = '5s';

alter table internship_plans add column choosing_turn integer not null default 0,
  add constraint internship_plans_choosing_turn check (choosing_turn >= 0);
