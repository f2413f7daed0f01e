-- Enrolment of a year is imported, and the list shows what an import brought.
set lock_timeout = '5s';

-- AlterTable
ALTER TABLE "programme_intakes" ADD COLUMN     "import_batch_id" UUID;

-- CreateIndex
CREATE INDEX "programme_intakes_institution_id_year_idx" ON "programme_intakes"("institution_id", "year");
