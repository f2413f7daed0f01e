-- Tables and keys as the schema in prisma/schema says. Names sort by pinyin: their columns carry the ICU collation.
set lock_timeout = '5s';

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "agreements" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "number" TEXT,
    "title" TEXT COLLATE "zh-x-icu" NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'DRAFT',
    "signed_on" DATE,
    "valid_from" DATE,
    "valid_to" DATE,
    "terminated_on" DATE,
    "reason" TEXT,
    "auto_renew" BOOLEAN NOT NULL DEFAULT false,
    "amount" DECIMAL(14,2),
    "department_id" UUID,
    "responsible_id" UUID,
    "renewal_of_id" UUID,
    "summary" TEXT,
    "remark" TEXT,
    "import_batch_id" UUID,
    "search_tokens" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agreements_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "agreement_parties" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "partner_id" UUID,
    "part" TEXT NOT NULL,
    "signatory" TEXT,

    CONSTRAINT "agreement_parties_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "institutions" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "short_name" TEXT,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "institutions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "departments" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT COLLATE "zh-x-icu" NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "closed_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "departments_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "dictionary_entries" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "dictionary" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "label_zh" TEXT NOT NULL,
    "label_en" TEXT NOT NULL,
    "aliases" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "position" INTEGER NOT NULL DEFAULT 0,
    "retired_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "dictionary_entries_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "regions" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "full_name" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "parent_code" TEXT,

    CONSTRAINT "regions_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "industries" (
    "code" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "parent_code" TEXT,

    CONSTRAINT "industries_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "name" TEXT COLLATE "zh-x-icu" NOT NULL,
    "email" TEXT,
    "phone_enc" BYTEA,
    "phone_index" BYTEA,
    "password_hash" TEXT,
    "password_changed_at" TIMESTAMPTZ(3),
    "password_history" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "must_change" BOOLEAN NOT NULL DEFAULT false,
    "totp_secret_enc" BYTEA,
    "totp_enabled_at" TIMESTAMPTZ(3),
    "totp_last_step" BIGINT,
    "recovery_hashes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "oidc_subject" TEXT,
    "locale" TEXT,
    "disabled_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "memberships" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "department_id" UUID,
    "partner_id" UUID,
    "student_id" UUID,
    "staff_no" TEXT,
    "title" TEXT,
    "ended_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "memberships_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "user_id" UUID NOT NULL,
    "institution_id" UUID,
    "membership_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "ip" TEXT,
    "user_agent" TEXT,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_links" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "institution_id" UUID,
    "user_id" UUID,
    "membership_id" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_links_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "needs" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT COLLATE "zh-x-icu" NOT NULL,
    "description" TEXT,
    "quantity" INTEGER,
    "state" TEXT NOT NULL DEFAULT 'OPEN',
    "reason" TEXT,
    "raised_on" DATE NOT NULL,
    "wanted_by" DATE,
    "closed_on" DATE,
    "department_id" UUID,
    "search_tokens" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "needs_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "need_answers" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "need_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "answered_by" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "need_answers_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "partners" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT COLLATE "zh-x-icu" NOT NULL,
    "name_key" TEXT NOT NULL,
    "short_name" TEXT,
    "credit_code" TEXT,
    "no_code_reason" TEXT,
    "industry_code" TEXT,
    "industry_text" TEXT,
    "industry_division" TEXT GENERATED ALWAYS AS (left("industry_code", 2)) STORED,
    "region_city" TEXT GENERATED ALWAYS AS (left("region_code", 4)) STORED,
    "chains" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "scale" TEXT,
    "tier" TEXT,
    "ownership" TEXT,
    "region_code" TEXT,
    "region_text" TEXT,
    "address" TEXT,
    "website" TEXT,
    "headcount" INTEGER,
    "legal_person" TEXT,
    "capital" DECIMAL(14,2),
    "listed" BOOLEAN,
    "cooperation" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "programmes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "state" TEXT NOT NULL,
    "cooperating_since" DATE,
    "owner_id" UUID,
    "group_id" UUID,
    "introduction" TEXT,
    "remark" TEXT,
    "merged_into_id" UUID,
    "import_batch_id" UUID,
    "search_tokens" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "partners_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "partner_names" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT COLLATE "zh-x-icu" NOT NULL,
    "name_key" TEXT NOT NULL,

    CONSTRAINT "partner_names_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "partner_state_periods" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "started_on" DATE NOT NULL,
    "ended_on" DATE,

    CONSTRAINT "partner_state_periods_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "partner_departments" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "department_id" UUID NOT NULL,

    CONSTRAINT "partner_departments_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "contacts" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "name" TEXT COLLATE "zh-x-icu" NOT NULL,
    "title" TEXT,
    "phone_enc" BYTEA,
    "phone_index" BYTEA,
    "phone_masked" TEXT,
    "wechat" TEXT,
    "email" TEXT,
    "is_liaison" BOOLEAN NOT NULL DEFAULT false,
    "left_on" DATE,
    "position" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contacts_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "partner_merges" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "target_id" UUID NOT NULL,
    "moved" JSONB NOT NULL,
    "merged_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "partner_merges_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "attachments" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "partner_id" UUID,
    "agreement_id" UUID,
    "visit_id" UUID,
    "need_id" UUID,
    "name" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" BYTEA NOT NULL,
    "storage_key" TEXT NOT NULL,
    "uploaded_by_id" UUID NOT NULL,
    "removed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attachments_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "comments" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "removed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "comments_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "saved_views" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "module" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_views_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "import_batches" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "module" TEXT NOT NULL,
    "membership_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "storage_key" TEXT NOT NULL,
    "sheet" TEXT,
    "header_row" INTEGER,
    "mapping" JSONB NOT NULL DEFAULT '{}',
    "state" TEXT NOT NULL,
    "progress" INTEGER NOT NULL DEFAULT 0,
    "totals" JSONB NOT NULL DEFAULT '{}',
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "committed_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "import_batches_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "import_rows" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "row_no" INTEGER NOT NULL,
    "result" TEXT NOT NULL,
    "has_warning" BOOLEAN NOT NULL DEFAULT false,
    "content_enc" BYTEA NOT NULL,
    "record_id" UUID,

    CONSTRAINT "import_rows_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "import_maps" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "module" TEXT NOT NULL,
    "signature" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "import_maps_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "institution_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "seq" BIGINT,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),
    "actor" TEXT NOT NULL,
    "membership_id" UUID,
    "command" TEXT NOT NULL,
    "request" TEXT NOT NULL,
    "tbl" TEXT NOT NULL,
    "row_id" UUID NOT NULL,
    "partner_id" UUID,
    "op" CHAR(1) NOT NULL,
    "changed" JSONB NOT NULL,
    "hash" BYTEA,

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "audit_heads" (
    "institution_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_heads_pkey" PRIMARY KEY ("institution_id")
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "command" TEXT NOT NULL,
    "input_hash" BYTEA NOT NULL,
    "result" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "notifications" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "params" JSONB NOT NULL DEFAULT '{}',
    "href" TEXT,
    "dedupe" TEXT,
    "read_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notifications_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "mails" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "to_enc" BYTEA NOT NULL,
    "template" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "params_enc" BYTEA NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'WAITING',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "sent_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mails_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "visits" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "visited_on" DATE NOT NULL,
    "subject" TEXT COLLATE "zh-x-icu" NOT NULL,
    "place" TEXT,
    "others" TEXT,
    "findings" TEXT,
    "search_tokens" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "visits_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "visit_participants" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,

    CONSTRAINT "visit_participants_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "follow_ups" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "what" TEXT NOT NULL,
    "owner_id" UUID NOT NULL,
    "due_on" DATE NOT NULL,
    "done_on" DATE,
    "result" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "follow_ups_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateIndex
CREATE INDEX "agreements_institution_id_valid_to_idx" ON "agreements"("institution_id", "valid_to");

-- CreateIndex
CREATE INDEX "agreements_institution_id_department_id_idx" ON "agreements"("institution_id", "department_id");

-- CreateIndex
CREATE INDEX "agreements_institution_id_responsible_id_idx" ON "agreements"("institution_id", "responsible_id");

-- CreateIndex
CREATE INDEX "agreements_institution_id_renewal_of_id_idx" ON "agreements"("institution_id", "renewal_of_id");

-- CreateIndex
CREATE INDEX "agreements_institution_id_search_tokens_idx" ON "agreements" USING GIN ("institution_id" uuid_ops, "search_tokens" array_ops);

-- CreateIndex
CREATE UNIQUE INDEX "agreements_institution_id_number_key" ON "agreements"("institution_id", "number");

-- CreateIndex
CREATE INDEX "agreement_parties_institution_id_partner_id_idx" ON "agreement_parties"("institution_id", "partner_id");

-- CreateIndex
CREATE UNIQUE INDEX "agreement_parties_institution_id_agreement_id_partner_id_key" ON "agreement_parties"("institution_id", "agreement_id", "partner_id");

-- CreateIndex
CREATE UNIQUE INDEX "agreement_parties_institution_id_agreement_id_part_key" ON "agreement_parties"("institution_id", "agreement_id", "part");

-- CreateIndex
CREATE UNIQUE INDEX "institutions_code_key" ON "institutions"("code");

-- CreateIndex
CREATE UNIQUE INDEX "departments_institution_id_code_key" ON "departments"("institution_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "departments_institution_id_name_key" ON "departments"("institution_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "dictionary_entries_institution_id_dictionary_code_key" ON "dictionary_entries"("institution_id", "dictionary", "code");

-- CreateIndex
CREATE INDEX "regions_parent_code_idx" ON "regions"("parent_code");

-- CreateIndex
CREATE INDEX "industries_parent_code_idx" ON "industries"("parent_code");

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE UNIQUE INDEX "users_phone_index_key" ON "users"("phone_index");

-- CreateIndex
CREATE UNIQUE INDEX "users_oidc_subject_key" ON "users"("oidc_subject");

-- CreateIndex
CREATE INDEX "memberships_user_id_idx" ON "memberships"("user_id");

-- CreateIndex
CREATE INDEX "memberships_institution_id_partner_id_idx" ON "memberships"("institution_id", "partner_id");

-- CreateIndex
CREATE UNIQUE INDEX "memberships_institution_id_staff_no_key" ON "memberships"("institution_id", "staff_no");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_token_hash_key" ON "sessions"("token_hash");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_links_token_hash_key" ON "account_links"("token_hash");

-- CreateIndex
CREATE INDEX "account_links_user_id_idx" ON "account_links"("user_id");

-- CreateIndex
CREATE INDEX "needs_institution_id_partner_id_idx" ON "needs"("institution_id", "partner_id");

-- CreateIndex
CREATE INDEX "needs_institution_id_state_raised_on_idx" ON "needs"("institution_id", "state", "raised_on");

-- CreateIndex
CREATE INDEX "needs_institution_id_department_id_idx" ON "needs"("institution_id", "department_id");

-- CreateIndex
CREATE INDEX "needs_institution_id_search_tokens_idx" ON "needs" USING GIN ("institution_id" uuid_ops, "search_tokens" array_ops);

-- CreateIndex
CREATE INDEX "need_answers_institution_id_need_id_idx" ON "need_answers"("institution_id", "need_id");

-- CreateIndex
CREATE INDEX "partners_institution_id_owner_id_idx" ON "partners"("institution_id", "owner_id");

-- CreateIndex
CREATE INDEX "partners_institution_id_group_id_idx" ON "partners"("institution_id", "group_id");

-- CreateIndex
CREATE INDEX "partners_institution_id_name_key_idx" ON "partners"("institution_id", "name_key");

-- CreateIndex
CREATE INDEX "partners_institution_id_import_batch_id_idx" ON "partners"("institution_id", "import_batch_id");

-- CreateIndex
CREATE INDEX "partners_institution_id_search_tokens_idx" ON "partners" USING GIN ("institution_id" uuid_ops, "search_tokens" array_ops);

-- CreateIndex
CREATE INDEX "partner_names_institution_id_name_key_idx" ON "partner_names"("institution_id", "name_key");

-- CreateIndex
CREATE UNIQUE INDEX "partner_names_institution_id_partner_id_name_key" ON "partner_names"("institution_id", "partner_id", "name");

-- CreateIndex
CREATE INDEX "partner_state_periods_institution_id_partner_id_idx" ON "partner_state_periods"("institution_id", "partner_id");

-- CreateIndex
CREATE INDEX "partner_departments_institution_id_department_id_idx" ON "partner_departments"("institution_id", "department_id");

-- CreateIndex
CREATE UNIQUE INDEX "partner_departments_institution_id_partner_id_department_id_key" ON "partner_departments"("institution_id", "partner_id", "department_id");

-- CreateIndex
CREATE INDEX "contacts_institution_id_partner_id_idx" ON "contacts"("institution_id", "partner_id");

-- CreateIndex
CREATE INDEX "contacts_institution_id_phone_index_idx" ON "contacts"("institution_id", "phone_index");

-- CreateIndex
CREATE INDEX "partner_merges_institution_id_target_id_idx" ON "partner_merges"("institution_id", "target_id");

-- CreateIndex
CREATE INDEX "partner_merges_institution_id_source_id_idx" ON "partner_merges"("institution_id", "source_id");

-- CreateIndex
CREATE INDEX "attachments_institution_id_partner_id_idx" ON "attachments"("institution_id", "partner_id");

-- CreateIndex
CREATE INDEX "attachments_institution_id_agreement_id_idx" ON "attachments"("institution_id", "agreement_id");

-- CreateIndex
CREATE INDEX "attachments_institution_id_visit_id_idx" ON "attachments"("institution_id", "visit_id");

-- CreateIndex
CREATE INDEX "attachments_institution_id_need_id_idx" ON "attachments"("institution_id", "need_id");

-- CreateIndex
CREATE INDEX "comments_institution_id_partner_id_created_at_idx" ON "comments"("institution_id", "partner_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "saved_views_institution_id_membership_id_module_name_key" ON "saved_views"("institution_id", "membership_id", "module", "name");

-- CreateIndex
CREATE INDEX "import_batches_institution_id_module_created_at_idx" ON "import_batches"("institution_id", "module", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "import_rows_institution_id_batch_id_row_no_key" ON "import_rows"("institution_id", "batch_id", "row_no");

-- CreateIndex
CREATE UNIQUE INDEX "import_maps_institution_id_module_signature_key" ON "import_maps"("institution_id", "module", "signature");

-- CreateIndex
CREATE INDEX "audit_entries_institution_id_tbl_row_id_idx" ON "audit_entries"("institution_id", "tbl", "row_id");

-- CreateIndex
CREATE INDEX "audit_entries_institution_id_partner_id_id_idx" ON "audit_entries"("institution_id", "partner_id", "id");

-- CreateIndex
CREATE INDEX "audit_entries_institution_id_membership_id_id_idx" ON "audit_entries"("institution_id", "membership_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "audit_entries_institution_id_seq_key" ON "audit_entries"("institution_id", "seq");

-- CreateIndex
CREATE INDEX "idempotency_keys_created_at_idx" ON "idempotency_keys"("created_at");

-- CreateIndex
CREATE INDEX "notifications_institution_id_membership_id_read_at_idx" ON "notifications"("institution_id", "membership_id", "read_at");

-- CreateIndex
CREATE UNIQUE INDEX "notifications_institution_id_membership_id_dedupe_key" ON "notifications"("institution_id", "membership_id", "dedupe");

-- CreateIndex
CREATE INDEX "mails_state_created_at_idx" ON "mails"("state", "created_at");

-- CreateIndex
CREATE INDEX "visits_institution_id_partner_id_idx" ON "visits"("institution_id", "partner_id");

-- CreateIndex
CREATE INDEX "visits_institution_id_visited_on_idx" ON "visits"("institution_id", "visited_on");

-- CreateIndex
CREATE INDEX "visits_institution_id_search_tokens_idx" ON "visits" USING GIN ("institution_id" uuid_ops, "search_tokens" array_ops);

-- CreateIndex
CREATE INDEX "visit_participants_institution_id_membership_id_idx" ON "visit_participants"("institution_id", "membership_id");

-- CreateIndex
CREATE UNIQUE INDEX "visit_participants_institution_id_visit_id_membership_id_key" ON "visit_participants"("institution_id", "visit_id", "membership_id");

-- CreateIndex
CREATE INDEX "follow_ups_institution_id_visit_id_idx" ON "follow_ups"("institution_id", "visit_id");

-- CreateIndex
CREATE INDEX "follow_ups_institution_id_owner_id_done_on_idx" ON "follow_ups"("institution_id", "owner_id", "done_on");

-- AddForeignKey
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_institution_id_department_id_fkey" FOREIGN KEY ("institution_id", "department_id") REFERENCES "departments"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_institution_id_responsible_id_fkey" FOREIGN KEY ("institution_id", "responsible_id") REFERENCES "memberships"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_institution_id_renewal_of_id_fkey" FOREIGN KEY ("institution_id", "renewal_of_id") REFERENCES "agreements"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_parties" ADD CONSTRAINT "agreement_parties_institution_id_agreement_id_fkey" FOREIGN KEY ("institution_id", "agreement_id") REFERENCES "agreements"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_parties" ADD CONSTRAINT "agreement_parties_institution_id_partner_id_fkey" FOREIGN KEY ("institution_id", "partner_id") REFERENCES "partners"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "departments" ADD CONSTRAINT "departments_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institutions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institutions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_institution_id_department_id_fkey" FOREIGN KEY ("institution_id", "department_id") REFERENCES "departments"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_institution_id_partner_id_fkey" FOREIGN KEY ("institution_id", "partner_id") REFERENCES "partners"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_institution_id_membership_id_fkey" FOREIGN KEY ("institution_id", "membership_id") REFERENCES "memberships"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "needs" ADD CONSTRAINT "needs_institution_id_partner_id_fkey" FOREIGN KEY ("institution_id", "partner_id") REFERENCES "partners"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "needs" ADD CONSTRAINT "needs_institution_id_department_id_fkey" FOREIGN KEY ("institution_id", "department_id") REFERENCES "departments"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "need_answers" ADD CONSTRAINT "need_answers_institution_id_need_id_fkey" FOREIGN KEY ("institution_id", "need_id") REFERENCES "needs"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "need_answers" ADD CONSTRAINT "need_answers_institution_id_membership_id_fkey" FOREIGN KEY ("institution_id", "membership_id") REFERENCES "memberships"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partners" ADD CONSTRAINT "partners_institution_id_owner_id_fkey" FOREIGN KEY ("institution_id", "owner_id") REFERENCES "memberships"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partners" ADD CONSTRAINT "partners_institution_id_group_id_fkey" FOREIGN KEY ("institution_id", "group_id") REFERENCES "partners"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partners" ADD CONSTRAINT "partners_institution_id_merged_into_id_fkey" FOREIGN KEY ("institution_id", "merged_into_id") REFERENCES "partners"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partner_names" ADD CONSTRAINT "partner_names_institution_id_partner_id_fkey" FOREIGN KEY ("institution_id", "partner_id") REFERENCES "partners"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partner_state_periods" ADD CONSTRAINT "partner_state_periods_institution_id_partner_id_fkey" FOREIGN KEY ("institution_id", "partner_id") REFERENCES "partners"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partner_departments" ADD CONSTRAINT "partner_departments_institution_id_partner_id_fkey" FOREIGN KEY ("institution_id", "partner_id") REFERENCES "partners"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partner_departments" ADD CONSTRAINT "partner_departments_institution_id_department_id_fkey" FOREIGN KEY ("institution_id", "department_id") REFERENCES "departments"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_institution_id_partner_id_fkey" FOREIGN KEY ("institution_id", "partner_id") REFERENCES "partners"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partner_merges" ADD CONSTRAINT "partner_merges_institution_id_source_id_fkey" FOREIGN KEY ("institution_id", "source_id") REFERENCES "partners"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partner_merges" ADD CONSTRAINT "partner_merges_institution_id_target_id_fkey" FOREIGN KEY ("institution_id", "target_id") REFERENCES "partners"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_institution_id_partner_id_fkey" FOREIGN KEY ("institution_id", "partner_id") REFERENCES "partners"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_institution_id_agreement_id_fkey" FOREIGN KEY ("institution_id", "agreement_id") REFERENCES "agreements"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_institution_id_visit_id_fkey" FOREIGN KEY ("institution_id", "visit_id") REFERENCES "visits"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_institution_id_need_id_fkey" FOREIGN KEY ("institution_id", "need_id") REFERENCES "needs"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_institution_id_uploaded_by_id_fkey" FOREIGN KEY ("institution_id", "uploaded_by_id") REFERENCES "memberships"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_institution_id_partner_id_fkey" FOREIGN KEY ("institution_id", "partner_id") REFERENCES "partners"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_institution_id_membership_id_fkey" FOREIGN KEY ("institution_id", "membership_id") REFERENCES "memberships"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_institution_id_membership_id_fkey" FOREIGN KEY ("institution_id", "membership_id") REFERENCES "memberships"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_batches" ADD CONSTRAINT "import_batches_institution_id_membership_id_fkey" FOREIGN KEY ("institution_id", "membership_id") REFERENCES "memberships"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_institution_id_batch_id_fkey" FOREIGN KEY ("institution_id", "batch_id") REFERENCES "import_batches"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_institution_id_membership_id_fkey" FOREIGN KEY ("institution_id", "membership_id") REFERENCES "memberships"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visits" ADD CONSTRAINT "visits_institution_id_partner_id_fkey" FOREIGN KEY ("institution_id", "partner_id") REFERENCES "partners"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_participants" ADD CONSTRAINT "visit_participants_institution_id_visit_id_fkey" FOREIGN KEY ("institution_id", "visit_id") REFERENCES "visits"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_participants" ADD CONSTRAINT "visit_participants_institution_id_membership_id_fkey" FOREIGN KEY ("institution_id", "membership_id") REFERENCES "memberships"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_institution_id_visit_id_fkey" FOREIGN KEY ("institution_id", "visit_id") REFERENCES "visits"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_institution_id_owner_id_fkey" FOREIGN KEY ("institution_id", "owner_id") REFERENCES "memberships"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- ============================================================================================================
-- The walls: what the database refuses whatever the application does. Names here are those of docs/adr/0003.
-- ============================================================================================================
create schema app;

-- What a transaction is on behalf of; lib/db/door.ts sets these first thing, local to the transaction.
create function app.setting(name text) returns text language sql stable parallel safe as
  $$ select nullif(current_setting(name, true), '') $$;
create function app.institution() returns uuid language sql stable parallel safe as $$ select app.setting('app.institution')::uuid $$;
create function app.membership()  returns uuid language sql stable parallel safe as $$ select app.setting('app.membership')::uuid $$;
create function app.user_id()     returns uuid language sql stable parallel safe as $$ select app.setting('app.user')::uuid $$;
create function app.partner()     returns uuid language sql stable parallel safe as $$ select app.setting('app.partner')::uuid $$;
-- staff: whole institution · partner: one partner · mentor, student: themselves · auth: signing in · system: jobs of one institution
create function app.scope()       returns text language sql stable parallel safe as $$ select app.setting('app.scope') $$;
create function app.is_staff()    returns boolean language sql stable parallel safe as
  $$ select coalesce(app.setting('app.scope') in ('staff', 'system'), false) $$;
create function app.is_auth()     returns boolean language sql stable parallel safe as
  $$ select coalesce(app.setting('app.scope') = 'auth', false) $$;
-- A pooled connection keeps a setting as '' after its transaction, so emptiness must be an error of its own.
create function app.required(name text) returns text language plpgsql stable as $$
begin
  if app.setting(name) is null then raise exception '% is not set', name using errcode = 'insufficient_privilege'; end if;
  return app.setting(name);
end $$;

-- ---------- identifiers ----------
-- GB 32100-2015: eighteen characters, the last one a check over the others.
create function app.credit_code_ok(code text) returns boolean language plpgsql immutable parallel safe as $$
declare
  alphabet constant text := '0123456789ABCDEFGHJKLMNPQRTUWXY';
  weights constant int[] := array[1,3,9,27,19,26,16,17,20,29,25,13,8,24,10,30,28];
  total int := 0; v int;
begin
  if length(code) <> 18 then return false; end if;
  for i in 1..18 loop
    v := strpos(alphabet, substr(code, i, 1)) - 1;
    if v < 0 then return false; end if;
    if i < 18 then total := total + v * weights[i]; end if;
  end loop;
  return v = (31 - total % 31) % 31;
end $$;

-- ---------- checks ----------
alter table departments add constraint departments_name_given check (btrim(name) <> '');
alter table memberships
  add constraint memberships_role check (role in ('ADMIN', 'OFFICE', 'LEADER', 'DEPARTMENT', 'TEACHER', 'LIAISON', 'MENTOR', 'SCHOOL', 'STUDENT')),
  add constraint memberships_place check (
    (role not in ('LIAISON', 'MENTOR', 'SCHOOL') or partner_id is not null)
    and (role <> 'STUDENT' or student_id is not null)
    and (role <> 'DEPARTMENT' or department_id is not null));
-- One live membership of a kind: a second invitation of the same person must not double it.
create unique index memberships_live_key on memberships (institution_id, user_id, role, coalesce(department_id, partner_id, student_id, institution_id)) where ended_at is null;
alter table account_links add constraint account_links_kind check (kind in ('INVITATION', 'RESET', 'TICKET'));
alter table users add constraint users_email_lower check (email = lower(email));
alter table partners
  add constraint partners_kind check (kind in ('ENTERPRISE', 'SECONDARY_SCHOOL', 'PARK', 'ASSOCIATION', 'GOVERNMENT', 'UNIVERSITY', 'RESEARCH')),
  add constraint partners_state check (state in ('PROSPECT', 'ACTIVE', 'SUSPENDED', 'ENDED')),
  add constraint partners_scale check (scale in ('LARGE', 'MEDIUM', 'SMALL', 'MICRO')),
  add constraint partners_tier check (tier in ('LEADING', 'BACKBONE', 'GENERAL')),
  add constraint partners_name_given check (btrim(name) <> ''),
  add constraint partners_credit_code check (app.credit_code_ok(credit_code)),
  add constraint partners_code_or_reason check (kind <> 'ENTERPRISE' or credit_code is not null or btrim(no_code_reason) <> ''),
  add constraint partners_headcount check (headcount >= 0),
  add constraint partners_own_group check (group_id <> id),
  add constraint partners_own_merge check (merged_into_id <> id),
  add foreign key (industry_code) references industries (code) on delete restrict,
  add foreign key (region_code) references regions (code) on delete restrict;
create unique index partners_credit_code_key on partners (institution_id, credit_code) where merged_into_id is null and credit_code is not null;
-- The lists' default orders, read by index alone however many rows there are.
create index partners_by_name on partners (institution_id, kind, name, id) where merged_into_id is null;
create index partners_by_state_name on partners (institution_id, kind, state, name, id) where merged_into_id is null;
create index partners_by_change on partners (institution_id, kind, updated_at desc, id) where merged_into_id is null;
-- Likely duplicates: a look-alike of the name without region and legal form.
create index partners_name_key_trgm on partners using gin (institution_id, name_key gin_trgm_ops);
alter table partner_names add constraint partner_names_kind check (kind in ('FORMER', 'ALIAS'));
alter table partner_state_periods
  add constraint partner_state_periods_state check (state in ('PROSPECT', 'ACTIVE', 'SUSPENDED', 'ENDED')),
  add constraint partner_state_periods_days check (ended_on > started_on);
create unique index partner_state_periods_open_key on partner_state_periods (institution_id, partner_id) where ended_on is null;
alter table agreements
  add constraint agreements_kind check (kind in ('FRAMEWORK', 'CO_BUILDING', 'ORDER_CLASS', 'BASE', 'INTERNSHIP', 'RESEARCH', 'PATHWAY')),
  add constraint agreements_state check (state in ('DRAFT', 'IN_REVIEW', 'SIGNED', 'TERMINATED')),
  add constraint agreements_days check (valid_to >= valid_from),
  add constraint agreements_signed check (state not in ('SIGNED', 'TERMINATED') or (signed_on is not null and valid_from is not null and valid_to is not null)),
  add constraint agreements_terminated check ((state = 'TERMINATED') = (terminated_on is not null)),
  add constraint agreements_amount check (amount >= 0),
  add constraint agreements_own_renewal check (renewal_of_id <> id);
alter table agreement_parties add constraint agreement_parties_part check (part ~ '^[A-Z]$');
alter table visits add constraint visits_kind check (kind in ('SURVEY', 'VISIT', 'EXCHANGE', 'RETURN_VISIT'));
alter table needs
  add constraint needs_kind check (kind in ('PRODUCT', 'TECHNOLOGY', 'TALENT')),
  add constraint needs_state check (state in ('OPEN', 'MATCHED', 'MET', 'WITHDRAWN')),
  add constraint needs_quantity check (quantity > 0),
  add constraint needs_closed check ((state in ('MET', 'WITHDRAWN')) = (closed_on is not null));
alter table attachments
  add constraint attachments_one_record check (num_nonnulls(partner_id, agreement_id, visit_id, need_id) = 1),
  add constraint attachments_size check (size > 0);
alter table import_batches add constraint import_batches_state check (state in ('MAPPING', 'CHECKING', 'PREVIEW', 'RUNNING', 'DONE', 'FAILED', 'UNDONE', 'DISCARDED'));
alter table import_rows add constraint import_rows_result check (result in ('NEW', 'CHANGED', 'UNCHANGED', 'REFUSED'));
alter table mails add constraint mails_state check (state in ('WAITING', 'SENT', 'FAILED'));

-- ---------- audit ----------
create index audit_entries_unsealed on audit_entries (institution_id, id) where seq is null;

-- One row per changed record, in the same transaction. Arguments: columns left out; columns of which only the fact of a change is told (personal data, secrets).
create function app.audit() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  o jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  n jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  r jsonb := coalesce(n, o);
  skipped text[] := string_to_array(tg_argv[0], ',');
  hidden text[] := string_to_array(coalesce(tg_argv[1], ''), ',');
  diff jsonb;
begin
  select jsonb_object_agg(k, case when k = any (hidden)
      then jsonb_build_array(case when o ->> k is not null then '•' end, case when n ->> k is not null then '•' end)
      else jsonb_build_array(o -> k, n -> k) end)
    into diff
    from jsonb_object_keys(r) k where k <> all (skipped) and (o -> k) is distinct from (n -> k)
      and not (tg_op = 'INSERT' and n -> k = 'null'::jsonb);
  if diff is null then return null; end if;
  perform app.audit_write(coalesce((r ->> 'institution_id')::uuid, case when tg_table_name = 'institutions' then (r ->> 'id')::uuid end),
    tg_table_name, (r ->> 'id')::uuid, case tg_table_name when 'partners' then (r ->> 'id')::uuid else (r ->> 'partner_id')::uuid end, left(tg_op, 1), diff);
  return null;
end $$;

-- Rows of no institution (a user, a session before its choice) go into the chain of the institution acted for, else of the installation.
create function app.audit_write(i uuid, t text, row_id uuid, partner uuid, op text, changed jsonb) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into audit_entries (institution_id, actor, membership_id, command, request, tbl, row_id, partner_id, op, changed)
  values (coalesce(i, app.institution(), '00000000-0000-0000-0000-000000000000'), app.required('app.actor'), app.membership(),
          app.required('app.command'), app.required('app.request'), t, row_id, partner, op, changed) $$;
-- Not for the application: it would let a statement write an entry for another institution.
revoke all on function app.audit_write(uuid, text, uuid, uuid, text, jsonb) from public;

-- What leaves no changed row but must be on record: an export, a revealed phone number. Only for one's own institution.
create function app.audit_note(t text, row_id uuid, partner uuid, what jsonb) returns void
language sql security definer set search_path = public, pg_temp as $$
  select app.audit_write(app.required('app.institution')::uuid, t, row_id, partner, 'N', what) $$;

create function app.canonical(e audit_entries, n bigint) returns text language sql immutable as
  $$ select jsonb_build_array(e.institution_id, n, extract(epoch from e.at), e.actor, e.membership_id, e.command, e.request, e.tbl, e.row_id, e.partner_id, e.op, e.changed)::text $$;

-- Deferred, so the head is locked last and briefly. The first firing of a transaction seals all of its entries; the others find nothing left.
create function app.seal() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare e audit_entries; h bytea; n bigint;
begin
  perform 1 from audit_entries where institution_id = new.institution_id and id = new.id and seq is null;
  if not found then return null; end if;
  insert into audit_heads values (new.institution_id, 0, sha256('genesis')) on conflict do nothing;
  select seq, hash into n, h from audit_heads where institution_id = new.institution_id for update;
  for e in select * from audit_entries where institution_id = new.institution_id and seq is null order by id loop
    n := n + 1;
    h := sha256(h || convert_to(app.canonical(e, n), 'UTF8'));
    update audit_entries set seq = n, hash = h where institution_id = e.institution_id and id = e.id;
  end loop;
  update audit_heads set seq = n, hash = h where institution_id = new.institution_id;
  return null;
end $$;
create constraint trigger seal after insert on audit_entries deferrable initially deferred for each row execute function app.seal();

-- The seq of the first broken entry, or null.
create function app.audit_verify(i uuid) returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare e audit_entries; h bytea := sha256('genesis'); n bigint := 0; ends boolean;
begin
  for e in select * from audit_entries where institution_id = i order by seq loop
    n := n + 1;
    if e.seq is distinct from n or e.hash is distinct from sha256(h || convert_to(app.canonical(e, n), 'UTF8')) then return n; end if;
    h := e.hash;
  end loop;
  select seq = n and hash = h into ends from audit_heads where institution_id = i;
  if coalesce(ends, n = 0) then return null; end if;
  return n + 1;
end $$;

do $$ declare t text; hidden jsonb := '{
    "contacts": "phone_enc,phone_index", "users": "phone_enc,phone_index,password_hash,password_history,totp_secret_enc,recovery_hashes",
    "sessions": "token_hash,ip,user_agent", "account_links": "token_hash"}'; begin
  foreach t in array array['institutions', 'departments', 'dictionary_entries', 'users', 'memberships', 'sessions', 'account_links',
      'partners', 'partner_names', 'partner_state_periods', 'partner_departments', 'contacts', 'partner_merges',
      'agreements', 'agreement_parties', 'visits', 'visit_participants', 'follow_ups', 'needs', 'need_answers', 'attachments', 'comments', 'import_batches', 'import_maps'] loop
    execute format('create trigger audit after insert or update or delete on %I for each row execute function app.audit(%L, %L)', t,
      'institution_id,id,version,created_at,updated_at,search_tokens,name_key,industry_division,region_city,last_seen_at,totp_last_step,progress', coalesce(hidden ->> t, ''));
  end loop; end $$;

-- ---------- tenancy: forced on every tenant table; (select …) is evaluated once a query, not once a row ----------
do $$ declare t text; begin
  for t in select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'institution_id' and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not in ('sessions', 'account_links', 'audit_entries', 'audit_heads', 'memberships') loop
    execute format('alter table %I enable row level security, force row level security', t);
    execute format('create policy tenant on %I using (institution_id = (select app.institution())) with check (institution_id = (select app.institution()))', t);
  end loop;
  foreach t in array array['institutions', 'users', 'memberships', 'sessions', 'account_links', 'audit_entries', 'audit_heads'] loop
    execute format('alter table %I enable row level security, force row level security', t);
  end loop; end $$;

create policy tenant on institutions using (id = (select app.institution()) or (select app.is_auth()))
  with check ((id = (select app.institution()) and (select app.is_staff())) or (select app.is_auth()));
create policy tenant on memberships using (institution_id = (select app.institution()) or (select app.is_auth()))
  with check (institution_id = (select app.institution()) or (select app.is_auth()));
create policy tenant on users using (id = (select app.user_id()) or (select app.is_auth()) or ((select app.is_staff())
    and exists (select 1 from memberships m where m.user_id = users.id and m.institution_id = (select app.institution()))))
  with check (id = (select app.user_id()) or (select app.is_auth()));
create policy tenant on sessions using (user_id = (select app.user_id()) or (select app.is_auth()) or ((select app.is_staff()) and institution_id = (select app.institution())))
  with check (user_id = (select app.user_id()) or (select app.is_auth()) or ((select app.is_staff()) and institution_id = (select app.institution())));
create policy tenant on account_links using ((select app.is_auth()) or ((select app.is_staff()) and institution_id = (select app.institution())))
  with check ((select app.is_auth()) or ((select app.is_staff()) and institution_id = (select app.institution())));

-- ---------- outsiders: restrictive policies narrow what the tenant policy allows; without one of the named scopes nothing is seen ----------
do $$ declare t text; begin
  -- the outsider's own partner
  foreach t in array array['partner_names', 'partner_state_periods', 'partner_departments', 'contacts', 'needs'] loop
    execute format('create policy outsider on %I as restrictive using ((select app.is_staff()) or ((select app.scope()) = ''partner'' and partner_id = (select app.partner())))', t);
  end loop;
  -- inside the college only
  foreach t in array array['partner_merges', 'visits', 'visit_participants', 'follow_ups', 'comments', 'import_batches', 'import_rows', 'import_maps', 'mails'] loop
    execute format('create policy outsider on %I as restrictive using ((select app.is_staff()) or ((select app.is_auth()) and %L = ''mails''))', t, t);
  end loop;
  -- one's own
  foreach t in array array['saved_views', 'idempotency_keys'] loop
    execute format('create policy outsider on %I as restrictive using ((select app.is_staff()) or membership_id = (select app.membership()))', t);
  end loop; end $$;
-- An outsider's act may tell somebody of the college, but nobody reads another's notifications.
create policy outsider_read on notifications as restrictive for select using ((select app.is_staff()) or membership_id = (select app.membership()));
create policy outsider_update on notifications as restrictive for update using ((select app.is_staff()) or membership_id = (select app.membership()));
create policy outsider_delete on notifications as restrictive for delete using ((select app.is_staff()) or membership_id = (select app.membership()));
create policy outsider on partners as restrictive using ((select app.is_staff()) or ((select app.scope()) = 'partner' and id = (select app.partner())));
create policy outsider on memberships as restrictive using ((select app.is_staff()) or (select app.is_auth()) or id = (select app.membership()) or user_id = (select app.user_id()));
create policy outsider on agreement_parties as restrictive using ((select app.is_staff()) or ((select app.scope()) = 'partner'
  and (partner_id = (select app.partner()) or partner_id is null)));
create policy outsider on agreements as restrictive using ((select app.is_staff()) or ((select app.scope()) = 'partner' and exists
  (select 1 from agreement_parties p where p.institution_id = agreements.institution_id and p.agreement_id = agreements.id and p.partner_id = (select app.partner()))));
create policy outsider on need_answers as restrictive using ((select app.is_staff()) or ((select app.scope()) = 'partner' and exists
  (select 1 from needs n where n.institution_id = need_answers.institution_id and n.id = need_answers.need_id)));
create policy outsider on attachments as restrictive using ((select app.is_staff()) or ((select app.scope()) = 'partner' and (
  exists (select 1 from needs n where n.institution_id = attachments.institution_id and n.id = attachments.need_id)
  or exists (select 1 from agreements a where a.institution_id = attachments.institution_id and a.id = attachments.agreement_id))));
-- Lists that everybody of the college reads, and only staff write.
do $$ declare t text; v text; begin
  foreach t in array array['departments', 'dictionary_entries'] loop
    execute format('create policy outsider_insert on %I as restrictive for insert with check ((select app.is_staff()))', t);
    execute format('create policy outsider_update on %I as restrictive for update using ((select app.is_staff()))', t);
    execute format('create policy outsider_delete on %I as restrictive for delete using ((select app.is_staff()))', t);
  end loop; end $$;

create policy tenant on audit_entries for select using (institution_id = (select app.institution()) and (select app.is_staff()));
create policy tenant on audit_heads for select using (institution_id = (select app.institution()));
do $$ begin
  execute format('create policy owner on audit_entries to %I using (true) with check (true)', current_user);
  execute format('create policy owner on audit_heads to %I using (true) with check (true)', current_user);
end $$;

-- ---------- who is behind a session: one look-up a request, before any institution is known ----------
create function app.open_session(hash bytea) returns table (
  session_id uuid, user_id uuid, user_name text, email text, locale text, must_change boolean, password_changed_at timestamptz, totp_enabled boolean,
  created_at timestamptz, last_seen_at timestamptz, expires_at timestamptz,
  institution_id uuid, institution_name text, institution_code text, settings jsonb,
  membership_id uuid, role text, department_id uuid, partner_id uuid, student_id uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  perform set_config('app.scope', 'auth', true);
  return query
  select s.id, u.id, u.name, u.email, u.locale, u.must_change, u.password_changed_at, u.totp_enabled_at is not null,
         s.created_at, s.last_seen_at, s.expires_at, i.id, i.name, i.code, i.settings,
         m.id, m.role, m.department_id, m.partner_id, m.student_id
    from sessions s
    join users u on u.id = s.user_id and u.disabled_at is null
    left join memberships m on m.institution_id = s.institution_id and m.id = s.membership_id and m.user_id = u.id and m.ended_at is null
    left join institutions i on i.id = m.institution_id
   where s.token_hash = hash and s.revoked_at is null and s.expires_at > now();
  perform set_config('app.scope', '', true);
end $$;

-- ---------- grants: the application reads and writes rows, owns nothing, and can neither forge nor erase the audit ----------
grant usage on schema public, app to rq_app;
grant select, insert, update, delete on all tables in schema public to rq_app;
revoke insert, update, delete on audit_entries, audit_heads, regions, industries from rq_app;
revoke delete on institutions, users from rq_app;
grant usage on all sequences in schema public to rq_app;
