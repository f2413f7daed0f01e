-- Which import a department or a word was made with because its rows named it: it goes with the import when that is taken back.
set lock_timeout = '5s';

-- AlterTable
ALTER TABLE "departments" ADD COLUMN     "import_batch_id" UUID;

-- CreateIndex
CREATE INDEX "departments_institution_id_import_batch_id_idx" ON "departments"("institution_id", "import_batch_id");

-- CreateIndex
CREATE INDEX "dictionary_entries_institution_id_import_batch_id_idx" ON "dictionary_entries"("institution_id", "import_batch_id");
