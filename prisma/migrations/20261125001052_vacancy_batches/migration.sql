-- Which import a vacancy came with.
set lock_timeout = '5s';

-- AlterTable
ALTER TABLE "vacancies" ADD COLUMN     "import_batch_id" UUID;

-- CreateIndex
CREATE INDEX "vacancies_institution_id_import_batch_id_idx" ON "vacancies"("institution_id", "import_batch_id");
