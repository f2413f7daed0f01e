-- Programmes, students, classes, platforms, pathways. Names sort by pinyin.
set lock_timeout = '5s';

-- AlterTable
ALTER TABLE "attachments" ADD COLUMN     "inspection_id" UUID,
ADD COLUMN     "meeting_id" UUID,
ADD COLUMN     "order_class_id" UUID,
ADD COLUMN     "pathway_class_id" UUID,
ADD COLUMN     "platform_id" UUID,
ADD COLUMN     "programme_id" UUID,
ADD COLUMN     "student_id" UUID;

-- CreateTable
CREATE TABLE "rooms" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "platform_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "seats" INTEGER,
    "place" TEXT,
    "closed_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rooms_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "equipment" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "platform_id" UUID NOT NULL,
    "room_id" UUID,
    "name" TEXT NOT NULL,
    "model" TEXT,
    "count" INTEGER NOT NULL,
    "unit_value" DECIMAL(14,2),
    "owner_id" UUID,
    "acquired_on" DATE,
    "retired_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "equipment_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "training_programmes" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "platform_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "hours" INTEGER,
    "audience" TEXT,
    "planned_on" DATE NOT NULL,
    "offered_on" DATE,
    "retired_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "training_programmes_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "centre_sessions" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "platform_id" UUID NOT NULL,
    "room_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "title" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "order_class_id" UUID,
    "partner_id" UUID,
    "training_programme_id" UUID,
    "booked_by_id" UUID NOT NULL,
    "cancelled_at" TIMESTAMPTZ(3),
    "cancel_reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "centre_sessions_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "session_participants" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "category" TEXT NOT NULL,
    "people" INTEGER NOT NULL,
    "attendances" INTEGER NOT NULL,

    CONSTRAINT "session_participants_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "centre_outputs" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "platform_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "happened_on" DATE NOT NULL,
    "title" TEXT NOT NULL,
    "quantity" DECIMAL(14,2),
    "unit" TEXT,
    "income" DECIMAL(14,2),
    "partner_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "centre_outputs_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "inspections" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "platform_id" UUID NOT NULL,
    "inspected_on" DATE NOT NULL,
    "inspectors" TEXT,
    "result" TEXT NOT NULL,
    "summary" TEXT,
    "next_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inspections_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "inspection_findings" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "inspection_id" UUID NOT NULL,
    "what" TEXT NOT NULL,
    "owner_id" UUID,
    "due_on" DATE NOT NULL,
    "done_on" DATE,
    "mending" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "inspection_findings_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "order_classes" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT COLLATE "zh-x-icu" NOT NULL,
    "partner_id" UUID NOT NULL,
    "programme_id" UUID,
    "department_id" UUID,
    "platform_id" UUID,
    "agreement_id" UUID,
    "grade_year" INTEGER NOT NULL,
    "track" TEXT NOT NULL DEFAULT 'COLLEGE',
    "planned_seats" INTEGER NOT NULL,
    "promised_jobs" INTEGER,
    "head_teacher_id" UUID,
    "head_teacher_name" TEXT,
    "mentor_id" UUID,
    "mentor_name" TEXT,
    "enterprise_hours" INTEGER,
    "total_hours" INTEGER,
    "plan_version" TEXT,
    "scholarship" DECIMAL(14,2),
    "request" TEXT,
    "remark" TEXT,
    "state" TEXT NOT NULL DEFAULT 'REQUESTED',
    "reason" TEXT,
    "requested_on" DATE NOT NULL,
    "started_on" DATE,
    "ended_on" DATE,
    "import_batch_id" UUID,
    "search_tokens" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "order_classes_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "order_class_steps" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "order_class_id" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "from_state" TEXT NOT NULL,
    "to_state" TEXT NOT NULL,
    "reason" TEXT,
    "membership_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "order_class_steps_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "order_class_courses" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "order_class_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "hours" INTEGER NOT NULL,
    "by_enterprise" BOOLEAN NOT NULL DEFAULT false,
    "teacher" TEXT,
    "term" INTEGER,
    "position" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "order_class_courses_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "rosters" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "order_class_id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "student_id" UUID NOT NULL,
    "joined_on" DATE NOT NULL,
    "left_on" DATE,
    "left_reason" TEXT,
    "apprentice_agreement_no" TEXT,
    "apprentice_signed_on" DATE,
    "import_batch_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rosters_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "pathway_classes" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "platform_id" UUID,
    "mode" TEXT NOT NULL,
    "name" TEXT COLLATE "zh-x-icu" NOT NULL,
    "school_id" UUID NOT NULL,
    "enterprise_id" UUID,
    "programme_id" UUID,
    "school_programme_code" TEXT,
    "school_programme_name" TEXT,
    "grade_year" INTEGER NOT NULL,
    "planned_seats" INTEGER NOT NULL,
    "agreement_id" UUID,
    "plan_version" TEXT,
    "agreed_on" DATE NOT NULL,
    "ended_on" DATE,
    "remark" TEXT,
    "import_batch_id" UUID,
    "search_tokens" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "pathway_classes_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "pathway_students" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "pathway_class_id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "pupil_no" TEXT NOT NULL,
    "name" TEXT COLLATE "zh-x-icu" NOT NULL,
    "sex" TEXT,
    "phone_enc" BYTEA,
    "phone_masked" TEXT,
    "student_id" UUID,
    "enrolled_on" DATE NOT NULL,
    "transferred_on" DATE,
    "graduated_on" DATE,
    "left_on" DATE,
    "left_reason" TEXT,
    "import_batch_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "pathway_students_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "platforms" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT COLLATE "zh-x-icu" NOT NULL,
    "subkind" TEXT,
    "level" TEXT NOT NULL DEFAULT 'SCHOOL',
    "department_id" UUID,
    "responsible_id" UUID,
    "agreement_id" UUID,
    "parent_id" UUID,
    "planned_on" DATE,
    "established_on" DATE,
    "closed_on" DATE,
    "introduction" TEXT,
    "remark" TEXT,
    "campus" TEXT,
    "capacity" INTEGER,
    "workplaces" INTEGER,
    "built_by" TEXT,
    "valid_to" DATE,
    "equipment_value" DECIMAL(14,2),
    "address" TEXT,
    "trades" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "import_batch_id" UUID,
    "search_tokens" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "platforms_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "platform_partners" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "platform_id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "part" TEXT NOT NULL,
    "joined_on" DATE,
    "left_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "platform_partners_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "platform_programmes" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "platform_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,

    CONSTRAINT "platform_programmes_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "council_seats" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "platform_id" UUID NOT NULL,
    "partner_id" UUID,
    "holder" TEXT NOT NULL,
    "post" TEXT NOT NULL,
    "started_on" DATE NOT NULL,
    "ended_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "council_seats_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "platform_documents" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "platform_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "edition" TEXT NOT NULL,
    "adopted_on" DATE NOT NULL,
    "text" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "platform_documents_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "meetings" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "platform_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "held_on" DATE NOT NULL,
    "place" TEXT,
    "attendees" TEXT,
    "agenda" TEXT,
    "minutes" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "meetings_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "resolutions" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "owner_id" UUID,
    "due_on" DATE,
    "done_on" DATE,
    "result" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "resolutions_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "platform_tasks" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "platform_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "owner_id" UUID,
    "due_on" DATE,
    "done_on" DATE,
    "dropped_on" DATE,
    "result" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "platform_tasks_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "standard_nodes" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "platform_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "parent_id" UUID,
    "depth" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT,
    "observation" TEXT,
    "max_score" DECIMAL(6,2),
    "self_score" DECIMAL(6,2),
    "evidence" TEXT,
    "owner_id" UUID,
    "position" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "standard_nodes_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "platform_courses" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "platform_id" UUID NOT NULL,
    "programme_id" UUID,
    "name" TEXT NOT NULL,
    "hours" INTEGER NOT NULL,
    "by_enterprise" BOOLEAN NOT NULL DEFAULT false,
    "teacher" TEXT,
    "level" TEXT NOT NULL DEFAULT 'SCHOOL',
    "started_on" DATE NOT NULL,
    "ended_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "platform_courses_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "platform_members" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "platform_id" UUID NOT NULL,
    "membership_id" UUID,
    "partner_id" UUID,
    "name" TEXT NOT NULL,
    "duty" TEXT,
    "started_on" DATE NOT NULL,
    "ended_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "platform_members_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "platform_years" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "platform_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "plan" TEXT,
    "assessment" TEXT,
    "score" DECIMAL(5,2),
    "assessed_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "platform_years_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "programmes" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT,
    "name" TEXT COLLATE "zh-x-icu" NOT NULL,
    "direction" TEXT NOT NULL DEFAULT '',
    "department_id" UUID,
    "chain_id" UUID,
    "level" TEXT NOT NULL,
    "years" DECIMAL(2,1) NOT NULL,
    "introduction" TEXT,
    "approved_on" DATE NOT NULL,
    "import_batch_id" UUID,
    "search_tokens" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "programmes_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "programme_periods" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "started_on" DATE NOT NULL,
    "ended_on" DATE,
    "reason" TEXT,
    "document" TEXT,

    CONSTRAINT "programme_periods_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "programme_intakes" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "planned" INTEGER,
    "enrolled" INTEGER,
    "reported" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "programme_intakes_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "programme_adjustments" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "proposal" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'PROPOSED',
    "evidence" JSONB NOT NULL DEFAULT '{}',
    "decision" TEXT,
    "decided_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "programme_adjustments_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "adjustment_steps" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "adjustment_id" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "from_state" TEXT NOT NULL,
    "to_state" TEXT NOT NULL,
    "list" TEXT,
    "reason" TEXT,
    "membership_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "adjustment_steps_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "school_classes" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT COLLATE "zh-x-icu" NOT NULL,
    "programme_id" UUID NOT NULL,
    "grade_year" INTEGER NOT NULL,
    "head_teacher_id" UUID,
    "closed_on" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "school_classes_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateTable
CREATE TABLE "students" (
    "institution_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "student_no" TEXT NOT NULL,
    "name" TEXT COLLATE "zh-x-icu" NOT NULL,
    "sex" TEXT,
    "id_card_enc" BYTEA,
    "id_card_index" BYTEA,
    "id_card_masked" TEXT,
    "birth_on" DATE,
    "phone_enc" BYTEA,
    "phone_index" BYTEA,
    "phone_masked" TEXT,
    "guardian_name" TEXT,
    "guardian_phone_enc" BYTEA,
    "guardian_phone_masked" TEXT,
    "programme_id" UUID NOT NULL,
    "school_class_id" UUID,
    "grade_year" INTEGER NOT NULL,
    "origin_code" TEXT,
    "state" TEXT NOT NULL DEFAULT 'ENROLLED',
    "enrolled_on" DATE NOT NULL,
    "left_on" DATE,
    "left_reason" TEXT,
    "remark" TEXT,
    "import_batch_id" UUID,
    "search_tokens" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "students_pkey" PRIMARY KEY ("institution_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "rooms_institution_id_platform_id_name_key" ON "rooms"("institution_id", "platform_id", "name");

-- CreateIndex
CREATE INDEX "equipment_institution_id_platform_id_idx" ON "equipment"("institution_id", "platform_id");

-- CreateIndex
CREATE INDEX "equipment_institution_id_room_id_idx" ON "equipment"("institution_id", "room_id");

-- CreateIndex
CREATE INDEX "equipment_institution_id_owner_id_idx" ON "equipment"("institution_id", "owner_id");

-- CreateIndex
CREATE UNIQUE INDEX "training_programmes_institution_id_platform_id_name_key" ON "training_programmes"("institution_id", "platform_id", "name");

-- CreateIndex
CREATE INDEX "centre_sessions_institution_id_platform_id_starts_at_idx" ON "centre_sessions"("institution_id", "platform_id", "starts_at");

-- CreateIndex
CREATE INDEX "centre_sessions_institution_id_room_id_idx" ON "centre_sessions"("institution_id", "room_id");

-- CreateIndex
CREATE INDEX "centre_sessions_institution_id_order_class_id_idx" ON "centre_sessions"("institution_id", "order_class_id");

-- CreateIndex
CREATE INDEX "centre_sessions_institution_id_partner_id_idx" ON "centre_sessions"("institution_id", "partner_id");

-- CreateIndex
CREATE INDEX "centre_sessions_institution_id_training_programme_id_idx" ON "centre_sessions"("institution_id", "training_programme_id");

-- CreateIndex
CREATE INDEX "centre_sessions_institution_id_booked_by_id_idx" ON "centre_sessions"("institution_id", "booked_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_participants_institution_id_session_id_category_key" ON "session_participants"("institution_id", "session_id", "category");

-- CreateIndex
CREATE INDEX "centre_outputs_institution_id_platform_id_idx" ON "centre_outputs"("institution_id", "platform_id");

-- CreateIndex
CREATE INDEX "centre_outputs_institution_id_partner_id_idx" ON "centre_outputs"("institution_id", "partner_id");

-- CreateIndex
CREATE INDEX "inspections_institution_id_platform_id_idx" ON "inspections"("institution_id", "platform_id");

-- CreateIndex
CREATE INDEX "inspection_findings_institution_id_inspection_id_idx" ON "inspection_findings"("institution_id", "inspection_id");

-- CreateIndex
CREATE INDEX "inspection_findings_institution_id_owner_id_idx" ON "inspection_findings"("institution_id", "owner_id");

-- CreateIndex
CREATE INDEX "order_classes_institution_id_state_name_idx" ON "order_classes"("institution_id", "state", "name");

-- CreateIndex
CREATE INDEX "order_classes_institution_id_import_batch_id_idx" ON "order_classes"("institution_id", "import_batch_id");

-- CreateIndex
CREATE INDEX "order_classes_institution_id_partner_id_idx" ON "order_classes"("institution_id", "partner_id");

-- CreateIndex
CREATE INDEX "order_classes_institution_id_programme_id_idx" ON "order_classes"("institution_id", "programme_id");

-- CreateIndex
CREATE INDEX "order_classes_institution_id_department_id_idx" ON "order_classes"("institution_id", "department_id");

-- CreateIndex
CREATE INDEX "order_classes_institution_id_platform_id_idx" ON "order_classes"("institution_id", "platform_id");

-- CreateIndex
CREATE INDEX "order_classes_institution_id_agreement_id_idx" ON "order_classes"("institution_id", "agreement_id");

-- CreateIndex
CREATE INDEX "order_classes_institution_id_head_teacher_id_idx" ON "order_classes"("institution_id", "head_teacher_id");

-- CreateIndex
CREATE INDEX "order_classes_institution_id_mentor_id_idx" ON "order_classes"("institution_id", "mentor_id");

-- CreateIndex
CREATE INDEX "order_classes_institution_id_search_tokens_idx" ON "order_classes" USING GIN ("institution_id" uuid_ops, "search_tokens" array_ops);

-- CreateIndex
CREATE UNIQUE INDEX "order_classes_institution_id_name_key" ON "order_classes"("institution_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "order_classes_institution_id_id_partner_id_key" ON "order_classes"("institution_id", "id", "partner_id");

-- CreateIndex
CREATE INDEX "order_class_steps_institution_id_order_class_id_idx" ON "order_class_steps"("institution_id", "order_class_id");

-- CreateIndex
CREATE INDEX "order_class_steps_institution_id_membership_id_idx" ON "order_class_steps"("institution_id", "membership_id");

-- CreateIndex
CREATE INDEX "order_class_courses_institution_id_order_class_id_idx" ON "order_class_courses"("institution_id", "order_class_id");

-- CreateIndex
CREATE INDEX "rosters_institution_id_order_class_id_idx" ON "rosters"("institution_id", "order_class_id");

-- CreateIndex
CREATE INDEX "rosters_institution_id_partner_id_idx" ON "rosters"("institution_id", "partner_id");

-- CreateIndex
CREATE INDEX "rosters_institution_id_import_batch_id_idx" ON "rosters"("institution_id", "import_batch_id");

-- CreateIndex
CREATE INDEX "rosters_institution_id_student_id_idx" ON "rosters"("institution_id", "student_id");

-- CreateIndex
CREATE INDEX "pathway_classes_institution_id_grade_year_idx" ON "pathway_classes"("institution_id", "grade_year");

-- CreateIndex
CREATE INDEX "pathway_classes_institution_id_platform_id_idx" ON "pathway_classes"("institution_id", "platform_id");

-- CreateIndex
CREATE INDEX "pathway_classes_institution_id_school_id_idx" ON "pathway_classes"("institution_id", "school_id");

-- CreateIndex
CREATE INDEX "pathway_classes_institution_id_enterprise_id_idx" ON "pathway_classes"("institution_id", "enterprise_id");

-- CreateIndex
CREATE INDEX "pathway_classes_institution_id_programme_id_idx" ON "pathway_classes"("institution_id", "programme_id");

-- CreateIndex
CREATE INDEX "pathway_classes_institution_id_agreement_id_idx" ON "pathway_classes"("institution_id", "agreement_id");

-- CreateIndex
CREATE INDEX "pathway_classes_institution_id_search_tokens_idx" ON "pathway_classes" USING GIN ("institution_id" uuid_ops, "search_tokens" array_ops);

-- CreateIndex
CREATE UNIQUE INDEX "pathway_classes_institution_id_name_key" ON "pathway_classes"("institution_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "pathway_classes_institution_id_id_school_id_key" ON "pathway_classes"("institution_id", "id", "school_id");

-- CreateIndex
CREATE INDEX "pathway_students_institution_id_school_id_idx" ON "pathway_students"("institution_id", "school_id");

-- CreateIndex
CREATE INDEX "pathway_students_institution_id_student_id_idx" ON "pathway_students"("institution_id", "student_id");

-- CreateIndex
CREATE UNIQUE INDEX "pathway_students_institution_id_pathway_class_id_pupil_no_key" ON "pathway_students"("institution_id", "pathway_class_id", "pupil_no");

-- CreateIndex
CREATE INDEX "platforms_institution_id_import_batch_id_idx" ON "platforms"("institution_id", "import_batch_id");

-- CreateIndex
CREATE INDEX "platforms_institution_id_department_id_idx" ON "platforms"("institution_id", "department_id");

-- CreateIndex
CREATE INDEX "platforms_institution_id_responsible_id_idx" ON "platforms"("institution_id", "responsible_id");

-- CreateIndex
CREATE INDEX "platforms_institution_id_agreement_id_idx" ON "platforms"("institution_id", "agreement_id");

-- CreateIndex
CREATE INDEX "platforms_institution_id_parent_id_idx" ON "platforms"("institution_id", "parent_id");

-- CreateIndex
CREATE INDEX "platforms_institution_id_search_tokens_idx" ON "platforms" USING GIN ("institution_id" uuid_ops, "search_tokens" array_ops);

-- CreateIndex
CREATE UNIQUE INDEX "platforms_institution_id_kind_name_key" ON "platforms"("institution_id", "kind", "name");

-- CreateIndex
CREATE INDEX "platform_partners_institution_id_partner_id_idx" ON "platform_partners"("institution_id", "partner_id");

-- CreateIndex
CREATE UNIQUE INDEX "platform_partners_institution_id_platform_id_partner_id_key" ON "platform_partners"("institution_id", "platform_id", "partner_id");

-- CreateIndex
CREATE INDEX "platform_programmes_institution_id_programme_id_idx" ON "platform_programmes"("institution_id", "programme_id");

-- CreateIndex
CREATE UNIQUE INDEX "platform_programmes_institution_id_platform_id_programme_id_key" ON "platform_programmes"("institution_id", "platform_id", "programme_id");

-- CreateIndex
CREATE INDEX "council_seats_institution_id_platform_id_idx" ON "council_seats"("institution_id", "platform_id");

-- CreateIndex
CREATE INDEX "council_seats_institution_id_partner_id_idx" ON "council_seats"("institution_id", "partner_id");

-- CreateIndex
CREATE INDEX "platform_documents_institution_id_platform_id_idx" ON "platform_documents"("institution_id", "platform_id");

-- CreateIndex
CREATE INDEX "meetings_institution_id_platform_id_idx" ON "meetings"("institution_id", "platform_id");

-- CreateIndex
CREATE INDEX "resolutions_institution_id_meeting_id_idx" ON "resolutions"("institution_id", "meeting_id");

-- CreateIndex
CREATE INDEX "resolutions_institution_id_owner_id_idx" ON "resolutions"("institution_id", "owner_id");

-- CreateIndex
CREATE INDEX "platform_tasks_institution_id_platform_id_idx" ON "platform_tasks"("institution_id", "platform_id");

-- CreateIndex
CREATE INDEX "platform_tasks_institution_id_owner_id_idx" ON "platform_tasks"("institution_id", "owner_id");

-- CreateIndex
CREATE INDEX "standard_nodes_institution_id_parent_id_idx" ON "standard_nodes"("institution_id", "parent_id");

-- CreateIndex
CREATE INDEX "standard_nodes_institution_id_owner_id_idx" ON "standard_nodes"("institution_id", "owner_id");

-- CreateIndex
CREATE UNIQUE INDEX "standard_nodes_institution_id_platform_id_year_code_key" ON "standard_nodes"("institution_id", "platform_id", "year", "code");

-- CreateIndex
CREATE INDEX "platform_courses_institution_id_platform_id_idx" ON "platform_courses"("institution_id", "platform_id");

-- CreateIndex
CREATE INDEX "platform_courses_institution_id_programme_id_idx" ON "platform_courses"("institution_id", "programme_id");

-- CreateIndex
CREATE INDEX "platform_members_institution_id_platform_id_idx" ON "platform_members"("institution_id", "platform_id");

-- CreateIndex
CREATE INDEX "platform_members_institution_id_membership_id_idx" ON "platform_members"("institution_id", "membership_id");

-- CreateIndex
CREATE INDEX "platform_members_institution_id_partner_id_idx" ON "platform_members"("institution_id", "partner_id");

-- CreateIndex
CREATE UNIQUE INDEX "platform_years_institution_id_platform_id_year_key" ON "platform_years"("institution_id", "platform_id", "year");

-- CreateIndex
CREATE INDEX "programmes_institution_id_department_id_idx" ON "programmes"("institution_id", "department_id");

-- CreateIndex
CREATE INDEX "programmes_institution_id_chain_id_idx" ON "programmes"("institution_id", "chain_id");

-- CreateIndex
CREATE INDEX "programmes_institution_id_search_tokens_idx" ON "programmes" USING GIN ("institution_id" uuid_ops, "search_tokens" array_ops);

-- CreateIndex
CREATE UNIQUE INDEX "programmes_institution_id_code_direction_key" ON "programmes"("institution_id", "code", "direction");

-- CreateIndex
CREATE UNIQUE INDEX "programmes_institution_id_name_direction_key" ON "programmes"("institution_id", "name", "direction");

-- CreateIndex
CREATE INDEX "programme_periods_institution_id_programme_id_idx" ON "programme_periods"("institution_id", "programme_id");

-- CreateIndex
CREATE UNIQUE INDEX "programme_intakes_institution_id_programme_id_year_key" ON "programme_intakes"("institution_id", "programme_id", "year");

-- CreateIndex
CREATE UNIQUE INDEX "programme_adjustments_institution_id_programme_id_year_key" ON "programme_adjustments"("institution_id", "programme_id", "year");

-- CreateIndex
CREATE INDEX "adjustment_steps_institution_id_adjustment_id_idx" ON "adjustment_steps"("institution_id", "adjustment_id");

-- CreateIndex
CREATE INDEX "adjustment_steps_institution_id_membership_id_idx" ON "adjustment_steps"("institution_id", "membership_id");

-- CreateIndex
CREATE INDEX "school_classes_institution_id_programme_id_idx" ON "school_classes"("institution_id", "programme_id");

-- CreateIndex
CREATE INDEX "school_classes_institution_id_head_teacher_id_idx" ON "school_classes"("institution_id", "head_teacher_id");

-- CreateIndex
CREATE UNIQUE INDEX "school_classes_institution_id_name_key" ON "school_classes"("institution_id", "name");

-- CreateIndex
CREATE INDEX "students_institution_id_id_card_index_idx" ON "students"("institution_id", "id_card_index");

-- CreateIndex
CREATE INDEX "students_institution_id_import_batch_id_idx" ON "students"("institution_id", "import_batch_id");

-- CreateIndex
CREATE INDEX "students_institution_id_programme_id_idx" ON "students"("institution_id", "programme_id");

-- CreateIndex
CREATE INDEX "students_institution_id_school_class_id_idx" ON "students"("institution_id", "school_class_id");

-- CreateIndex
CREATE INDEX "students_institution_id_search_tokens_idx" ON "students" USING GIN ("institution_id" uuid_ops, "search_tokens" array_ops);

-- CreateIndex
CREATE UNIQUE INDEX "students_institution_id_student_no_key" ON "students"("institution_id", "student_no");

-- CreateIndex
CREATE INDEX "memberships_institution_id_student_id_idx" ON "memberships"("institution_id", "student_id");

-- CreateIndex
CREATE INDEX "attachments_institution_id_programme_id_idx" ON "attachments"("institution_id", "programme_id");

-- CreateIndex
CREATE INDEX "attachments_institution_id_student_id_idx" ON "attachments"("institution_id", "student_id");

-- CreateIndex
CREATE INDEX "attachments_institution_id_order_class_id_idx" ON "attachments"("institution_id", "order_class_id");

-- CreateIndex
CREATE INDEX "attachments_institution_id_platform_id_idx" ON "attachments"("institution_id", "platform_id");

-- CreateIndex
CREATE INDEX "attachments_institution_id_pathway_class_id_idx" ON "attachments"("institution_id", "pathway_class_id");

-- CreateIndex
CREATE INDEX "attachments_institution_id_meeting_id_idx" ON "attachments"("institution_id", "meeting_id");

-- CreateIndex
CREATE INDEX "attachments_institution_id_inspection_id_idx" ON "attachments"("institution_id", "inspection_id");

-- AddForeignKey
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_institution_id_platform_id_fkey" FOREIGN KEY ("institution_id", "platform_id") REFERENCES "platforms"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "equipment" ADD CONSTRAINT "equipment_institution_id_platform_id_fkey" FOREIGN KEY ("institution_id", "platform_id") REFERENCES "platforms"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "equipment" ADD CONSTRAINT "equipment_institution_id_room_id_fkey" FOREIGN KEY ("institution_id", "room_id") REFERENCES "rooms"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "equipment" ADD CONSTRAINT "equipment_institution_id_owner_id_fkey" FOREIGN KEY ("institution_id", "owner_id") REFERENCES "partners"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_programmes" ADD CONSTRAINT "training_programmes_institution_id_platform_id_fkey" FOREIGN KEY ("institution_id", "platform_id") REFERENCES "platforms"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "centre_sessions" ADD CONSTRAINT "centre_sessions_institution_id_platform_id_fkey" FOREIGN KEY ("institution_id", "platform_id") REFERENCES "platforms"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "centre_sessions" ADD CONSTRAINT "centre_sessions_institution_id_room_id_fkey" FOREIGN KEY ("institution_id", "room_id") REFERENCES "rooms"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "centre_sessions" ADD CONSTRAINT "centre_sessions_institution_id_order_class_id_fkey" FOREIGN KEY ("institution_id", "order_class_id") REFERENCES "order_classes"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "centre_sessions" ADD CONSTRAINT "centre_sessions_institution_id_partner_id_fkey" FOREIGN KEY ("institution_id", "partner_id") REFERENCES "partners"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "centre_sessions" ADD CONSTRAINT "centre_sessions_institution_id_training_programme_id_fkey" FOREIGN KEY ("institution_id", "training_programme_id") REFERENCES "training_programmes"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "centre_sessions" ADD CONSTRAINT "centre_sessions_institution_id_booked_by_id_fkey" FOREIGN KEY ("institution_id", "booked_by_id") REFERENCES "memberships"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_participants" ADD CONSTRAINT "session_participants_institution_id_session_id_fkey" FOREIGN KEY ("institution_id", "session_id") REFERENCES "centre_sessions"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "centre_outputs" ADD CONSTRAINT "centre_outputs_institution_id_platform_id_fkey" FOREIGN KEY ("institution_id", "platform_id") REFERENCES "platforms"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "centre_outputs" ADD CONSTRAINT "centre_outputs_institution_id_partner_id_fkey" FOREIGN KEY ("institution_id", "partner_id") REFERENCES "partners"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspections" ADD CONSTRAINT "inspections_institution_id_platform_id_fkey" FOREIGN KEY ("institution_id", "platform_id") REFERENCES "platforms"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection_findings" ADD CONSTRAINT "inspection_findings_institution_id_inspection_id_fkey" FOREIGN KEY ("institution_id", "inspection_id") REFERENCES "inspections"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection_findings" ADD CONSTRAINT "inspection_findings_institution_id_owner_id_fkey" FOREIGN KEY ("institution_id", "owner_id") REFERENCES "memberships"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_institution_id_student_id_fkey" FOREIGN KEY ("institution_id", "student_id") REFERENCES "students"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_classes" ADD CONSTRAINT "order_classes_institution_id_partner_id_fkey" FOREIGN KEY ("institution_id", "partner_id") REFERENCES "partners"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_classes" ADD CONSTRAINT "order_classes_institution_id_programme_id_fkey" FOREIGN KEY ("institution_id", "programme_id") REFERENCES "programmes"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_classes" ADD CONSTRAINT "order_classes_institution_id_department_id_fkey" FOREIGN KEY ("institution_id", "department_id") REFERENCES "departments"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_classes" ADD CONSTRAINT "order_classes_institution_id_platform_id_fkey" FOREIGN KEY ("institution_id", "platform_id") REFERENCES "platforms"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_classes" ADD CONSTRAINT "order_classes_institution_id_agreement_id_fkey" FOREIGN KEY ("institution_id", "agreement_id") REFERENCES "agreements"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_classes" ADD CONSTRAINT "order_classes_institution_id_head_teacher_id_fkey" FOREIGN KEY ("institution_id", "head_teacher_id") REFERENCES "memberships"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_classes" ADD CONSTRAINT "order_classes_institution_id_mentor_id_fkey" FOREIGN KEY ("institution_id", "mentor_id") REFERENCES "contacts"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_class_steps" ADD CONSTRAINT "order_class_steps_institution_id_order_class_id_fkey" FOREIGN KEY ("institution_id", "order_class_id") REFERENCES "order_classes"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_class_steps" ADD CONSTRAINT "order_class_steps_institution_id_membership_id_fkey" FOREIGN KEY ("institution_id", "membership_id") REFERENCES "memberships"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_class_courses" ADD CONSTRAINT "order_class_courses_institution_id_order_class_id_fkey" FOREIGN KEY ("institution_id", "order_class_id") REFERENCES "order_classes"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rosters" ADD CONSTRAINT "rosters_institution_id_student_id_fkey" FOREIGN KEY ("institution_id", "student_id") REFERENCES "students"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rosters" ADD CONSTRAINT "rosters_institution_id_order_class_id_partner_id_fkey" FOREIGN KEY ("institution_id", "order_class_id", "partner_id") REFERENCES "order_classes"("institution_id", "id", "partner_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pathway_classes" ADD CONSTRAINT "pathway_classes_institution_id_platform_id_fkey" FOREIGN KEY ("institution_id", "platform_id") REFERENCES "platforms"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pathway_classes" ADD CONSTRAINT "pathway_classes_institution_id_school_id_fkey" FOREIGN KEY ("institution_id", "school_id") REFERENCES "partners"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pathway_classes" ADD CONSTRAINT "pathway_classes_institution_id_enterprise_id_fkey" FOREIGN KEY ("institution_id", "enterprise_id") REFERENCES "partners"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pathway_classes" ADD CONSTRAINT "pathway_classes_institution_id_programme_id_fkey" FOREIGN KEY ("institution_id", "programme_id") REFERENCES "programmes"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pathway_classes" ADD CONSTRAINT "pathway_classes_institution_id_agreement_id_fkey" FOREIGN KEY ("institution_id", "agreement_id") REFERENCES "agreements"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pathway_students" ADD CONSTRAINT "pathway_students_institution_id_student_id_fkey" FOREIGN KEY ("institution_id", "student_id") REFERENCES "students"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pathway_students" ADD CONSTRAINT "pathway_students_institution_id_pathway_class_id_school_id_fkey" FOREIGN KEY ("institution_id", "pathway_class_id", "school_id") REFERENCES "pathway_classes"("institution_id", "id", "school_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platforms" ADD CONSTRAINT "platforms_institution_id_department_id_fkey" FOREIGN KEY ("institution_id", "department_id") REFERENCES "departments"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platforms" ADD CONSTRAINT "platforms_institution_id_responsible_id_fkey" FOREIGN KEY ("institution_id", "responsible_id") REFERENCES "memberships"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platforms" ADD CONSTRAINT "platforms_institution_id_agreement_id_fkey" FOREIGN KEY ("institution_id", "agreement_id") REFERENCES "agreements"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platforms" ADD CONSTRAINT "platforms_institution_id_parent_id_fkey" FOREIGN KEY ("institution_id", "parent_id") REFERENCES "platforms"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platform_partners" ADD CONSTRAINT "platform_partners_institution_id_platform_id_fkey" FOREIGN KEY ("institution_id", "platform_id") REFERENCES "platforms"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platform_partners" ADD CONSTRAINT "platform_partners_institution_id_partner_id_fkey" FOREIGN KEY ("institution_id", "partner_id") REFERENCES "partners"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platform_programmes" ADD CONSTRAINT "platform_programmes_institution_id_platform_id_fkey" FOREIGN KEY ("institution_id", "platform_id") REFERENCES "platforms"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platform_programmes" ADD CONSTRAINT "platform_programmes_institution_id_programme_id_fkey" FOREIGN KEY ("institution_id", "programme_id") REFERENCES "programmes"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "council_seats" ADD CONSTRAINT "council_seats_institution_id_platform_id_fkey" FOREIGN KEY ("institution_id", "platform_id") REFERENCES "platforms"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "council_seats" ADD CONSTRAINT "council_seats_institution_id_partner_id_fkey" FOREIGN KEY ("institution_id", "partner_id") REFERENCES "partners"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platform_documents" ADD CONSTRAINT "platform_documents_institution_id_platform_id_fkey" FOREIGN KEY ("institution_id", "platform_id") REFERENCES "platforms"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_institution_id_platform_id_fkey" FOREIGN KEY ("institution_id", "platform_id") REFERENCES "platforms"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resolutions" ADD CONSTRAINT "resolutions_institution_id_meeting_id_fkey" FOREIGN KEY ("institution_id", "meeting_id") REFERENCES "meetings"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resolutions" ADD CONSTRAINT "resolutions_institution_id_owner_id_fkey" FOREIGN KEY ("institution_id", "owner_id") REFERENCES "memberships"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platform_tasks" ADD CONSTRAINT "platform_tasks_institution_id_platform_id_fkey" FOREIGN KEY ("institution_id", "platform_id") REFERENCES "platforms"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platform_tasks" ADD CONSTRAINT "platform_tasks_institution_id_owner_id_fkey" FOREIGN KEY ("institution_id", "owner_id") REFERENCES "memberships"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "standard_nodes" ADD CONSTRAINT "standard_nodes_institution_id_platform_id_fkey" FOREIGN KEY ("institution_id", "platform_id") REFERENCES "platforms"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "standard_nodes" ADD CONSTRAINT "standard_nodes_institution_id_parent_id_fkey" FOREIGN KEY ("institution_id", "parent_id") REFERENCES "standard_nodes"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "standard_nodes" ADD CONSTRAINT "standard_nodes_institution_id_owner_id_fkey" FOREIGN KEY ("institution_id", "owner_id") REFERENCES "memberships"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platform_courses" ADD CONSTRAINT "platform_courses_institution_id_platform_id_fkey" FOREIGN KEY ("institution_id", "platform_id") REFERENCES "platforms"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platform_courses" ADD CONSTRAINT "platform_courses_institution_id_programme_id_fkey" FOREIGN KEY ("institution_id", "programme_id") REFERENCES "programmes"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platform_members" ADD CONSTRAINT "platform_members_institution_id_platform_id_fkey" FOREIGN KEY ("institution_id", "platform_id") REFERENCES "platforms"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platform_members" ADD CONSTRAINT "platform_members_institution_id_membership_id_fkey" FOREIGN KEY ("institution_id", "membership_id") REFERENCES "memberships"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platform_members" ADD CONSTRAINT "platform_members_institution_id_partner_id_fkey" FOREIGN KEY ("institution_id", "partner_id") REFERENCES "partners"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "platform_years" ADD CONSTRAINT "platform_years_institution_id_platform_id_fkey" FOREIGN KEY ("institution_id", "platform_id") REFERENCES "platforms"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programmes" ADD CONSTRAINT "programmes_institution_id_department_id_fkey" FOREIGN KEY ("institution_id", "department_id") REFERENCES "departments"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programmes" ADD CONSTRAINT "programmes_institution_id_chain_id_fkey" FOREIGN KEY ("institution_id", "chain_id") REFERENCES "dictionary_entries"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_periods" ADD CONSTRAINT "programme_periods_institution_id_programme_id_fkey" FOREIGN KEY ("institution_id", "programme_id") REFERENCES "programmes"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_intakes" ADD CONSTRAINT "programme_intakes_institution_id_programme_id_fkey" FOREIGN KEY ("institution_id", "programme_id") REFERENCES "programmes"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_adjustments" ADD CONSTRAINT "programme_adjustments_institution_id_programme_id_fkey" FOREIGN KEY ("institution_id", "programme_id") REFERENCES "programmes"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "adjustment_steps" ADD CONSTRAINT "adjustment_steps_institution_id_adjustment_id_fkey" FOREIGN KEY ("institution_id", "adjustment_id") REFERENCES "programme_adjustments"("institution_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "adjustment_steps" ADD CONSTRAINT "adjustment_steps_institution_id_membership_id_fkey" FOREIGN KEY ("institution_id", "membership_id") REFERENCES "memberships"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_institution_id_programme_id_fkey" FOREIGN KEY ("institution_id", "programme_id") REFERENCES "programmes"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_institution_id_student_id_fkey" FOREIGN KEY ("institution_id", "student_id") REFERENCES "students"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_institution_id_order_class_id_fkey" FOREIGN KEY ("institution_id", "order_class_id") REFERENCES "order_classes"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_institution_id_platform_id_fkey" FOREIGN KEY ("institution_id", "platform_id") REFERENCES "platforms"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_institution_id_pathway_class_id_fkey" FOREIGN KEY ("institution_id", "pathway_class_id") REFERENCES "pathway_classes"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_institution_id_meeting_id_fkey" FOREIGN KEY ("institution_id", "meeting_id") REFERENCES "meetings"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_institution_id_inspection_id_fkey" FOREIGN KEY ("institution_id", "inspection_id") REFERENCES "inspections"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school_classes" ADD CONSTRAINT "school_classes_institution_id_programme_id_fkey" FOREIGN KEY ("institution_id", "programme_id") REFERENCES "programmes"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school_classes" ADD CONSTRAINT "school_classes_institution_id_head_teacher_id_fkey" FOREIGN KEY ("institution_id", "head_teacher_id") REFERENCES "memberships"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "students" ADD CONSTRAINT "students_institution_id_programme_id_fkey" FOREIGN KEY ("institution_id", "programme_id") REFERENCES "programmes"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "students" ADD CONSTRAINT "students_institution_id_school_class_id_fkey" FOREIGN KEY ("institution_id", "school_class_id") REFERENCES "school_classes"("institution_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ============================================================================================================
-- The walls of these tables: checks, exclusion, audit, tenancy, outsiders, grants.
-- ============================================================================================================
create function app.student() returns uuid language sql stable parallel safe as $$ select app.setting('app.student')::uuid $$;

-- ---------- checks ----------
alter table programmes
  add constraint programmes_code check (code ~ '^[0-9]{6}$'),
  add constraint programmes_level check (level in ('SECONDARY', 'COLLEGE', 'BACHELOR')),
  add constraint programmes_years check (years between 0.5 and 8),
  add constraint programmes_name_given check (btrim(name) <> '');
alter table programme_periods
  add constraint programme_periods_state check (state in ('NEW', 'ENROLLING', 'STOPPED', 'WITHDRAWN')),
  add constraint programme_periods_days check (ended_on > started_on),
  -- A programme is in one state a day.
  add constraint programme_periods_apart exclude using gist (institution_id with =, programme_id with =, daterange(started_on, ended_on) with &&);
alter table programme_intakes
  add constraint programme_intakes_year check (year between 1950 and 2100),
  add constraint programme_intakes_counts check (planned >= 0 and enrolled >= 0 and reported >= 0);
alter table programme_adjustments
  add constraint programme_adjustments_state check (state in ('PROPOSED', 'REVIEWED', 'FORWARDED', 'DECIDED', 'RETURNED')),
  add constraint programme_adjustments_lists check (proposal in ('BUILD_UP', 'UPGRADE', 'RESTRICT', 'KEEP') and decision in ('BUILD_UP', 'UPGRADE', 'RESTRICT', 'KEEP')),
  add constraint programme_adjustments_decided check ((state = 'DECIDED') = (decision is not null and decided_on is not null));
alter table students
  add constraint students_state check (state in ('ENROLLED', 'SUSPENDED', 'WITHDRAWN', 'GRADUATED')),
  add constraint students_sex check (sex in ('M', 'F')),
  add constraint students_days check (left_on >= enrolled_on),
  add constraint students_left check ((state in ('WITHDRAWN', 'GRADUATED')) = (left_on is not null)),
  add constraint students_name_given check (btrim(name) <> ''),
  add constraint students_grade check (grade_year between 1950 and 2100),
  add foreign key (origin_code) references regions (code) on delete restrict;
create unique index students_id_card_key on students (institution_id, id_card_index) where id_card_index is not null;
create index students_by_name on students (institution_id, name, id);
create index students_by_grade on students (institution_id, grade_year desc, student_no, id);
alter table order_classes
  add constraint order_classes_kind check (kind in ('ORDER', 'CRAFTSMAN', 'NAMED', 'APPRENTICESHIP')),
  add constraint order_classes_track check (track in ('COLLEGE', '3+2', '3+3')),
  add constraint order_classes_state check (state in ('REQUESTED', 'REVIEWED', 'RECRUITING', 'RUNNING', 'FINISHED', 'REJECTED', 'CANCELLED')),
  add constraint order_classes_seats check (planned_seats > 0 and promised_jobs >= 0),
  add constraint order_classes_hours check (enterprise_hours >= 0 and enterprise_hours <= total_hours),
  add constraint order_classes_days check (ended_on >= started_on),
  add constraint order_classes_started check (state not in ('RUNNING', 'FINISHED') or started_on is not null),
  add constraint order_classes_finished check (state <> 'FINISHED' or ended_on is not null),
  -- Cooperation takes a signed agreement (Vocational Education Law, art. 40); what a ledger says has been running is taken over and flagged.
  add constraint order_classes_agreement check (state not in ('RUNNING', 'FINISHED') or agreement_id is not null or import_batch_id is not null);
create index order_classes_by_name on order_classes (institution_id, name, id);
alter table order_class_courses add constraint order_class_courses_hours check (hours > 0), add constraint order_class_courses_term check (term between 1 and 10);
alter table rosters add constraint rosters_days check (left_on >= joined_on);
create unique index rosters_live_key on rosters (institution_id, order_class_id, student_id) where left_on is null;
alter table platforms
  add constraint platforms_kind check (kind in ('CONSORTIUM', 'INDUSTRY_COLLEGE', 'PRACTICE_CENTRE', 'TRAINING_BASE', 'PATHWAY_ALLIANCE')),
  add constraint platforms_level check (level in ('SCHOOL', 'CITY', 'REGION', 'NATIONAL')),
  add constraint platforms_subkind check (subkind is null
    or (kind = 'CONSORTIUM' and subkind in ('MUNICIPAL', 'INDUSTRY'))
    or (kind = 'TRAINING_BASE' and subkind in ('PRODUCTIVE', 'VIRTUAL', 'GENERAL'))
    or (kind = 'PRACTICE_CENTRE' and subkind in ('SCHOOL', 'PUBLIC', 'ENTERPRISE'))),
  add constraint platforms_base check ((kind = 'TRAINING_BASE') = (campus is not null) and campus in ('ON', 'OFF')),
  add constraint platforms_built_by check (built_by in ('SCHOOL', 'JOINT', 'ENTERPRISE')),
  add constraint platforms_counts check (capacity >= 0 and workplaces >= 0 and equipment_value >= 0),
  add constraint platforms_days check (coalesce(planned_on, established_on) is not null and closed_on >= coalesce(established_on, planned_on)),
  add constraint platforms_own_parent check (parent_id <> id),
  add constraint platforms_name_given check (btrim(name) <> '');
create index platforms_by_name on platforms (institution_id, kind, name, id);
alter table platform_partners add constraint platform_partners_part check (part in ('INITIATOR', 'LEAD', 'MEMBER')), add constraint platform_partners_days check (left_on >= joined_on);
alter table council_seats add constraint council_seats_days check (ended_on > started_on);
alter table platform_documents add constraint platform_documents_kind check (kind in ('CHARTER', 'RULES', 'MECHANISM', 'TALENT_PLAN', 'OTHER'));
alter table platform_tasks add constraint platform_tasks_end check (done_on is null or dropped_on is null);
alter table standard_nodes
  add constraint standard_nodes_depth check (depth between 1 and 3 and (depth = 1) = (parent_id is null)),
  add constraint standard_nodes_type check (type in ('BASIC', 'SUBSTANTIVE', 'EXCLUDING')),
  add constraint standard_nodes_score check (max_score >= 0 and self_score >= 0 and self_score <= max_score);
alter table platform_courses add constraint platform_courses_hours check (hours > 0), add constraint platform_courses_level check (level in ('SCHOOL', 'CITY', 'REGION', 'NATIONAL')),
  add constraint platform_courses_days check (ended_on > started_on);
alter table platform_members add constraint platform_members_days check (ended_on > started_on);
alter table rooms add constraint rooms_seats check (seats > 0);
alter table equipment add constraint equipment_count check (count > 0 and unit_value >= 0);
alter table training_programmes add constraint training_programmes_days check (offered_on >= planned_on and retired_on >= coalesce(offered_on, planned_on));
alter table centre_sessions
  add constraint centre_sessions_purpose check (purpose in ('TEACHING', 'TRAINING', 'PRODUCTION', 'SERVICE')),
  add constraint centre_sessions_times check (ends_at > starts_at and ends_at <= starts_at + interval '24 hours'),
  -- Two bookings of one room never overlap, whoever clicks first.
  add constraint centre_sessions_apart exclude using gist (institution_id with =, room_id with =, tstzrange(starts_at, ends_at) with &&) where (cancelled_at is null);
alter table session_participants add constraint session_participants_category check (category in ('STUDENT', 'EMPLOYEE', 'PUBLIC')),
  add constraint session_participants_counts check (people >= 0 and attendances >= people);
alter table centre_outputs add constraint centre_outputs_purpose check (purpose in ('TEACHING', 'TRAINING', 'PRODUCTION', 'SERVICE')), add constraint centre_outputs_income check (income >= 0);
alter table inspections add constraint inspections_result check (result in ('PASSED', 'MENDING', 'FAILED'));
alter table pathway_classes
  add constraint pathway_classes_mode check (mode in ('3+2', '3+3')),
  add constraint pathway_classes_seats check (planned_seats > 0),
  add constraint pathway_classes_code check (school_programme_code ~ '^[0-9]{6}$'),
  add constraint pathway_classes_days check (ended_on >= agreed_on);
create index pathway_classes_by_name on pathway_classes (institution_id, name, id);
alter table pathway_students add constraint pathway_students_sex check (sex in ('M', 'F')),
  add constraint pathway_students_days check (transferred_on >= enrolled_on and graduated_on >= coalesce(transferred_on, enrolled_on) and left_on >= enrolled_on);
alter table attachments drop constraint attachments_one_record,
  add constraint attachments_one_record check (num_nonnulls(partner_id, agreement_id, visit_id, need_id, programme_id, student_id, order_class_id, platform_id, pathway_class_id, meeting_id, inspection_id) = 1);

-- ---------- audit ----------
do $$ declare t text; hidden jsonb := '{
    "students": "id_card_enc,id_card_index,phone_enc,phone_index,guardian_phone_enc", "pathway_students": "phone_enc"}'; begin
  foreach t in array array['rooms', 'equipment', 'training_programmes', 'centre_sessions', 'session_participants', 'centre_outputs', 'inspections', 'inspection_findings',
      'order_classes', 'order_class_steps', 'order_class_courses', 'rosters', 'pathway_classes', 'pathway_students', 'platforms', 'platform_partners',
      'platform_programmes', 'council_seats', 'platform_documents', 'meetings', 'resolutions', 'platform_tasks', 'standard_nodes', 'platform_courses',
      'platform_members', 'platform_years', 'programmes', 'programme_periods', 'programme_intakes', 'programme_adjustments', 'adjustment_steps',
      'school_classes', 'students'] loop
    execute format('create trigger audit after insert or update or delete on %I for each row execute function app.audit(%L, %L)', t,
      'institution_id,id,version,created_at,updated_at,search_tokens', coalesce(hidden ->> t, ''));
    execute format('alter table %I enable row level security, force row level security', t);
    execute format('create policy tenant on %I using (institution_id = (select app.institution())) with check (institution_id = (select app.institution()))', t);
  end loop; end $$;

-- ---------- outsiders ----------
do $$ declare t text; begin
  -- inside the college only
  foreach t in array array['programme_periods', 'programme_intakes', 'programme_adjustments', 'adjustment_steps', 'school_classes', 'council_seats', 'platform_documents',
      'meetings', 'resolutions', 'platform_tasks', 'standard_nodes', 'platform_courses', 'platform_members', 'platform_years', 'equipment', 'centre_outputs', 'inspections', 'inspection_findings'] loop
    execute format('create policy outsider on %I as restrictive using ((select app.is_staff()))', t);
  end loop;
  -- lists that everybody of the college reads, and only staff write
  foreach t in array array['programmes'] loop
    execute format('create policy outsider_insert on %I as restrictive for insert with check ((select app.is_staff()))', t);
    execute format('create policy outsider_update on %I as restrictive for update using ((select app.is_staff()))', t);
    execute format('create policy outsider_delete on %I as restrictive for delete using ((select app.is_staff()))', t);
  end loop;
  -- with the platform that the partner belongs to
  foreach t in array array['rooms', 'training_programmes', 'platform_programmes'] loop
    execute format('create policy outsider on %I as restrictive using ((select app.is_staff()) or ((select app.scope()) = ''partner'' and exists
      (select 1 from platform_partners p where p.institution_id = %I.institution_id and p.platform_id = %I.platform_id)))', t, t, t);
  end loop;
  -- with the class
  foreach t in array array['order_class_steps', 'order_class_courses'] loop
    execute format('create policy outsider on %I as restrictive using ((select app.is_staff()) or ((select app.scope()) = ''partner'' and exists
      (select 1 from order_classes c where c.institution_id = %I.institution_id and c.id = %I.order_class_id)))', t, t, t);
  end loop; end $$;
create policy outsider on platform_partners as restrictive using ((select app.is_staff()) or ((select app.scope()) = 'partner' and partner_id = (select app.partner())));
create policy outsider on platforms as restrictive using ((select app.is_staff()) or ((select app.scope()) = 'partner' and exists
  (select 1 from platform_partners p where p.institution_id = platforms.institution_id and p.platform_id = platforms.id)));
create policy outsider on rosters as restrictive using ((select app.is_staff()) or ((select app.scope()) = 'partner' and partner_id = (select app.partner()))
  or ((select app.scope()) = 'student' and student_id = (select app.student())));
create policy outsider on order_classes as restrictive using ((select app.is_staff()) or ((select app.scope()) = 'partner' and partner_id = (select app.partner()))
  or ((select app.scope()) = 'student' and exists (select 1 from rosters r where r.institution_id = order_classes.institution_id and r.order_class_id = order_classes.id)));
-- A student who left the class is no longer shown to its enterprise.
create policy outsider on students as restrictive using ((select app.is_staff()) or ((select app.scope()) = 'student' and id = (select app.student()))
  or ((select app.scope()) = 'partner' and exists (select 1 from rosters r where r.institution_id = students.institution_id and r.student_id = students.id and r.left_on is null)));
create policy outsider_insert on students as restrictive for insert with check ((select app.is_staff()));
create policy outsider_update on students as restrictive for update using ((select app.is_staff()));
create policy outsider_delete on students as restrictive for delete using ((select app.is_staff()));
create policy outsider on pathway_students as restrictive using ((select app.is_staff()) or ((select app.scope()) = 'partner' and school_id = (select app.partner())));
create policy outsider on pathway_classes as restrictive using ((select app.is_staff())
  or ((select app.scope()) = 'partner' and (school_id = (select app.partner()) or enterprise_id = (select app.partner()))));
-- A partner sees its own bookings; what else is taken it learns from app.busy, without whose it is. Not for the owner, as whom that function reads.
create policy outsider on centre_sessions as restrictive to rq_app using ((select app.is_staff()) or ((select app.scope()) = 'partner' and partner_id = (select app.partner())));
create policy outsider on session_participants as restrictive using ((select app.is_staff()) or ((select app.scope()) = 'partner' and exists
  (select 1 from centre_sessions s where s.institution_id = session_participants.institution_id and s.id = session_participants.session_id)));

-- When the rooms of a centre are taken. A partner asks for centres that it belongs to only.
create function app.busy(centre uuid, from_at timestamptz, to_at timestamptz) returns table (session_id uuid, room_id uuid, starts_at timestamptz, ends_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, s.room_id, s.starts_at, s.ends_at from centre_sessions s
   where s.institution_id = app.institution() and s.platform_id = centre and s.cancelled_at is null and s.starts_at < to_at and s.ends_at > from_at
     and (app.is_staff() or exists (select 1 from platform_partners p where p.institution_id = app.institution() and p.platform_id = centre and p.partner_id = app.partner())) $$;

-- An outsider's files: those of a need, an agreement or a class that it may see.
drop policy outsider on attachments;
create policy outsider on attachments as restrictive using ((select app.is_staff()) or ((select app.scope()) = 'partner' and (
  exists (select 1 from needs n where n.institution_id = attachments.institution_id and n.id = attachments.need_id)
  or exists (select 1 from agreements a where a.institution_id = attachments.institution_id and a.id = attachments.agreement_id)
  or exists (select 1 from order_classes c where c.institution_id = attachments.institution_id and c.id = attachments.order_class_id)
  or exists (select 1 from pathway_classes c where c.institution_id = attachments.institution_id and c.id = attachments.pathway_class_id))));

-- ---------- grants ----------
do $$ declare t text; begin
  foreach t in array array['rooms', 'equipment', 'training_programmes', 'centre_sessions', 'session_participants', 'centre_outputs', 'inspections', 'inspection_findings',
      'order_classes', 'order_class_steps', 'order_class_courses', 'rosters', 'pathway_classes', 'pathway_students', 'platforms', 'platform_partners',
      'platform_programmes', 'council_seats', 'platform_documents', 'meetings', 'resolutions', 'platform_tasks', 'standard_nodes', 'platform_courses',
      'platform_members', 'platform_years', 'programmes', 'programme_periods', 'programme_intakes', 'programme_adjustments', 'adjustment_steps',
      'school_classes', 'students'] loop
    execute format('grant select, insert, update, delete on %I to rq_app', t);
  end loop; end $$;
