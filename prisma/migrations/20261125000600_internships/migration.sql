-- Internship posts, plans and placements, links without an account, employment. Names sort by pinyin.
set lock_timeout = '5s';

-- AlterTable
ALTER TABLE "attachments" ADD COLUMN     "employment_id" UUID,
ADD COLUMN     "journal_id" UUID,
ADD COLUMN     "placement_id" UUID,
ADD COLUMN     "plan_id" UUID,
ADD COLUMN     "unit_inspection_id" UUID;

-- CreateTable
CREATE TABLE "employments" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "student_id" UUID NOT NULL,
    "graduated_on" DATE NOT NULL,
    "destination" TEXT NOT NULL,
    "code" TEXT,
    "partner_id" UUID,
    "employer" TEXT,
    "credit_code" TEXT,
    "place_code" TEXT,
    "job" TEXT,
    "signed_on" DATE,
    "pay" INTEGER,
    "source" TEXT NOT NULL DEFAULT 'LEDGER',
    "verified_by_id" UUID,
    "verified_on" DATE,
    "matches" BOOLEAN,
    "order_class_id" UUID,
    "placement_id" UUID,
    "followed_on" DATE,
    "still_there" BOOLEAN,
    "remark" TEXT,
    "import_batch_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "employments_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "vacancies" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "need_id" UUID,
    "title" TEXT COLLATE "zh-x-icu" NOT NULL,
    "description" TEXT,
    "places" INTEGER NOT NULL,
    "place_code" TEXT,
    "pay_from" INTEGER,
    "pay_to" INTEGER,
    "opens_on" DATE NOT NULL,
    "closes_on" DATE NOT NULL,
    "withdrawn_on" DATE,
    "public" BOOLEAN NOT NULL DEFAULT false,
    "search_tokens" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "vacancies_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "vacancy_programmes" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "vacancy_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,

    CONSTRAINT "vacancy_programmes_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "intentions" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "student_id" UUID NOT NULL,
    "wish" TEXT,
    "place_codes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "pay_from" INTEGER,
    "stated_on" DATE NOT NULL,
    "ended_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "intentions_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "internship_posts" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "title" TEXT COLLATE "zh-x-icu" NOT NULL,
    "description" TEXT,
    "requirements" TEXT,
    "place_code" TEXT,
    "address" TEXT,
    "slots" INTEGER NOT NULL,
    "taken" INTEGER NOT NULL DEFAULT 0,
    "pay" INTEGER,
    "peer_pay" INTEGER,
    "peers" INTEGER,
    "hours_per_day" DECIMAL(4,1),
    "days_per_week" INTEGER,
    "night_shift" BOOLEAN NOT NULL DEFAULT false,
    "overtime" BOOLEAN NOT NULL DEFAULT false,
    "hazards" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "intensity" INTEGER,
    "accommodation" TEXT,
    "state" TEXT NOT NULL DEFAULT 'DRAFT',
    "reason" TEXT,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "search_tokens" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "internship_posts_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "internship_post_programmes" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,

    CONSTRAINT "internship_post_programmes_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "unit_inspections" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "inspected_on" DATE NOT NULL,
    "inspectors" TEXT NOT NULL,
    "topics" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "findings" TEXT,
    "result" TEXT NOT NULL,
    "meeting_no" TEXT,
    "decided_on" DATE,
    "published_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "unit_inspections_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "internship_plans" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT COLLATE "zh-x-icu" NOT NULL,
    "kind" TEXT NOT NULL,
    "stage" TEXT,
    "department_id" UUID,
    "programme_id" UUID,
    "school_class_id" UUID,
    "order_class_id" UUID,
    "teacher_id" UUID,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "tasks" TEXT,
    "choosing_from" DATE,
    "choosing_to" DATE,
    "made_on" DATE,
    "safety_rules_on" DATE,
    "safety_rules" TEXT,
    "filed_on" DATE,
    "filing_no" TEXT,
    "state" TEXT NOT NULL DEFAULT 'DRAFT',
    "reason" TEXT,
    "import_batch_id" UUID,
    "search_tokens" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "internship_plans_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "placements" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "plan_id" UUID,
    "student_id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "post_id" UUID,
    "platform_id" UUID,
    "kind" TEXT NOT NULL DEFAULT 'POST',
    "stage" TEXT,
    "source" TEXT NOT NULL DEFAULT 'SCHOOL',
    "form" TEXT,
    "job" TEXT NOT NULL,
    "place_code" TEXT,
    "address" TEXT,
    "teacher_id" UUID,
    "teacher_name" TEXT,
    "mentor_id" UUID,
    "mentor_name" TEXT,
    "mentor_phone_enc" BYTEA,
    "mentor_phone_index" BYTEA,
    "mentor_phone_masked" TEXT,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "actual_days" INTEGER,
    "pay" INTEGER,
    "fees" INTEGER NOT NULL DEFAULT 0,
    "own_choice_approved_on" DATE,
    "consent_on" DATE,
    "guardian_consent_on" DATE,
    "guardian_relation" TEXT,
    "agreement_no" TEXT,
    "agreement_signed_on" DATE,
    "insurer" TEXT,
    "policy_no" TEXT,
    "insured_from" DATE,
    "insured_to" DATE,
    "accident_policy_no" TEXT,
    "trained_on" DATE,
    "training_hours" DECIMAL(5,1),
    "filing_no" TEXT,
    "stated" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "denied" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "state" TEXT NOT NULL DEFAULT 'DRAFT',
    "reason" TEXT,
    "submitted_on" DATE,
    "started_on" DATE,
    "ended_on" DATE,
    "enterprise_score" DECIMAL(5,2),
    "enterprise_remark" TEXT,
    "host_again" BOOLEAN,
    "school_score" DECIMAL(5,2),
    "school_remark" TEXT,
    "grade" TEXT,
    "import_batch_id" UUID,
    "search_tokens" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "placements_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "placement_steps" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "placement_id" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "from_state" TEXT NOT NULL,
    "to_state" TEXT NOT NULL,
    "reason" TEXT,
    "before" JSONB,
    "membership_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "placement_steps_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "tri_signatures" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "placement_id" UUID NOT NULL,
    "party" TEXT NOT NULL,
    "signer" TEXT NOT NULL,
    "phone_index" BYTEA,
    "phone_masked" TEXT,
    "method" TEXT NOT NULL,
    "signed_on" DATE NOT NULL,
    "content_hash" BYTEA NOT NULL,
    "entered_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tri_signatures_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "placement_weeks" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "placement_id" UUID NOT NULL,
    "week_on" DATE NOT NULL,
    "present" BOOLEAN NOT NULL,
    "note" TEXT,
    "confirmed_by" TEXT NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "placement_weeks_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "journals" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "placement_id" UUID NOT NULL,
    "written_on" DATE NOT NULL,
    "text" TEXT NOT NULL,
    "answer" TEXT,
    "answered_by" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "journals_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "incidents" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "placement_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "happened_on" DATE NOT NULL,
    "until_on" DATE,
    "what" TEXT NOT NULL,
    "reported_by" TEXT NOT NULL,
    "owner_id" UUID,
    "due_on" DATE,
    "handling" TEXT,
    "closed_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "incidents_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "rule_overrides" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "placement_id" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "filing_no" TEXT,
    "approver_id" UUID NOT NULL,
    "approved_on" DATE NOT NULL,
    "withdrawn_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rule_overrides_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "rule_settings" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "rule_settings_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "link_tasks" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "partner_id" UUID NOT NULL,
    "post_id" UUID,
    "placement_id" UUID,
    "contact_id" UUID,
    "party" TEXT,
    "recipient" TEXT NOT NULL,
    "phone_enc" BYTEA,
    "phone_index" BYTEA,
    "phone_masked" TEXT,
    "token_hash" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "renewal_asked_at" TIMESTAMPTZ(3),
    "renews_id" UUID,
    "result" JSONB,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "link_tasks_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateIndex
CREATE INDEX "employments_institution_id_partner_id_idx" ON "employments"("institution_id", "partner_id");

-- CreateIndex
CREATE INDEX "employments_institution_id_order_class_id_idx" ON "employments"("institution_id", "order_class_id");

-- CreateIndex
CREATE INDEX "employments_institution_id_placement_id_idx" ON "employments"("institution_id", "placement_id");

-- CreateIndex
CREATE INDEX "employments_institution_id_verified_by_id_idx" ON "employments"("institution_id", "verified_by_id");

-- CreateIndex
CREATE INDEX "employments_institution_id_import_batch_id_idx" ON "employments"("institution_id", "import_batch_id");

-- CreateIndex
CREATE INDEX "employments_institution_id_graduated_on_idx" ON "employments"("institution_id", "graduated_on");

-- CreateIndex
CREATE UNIQUE INDEX "employments_institution_id_student_id_key" ON "employments"("institution_id", "student_id");

-- CreateIndex
CREATE INDEX "vacancies_institution_id_partner_id_idx" ON "vacancies"("institution_id", "partner_id");

-- CreateIndex
CREATE INDEX "vacancies_institution_id_need_id_idx" ON "vacancies"("institution_id", "need_id");

-- CreateIndex
CREATE INDEX "vacancies_institution_id_closes_on_idx" ON "vacancies"("institution_id", "closes_on");

-- CreateIndex
CREATE INDEX "vacancies_institution_id_search_tokens_idx" ON "vacancies" USING GIN ("institution_id" uuid_ops, "search_tokens" array_ops);

-- CreateIndex
CREATE INDEX "vacancy_programmes_institution_id_programme_id_idx" ON "vacancy_programmes"("institution_id", "programme_id");

-- CreateIndex
CREATE UNIQUE INDEX "vacancy_programmes_institution_id_vacancy_id_programme_id_key" ON "vacancy_programmes"("institution_id", "vacancy_id", "programme_id");

-- CreateIndex
CREATE UNIQUE INDEX "intentions_institution_id_student_id_key" ON "intentions"("institution_id", "student_id");

-- CreateIndex
CREATE INDEX "internship_posts_institution_id_partner_id_idx" ON "internship_posts"("institution_id", "partner_id");

-- CreateIndex
CREATE INDEX "internship_posts_institution_id_state_valid_to_idx" ON "internship_posts"("institution_id", "state", "valid_to");

-- CreateIndex
CREATE INDEX "internship_posts_institution_id_search_tokens_idx" ON "internship_posts" USING GIN ("institution_id" uuid_ops, "search_tokens" array_ops);

-- CreateIndex
CREATE UNIQUE INDEX "internship_posts_institution_id_id_partner_id_key" ON "internship_posts"("institution_id", "id", "partner_id");

-- CreateIndex
CREATE INDEX "internship_post_programmes_institution_id_programme_id_idx" ON "internship_post_programmes"("institution_id", "programme_id");

-- CreateIndex
CREATE UNIQUE INDEX "internship_post_programmes_institution_id_post_id_programme_key" ON "internship_post_programmes"("institution_id", "post_id", "programme_id");

-- CreateIndex
CREATE INDEX "unit_inspections_institution_id_partner_id_idx" ON "unit_inspections"("institution_id", "partner_id");

-- CreateIndex
CREATE INDEX "internship_plans_institution_id_department_id_idx" ON "internship_plans"("institution_id", "department_id");

-- CreateIndex
CREATE INDEX "internship_plans_institution_id_programme_id_idx" ON "internship_plans"("institution_id", "programme_id");

-- CreateIndex
CREATE INDEX "internship_plans_institution_id_school_class_id_idx" ON "internship_plans"("institution_id", "school_class_id");

-- CreateIndex
CREATE INDEX "internship_plans_institution_id_order_class_id_idx" ON "internship_plans"("institution_id", "order_class_id");

-- CreateIndex
CREATE INDEX "internship_plans_institution_id_teacher_id_idx" ON "internship_plans"("institution_id", "teacher_id");

-- CreateIndex
CREATE INDEX "internship_plans_institution_id_import_batch_id_idx" ON "internship_plans"("institution_id", "import_batch_id");

-- CreateIndex
CREATE INDEX "internship_plans_institution_id_state_starts_on_idx" ON "internship_plans"("institution_id", "state", "starts_on");

-- CreateIndex
CREATE INDEX "internship_plans_institution_id_search_tokens_idx" ON "internship_plans" USING GIN ("institution_id" uuid_ops, "search_tokens" array_ops);

-- CreateIndex
CREATE UNIQUE INDEX "internship_plans_institution_id_name_key" ON "internship_plans"("institution_id", "name");

-- CreateIndex
CREATE INDEX "placements_institution_id_plan_id_idx" ON "placements"("institution_id", "plan_id");

-- CreateIndex
CREATE INDEX "placements_institution_id_student_id_idx" ON "placements"("institution_id", "student_id");

-- CreateIndex
CREATE INDEX "placements_institution_id_partner_id_idx" ON "placements"("institution_id", "partner_id");

-- CreateIndex
CREATE INDEX "placements_institution_id_post_id_idx" ON "placements"("institution_id", "post_id");

-- CreateIndex
CREATE INDEX "placements_institution_id_platform_id_idx" ON "placements"("institution_id", "platform_id");

-- CreateIndex
CREATE INDEX "placements_institution_id_teacher_id_idx" ON "placements"("institution_id", "teacher_id");

-- CreateIndex
CREATE INDEX "placements_institution_id_mentor_id_idx" ON "placements"("institution_id", "mentor_id");

-- CreateIndex
CREATE INDEX "placements_institution_id_import_batch_id_idx" ON "placements"("institution_id", "import_batch_id");

-- CreateIndex
CREATE INDEX "placements_institution_id_state_starts_on_idx" ON "placements"("institution_id", "state", "starts_on");

-- CreateIndex
CREATE INDEX "placements_institution_id_search_tokens_idx" ON "placements" USING GIN ("institution_id" uuid_ops, "search_tokens" array_ops);

-- CreateIndex
CREATE INDEX "placement_steps_institution_id_placement_id_idx" ON "placement_steps"("institution_id", "placement_id");

-- CreateIndex
CREATE INDEX "placement_steps_institution_id_membership_id_idx" ON "placement_steps"("institution_id", "membership_id");

-- CreateIndex
CREATE INDEX "tri_signatures_institution_id_entered_by_id_idx" ON "tri_signatures"("institution_id", "entered_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "tri_signatures_institution_id_placement_id_party_key" ON "tri_signatures"("institution_id", "placement_id", "party");

-- CreateIndex
CREATE UNIQUE INDEX "placement_weeks_institution_id_placement_id_week_on_key" ON "placement_weeks"("institution_id", "placement_id", "week_on");

-- CreateIndex
CREATE INDEX "journals_institution_id_placement_id_written_on_idx" ON "journals"("institution_id", "placement_id", "written_on");

-- CreateIndex
CREATE INDEX "incidents_institution_id_placement_id_idx" ON "incidents"("institution_id", "placement_id");

-- CreateIndex
CREATE INDEX "incidents_institution_id_owner_id_idx" ON "incidents"("institution_id", "owner_id");

-- CreateIndex
CREATE INDEX "rule_overrides_institution_id_placement_id_idx" ON "rule_overrides"("institution_id", "placement_id");

-- CreateIndex
CREATE INDEX "rule_overrides_institution_id_approver_id_idx" ON "rule_overrides"("institution_id", "approver_id");

-- CreateIndex
CREATE UNIQUE INDEX "rule_settings_institution_id_rule_key" ON "rule_settings"("institution_id", "rule");

-- CreateIndex
CREATE INDEX "link_tasks_institution_id_partner_id_idx" ON "link_tasks"("institution_id", "partner_id");

-- CreateIndex
CREATE INDEX "link_tasks_institution_id_post_id_idx" ON "link_tasks"("institution_id", "post_id");

-- CreateIndex
CREATE INDEX "link_tasks_institution_id_placement_id_idx" ON "link_tasks"("institution_id", "placement_id");

-- CreateIndex
CREATE INDEX "link_tasks_institution_id_contact_id_idx" ON "link_tasks"("institution_id", "contact_id");

-- CreateIndex
CREATE INDEX "link_tasks_institution_id_renews_id_idx" ON "link_tasks"("institution_id", "renews_id");

-- CreateIndex
CREATE INDEX "link_tasks_institution_id_created_by_id_idx" ON "link_tasks"("institution_id", "created_by_id");

-- CreateIndex
CREATE INDEX "link_tasks_institution_id_created_at_idx" ON "link_tasks"("institution_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "link_tasks_institution_id_token_hash_key" ON "link_tasks"("institution_id", "token_hash");

-- CreateIndex
CREATE INDEX "link_tasks_token_hash_idx" ON "link_tasks"("token_hash");

-- CreateIndex
CREATE INDEX "attachments_institution_id_plan_id_idx" ON "attachments"("institution_id", "plan_id");

-- CreateIndex
CREATE INDEX "attachments_institution_id_placement_id_idx" ON "attachments"("institution_id", "placement_id");

-- CreateIndex
CREATE INDEX "attachments_institution_id_journal_id_idx" ON "attachments"("institution_id", "journal_id");

-- CreateIndex
CREATE INDEX "attachments_institution_id_employment_id_idx" ON "attachments"("institution_id", "employment_id");

-- CreateIndex
CREATE INDEX "attachments_institution_id_unit_inspection_id_idx" ON "attachments"("institution_id", "unit_inspection_id");

-- AddForeignKey
ALTER TABLE "employments" ADD CONSTRAINT "employments_institution_id_student_id_fkey" FOREIGN KEY ("institution_id", "student_id") REFERENCES "students"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "employments" ADD CONSTRAINT "employments_institution_id_partner_id_fkey" FOREIGN KEY ("institution_id", "partner_id") REFERENCES "partners"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "employments" ADD CONSTRAINT "employments_institution_id_order_class_id_fkey" FOREIGN KEY ("institution_id", "order_class_id") REFERENCES "order_classes"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "employments" ADD CONSTRAINT "employments_institution_id_placement_id_fkey" FOREIGN KEY ("institution_id", "placement_id") REFERENCES "placements"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "employments" ADD CONSTRAINT "employments_institution_id_verified_by_id_fkey" FOREIGN KEY ("institution_id", "verified_by_id") REFERENCES "memberships"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vacancies" ADD CONSTRAINT "vacancies_institution_id_partner_id_fkey" FOREIGN KEY ("institution_id", "partner_id") REFERENCES "partners"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vacancies" ADD CONSTRAINT "vacancies_institution_id_need_id_fkey" FOREIGN KEY ("institution_id", "need_id") REFERENCES "needs"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vacancy_programmes" ADD CONSTRAINT "vacancy_programmes_institution_id_vacancy_id_fkey" FOREIGN KEY ("institution_id", "vacancy_id") REFERENCES "vacancies"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vacancy_programmes" ADD CONSTRAINT "vacancy_programmes_institution_id_programme_id_fkey" FOREIGN KEY ("institution_id", "programme_id") REFERENCES "programmes"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intentions" ADD CONSTRAINT "intentions_institution_id_student_id_fkey" FOREIGN KEY ("institution_id", "student_id") REFERENCES "students"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "internship_posts" ADD CONSTRAINT "internship_posts_institution_id_partner_id_fkey" FOREIGN KEY ("institution_id", "partner_id") REFERENCES "partners"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "internship_post_programmes" ADD CONSTRAINT "internship_post_programmes_institution_id_post_id_fkey" FOREIGN KEY ("institution_id", "post_id") REFERENCES "internship_posts"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "internship_post_programmes" ADD CONSTRAINT "internship_post_programmes_institution_id_programme_id_fkey" FOREIGN KEY ("institution_id", "programme_id") REFERENCES "programmes"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_inspections" ADD CONSTRAINT "unit_inspections_institution_id_partner_id_fkey" FOREIGN KEY ("institution_id", "partner_id") REFERENCES "partners"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "internship_plans" ADD CONSTRAINT "internship_plans_institution_id_department_id_fkey" FOREIGN KEY ("institution_id", "department_id") REFERENCES "departments"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "internship_plans" ADD CONSTRAINT "internship_plans_institution_id_programme_id_fkey" FOREIGN KEY ("institution_id", "programme_id") REFERENCES "programmes"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "internship_plans" ADD CONSTRAINT "internship_plans_institution_id_school_class_id_fkey" FOREIGN KEY ("institution_id", "school_class_id") REFERENCES "school_classes"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "internship_plans" ADD CONSTRAINT "internship_plans_institution_id_order_class_id_fkey" FOREIGN KEY ("institution_id", "order_class_id") REFERENCES "order_classes"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "internship_plans" ADD CONSTRAINT "internship_plans_institution_id_teacher_id_fkey" FOREIGN KEY ("institution_id", "teacher_id") REFERENCES "memberships"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placements" ADD CONSTRAINT "placements_institution_id_plan_id_fkey" FOREIGN KEY ("institution_id", "plan_id") REFERENCES "internship_plans"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placements" ADD CONSTRAINT "placements_institution_id_student_id_fkey" FOREIGN KEY ("institution_id", "student_id") REFERENCES "students"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placements" ADD CONSTRAINT "placements_institution_id_partner_id_fkey" FOREIGN KEY ("institution_id", "partner_id") REFERENCES "partners"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placements" ADD CONSTRAINT "placements_institution_id_post_id_partner_id_fkey" FOREIGN KEY ("institution_id", "post_id", "partner_id") REFERENCES "internship_posts"("institution_id", "id", "partner_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placements" ADD CONSTRAINT "placements_institution_id_platform_id_fkey" FOREIGN KEY ("institution_id", "platform_id") REFERENCES "platforms"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placements" ADD CONSTRAINT "placements_institution_id_teacher_id_fkey" FOREIGN KEY ("institution_id", "teacher_id") REFERENCES "memberships"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placements" ADD CONSTRAINT "placements_institution_id_mentor_id_fkey" FOREIGN KEY ("institution_id", "mentor_id") REFERENCES "memberships"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placement_steps" ADD CONSTRAINT "placement_steps_institution_id_placement_id_fkey" FOREIGN KEY ("institution_id", "placement_id") REFERENCES "placements"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placement_steps" ADD CONSTRAINT "placement_steps_institution_id_membership_id_fkey" FOREIGN KEY ("institution_id", "membership_id") REFERENCES "memberships"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tri_signatures" ADD CONSTRAINT "tri_signatures_institution_id_placement_id_fkey" FOREIGN KEY ("institution_id", "placement_id") REFERENCES "placements"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tri_signatures" ADD CONSTRAINT "tri_signatures_institution_id_entered_by_id_fkey" FOREIGN KEY ("institution_id", "entered_by_id") REFERENCES "memberships"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placement_weeks" ADD CONSTRAINT "placement_weeks_institution_id_placement_id_fkey" FOREIGN KEY ("institution_id", "placement_id") REFERENCES "placements"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "journals" ADD CONSTRAINT "journals_institution_id_placement_id_fkey" FOREIGN KEY ("institution_id", "placement_id") REFERENCES "placements"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_institution_id_placement_id_fkey" FOREIGN KEY ("institution_id", "placement_id") REFERENCES "placements"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_institution_id_owner_id_fkey" FOREIGN KEY ("institution_id", "owner_id") REFERENCES "memberships"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rule_overrides" ADD CONSTRAINT "rule_overrides_institution_id_placement_id_fkey" FOREIGN KEY ("institution_id", "placement_id") REFERENCES "placements"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rule_overrides" ADD CONSTRAINT "rule_overrides_institution_id_approver_id_fkey" FOREIGN KEY ("institution_id", "approver_id") REFERENCES "memberships"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_tasks" ADD CONSTRAINT "link_tasks_institution_id_partner_id_fkey" FOREIGN KEY ("institution_id", "partner_id") REFERENCES "partners"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_tasks" ADD CONSTRAINT "link_tasks_institution_id_post_id_fkey" FOREIGN KEY ("institution_id", "post_id") REFERENCES "internship_posts"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_tasks" ADD CONSTRAINT "link_tasks_institution_id_placement_id_fkey" FOREIGN KEY ("institution_id", "placement_id") REFERENCES "placements"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_tasks" ADD CONSTRAINT "link_tasks_institution_id_contact_id_fkey" FOREIGN KEY ("institution_id", "contact_id") REFERENCES "contacts"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_tasks" ADD CONSTRAINT "link_tasks_institution_id_renews_id_fkey" FOREIGN KEY ("institution_id", "renews_id") REFERENCES "link_tasks"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_tasks" ADD CONSTRAINT "link_tasks_institution_id_created_by_id_fkey" FOREIGN KEY ("institution_id", "created_by_id") REFERENCES "memberships"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_institution_id_plan_id_fkey" FOREIGN KEY ("institution_id", "plan_id") REFERENCES "internship_plans"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_institution_id_placement_id_fkey" FOREIGN KEY ("institution_id", "placement_id") REFERENCES "placements"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_institution_id_journal_id_fkey" FOREIGN KEY ("institution_id", "journal_id") REFERENCES "journals"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_institution_id_employment_id_fkey" FOREIGN KEY ("institution_id", "employment_id") REFERENCES "employments"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_institution_id_unit_inspection_id_fkey" FOREIGN KEY ("institution_id", "unit_inspection_id") REFERENCES "unit_inspections"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ============================================================================================================
-- The walls of these tables: checks, capacity, audit, tenancy, outsiders, grants.
-- ============================================================================================================
create function app.link() returns uuid language sql stable parallel safe as $$ select app.setting('app.link')::uuid $$;

-- ---------- checks ----------
alter table internship_posts
  add constraint internship_posts_state check (state in ('DRAFT', 'PUBLISHED', 'CLOSED')),
  -- Never more than there are, however many take the last one at once.
  add constraint internship_posts_slots check (slots >= 0 and taken between 0 and slots),
  add constraint internship_posts_days check (valid_to >= valid_from),
  add constraint internship_posts_money check (pay >= 0 and peer_pay >= 0),
  add constraint internship_posts_peers check (peers >= 0),
  add constraint internship_posts_hours check (hours_per_day between 0 and 24 and days_per_week between 0 and 7),
  add constraint internship_posts_intensity check (intensity between 1 and 4),
  add constraint internship_posts_accommodation check (accommodation in ('NONE', 'FREE', 'PAID')),
  add constraint internship_posts_title_given check (btrim(title) <> ''),
  add foreign key (place_code) references regions (code) on delete restrict;
create index internship_posts_by_title on internship_posts (institution_id, title, id);
alter table unit_inspections
  add constraint unit_inspections_result check (result in ('FIT', 'UNFIT')),
  add constraint unit_inspections_topics check (topics <@ array['QUALIFICATION', 'INTEGRITY', 'MANAGEMENT', 'POSTS', 'HOURS', 'WORKPLACE', 'LIVING', 'HEALTH', 'SAFETY']),
  add constraint unit_inspections_days check (decided_on >= inspected_on and published_on >= decided_on);
alter table internship_plans
  add constraint internship_plans_kind check (kind in ('ORIENTATION', 'POST')),
  add constraint internship_plans_stage check (stage in ('PROFESSIONAL', 'GRADUATION') and (kind = 'POST' or stage is null)),
  add constraint internship_plans_days check (ends_on >= starts_on and choosing_to >= choosing_from),
  add constraint internship_plans_state check (state in ('DRAFT', 'IN_REVIEW', 'APPROVED', 'CLOSED', 'CANCELLED')),
  add constraint internship_plans_name_given check (btrim(name) <> '');
create index internship_plans_by_name on internship_plans (institution_id, name, id);
alter table placements
  add constraint placements_kind check (kind in ('ORIENTATION', 'POST')),
  add constraint placements_stage check (stage in ('PROFESSIONAL', 'GRADUATION') and (kind = 'POST' or stage is null)),
  -- A student may not choose the place of an orientation.
  add constraint placements_source check (source in ('SCHOOL', 'OWN') and (kind = 'POST' or source = 'SCHOOL')),
  add constraint placements_form check (form in ('CENTRAL', 'SCATTERED')),
  add constraint placements_state check (state in ('DRAFT', 'SUBMITTED', 'APPROVED', 'STARTED', 'ENDED', 'CANCELLED')),
  add constraint placements_grade check (grade in ('EXCELLENT', 'GOOD', 'PASSED', 'FAILED')),
  add constraint placements_scores check (enterprise_score between 0 and 100 and school_score between 0 and 100),
  add constraint placements_days check (ends_on >= starts_on and ended_on >= started_on and insured_to >= insured_from),
  add constraint placements_money check (pay >= 0 and fees >= 0 and actual_days >= 0 and training_hours >= 0),
  add constraint placements_marks check (stated <@ array['LIABILITY', 'ACCIDENT', 'TRAINING', 'AGREEMENT', 'EMERGENCY'] and denied <@ array['LIABILITY', 'ACCIDENT', 'TRAINING', 'AGREEMENT', 'EMERGENCY']),
  add constraint placements_cancelled check (state <> 'CANCELLED' or reason is not null),
  add constraint placements_ended check ((state = 'ENDED') = (ended_on is not null)),
  -- No agreement, consent, insurance and training: no start. What a ledger says has been going on is taken over and judged by the rules.
  add constraint placements_started check (state not in ('STARTED', 'ENDED') or import_batch_id is not null or kind = 'ORIENTATION'
    or (started_on is not null and agreement_signed_on <= started_on and consent_on <= started_on and trained_on <= started_on and policy_no is not null)),
  add constraint placements_job_given check (btrim(job) <> ''),
  -- A student is at one place a day.
  add constraint placements_apart exclude using gist (institution_id with =, student_id with =, daterange(starts_on, coalesce(ended_on, ends_on), '[]') with &&)
    where (state not in ('DRAFT', 'CANCELLED')),
  add foreign key (place_code) references regions (code) on delete restrict;
-- A student once in a plan.
create unique index placements_once_key on placements (institution_id, plan_id, student_id) where state <> 'CANCELLED';
create index placements_by_day on placements (institution_id, starts_on desc, id);
alter table tri_signatures
  add constraint tri_signatures_party check (party in ('SCHOOL', 'ENTERPRISE', 'STUDENT', 'GUARDIAN')),
  add constraint tri_signatures_method check (method in ('LINK', 'ACCOUNT', 'PAPER'));
-- The signatories of one agreement have different phones.
create unique index tri_signatures_phone_key on tri_signatures (institution_id, placement_id, phone_index) where phone_index is not null;
alter table placement_weeks add constraint placement_weeks_monday check (extract(isodow from week_on) = 1);
alter table incidents
  add constraint incidents_kind check (kind in ('ACCIDENT', 'ILLNESS', 'DISPUTE', 'LEAVE', 'OTHER')),
  add constraint incidents_days check (until_on >= happened_on and closed_on >= happened_on);
alter table rule_overrides add constraint rule_overrides_rule check (rule ~ '^IN-[0-9]{2}$'), add constraint rule_overrides_reason check (btrim(reason) <> '');
create unique index rule_overrides_live_key on rule_overrides (institution_id, placement_id, rule) where withdrawn_on is null;
alter table rule_settings add constraint rule_settings_rule check (rule ~ '^IN-[0-9]{2}$'), add constraint rule_settings_severity check (severity in ('BLOCK', 'WARN', 'INFO', 'OFF'));
alter table link_tasks
  add constraint link_tasks_kind check (kind in ('SLOTS', 'PRESENT', 'SIGN', 'ASSESS', 'INCIDENT', 'HOST_AGAIN', 'CONTACT')),
  add constraint link_tasks_record check (
    (kind = 'SLOTS') = (post_id is not null)
    and (kind in ('PRESENT', 'SIGN', 'ASSESS', 'INCIDENT', 'HOST_AGAIN')) = (placement_id is not null)
    and (kind <> 'CONTACT' or contact_id is not null)
    and (kind = 'SIGN') = (party is not null)),
  add constraint link_tasks_party check (party in ('ENTERPRISE', 'STUDENT', 'GUARDIAN')),
  add constraint link_tasks_end check (used_at is null or revoked_at is null);
alter table employments
  add constraint employments_destination check (destination in ('EMPLOYED', 'FURTHER_STUDY', 'ENLISTED', 'SELF_EMPLOYED', 'FREELANCE', 'UNEMPLOYED')),
  add constraint employments_source check (source in ('AGREEMENT', 'CONTRACT', 'SOCIAL_INSURANCE', 'EMPLOYER', 'GRADUATE', 'LEDGER')),
  add constraint employments_pay check (pay >= 0),
  add constraint employments_verified check ((verified_on is null) = (verified_by_id is null)),
  add constraint employments_followed check ((followed_on is null) = (still_there is null)),
  add foreign key (place_code) references regions (code) on delete restrict;
alter table vacancies
  add constraint vacancies_places check (places > 0 and pay_from >= 0 and pay_to >= pay_from),
  add constraint vacancies_days check (closes_on > opens_on),
  add constraint vacancies_title_given check (btrim(title) <> ''),
  add foreign key (place_code) references regions (code) on delete restrict;
alter table intentions add constraint intentions_pay check (pay_from >= 0), add constraint intentions_days check (ended_on >= stated_on);
alter table attachments drop constraint attachments_one_record,
  add constraint attachments_one_record check (num_nonnulls(partner_id, agreement_id, visit_id, need_id, programme_id, student_id, order_class_id, platform_id, pathway_class_id,
    meeting_id, inspection_id, plan_id, placement_id, journal_id, employment_id, unit_inspection_id) = 1);

-- ---------- capacity ----------
-- A placement that stands holds a slot of its post: taken by one conditional update, given back when it no longer holds. As the owner, for a student may not write posts.
create function app.hold_slot() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  had uuid := case when tg_op <> 'INSERT' and old.state in ('DRAFT', 'SUBMITTED', 'APPROVED', 'STARTED') then old.post_id end;
  has uuid := case when tg_op <> 'DELETE' and new.state in ('DRAFT', 'SUBMITTED', 'APPROVED', 'STARTED') then new.post_id end;
begin
  if had is not distinct from has then return null; end if;
  if had is not null then
    update internship_posts set taken = taken - 1 where institution_id = old.institution_id and id = had;
  end if;
  if has is not null then
    update internship_posts set taken = taken + 1 where institution_id = new.institution_id and id = has and taken < slots;
    if not found then
      raise exception 'no slot left: violates check constraint "internship_posts_slots"' using errcode = '23514', constraint = 'internship_posts_slots';
    end if;
  end if;
  return null;
end $$;
create trigger hold_slot after insert or update of post_id, state or delete on placements for each row execute function app.hold_slot();

-- What was signed is never changed.
create function app.signed_for_good() returns trigger language plpgsql as $$
begin
  raise exception 'a signature is never changed' using errcode = '23514', constraint = 'tri_signatures_for_good';
end $$;
create trigger signed_for_good before update or delete on tri_signatures for each row execute function app.signed_for_good();

-- Who opens a link is not signed in: the token leads to its college and task.
create function app.link_of(hash bytea) returns table (institution_id uuid, id uuid, partner_id uuid, created_by_id uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
declare was text := current_setting('app.scope', true);
begin
  perform set_config('app.scope', 'link-lookup', true);
  return query select l.institution_id, l.id, l.partner_id, l.created_by_id from link_tasks l where l.token_hash = hash;
  perform set_config('app.scope', coalesce(was, ''), true);
end $$;

-- ---------- audit, tenancy ----------
do $$ declare t text; hidden jsonb := '{
    "placements": "mentor_phone_enc,mentor_phone_index", "link_tasks": "token_hash,phone_enc,phone_index", "tri_signatures": "phone_index,content_hash"}'; begin
  foreach t in array array['internship_posts', 'internship_post_programmes', 'unit_inspections', 'internship_plans', 'placements', 'placement_steps', 'tri_signatures', 'placement_weeks',
      'journals', 'incidents', 'rule_overrides', 'rule_settings', 'link_tasks', 'employments', 'vacancies', 'vacancy_programmes', 'intentions'] loop
    execute format('create trigger audit after insert or update or delete on %I for each row execute function app.audit(%L, %L)', t,
      'institution_id,id,version,created_at,updated_at,search_tokens', coalesce(hidden ->> t, ''));
    execute format('alter table %I enable row level security, force row level security', t);
    if t <> 'link_tasks' then
      execute format('create policy tenant on %I using (institution_id = (select app.institution())) with check (institution_id = (select app.institution()))', t);
    end if;
  end loop; end $$;
create policy tenant on link_tasks using (institution_id = (select app.institution()) or (select app.scope()) = 'link-lookup')
  with check (institution_id = (select app.institution()));

-- ---------- outsiders ----------
-- Inside the college only.
do $$ declare t text; begin
  foreach t in array array['unit_inspections', 'rule_overrides', 'rule_settings', 'placement_steps'] loop
    execute format('create policy outsider on %I as restrictive using ((select app.is_staff()))', t);
  end loop; end $$;
create policy outsider on link_tasks as restrictive using ((select app.is_staff()) or (select app.scope()) = 'link-lookup'
  or ((select app.scope()) = 'link' and id = (select app.link())));
-- Not for the owner, as whom app.hold_slot writes.
create policy outsider on internship_posts as restrictive to rq_app using ((select app.is_staff())
  or ((select app.scope()) = 'partner' and partner_id = (select app.partner()))
  or ((select app.scope()) = 'student' and exists (select 1 from placements p where p.institution_id = internship_posts.institution_id and p.post_id = internship_posts.id))
  or ((select app.scope()) = 'link' and exists (select 1 from link_tasks l where l.institution_id = internship_posts.institution_id and l.post_id = internship_posts.id)));
create policy outsider_insert on internship_posts as restrictive for insert to rq_app with check ((select app.scope()) in ('staff', 'system', 'partner'));
create policy outsider_update on internship_posts as restrictive for update to rq_app using ((select app.scope()) in ('staff', 'system', 'partner', 'link'));
create policy outsider_delete on internship_posts as restrictive for delete to rq_app using ((select app.is_staff()));
create policy outsider on placements as restrictive using ((select app.is_staff())
  or ((select app.scope()) = 'partner' and partner_id = (select app.partner()))
  or ((select app.scope()) = 'mentor' and mentor_id = (select app.membership()))
  or ((select app.scope()) = 'student' and student_id = (select app.student()))
  or ((select app.scope()) = 'link' and exists (select 1 from link_tasks l where l.institution_id = placements.institution_id and l.placement_id = placements.id)));
create policy outsider on internship_plans as restrictive using ((select app.is_staff())
  or ((select app.scope()) = 'student' and (exists (select 1 from placements p where p.institution_id = internship_plans.institution_id and p.plan_id = internship_plans.id)
    or (state = 'APPROVED' and school_class_id = (select s.school_class_id from students s where s.institution_id = internship_plans.institution_id and s.id = (select app.student()))))));
create policy outsider_write on internship_plans as restrictive for update using ((select app.is_staff()));
create policy outsider_insert on internship_plans as restrictive for insert with check ((select app.is_staff()));
create policy outsider_delete on internship_plans as restrictive for delete using ((select app.is_staff()));
-- With the placement, the post, the vacancy that it belongs to.
do $$ declare t text; begin
  foreach t in array array['placement_weeks', 'tri_signatures', 'journals', 'incidents'] loop
    execute format('create policy outsider on %I as restrictive using ((select app.is_staff()) or exists
      (select 1 from placements p where p.institution_id = %I.institution_id and p.id = %I.placement_id))', t, t, t);
  end loop; end $$;
create policy outsider on internship_post_programmes as restrictive using ((select app.is_staff()) or exists
  (select 1 from internship_posts p where p.institution_id = internship_post_programmes.institution_id and p.id = internship_post_programmes.post_id));
create policy outsider on employments as restrictive using ((select app.is_staff()) or ((select app.scope()) = 'student' and student_id = (select app.student())));
create policy outsider_insert on employments as restrictive for insert with check ((select app.is_staff()));
create policy outsider_update on employments as restrictive for update using ((select app.is_staff()));
create policy outsider_delete on employments as restrictive for delete using ((select app.is_staff()));
create policy outsider on intentions as restrictive using ((select app.is_staff()) or ((select app.scope()) = 'student' and student_id = (select app.student())));
create policy outsider on vacancies as restrictive using ((select app.is_staff()) or ((select app.scope()) = 'partner' and partner_id = (select app.partner())));
create policy outsider_insert on vacancies as restrictive for insert with check ((select app.scope()) in ('staff', 'system', 'partner'));
create policy outsider_update on vacancies as restrictive for update using ((select app.scope()) in ('staff', 'system', 'partner'));
create policy outsider_delete on vacancies as restrictive for delete using ((select app.scope()) in ('staff', 'system', 'partner'));
create policy outsider on vacancy_programmes as restrictive using ((select app.is_staff()) or exists
  (select 1 from vacancies v where v.institution_id = vacancy_programmes.institution_id and v.id = vacancy_programmes.vacancy_id));

-- Interns are shown to their enterprise, mentor and link; enterprises to whom they concern.
drop policy outsider on students;
create policy outsider on students as restrictive using ((select app.is_staff()) or ((select app.scope()) = 'student' and id = (select app.student()))
  or ((select app.scope()) = 'partner' and exists (select 1 from rosters r where r.institution_id = students.institution_id and r.student_id = students.id and r.left_on is null))
  or ((select app.scope()) in ('partner', 'mentor', 'link') and exists
    (select 1 from placements p where p.institution_id = students.institution_id and p.student_id = students.id and p.state <> 'CANCELLED')));
drop policy outsider on partners;
create policy outsider on partners as restrictive using ((select app.is_staff()) or ((select app.scope()) in ('partner', 'mentor', 'link') and id = (select app.partner()))
  or ((select app.scope()) = 'student' and exists (select 1 from placements p where p.institution_id = partners.institution_id and p.partner_id = partners.id)));
drop policy outsider on contacts;
create policy outsider on contacts as restrictive using ((select app.is_staff()) or ((select app.scope()) = 'partner' and partner_id = (select app.partner()))
  or ((select app.scope()) = 'link' and exists (select 1 from link_tasks l where l.institution_id = contacts.institution_id and l.contact_id = contacts.id)));

-- An outsider's files: those of a record that it may see, and that are its business.
drop policy outsider on attachments;
create policy outsider on attachments as restrictive using ((select app.is_staff())
  or exists (select 1 from journals j where j.institution_id = attachments.institution_id and j.id = attachments.journal_id)
  or exists (select 1 from placements p where p.institution_id = attachments.institution_id and p.id = attachments.placement_id)
  or ((select app.scope()) = 'partner' and (
  exists (select 1 from needs n where n.institution_id = attachments.institution_id and n.id = attachments.need_id)
  or exists (select 1 from agreements a where a.institution_id = attachments.institution_id and a.id = attachments.agreement_id)
  or exists (select 1 from order_classes c where c.institution_id = attachments.institution_id and c.id = attachments.order_class_id)
  or exists (select 1 from pathway_classes c where c.institution_id = attachments.institution_id and c.id = attachments.pathway_class_id))));

-- ---------- grants ----------
do $$ declare t text; begin
  foreach t in array array['internship_posts', 'internship_post_programmes', 'unit_inspections', 'internship_plans', 'placements', 'placement_steps', 'tri_signatures', 'placement_weeks',
      'journals', 'incidents', 'rule_overrides', 'rule_settings', 'link_tasks', 'employments', 'vacancies', 'vacancy_programmes', 'intentions'] loop
    execute format('grant select, insert, update, delete on %I to rq_app', t);
  end loop; end $$;
