-- An industry chain has a record of its own: what it is, its files, and the import that it came with. It stays an entry of the dictionary (ADR 0005).
set lock_timeout = '5s';

-- AlterTable
ALTER TABLE "dictionary_entries" ADD COLUMN     "import_batch_id" UUID,
ADD COLUMN     "introduction" TEXT;

-- AlterTable
ALTER TABLE "attachments" ADD COLUMN     "chain_id" UUID;

-- CreateIndex
CREATE INDEX "attachments_institution_id_chain_id_idx" ON "attachments"("institution_id", "chain_id");

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_institution_id_chain_id_fkey" FOREIGN KEY ("institution_id", "chain_id") REFERENCES "dictionary_entries"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table dictionary_entries add constraint dictionary_entries_introduction check (introduction is null or dictionary = 'CHAIN');

-- One record, whichever of the columns that there are.
do $$ declare owners text; begin
  select string_agg(quote_ident(column_name), ', ' order by ordinal_position) into owners from information_schema.columns
    where table_schema = 'public' and table_name = 'attachments' and column_name like '%\_id' and column_name not in ('institution_id', 'uploaded_by_id');
  alter table attachments drop constraint attachments_one_record;
  execute format('alter table attachments add constraint attachments_one_record check (num_nonnulls(%s) = 1)', owners);
end $$;

-- A word of another dictionary is no chain, whoever names it.
create function app.chain_of_dictionary() returns trigger language plpgsql as $$
begin
  if exists (select 1 from dictionary_entries d
      where d.institution_id = new.institution_id and d.id = new.chain_id and d.dictionary <> 'CHAIN') then
    raise exception 'no industry chain: violates check constraint "chain_of_dictionary"'
      using errcode = '23514', constraint = 'chain_of_dictionary';
  end if;
  return new;
end $$;
do $$ declare t text; begin
  foreach t in array array['programmes', 'industry_notices', 'attachments'] loop
    execute format('create trigger chain_of_dictionary before insert or update of chain_id on %I for each row
      when (new.chain_id is not null) execute function app.chain_of_dictionary()', t);
  end loop; end $$;
