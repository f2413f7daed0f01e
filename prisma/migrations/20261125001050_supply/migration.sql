-- Vacancies that come from an internship post; students see what is open today, with the enterprise that offers it.
set lock_timeout = '5s';

-- AlterTable
ALTER TABLE "vacancies" ADD COLUMN     "post_id" UUID;

-- CreateIndex
CREATE INDEX "vacancies_institution_id_post_id_idx" ON "vacancies"("institution_id", "post_id");

-- AddForeignKey
ALTER TABLE "vacancies" ADD CONSTRAINT "vacancies_institution_id_post_id_fkey" FOREIGN KEY ("institution_id", "post_id") REFERENCES "internship_posts"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The college's day, whatever the server's clock is set to.
create function app.today() returns date language sql stable as $$ select (now() at time zone 'Asia/Shanghai')::date $$;

drop policy outsider on vacancies;
create policy outsider on vacancies as restrictive using ((select app.is_staff())
  or ((select app.scope()) = 'partner' and partner_id = (select app.partner()))
  or ((select app.scope()) = 'student' and withdrawn_on is null and opens_on <= (select app.today()) and closes_on > (select app.today())));
-- Who sees a vacancy does not thereby write its programmes.
create policy outsider_insert on vacancy_programmes as restrictive for insert with check ((select app.scope()) in ('staff', 'system', 'partner'));
create policy outsider_update on vacancy_programmes as restrictive for update using ((select app.scope()) in ('staff', 'system', 'partner'));
create policy outsider_delete on vacancy_programmes as restrictive for delete using ((select app.scope()) in ('staff', 'system', 'partner'));

drop policy outsider on partners;
create policy outsider on partners as restrictive using ((select app.is_staff()) or ((select app.scope()) in ('partner', 'mentor', 'link') and id = (select app.partner()))
  or ((select app.scope()) = 'student' and (exists (select 1 from placements p where p.institution_id = partners.institution_id and p.partner_id = partners.id)
    or exists (select 1 from vacancies v where v.institution_id = partners.institution_id and v.partner_id = partners.id))));
