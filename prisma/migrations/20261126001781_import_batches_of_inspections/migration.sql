-- Which import an inspection came with.
set lock_timeout = '5s';

-- AlterTable
ALTER TABLE "inspections" ADD COLUMN     "import_batch_id" UUID;

-- CreateIndex
CREATE INDEX "inspections_institution_id_import_batch_id_idx" ON "inspections"("institution_id", "import_batch_id");
