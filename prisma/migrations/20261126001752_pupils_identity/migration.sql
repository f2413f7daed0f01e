-- A pupil is recognised among the college's students by its identity number, or by name and birth date.
set lock_timeout = '5s';

-- AlterTable
ALTER TABLE "pathway_students" ADD COLUMN     "birth_on" DATE,
ADD COLUMN     "id_card_enc" BYTEA,
ADD COLUMN     "id_card_index" BYTEA,
ADD COLUMN     "id_card_masked" TEXT;

-- What the audit must not tell of a pupil, as of a student.
drop trigger audit on pathway_students;
create trigger audit after insert or update or delete on pathway_students for each row
  execute function app.audit('institution_id,id,version,created_at,updated_at,search_tokens', 'phone_enc,id_card_enc,id_card_index');
