-- Which import a training programme and an output of a practice centre came with.
set lock_timeout = '5s';

-- AlterTable
ALTER TABLE "training_programmes" ADD COLUMN     "import_batch_id" UUID;
ALTER TABLE "centre_outputs" ADD COLUMN     "import_batch_id" UUID;

-- CreateIndex
CREATE INDEX "training_programmes_institution_id_import_batch_id_idx" ON "training_programmes"("institution_id", "import_batch_id");
CREATE INDEX "centre_outputs_institution_id_import_batch_id_idx" ON "centre_outputs"("institution_id", "import_batch_id");
