-- Administrative classes that an import made go with it when it is taken back, as partners, programmes and students do.
set lock_timeout = '5s';
alter table school_classes add column import_batch_id uuid;
create index school_classes_institution_id_import_batch_id_idx on school_classes (institution_id, import_batch_id);
create index programmes_institution_id_import_batch_id_idx on programmes (institution_id, import_batch_id);
