-- Lists sorted by headcount or first cooperation read all partners and sorted them; now they walk an index. Empty values come last either way, so each direction has its own.
set lock_timeout = '5s';

create index partners_by_headcount on partners (institution_id, kind, headcount, id) where merged_into_id is null;
create index partners_by_headcount_desc on partners (institution_id, kind, headcount desc nulls last, id) where merged_into_id is null;
create index partners_by_since on partners (institution_id, kind, cooperating_since, id) where merged_into_id is null;
create index partners_by_since_desc on partners (institution_id, kind, cooperating_since desc nulls last, id) where merged_into_id is null;

-- Counts beside the filters and the figures of composition: rows are wide, and these columns are all that is counted.
create index partners_counted on partners (institution_id, kind, state, id)
  include (tier, scale, ownership, owner_id, region_city, industry_division) where merged_into_id is null;
