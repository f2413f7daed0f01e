-- Which link a mail carries: one that cannot be delivered puts it back among those to be sent by hand.
set lock_timeout = '5s';

-- AlterTable
ALTER TABLE "mails" ADD COLUMN     "link_id" UUID;

-- CreateIndex
CREATE INDEX "mails_institution_id_link_id_idx" ON "mails"("institution_id", "link_id");

-- AddForeignKey
ALTER TABLE "mails" ADD CONSTRAINT "mails_institution_id_link_id_fkey" FOREIGN KEY ("institution_id", "link_id") REFERENCES "link_tasks"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Both stand where a mail was sent and could not be delivered.
alter table link_tasks drop constraint link_tasks_sent;
