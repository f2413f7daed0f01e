-- The yearly plan and self-assessment of an industry college come with files, and so do notices; of these, whoever reads the notice sees them.
set lock_timeout = '5s';

-- AlterTable
ALTER TABLE "attachments" ADD COLUMN     "notice_id" UUID,
ADD COLUMN     "platform_year_id" UUID;

-- CreateIndex
CREATE INDEX "attachments_institution_id_platform_year_id_idx" ON "attachments"("institution_id", "platform_year_id");

-- CreateIndex
CREATE INDEX "attachments_institution_id_notice_id_idx" ON "attachments"("institution_id", "notice_id");

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_institution_id_platform_year_id_fkey" FOREIGN KEY ("institution_id", "platform_year_id") REFERENCES "platform_years"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_institution_id_notice_id_fkey" FOREIGN KEY ("institution_id", "notice_id") REFERENCES "industry_notices"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One record, whichever of the columns that there are.
do $$ declare owners text; begin
  select string_agg(quote_ident(column_name), ', ' order by ordinal_position) into owners from information_schema.columns
    where table_schema = 'public' and table_name = 'attachments' and column_name like '%\_id' and column_name not in ('institution_id', 'uploaded_by_id');
  alter table attachments drop constraint attachments_one_record;
  execute format('alter table attachments add constraint attachments_one_record check (num_nonnulls(%s) = 1)', owners);
end $$;

-- As in 20261126001000: asked in a function, which runs as the caller, so that the notices' own wall holds.
create function app.sees_notice(institution uuid, notice uuid) returns boolean language plpgsql stable set search_path = public, pg_temp as
  $$ begin return exists (select from industry_notices n where n.institution_id = institution and n.id = notice); end $$;
alter policy outsider on attachments using ((select app.is_staff())
  or app.sees_placement(institution_id, placement_id)
  or ((select app.scope()) = 'partner' and app.sees_order_class(institution_id, order_class_id))
  or app.sees_record_of(institution_id, journal_id, own_choice_id, need_id, agreement_id, pathway_class_id)
  or (notice_id is not null and app.sees_notice(institution_id, notice_id)));
