-- Equipment of centres and bases, and what centres produce and earn: their days, and the orders in which they are listed.
set lock_timeout = '5s';

alter table equipment add constraint equipment_days check (retired_on >= acquired_on), add constraint equipment_name_given check (btrim(name) <> '');
create index equipment_by_name on equipment (institution_id, name, id);
alter table centre_outputs
  add constraint centre_outputs_quantity check (quantity >= 0 and (quantity is null) = (unit is null)),
  add constraint centre_outputs_title_given check (btrim(title) <> '');
create index centre_outputs_by_day on centre_outputs (institution_id, happened_on desc, id);
