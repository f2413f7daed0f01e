-- A link is renewed once: of two renewals at the same time both could be answered. Of those that are there already, the last one counts, and the others that
-- nobody has answered are taken back.
alter table link_tasks disable trigger audit, no force row level security;
with siblings as (
  select institution_id, id, row_number() over (partition by institution_id, renews_id order by created_at desc, id desc) as place
    from link_tasks where renews_id is not null
)
update link_tasks t set renews_id = null, revoked_at = case when t.used_at is null then coalesce(t.revoked_at, now()) else t.revoked_at end, to_send = false
  from siblings s where s.institution_id = t.institution_id and s.id = t.id and s.place > 1;
alter table link_tasks enable trigger audit, force row level security;

drop index link_tasks_institution_id_renews_id_idx;
create unique index link_tasks_institution_id_renews_id_key on link_tasks (institution_id, renews_id);
