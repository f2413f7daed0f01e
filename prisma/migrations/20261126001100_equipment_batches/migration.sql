-- Which import a piece of equipment came with.
set lock_timeout = '5s';

-- AlterTable
ALTER TABLE "equipment" ADD COLUMN     "import_batch_id" UUID;

-- CreateIndex
CREATE INDEX "equipment_institution_id_import_batch_id_idx" ON "equipment"("institution_id", "import_batch_id");
