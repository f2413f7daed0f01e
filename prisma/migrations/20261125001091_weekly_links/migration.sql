-- Links that a schedule makes: one a mentor and week; those without a mail address wait until staff hands them out. An answer can be taken back for a while.
set lock_timeout = '5s';

alter table link_tasks
  add column week_on date,
  add column to_send boolean not null default false,
  add column mailed_at timestamptz(3),
  add column before_enc bytea,
  add column withdrawn_at timestamptz(3),
  alter column created_by_id drop not null,
  add constraint link_tasks_week check (week_on is null or (kind = 'PRESENT' and extract(isodow from week_on) = 1)),
  add constraint link_tasks_sent check (not to_send or mailed_at is null),
  -- Nobody signs by a link that nobody answers for.
  add constraint link_tasks_made check (created_by_id is not null or week_on is not null),
  add constraint link_tasks_before check (before_enc is null or used_at is not null);
-- Twice in a week makes nothing twice.
create unique index link_tasks_week_key on link_tasks (institution_id, partner_id, recipient, week_on) where week_on is not null;
create index link_tasks_to_send on link_tasks (institution_id, expires_at) where to_send;

create or replace trigger audit after insert or update or delete on link_tasks for each row
  execute function app.audit('institution_id,id,version,created_at,updated_at,search_tokens', 'token_hash,phone_enc,phone_index,before_enc');
