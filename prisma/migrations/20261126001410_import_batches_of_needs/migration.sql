-- Which import a need came with.
set lock_timeout = '5s';

-- AlterTable
ALTER TABLE "needs" ADD COLUMN     "import_batch_id" UUID;

-- CreateIndex
CREATE INDEX "needs_institution_id_import_batch_id_idx" ON "needs"("institution_id", "import_batch_id");
