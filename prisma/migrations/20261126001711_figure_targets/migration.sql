-- What a figure shall reach: by figure and the year from which it holds, with where that was decided.
set lock_timeout = '5s';

create table figure_targets (
  "institution_id" uuid not null,
  "id" uuid not null,
  "figure" text not null,
  "year" integer not null,
  "percent" numeric(4, 1) not null,
  "source" text not null,
  "version" integer not null default 1,
  "created_at" timestamptz(3) not null default current_timestamp,
  constraint "figure_targets_pkey" primary key ("institution_id", "id")
);
create unique index "figure_targets_institution_id_figure_year_key" on "figure_targets" ("institution_id", "figure", "year");

alter table figure_targets
  add constraint figure_targets_figure check (figure ~ '^[a-z]+\.[a-z_]+$'),
  add constraint figure_targets_year check (year between 2000 and 2100),
  add constraint figure_targets_percent check (percent > 0 and percent <= 100),
  add constraint figure_targets_source_given check (btrim(source) <> '');
create trigger audit after insert or update or delete on figure_targets for each row
  execute function app.audit('institution_id,id,version,created_at', '');
alter table figure_targets enable row level security, force row level security;
create policy tenant on figure_targets using (institution_id = (select app.institution())) with check (institution_id = (select app.institution()));
create policy outsider on figure_targets as restrictive using ((select app.is_staff()));
grant select, insert, update, delete on figure_targets to rq_app;
