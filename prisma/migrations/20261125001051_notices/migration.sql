-- Industry notices, and the open page: what an institution shows to everybody. Its transactions have the scope 'open' and only read.
set lock_timeout = '5s';

-- CreateTable
CREATE TABLE "industry_notices" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT COLLATE "zh-x-icu" NOT NULL,
    "body" TEXT NOT NULL,
    "source" TEXT,
    "source_url" TEXT,
    "chain_id" UUID,
    "issued_on" DATE NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'DRAFT',
    "public" BOOLEAN NOT NULL DEFAULT false,
    "search_tokens" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "industry_notices_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateIndex
CREATE INDEX "industry_notices_institution_id_issued_on_idx" ON "industry_notices"("institution_id", "issued_on");

-- CreateIndex
CREATE INDEX "industry_notices_institution_id_chain_id_idx" ON "industry_notices"("institution_id", "chain_id");

-- CreateIndex
CREATE INDEX "industry_notices_institution_id_search_tokens_idx" ON "industry_notices" USING GIN ("institution_id" uuid_ops, "search_tokens" array_ops);

-- AddForeignKey
ALTER TABLE "industry_notices" ADD CONSTRAINT "industry_notices_institution_id_chain_id_fkey" FOREIGN KEY ("institution_id", "chain_id") REFERENCES "dictionary_entries"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table industry_notices
  add constraint industry_notices_kind check (kind in ('PLAN', 'POLICY', 'DEMAND', 'REPORT')),
  add constraint industry_notices_state check (state in ('DRAFT', 'PUBLISHED')),
  add constraint industry_notices_given check (btrim(title) <> '' and btrim(body) <> '');

create trigger audit after insert or update or delete on industry_notices for each row execute function app.audit('institution_id,id,version,created_at,updated_at,search_tokens', '');
alter table industry_notices enable row level security, force row level security;
create policy tenant on industry_notices using (institution_id = (select app.institution())) with check (institution_id = (select app.institution()));
create policy outsider on industry_notices as restrictive using ((select app.is_staff())
  or ((select app.scope()) in ('partner', 'student') and state = 'PUBLISHED')
  or ((select app.scope()) = 'open' and state = 'PUBLISHED' and public));
create policy outsider_insert on industry_notices as restrictive for insert with check ((select app.is_staff()));
create policy outsider_update on industry_notices as restrictive for update using ((select app.is_staff()));
create policy outsider_delete on industry_notices as restrictive for delete using ((select app.is_staff()));
grant select, insert, update, delete on industry_notices to rq_app;

-- Of vacancies the open page shows those that are published and open today, and the enterprises that offer them.
drop policy outsider on vacancies;
create policy outsider on vacancies as restrictive using ((select app.is_staff())
  or ((select app.scope()) = 'partner' and partner_id = (select app.partner()))
  or ((select app.scope()) in ('student', 'open') and withdrawn_on is null and opens_on <= (select app.today()) and closes_on > (select app.today())
    and ((select app.scope()) = 'student' or public)));
drop policy outsider on partners;
create policy outsider on partners as restrictive using ((select app.is_staff()) or ((select app.scope()) in ('partner', 'mentor', 'link') and id = (select app.partner()))
  or ((select app.scope()) = 'student' and exists (select 1 from placements p where p.institution_id = partners.institution_id and p.partner_id = partners.id))
  or ((select app.scope()) in ('student', 'open') and exists (select 1 from vacancies v where v.institution_id = partners.institution_id and v.partner_id = partners.id)));
-- Lists that everybody of the college reads are not everybody's.
create policy open_read on departments as restrictive for select using ((select app.scope()) is distinct from 'open');
create policy open_read on programmes as restrictive for select using ((select app.scope()) is distinct from 'open'
  or exists (select 1 from vacancy_programmes v where v.institution_id = programmes.institution_id and v.programme_id = programmes.id));
