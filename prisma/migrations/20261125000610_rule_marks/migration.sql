-- Which rules a placement breaks, as last judged: the list, its counts and the figures filter by it. Never stated by anybody.
set lock_timeout = '5s';

alter table "placements" add column "broken" TEXT[] DEFAULT ARRAY[]::TEXT[], add column "judged_on" DATE;
create index "placements_institution_id_broken_idx" on "placements" using gin ("institution_id" uuid_ops, "broken" array_ops);
