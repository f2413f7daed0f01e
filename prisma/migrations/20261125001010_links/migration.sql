-- One link for several interns: a mentor confirms five lines with one tap. What a link names, it may see, and nothing else.
set lock_timeout = '5s';

-- CreateTable
CREATE TABLE "link_lines" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "link_id" UUID NOT NULL,
    "placement_id" UUID NOT NULL,

    CONSTRAINT "link_lines_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateIndex
CREATE INDEX "link_lines_institution_id_placement_id_idx" ON "link_lines"("institution_id", "placement_id");

-- CreateIndex
CREATE UNIQUE INDEX "link_lines_institution_id_link_id_placement_id_key" ON "link_lines"("institution_id", "link_id", "placement_id");

-- AddForeignKey
ALTER TABLE "link_lines" ADD CONSTRAINT "link_lines_institution_id_link_id_fkey" FOREIGN KEY ("institution_id", "link_id") REFERENCES "link_tasks"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_lines" ADD CONSTRAINT "link_lines_institution_id_placement_id_fkey" FOREIGN KEY ("institution_id", "placement_id") REFERENCES "placements"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table link_tasks drop constraint link_tasks_record,
  add constraint link_tasks_record check (
    (kind = 'SLOTS') = (post_id is not null)
    and (kind in ('SIGN', 'ASSESS', 'INCIDENT', 'HOST_AGAIN')) = (placement_id is not null)
    and (kind <> 'CONTACT' or contact_id is not null)
    and (kind = 'SIGN') = (party is not null));

create trigger audit after insert or update or delete on link_lines for each row execute function app.audit('institution_id,id,version,created_at,updated_at,search_tokens', '');
alter table link_lines enable row level security, force row level security;
create policy tenant on link_lines using (institution_id = (select app.institution())) with check (institution_id = (select app.institution()));
create policy outsider on link_lines as restrictive using ((select app.is_staff()) or ((select app.scope()) = 'link' and link_id = (select app.link())));
create policy outsider_insert on link_lines as restrictive for insert with check ((select app.is_staff()));
create policy outsider_update on link_lines as restrictive for update using ((select app.is_staff()));
create policy outsider_delete on link_lines as restrictive for delete using ((select app.is_staff()));
grant select, insert, update, delete on link_lines to rq_app;

-- A link makes no links and no placements; it uses itself.
create policy outsider_insert on link_tasks as restrictive for insert with check ((select app.is_staff()));
create policy outsider_delete on link_tasks as restrictive for delete using ((select app.is_staff()));
create policy link_insert on placements as restrictive for insert with check ((select app.scope()) is distinct from 'link');
create policy link_delete on placements as restrictive for delete using ((select app.scope()) is distinct from 'link');

drop policy outsider on placements;
create policy outsider on placements as restrictive using ((select app.is_staff())
  or ((select app.scope()) = 'partner' and partner_id = (select app.partner()))
  or ((select app.scope()) = 'mentor' and mentor_id = (select app.membership()))
  or ((select app.scope()) = 'student' and student_id = (select app.student()))
  or ((select app.scope()) = 'link' and (
    exists (select 1 from link_tasks l where l.institution_id = placements.institution_id and l.placement_id = placements.id)
    or exists (select 1 from link_lines l where l.institution_id = placements.institution_id and l.placement_id = placements.id))));

-- Who opens a link is not signed in: the token leads to its college and task, and to the name of whom it was made for.
drop function app.link_of(bytea);
create function app.link_of(hash bytea) returns table (institution_id uuid, id uuid, partner_id uuid, recipient text)
language plpgsql security definer set search_path = public, pg_temp as $$
declare was text := current_setting('app.scope', true);
begin
  perform set_config('app.scope', 'link-lookup', true);
  return query select l.institution_id, l.id, l.partner_id, l.recipient from link_tasks l where l.token_hash = hash;
  perform set_config('app.scope', coalesce(was, ''), true);
end $$;
