-- Which import an internship post or a visit came with.
set lock_timeout = '5s';

-- AlterTable
ALTER TABLE "internship_posts" ADD COLUMN     "import_batch_id" UUID;

-- AlterTable
ALTER TABLE "visits" ADD COLUMN     "import_batch_id" UUID;

-- CreateIndex
CREATE INDEX "internship_posts_institution_id_import_batch_id_idx" ON "internship_posts"("institution_id", "import_batch_id");

-- CreateIndex
CREATE INDEX "visits_institution_id_import_batch_id_idx" ON "visits"("institution_id", "import_batch_id");
