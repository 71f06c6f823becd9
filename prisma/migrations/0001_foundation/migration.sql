-- The foundation: organisations, cases, plans, samråd, attendance, weekly figures, audit.

CREATE TYPE "organisation_kind" AS ENUM ('MUNICIPALITY', 'EMPLOYMENT_SERVICE', 'PROVIDER');

CREATE TYPE "role" AS ENUM ('SOCIAL_WORKER', 'JOB_COACH', 'UNIT_MANAGER', 'EMPLOYMENT_OFFICER', 'EMPLOYMENT_MANAGER', 'PROVIDER_COACH', 'SYSTEM_ADMINISTRATOR');

CREATE TYPE "party" AS ENUM ('MUNICIPALITY', 'EMPLOYMENT_SERVICE', 'PROVIDER');

CREATE TYPE "identity_kind" AS ENUM ('PERSONAL', 'COORDINATION');

CREATE TYPE "protection" AS ENUM ('NONE', 'MARKED', 'PROTECTED_REGISTRATION', 'FICTITIOUS_IDENTITY');

CREATE TYPE "legal_ground" AS ENUM ('SECTION_12_4_A', 'SECTION_12_4_D', 'SECTION_12_4', 'SECTION_12_4_G', 'VOLUNTARY');

CREATE TYPE "exemption_kind" AS ENUM ('UNDER_18', 'IN_SCHOOL', 'EMPLOYMENT', 'LABOUR_MARKET_PROGRAMME', 'EDUCATION', 'OTHER_PUBLIC_ACTIVITY', 'PENSION_AGE', 'SICKNESS_BENEFIT', 'PARENTAL_LEAVE');

CREATE TYPE "deduction_kind" AS ENUM ('PART_TIME_EMPLOYMENT', 'PART_TIME_PROGRAMME', 'PART_TIME_EDUCATION', 'PART_TIME_OTHER', 'JOB_SEARCH', 'OTHER_DUTIES', 'CHILDCARE');

CREATE TYPE "activity_class" AS ENUM ('ASSIGNED', 'OCCUPATION', 'JOB_SEARCH');

CREATE TYPE "goal_kind" AS ENUM ('WORK', 'STUDIES');

CREATE TYPE "plan_version_state" AS ENUM ('DRAFT', 'PROPOSED', 'APPROVED', 'SUPERSEDED', 'ENDED');

CREATE TYPE "approval_basis" AS ENUM ('RESPONSIBLE', 'ON_BEHALF', 'CONSULTATION');

CREATE TYPE "consultation_kind" AS ENUM ('REFERRAL', 'PROGRAMME', 'MUNICIPAL_ACTIVITY', 'WORK_PLACEMENT', 'BREAK_OFF');

CREATE TYPE "consultation_answer" AS ENUM ('AGREE', 'AGREE_WITH_CONDITIONS', 'OBJECT');

CREATE TYPE "consultation_conclusion" AS ENUM ('AGREED', 'AGREED_WITH_CONDITIONS', 'NOT_AGREED');

CREATE TYPE "consultation_state" AS ENUM ('REQUESTED', 'ANSWERED', 'CONCLUDED', 'WITHDRAWN');

CREATE TYPE "referral_state" AS ENUM ('DRAFT', 'AWAITING_CONSULTATION', 'CLEARED', 'DECIDED', 'STARTED', 'ENDED', 'CANCELLED');

CREATE TYPE "referral_end_reason" AS ENUM ('WORK', 'STUDIES', 'NO_SUITABLE_SUPPORT', 'TIME_LIMIT', 'ILLNESS', 'MOVED', 'DECLINED', 'OTHER');

CREATE TYPE "attendance_status" AS ENUM ('PRESENT', 'SICK', 'SICK_CHILD', 'APPROVED_ABSENCE', 'UNEXCUSED_ABSENCE', 'CANCELLED', 'NOT_ANSWERED');

CREATE TYPE "level" AS ENUM ('EXEMPT', 'ON_BREAK', 'NOT_ASSESSED', 'NO_PLAN', 'NO_ACTIVITY', 'BELOW_FULL_TIME', 'FULL_TIME');

CREATE TYPE "gap_cause_code" AS ENUM ('NO_PLACE', 'CHILDCARE_MISSING', 'AF_DECISION', 'CONSULTATION_UNANSWERED', 'PLAN_APPROVAL', 'PROVIDER_CANCELLED', 'WAITING_FOR_SFI', 'HEALTH', 'INDIVIDUAL', 'UNKNOWN');

CREATE TYPE "gap_owner" AS ENUM ('MUNICIPALITY', 'EMPLOYMENT_SERVICE', 'PROVIDER', 'SCHOOL', 'HEALTH', 'INDIVIDUAL', 'UNKNOWN');

CREATE TYPE "import_state" AS ENUM ('RECEIVING', 'CHECKED', 'CONFIRMED', 'DISCARDED', 'FAILED');

CREATE TYPE "import_outcome" AS ENUM ('CREATE', 'CHANGE', 'UNCHANGED', 'FAULTY');

CREATE TYPE "audit_outcome" AS ENUM ('ALLOWED', 'REFUSED');

CREATE TABLE "organisations" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "kind" "organisation_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "municipality_code" TEXT,

    CONSTRAINT "organisations_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "served_municipalities" (
    "employment_service_id" UUID NOT NULL,
    "municipality_id" UUID NOT NULL,

    CONSTRAINT "served_municipalities_pkey" PRIMARY KEY ("employment_service_id","municipality_id")
);

CREATE TABLE "provider_municipalities" (
    "provider_id" UUID NOT NULL,
    "municipality_id" UUID NOT NULL,

    CONSTRAINT "provider_municipalities_pkey" PRIMARY KEY ("provider_id","municipality_id")
);

CREATE TABLE "units" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "name" TEXT NOT NULL,

    CONSTRAINT "units_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE TABLE "provider_sites" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "provider_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "municipality_code" TEXT NOT NULL,

    CONSTRAINT "provider_sites_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "user_accounts" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organisation_id" UUID NOT NULL,
    "unit_id" UUID,
    "role" "role" NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "phone" TEXT,
    "subject" TEXT,
    "purpose" TEXT,
    "is_demonstration" BOOLEAN NOT NULL DEFAULT false,
    "disabled_at" TIMESTAMPTZ,

    CONSTRAINT "user_accounts_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "sessions" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "ended_at" TIMESTAMPTZ,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "persons" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "identity_number" CHAR(12) NOT NULL,
    "identity_kind" "identity_kind" NOT NULL,
    "born_on" DATE NOT NULL,
    "given_name" TEXT NOT NULL,
    "family_name" TEXT NOT NULL,
    "given_name_key" TEXT NOT NULL,
    "family_name_key" TEXT NOT NULL,

    CONSTRAINT "persons_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE TABLE "cases" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "person_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "unit_id" UUID NOT NULL,
    "responsible_user_id" UUID,
    "employment_officer_id" UUID,
    "opened_on" DATE NOT NULL,
    "closed_on" DATE,
    "assistance_from_month" DATE NOT NULL,
    "assistance_to_month" DATE,
    "registered_since" DATE,
    "jobseeker_category" TEXT,
    "programme_code" TEXT,
    "programme_extent_minutes" INTEGER,
    "protection" "protection" NOT NULL DEFAULT 'NONE',
    "named_user_ids" UUID[],
    "provider_ids" UUID[],
    "last_import_id" UUID,
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "cases_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE TABLE "children" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "case_id" UUID NOT NULL,
    "born_on" DATE NOT NULL,

    CONSTRAINT "children_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE TABLE "assessments" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "case_id" UUID NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "ground" "legal_ground" NOT NULL,
    "ability_minutes" INTEGER NOT NULL,
    "ability_reason" TEXT NOT NULL DEFAULT '',
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "assessments_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE TABLE "assessment_exemptions" (
    "municipality_id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "kind" "exemption_kind" NOT NULL,
    "share_percent" INTEGER NOT NULL DEFAULT 100,
    "valid_to" DATE,

    CONSTRAINT "assessment_exemptions_pkey" PRIMARY KEY ("municipality_id","assessment_id","kind")
);

CREATE TABLE "assessment_deductions" (
    "municipality_id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "kind" "deduction_kind" NOT NULL,
    "minutes" INTEGER NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "assessment_deductions_pkey" PRIMARY KEY ("municipality_id","assessment_id","kind")
);

CREATE TABLE "break_periods" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "case_id" UUID NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "break_periods_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE TABLE "activity_types" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "activity_class" "activity_class" NOT NULL,
    "law_kind" INTEGER,
    "party" "party" NOT NULL,
    "is_programme" BOOLEAN NOT NULL,
    "strengthens" BOOLEAN NOT NULL,
    "matches" BOOLEAN NOT NULL,
    "is_evidence_based" BOOLEAN NOT NULL,
    "source" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "activity_types_pkey" PRIMARY KEY ("code")
);

CREATE TABLE "activity_groups" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "name" TEXT NOT NULL,
    "type_code" TEXT NOT NULL,
    "unit_id" UUID,
    "provider_id" UUID,
    "responsible_user_id" UUID,
    "place" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "activity_groups_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE TABLE "plan_versions" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "case_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "goal_kind" "goal_kind",
    "goal_occupation" TEXT NOT NULL DEFAULT '',
    "needs" TEXT NOT NULL DEFAULT '',
    "individual_view" TEXT NOT NULL DEFAULT '',
    "individual_took_part" BOOLEAN,
    "individual_took_part_how" TEXT NOT NULL DEFAULT '',
    "municipality_undertakings" TEXT NOT NULL DEFAULT '',
    "employment_service_undertakings" TEXT NOT NULL DEFAULT '',
    "individual_undertakings" TEXT NOT NULL DEFAULT '',
    "municipality_contact_id" UUID,
    "employment_service_contact_id" UUID,
    "starts_on" DATE NOT NULL,
    "follow_up_on" DATE,
    "is_employment_service_party" BOOLEAN NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "changed_by" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ NOT NULL,
    "proposed_by" UUID,
    "proposed_at" TIMESTAMPTZ,
    "municipality_approved_by" UUID,
    "municipality_approved_at" TIMESTAMPTZ,
    "municipality_approval_basis" "approval_basis",
    "municipality_approval_reason" TEXT,
    "employment_service_approved_by" UUID,
    "employment_service_approved_at" TIMESTAMPTZ,
    "employment_service_approval_basis" "approval_basis",
    "employment_service_approval_reason" TEXT,
    "in_force_from" DATE,
    "in_force_to" DATE,
    "superseded_at" TIMESTAMPTZ,
    "ended_at" TIMESTAMPTZ,
    "end_reason" TEXT,
    "state" "plan_version_state" NOT NULL DEFAULT 'DRAFT',

    CONSTRAINT "plan_versions_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE TABLE "activities" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "case_id" UUID NOT NULL,
    "plan_version_id" UUID NOT NULL,
    "lineage_id" UUID NOT NULL,
    "type_code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "party" "party" NOT NULL,
    "group_id" UUID,
    "provider_id" UUID,
    "referral_id" UUID,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,
    "flexible_weekly_minutes" INTEGER,
    "place" TEXT NOT NULL DEFAULT '',
    "contact_name" TEXT NOT NULL DEFAULT '',
    "contact_phone" TEXT NOT NULL DEFAULT '',
    "contact_email" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL,

    CONSTRAINT "activities_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE TABLE "slots" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "case_id" UUID NOT NULL,
    "activity_id" UUID NOT NULL,
    "weekday" SMALLINT NOT NULL,
    "starts_minute" INTEGER NOT NULL,
    "ends_minute" INTEGER NOT NULL,

    CONSTRAINT "slots_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE TABLE "cancelled_days" (
    "municipality_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "lineage_id" UUID NOT NULL,
    "cancelled_on" DATE NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "cancelled_days_pkey" PRIMARY KEY ("municipality_id","case_id","lineage_id","cancelled_on")
);

CREATE TABLE "consultations" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "case_id" UUID NOT NULL,
    "kind" "consultation_kind" NOT NULL,
    "referral_id" UUID,
    "plan_version_id" UUID,
    "requested_by_party" "party" NOT NULL,
    "requested_by" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ NOT NULL,
    "purpose" TEXT NOT NULL,
    "effect" JSONB NOT NULL,
    "had_unsuccessful_referral" BOOLEAN NOT NULL,
    "due_on" DATE NOT NULL,
    "answered_by" UUID,
    "answered_at" TIMESTAMPTZ,
    "answer" "consultation_answer",
    "answer_reasons" TEXT NOT NULL DEFAULT '',
    "concluded_by" UUID,
    "concluded_at" TIMESTAMPTZ,
    "conclusion" "consultation_conclusion",
    "conclusion_note" TEXT NOT NULL DEFAULT '',
    "confirmed_by" UUID,
    "confirmed_at" TIMESTAMPTZ,
    "withdrawn_by" UUID,
    "withdrawn_at" TIMESTAMPTZ,
    "withdrawn_reason" TEXT NOT NULL DEFAULT '',
    "state" "consultation_state" NOT NULL DEFAULT 'REQUESTED',

    CONSTRAINT "consultations_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE TABLE "referrals" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "case_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "site_id" UUID,
    "coach_id" UUID,
    "type_code" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "flexible_weekly_minutes" INTEGER,
    "slots" JSONB NOT NULL DEFAULT '[]',
    "ends_lineage_ids" UUID[],
    "difference_from_earlier" TEXT NOT NULL DEFAULT '',
    "state" "referral_state" NOT NULL DEFAULT 'DRAFT',
    "drafted_by" UUID NOT NULL,
    "drafted_at" TIMESTAMPTZ NOT NULL,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ,
    "started_on" DATE,
    "ended_on" DATE,
    "end_reason" "referral_end_reason",
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "referrals_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE TABLE "attendances" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "case_id" UUID NOT NULL,
    "lineage_id" UUID NOT NULL,
    "provider_id" UUID,
    "attended_on" DATE NOT NULL,
    "planned_minutes" INTEGER NOT NULL,
    "present_minutes" INTEGER NOT NULL,
    "status" "attendance_status" NOT NULL,
    "reported_by" UUID NOT NULL,
    "reported_at" TIMESTAMPTZ NOT NULL,
    "verified_by" UUID,
    "verified_at" TIMESTAMPTZ,
    "correction_reason" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "attendances_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE TABLE "attendance_corrections" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "attendance_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "old_planned_minutes" INTEGER NOT NULL,
    "old_present_minutes" INTEGER NOT NULL,
    "old_status" "attendance_status" NOT NULL,
    "old_reported_by" UUID NOT NULL,
    "old_reported_at" TIMESTAMPTZ NOT NULL,
    "corrected_by" UUID NOT NULL,
    "corrected_at" TIMESTAMPTZ NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "attendance_corrections_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE TABLE "gap_causes" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "case_id" UUID NOT NULL,
    "code" "gap_cause_code" NOT NULL,
    "owner" "gap_owner" NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "from_on" DATE NOT NULL,
    "to_on" DATE,
    "recorded_by" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "gap_causes_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE TABLE "case_weeks" (
    "municipality_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "week" DATE NOT NULL,
    "unit_id" UUID NOT NULL,
    "is_registered" BOOLEAN NOT NULL,
    "level" "level" NOT NULL,
    "full_time_minutes" INTEGER NOT NULL,
    "required_minutes" INTEGER NOT NULL,
    "assigned_minutes" INTEGER NOT NULL,
    "occupation_minutes" INTEGER NOT NULL,
    "job_search_minutes" INTEGER NOT NULL,
    "other_duties_minutes" INTEGER NOT NULL,
    "child_reduction_minutes" INTEGER NOT NULL,
    "gap_minutes" INTEGER NOT NULL,
    "double_booked_minutes" INTEGER NOT NULL,
    "programme_minutes" INTEGER NOT NULL,
    "is_formally_full_time_only" BOOLEAN NOT NULL,
    "has_deduction_mismatch" BOOLEAN NOT NULL,
    "gap_cause" "gap_cause_code",
    "gap_owner" "gap_owner",
    "reported_planned_minutes" INTEGER NOT NULL DEFAULT 0,
    "attended_minutes" INTEGER NOT NULL DEFAULT 0,
    "excused_minutes" INTEGER NOT NULL DEFAULT 0,
    "unexcused_minutes" INTEGER NOT NULL DEFAULT 0,
    "cancelled_minutes" INTEGER NOT NULL DEFAULT 0,
    "unanswered_minutes" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "case_weeks_pkey" PRIMARY KEY ("municipality_id","case_id","week")
);

CREATE TABLE "unit_weeks" (
    "municipality_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "week" DATE NOT NULL,
    "is_registered" BOOLEAN NOT NULL,
    "persons" INTEGER NOT NULL,
    "exempt" INTEGER NOT NULL,
    "on_break" INTEGER NOT NULL,
    "not_assessed" INTEGER NOT NULL,
    "no_plan" INTEGER NOT NULL,
    "no_activity" INTEGER NOT NULL,
    "below_full_time" INTEGER NOT NULL,
    "full_time" INTEGER NOT NULL,
    "formally_full_time_only" INTEGER NOT NULL,
    "required_minutes" BIGINT NOT NULL,
    "assigned_minutes" BIGINT NOT NULL,
    "reported_planned_minutes" BIGINT NOT NULL,
    "attended_minutes" BIGINT NOT NULL,
    "gap_minutes" BIGINT NOT NULL,
    "gap_minutes_municipality" BIGINT NOT NULL,
    "gap_minutes_employment_service" BIGINT NOT NULL,
    "gap_minutes_provider" BIGINT NOT NULL,
    "gap_minutes_school" BIGINT NOT NULL,
    "gap_minutes_health" BIGINT NOT NULL,
    "gap_minutes_individual" BIGINT NOT NULL,
    "gap_minutes_unknown" BIGINT NOT NULL,

    CONSTRAINT "unit_weeks_pkey" PRIMARY KEY ("municipality_id","unit_id","week","is_registered")
);

CREATE TABLE "caseload_imports" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "file_name" TEXT NOT NULL,
    "file_sha256" TEXT NOT NULL DEFAULT '',
    "encoding" TEXT NOT NULL DEFAULT '',
    "delimiter" TEXT NOT NULL DEFAULT '',
    "state" "import_state" NOT NULL DEFAULT 'RECEIVING',
    "failure" TEXT,
    "uploaded_by" UUID NOT NULL,
    "uploaded_at" TIMESTAMPTZ NOT NULL,
    "confirmed_by" UUID,
    "confirmed_at" TIMESTAMPTZ,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "to_create" INTEGER NOT NULL DEFAULT 0,
    "to_change" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "faulty" INTEGER NOT NULL DEFAULT 0,
    "missing" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "caseload_imports_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE TABLE "caseload_import_rows" (
    "municipality_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "outcome" "import_outcome" NOT NULL,
    "identity_number" TEXT,
    "case_number" TEXT,
    "case_id" UUID,
    "data" JSONB,
    "changes" JSONB NOT NULL DEFAULT '[]',
    "faults" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "caseload_import_rows_pkey" PRIMARY KEY ("municipality_id","import_id","line")
);

CREATE TABLE "audit_events" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "at" TIMESTAMPTZ NOT NULL,
    "user_id" UUID,
    "organisation_id" UUID,
    "role" "role",
    "municipality_id" UUID,
    "case_id" UUID,
    "subject_id" UUID,
    "action" TEXT NOT NULL,
    "outcome" "audit_outcome" NOT NULL,
    "reason" TEXT,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_events_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "organisations_municipality_code_key" ON "organisations"("municipality_code");

CREATE UNIQUE INDEX "units_municipality_id_name_key" ON "units"("municipality_id", "name");

CREATE INDEX "provider_sites_provider_id_idx" ON "provider_sites"("provider_id");

CREATE UNIQUE INDEX "user_accounts_subject_key" ON "user_accounts"("subject");

CREATE UNIQUE INDEX "user_accounts_organisation_id_email_key" ON "user_accounts"("organisation_id", "email");

CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

CREATE UNIQUE INDEX "persons_municipality_id_identity_number_key" ON "persons"("municipality_id", "identity_number");

CREATE INDEX "cases_municipality_id_unit_id_idx" ON "cases"("municipality_id", "unit_id");

CREATE INDEX "cases_municipality_id_responsible_user_id_idx" ON "cases"("municipality_id", "responsible_user_id");

CREATE INDEX "cases_municipality_id_employment_officer_id_idx" ON "cases"("municipality_id", "employment_officer_id");

CREATE UNIQUE INDEX "cases_municipality_id_number_key" ON "cases"("municipality_id", "number");

CREATE UNIQUE INDEX "children_municipality_id_case_id_born_on_id_key" ON "children"("municipality_id", "case_id", "born_on", "id");

CREATE INDEX "assessments_municipality_id_case_id_valid_from_idx" ON "assessments"("municipality_id", "case_id", "valid_from");

CREATE INDEX "break_periods_municipality_id_case_id_idx" ON "break_periods"("municipality_id", "case_id");

CREATE UNIQUE INDEX "activity_groups_municipality_id_name_key" ON "activity_groups"("municipality_id", "name");

CREATE UNIQUE INDEX "plan_versions_municipality_id_case_id_number_key" ON "plan_versions"("municipality_id", "case_id", "number");

CREATE INDEX "activities_municipality_id_case_id_idx" ON "activities"("municipality_id", "case_id");

CREATE INDEX "activities_municipality_id_group_id_idx" ON "activities"("municipality_id", "group_id");

CREATE INDEX "activities_municipality_id_lineage_id_idx" ON "activities"("municipality_id", "lineage_id");

CREATE UNIQUE INDEX "activities_municipality_id_plan_version_id_lineage_id_key" ON "activities"("municipality_id", "plan_version_id", "lineage_id");

CREATE INDEX "slots_municipality_id_activity_id_idx" ON "slots"("municipality_id", "activity_id");

CREATE INDEX "consultations_municipality_id_case_id_idx" ON "consultations"("municipality_id", "case_id");

CREATE INDEX "referrals_municipality_id_case_id_idx" ON "referrals"("municipality_id", "case_id");

CREATE INDEX "referrals_provider_id_state_idx" ON "referrals"("provider_id", "state");

CREATE UNIQUE INDEX "attendances_municipality_id_case_id_lineage_id_attended_on_key" ON "attendances"("municipality_id", "case_id", "lineage_id", "attended_on");

CREATE INDEX "attendance_corrections_municipality_id_attendance_id_idx" ON "attendance_corrections"("municipality_id", "attendance_id");

CREATE INDEX "gap_causes_municipality_id_case_id_idx" ON "gap_causes"("municipality_id", "case_id");

CREATE INDEX "case_weeks_municipality_id_week_level_gap_minutes_idx" ON "case_weeks"("municipality_id", "week", "level", "gap_minutes" DESC);

CREATE INDEX "unit_weeks_municipality_id_week_idx" ON "unit_weeks"("municipality_id", "week");

CREATE INDEX "caseload_imports_municipality_id_uploaded_at_idx" ON "caseload_imports"("municipality_id", "uploaded_at");

CREATE INDEX "caseload_import_rows_municipality_id_import_id_outcome_line_idx" ON "caseload_import_rows"("municipality_id", "import_id", "outcome", "line");

CREATE INDEX "audit_events_municipality_id_case_id_at_idx" ON "audit_events"("municipality_id", "case_id", "at");

CREATE INDEX "audit_events_user_id_at_idx" ON "audit_events"("user_id", "at");

ALTER TABLE "user_accounts" ADD CONSTRAINT "user_accounts_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "cases" ADD CONSTRAINT "cases_municipality_id_person_id_fkey" FOREIGN KEY ("municipality_id", "person_id") REFERENCES "persons"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "cases" ADD CONSTRAINT "cases_municipality_id_unit_id_fkey" FOREIGN KEY ("municipality_id", "unit_id") REFERENCES "units"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "cases" ADD CONSTRAINT "cases_responsible_user_id_fkey" FOREIGN KEY ("responsible_user_id") REFERENCES "user_accounts"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "cases" ADD CONSTRAINT "cases_employment_officer_id_fkey" FOREIGN KEY ("employment_officer_id") REFERENCES "user_accounts"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "children" ADD CONSTRAINT "children_municipality_id_case_id_fkey" FOREIGN KEY ("municipality_id", "case_id") REFERENCES "cases"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "assessments" ADD CONSTRAINT "assessments_municipality_id_case_id_fkey" FOREIGN KEY ("municipality_id", "case_id") REFERENCES "cases"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "assessment_exemptions" ADD CONSTRAINT "assessment_exemptions_municipality_id_assessment_id_fkey" FOREIGN KEY ("municipality_id", "assessment_id") REFERENCES "assessments"("municipality_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "assessment_deductions" ADD CONSTRAINT "assessment_deductions_municipality_id_assessment_id_fkey" FOREIGN KEY ("municipality_id", "assessment_id") REFERENCES "assessments"("municipality_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "break_periods" ADD CONSTRAINT "break_periods_municipality_id_case_id_fkey" FOREIGN KEY ("municipality_id", "case_id") REFERENCES "cases"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "plan_versions" ADD CONSTRAINT "plan_versions_municipality_id_case_id_fkey" FOREIGN KEY ("municipality_id", "case_id") REFERENCES "cases"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "activities" ADD CONSTRAINT "activities_municipality_id_plan_version_id_fkey" FOREIGN KEY ("municipality_id", "plan_version_id") REFERENCES "plan_versions"("municipality_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "activities" ADD CONSTRAINT "activities_type_code_fkey" FOREIGN KEY ("type_code") REFERENCES "activity_types"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "slots" ADD CONSTRAINT "slots_municipality_id_activity_id_fkey" FOREIGN KEY ("municipality_id", "activity_id") REFERENCES "activities"("municipality_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "consultations" ADD CONSTRAINT "consultations_municipality_id_case_id_fkey" FOREIGN KEY ("municipality_id", "case_id") REFERENCES "cases"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "referrals" ADD CONSTRAINT "referrals_municipality_id_case_id_fkey" FOREIGN KEY ("municipality_id", "case_id") REFERENCES "cases"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "referrals" ADD CONSTRAINT "referrals_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "attendances" ADD CONSTRAINT "attendances_municipality_id_case_id_fkey" FOREIGN KEY ("municipality_id", "case_id") REFERENCES "cases"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "gap_causes" ADD CONSTRAINT "gap_causes_municipality_id_case_id_fkey" FOREIGN KEY ("municipality_id", "case_id") REFERENCES "cases"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "case_weeks" ADD CONSTRAINT "case_weeks_municipality_id_case_id_fkey" FOREIGN KEY ("municipality_id", "case_id") REFERENCES "cases"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "caseload_import_rows" ADD CONSTRAINT "caseload_import_rows_municipality_id_import_id_fkey" FOREIGN KEY ("municipality_id", "import_id") REFERENCES "caseload_imports"("municipality_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------------------------------------------
-- What Prisma cannot express: constraints, generated states, guards, counters, row-level security and grants.
-- ---------------------------------------------------------------------------------------------------------------

CREATE EXTENSION IF NOT EXISTS btree_gist;

-- The role the application runs as. It owns nothing and bypasses nothing.
DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'samspel_app') THEN
    CREATE ROLE samspel_app NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
  END IF;
END $$;

-- Constraints -----------------------------------------------------------------------------------------------------

ALTER TABLE persons ADD CONSTRAINT persons_identity_number_digits CHECK (identity_number ~ '^[0-9]{12}$');
ALTER TABLE persons ALTER COLUMN given_name_key TYPE text COLLATE "C", ALTER COLUMN family_name_key TYPE text COLLATE "C";
CREATE INDEX persons_given_name_key ON persons (municipality_id, given_name_key);
CREATE INDEX persons_family_name_key ON persons (municipality_id, family_name_key);

CREATE UNIQUE INDEX cases_one_open_per_person ON cases (municipality_id, person_id) WHERE closed_on IS NULL;
ALTER TABLE cases ADD CONSTRAINT cases_period CHECK (closed_on IS NULL OR closed_on >= opened_on);

ALTER TABLE assessments
  ADD CONSTRAINT assessments_period CHECK (valid_to IS NULL OR valid_to >= valid_from),
  ADD CONSTRAINT assessments_ability CHECK (ability_minutes BETWEEN 0 AND 2400),
  ADD CONSTRAINT assessments_rehabilitation_from_2027 CHECK (ground <> 'SECTION_12_4_G' OR valid_from >= DATE '2027-01-01'),
  ADD CONSTRAINT assessments_no_overlap EXCLUDE USING gist (
    municipality_id WITH =, case_id WITH =, daterange(valid_from, valid_to, '[]') WITH &&);
ALTER TABLE assessment_exemptions ADD CONSTRAINT assessment_exemptions_share CHECK (
  CASE WHEN kind = 'SICKNESS_BENEFIT' THEN share_percent IN (25, 50, 75, 100) ELSE share_percent = 100 END);
ALTER TABLE assessment_deductions ADD CONSTRAINT assessment_deductions_minutes CHECK (minutes BETWEEN 0 AND 2400);
ALTER TABLE break_periods
  ADD CONSTRAINT break_periods_period CHECK (to_on >= from_on),
  ADD CONSTRAINT break_periods_no_overlap EXCLUDE USING gist (
    municipality_id WITH =, case_id WITH =, daterange(from_on, to_on, '[]') WITH &&);

ALTER TABLE plan_versions DROP COLUMN state;
ALTER TABLE plan_versions ADD COLUMN state plan_version_state NOT NULL GENERATED ALWAYS AS (
  CASE
    WHEN ended_at IS NOT NULL THEN 'ENDED'::plan_version_state
    WHEN superseded_at IS NOT NULL THEN 'SUPERSEDED'::plan_version_state
    WHEN municipality_approved_at IS NOT NULL
      AND (employment_service_approved_at IS NOT NULL OR NOT is_employment_service_party) THEN 'APPROVED'::plan_version_state
    WHEN proposed_at IS NOT NULL THEN 'PROPOSED'::plan_version_state
    ELSE 'DRAFT'::plan_version_state
  END) STORED;
CREATE UNIQUE INDEX plan_versions_one_approved ON plan_versions (municipality_id, case_id) WHERE state = 'APPROVED';
CREATE UNIQUE INDEX plan_versions_one_open ON plan_versions (municipality_id, case_id) WHERE state IN ('DRAFT', 'PROPOSED');
ALTER TABLE plan_versions
  ADD CONSTRAINT plan_versions_two_persons CHECK (municipality_approved_by IS DISTINCT FROM employment_service_approved_by OR municipality_approved_by IS NULL),
  ADD CONSTRAINT plan_versions_approval_after_proposal CHECK (proposed_at IS NOT NULL OR (municipality_approved_at IS NULL AND employment_service_approved_at IS NULL)),
  ADD CONSTRAINT plan_versions_municipality_approval CHECK (
    num_nulls(municipality_approved_by, municipality_approved_at, municipality_approval_basis) IN (0, 3)
    AND (municipality_approval_basis <> 'ON_BEHALF' OR municipality_approval_reason IS NOT NULL)),
  ADD CONSTRAINT plan_versions_employment_service_approval CHECK (
    num_nulls(employment_service_approved_by, employment_service_approved_at, employment_service_approval_basis) IN (0, 3)
    AND (employment_service_approval_basis <> 'ON_BEHALF' OR employment_service_approval_reason IS NOT NULL)),
  ADD CONSTRAINT plan_versions_in_force_only_when_approved CHECK (in_force_from IS NULL
    OR (municipality_approved_at IS NOT NULL AND (employment_service_approved_at IS NOT NULL OR NOT is_employment_service_party))),
  ADD CONSTRAINT plan_versions_in_force_no_overlap EXCLUDE USING gist (
    municipality_id WITH =, case_id WITH =, daterange(in_force_from, in_force_to, '[]') WITH &&) WHERE (in_force_from IS NOT NULL AND (in_force_to IS NULL OR in_force_to >= in_force_from));
ALTER TABLE activities
  ADD CONSTRAINT activities_period CHECK (ends_on IS NULL OR ends_on >= starts_on),
  ADD CONSTRAINT activities_flexible CHECK (flexible_weekly_minutes BETWEEN 0 AND 10080 AND flexible_weekly_minutes % 5 = 0);
ALTER TABLE slots ADD CONSTRAINT slots_within_a_day CHECK (
  weekday BETWEEN 1 AND 7 AND starts_minute >= 0 AND ends_minute > starts_minute AND ends_minute <= 1440);

ALTER TABLE consultations DROP COLUMN state;
ALTER TABLE consultations ADD COLUMN state consultation_state NOT NULL GENERATED ALWAYS AS (
  CASE
    WHEN withdrawn_at IS NOT NULL THEN 'WITHDRAWN'::consultation_state
    WHEN concluded_at IS NOT NULL THEN 'CONCLUDED'::consultation_state
    WHEN answered_at IS NOT NULL THEN 'ANSWERED'::consultation_state
    ELSE 'REQUESTED'::consultation_state
  END) STORED;
CREATE UNIQUE INDEX consultations_one_open_per_referral ON consultations (municipality_id, referral_id)
  WHERE referral_id IS NOT NULL AND state IN ('REQUESTED', 'ANSWERED');
CREATE INDEX consultations_waiting ON consultations (municipality_id, state, due_on) WHERE state IN ('REQUESTED', 'ANSWERED');
ALTER TABLE consultations
  ADD CONSTRAINT consultations_answer CHECK (num_nulls(answered_by, answered_at, answer) IN (0, 3)),
  ADD CONSTRAINT consultations_reasons CHECK (answer IS NULL OR answer = 'AGREE' OR answer_reasons <> ''),
  ADD CONSTRAINT consultations_conclusion CHECK (num_nulls(concluded_by, concluded_at, conclusion) IN (0, 3)),
  -- Silence is never consent, and an objection is never logged as agreement.
  ADD CONSTRAINT consultations_conclusion_follows_answer CHECK (
    conclusion IS NULL
    OR (conclusion = 'AGREED' AND answer = 'AGREE' AND answer IS NOT NULL)
    OR (conclusion = 'AGREED_WITH_CONDITIONS' AND answer IN ('AGREE', 'AGREE_WITH_CONDITIONS') AND answer IS NOT NULL)
    OR (conclusion = 'NOT_AGREED' AND answer IS NOT NULL)),
  ADD CONSTRAINT consultations_order CHECK (
    (answered_at IS NULL OR answered_at >= requested_at) AND (concluded_at IS NULL OR concluded_at >= answered_at)
    AND (withdrawn_at IS NULL OR concluded_at IS NULL)),
  ADD CONSTRAINT consultations_referral_kind CHECK (kind <> 'REFERRAL' OR referral_id IS NOT NULL);

ALTER TABLE referrals
  ADD CONSTRAINT referrals_period CHECK (ends_on >= starts_on),
  -- At most 6 + 6 months (förordning 2022:812).
  ADD CONSTRAINT referrals_at_most_twelve_months CHECK (ends_on < starts_on + INTERVAL '12 months'),
  ADD CONSTRAINT referrals_decision CHECK (num_nulls(decided_by, decided_at) IN (0, 2) AND (state NOT IN ('DECIDED', 'STARTED', 'ENDED') OR decided_at IS NOT NULL));
CREATE UNIQUE INDEX referrals_one_open ON referrals (municipality_id, case_id) WHERE state IN ('DRAFT', 'AWAITING_CONSULTATION', 'CLEARED');

ALTER TABLE attendances
  ADD CONSTRAINT attendances_minutes CHECK (planned_minutes BETWEEN 0 AND 1440 AND present_minutes BETWEEN 0 AND planned_minutes),
  ADD CONSTRAINT attendances_rest_has_a_status CHECK ((status = 'PRESENT') = (present_minutes = planned_minutes)),
  -- Nothing is reported for a day that has not ended.
  ADD CONSTRAINT attendances_day_has_ended CHECK (attended_on < (reported_at AT TIME ZONE 'Europe/Stockholm')::date),
  -- The one who verifies is another than the one who reported.
  ADD CONSTRAINT attendances_verified_by_another CHECK (num_nulls(verified_by, verified_at) IN (0, 2) AND (verified_by IS NULL OR verified_by <> reported_by));

ALTER TABLE case_weeks ADD CONSTRAINT case_weeks_monday CHECK (extract(isodow FROM week) = 1),
  ADD CONSTRAINT case_weeks_required CHECK (required_minutes BETWEEN 0 AND 2400 AND gap_minutes >= 0);
ALTER TABLE unit_weeks ADD CONSTRAINT unit_weeks_counts CHECK (
  persons >= 0 AND exempt >= 0 AND on_break >= 0 AND not_assessed >= 0 AND no_plan >= 0 AND no_activity >= 0
  AND below_full_time >= 0 AND full_time >= 0 AND formally_full_time_only >= 0);
CREATE INDEX case_weeks_unit ON case_weeks (municipality_id, unit_id, week);

-- Guards ----------------------------------------------------------------------------------------------------------

CREATE FUNCTION organisation_kind_of(user_id uuid) RETURNS organisation_kind LANGUAGE sql STABLE AS $$
  SELECT o.kind FROM user_accounts u JOIN organisations o ON o.id = u.organisation_id WHERE u.id = user_id
$$;

-- An approved plan version is what two authorities agreed on: it is replaced, never rewritten.
CREATE FUNCTION guard_plan_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.state <> 'DRAFT' THEN
      RAISE EXCEPTION 'only a draft of a plan may be deleted' USING ERRCODE = 'SP001';
    END IF;
    RETURN OLD;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF OLD.state IN ('APPROVED', 'SUPERSEDED', 'ENDED')
      AND (to_jsonb(NEW) - '{in_force_to,superseded_at,ended_at,end_reason,state}'::text[]) IS DISTINCT FROM
          (to_jsonb(OLD) - '{in_force_to,superseded_at,ended_at,end_reason,state}'::text[]) THEN
      RAISE EXCEPTION 'an approved plan version is never rewritten' USING ERRCODE = 'SP001';
    END IF;
    IF OLD.state = 'PROPOSED' AND NEW.revision <> OLD.revision
      AND (NEW.municipality_approved_at IS NOT NULL OR NEW.employment_service_approved_at IS NOT NULL) THEN
      RAISE EXCEPTION 'an edit withdraws the approvals' USING ERRCODE = 'SP002';
    END IF;
  END IF;
  IF NEW.municipality_approved_by IS NOT NULL AND organisation_kind_of(NEW.municipality_approved_by) IS DISTINCT FROM 'MUNICIPALITY' THEN
    RAISE EXCEPTION 'the municipality''s approval is given by the municipality' USING ERRCODE = 'SP003';
  END IF;
  IF NEW.employment_service_approved_by IS NOT NULL AND organisation_kind_of(NEW.employment_service_approved_by) IS DISTINCT FROM 'EMPLOYMENT_SERVICE' THEN
    RAISE EXCEPTION 'the employment service''s approval is given by the employment service' USING ERRCODE = 'SP003';
  END IF;
  RETURN NEW;
END $$;
-- AFTER, since a generated column has its value only then.
CREATE TRIGGER guard_plan_version AFTER INSERT OR UPDATE OR DELETE ON plan_versions FOR EACH ROW EXECUTE FUNCTION guard_plan_version();

-- The activities of an approved version stand still; room, contact and group may be corrected.
CREATE FUNCTION guard_activity() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  version_id uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.plan_version_id ELSE NEW.plan_version_id END;
  tenant uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.municipality_id ELSE NEW.municipality_id END;
BEGIN
  IF EXISTS (SELECT 1 FROM plan_versions WHERE municipality_id = tenant AND id = version_id AND state IN ('APPROVED', 'SUPERSEDED', 'ENDED'))
    AND (TG_OP <> 'UPDATE' OR (to_jsonb(NEW) - '{place,contact_name,contact_phone,contact_email,group_id}'::text[]) IS DISTINCT FROM
      (to_jsonb(OLD) - '{place,contact_name,contact_phone,contact_email,group_id}'::text[])) THEN
    RAISE EXCEPTION 'the activities of an approved plan version stand still' USING ERRCODE = 'SP001';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER guard_activity BEFORE INSERT OR UPDATE OR DELETE ON activities FOR EACH ROW EXECUTE FUNCTION guard_activity();

CREATE FUNCTION guard_slot() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_activity uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.activity_id ELSE NEW.activity_id END;
  tenant uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.municipality_id ELSE NEW.municipality_id END;
BEGIN
  IF EXISTS (SELECT 1 FROM activities a JOIN plan_versions p ON p.municipality_id = a.municipality_id AND p.id = a.plan_version_id
    WHERE a.municipality_id = tenant AND a.id = of_activity AND p.state IN ('APPROVED', 'SUPERSEDED', 'ENDED')) THEN
    RAISE EXCEPTION 'the slots of an approved plan version stand still' USING ERRCODE = 'SP001';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER guard_slot BEFORE INSERT OR UPDATE OR DELETE ON slots FOR EACH ROW EXECUTE FUNCTION guard_slot();

-- What has been said in a samråd is never unsaid, and each party speaks for itself.
CREATE FUNCTION guard_consultation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF (to_jsonb(NEW) - '{answered_by,answered_at,answer,answer_reasons,concluded_by,concluded_at,conclusion,conclusion_note,confirmed_by,confirmed_at,withdrawn_by,withdrawn_at,withdrawn_reason,state}'::text[])
      IS DISTINCT FROM
       (to_jsonb(OLD) - '{answered_by,answered_at,answer,answer_reasons,concluded_by,concluded_at,conclusion,conclusion_note,confirmed_by,confirmed_at,withdrawn_by,withdrawn_at,withdrawn_reason,state}'::text[])
      OR (OLD.answered_at IS NOT NULL AND (NEW.answered_by, NEW.answered_at, NEW.answer, NEW.answer_reasons) IS DISTINCT FROM (OLD.answered_by, OLD.answered_at, OLD.answer, OLD.answer_reasons))
      OR (OLD.concluded_at IS NOT NULL AND (NEW.concluded_by, NEW.concluded_at, NEW.conclusion, NEW.conclusion_note) IS DISTINCT FROM (OLD.concluded_by, OLD.concluded_at, OLD.conclusion, OLD.conclusion_note))
      OR (OLD.confirmed_at IS NOT NULL AND (NEW.confirmed_by, NEW.confirmed_at) IS DISTINCT FROM (OLD.confirmed_by, OLD.confirmed_at))
      OR OLD.withdrawn_at IS NOT NULL THEN
      RAISE EXCEPTION 'what has been said in a consultation stands' USING ERRCODE = 'SC001';
    END IF;
  END IF;
  IF organisation_kind_of(NEW.requested_by)::text IS DISTINCT FROM NEW.requested_by_party::text
    OR (NEW.answered_by IS NOT NULL AND (organisation_kind_of(NEW.answered_by)::text = NEW.requested_by_party::text OR organisation_kind_of(NEW.answered_by) = 'PROVIDER'))
    OR (NEW.concluded_by IS NOT NULL AND organisation_kind_of(NEW.concluded_by) IS DISTINCT FROM 'EMPLOYMENT_SERVICE')
    OR (NEW.confirmed_by IS NOT NULL AND organisation_kind_of(NEW.confirmed_by) IS DISTINCT FROM 'MUNICIPALITY') THEN
    RAISE EXCEPTION 'each party speaks for itself in a consultation' USING ERRCODE = 'SC002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_consultation BEFORE INSERT OR UPDATE ON consultations FOR EACH ROW EXECUTE FUNCTION guard_consultation();

-- The gate: no decision on a referral without a fresh samråd that agreed to exactly this referral and this plan (överenskommelse).
CREATE FUNCTION guard_referral() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'DRAFT' THEN
      RAISE EXCEPTION 'a referral begins as a draft' USING ERRCODE = 'SR001';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
    ('DRAFT', 'AWAITING_CONSULTATION'), ('DRAFT', 'CANCELLED'),
    ('AWAITING_CONSULTATION', 'CLEARED'), ('AWAITING_CONSULTATION', 'DRAFT'), ('AWAITING_CONSULTATION', 'CANCELLED'),
    ('CLEARED', 'DECIDED'), ('CLEARED', 'DRAFT'), ('CLEARED', 'CANCELLED'),
    ('DECIDED', 'STARTED'), ('DECIDED', 'CANCELLED'), ('STARTED', 'ENDED')) THEN
    RAISE EXCEPTION 'a referral cannot go from % to %', OLD.state, NEW.state USING ERRCODE = 'SR001';
  END IF;
  IF OLD.state <> 'DRAFT' AND (NEW.provider_id, NEW.type_code, NEW.starts_on, NEW.ends_on, NEW.flexible_weekly_minutes, NEW.slots, NEW.ends_lineage_ids, NEW.case_id)
    IS DISTINCT FROM (OLD.provider_id, OLD.type_code, OLD.starts_on, OLD.ends_on, OLD.flexible_weekly_minutes, OLD.slots, OLD.ends_lineage_ids, OLD.case_id) THEN
    RAISE EXCEPTION 'a referral under consultation is not rewritten' USING ERRCODE = 'SR002';
  END IF;
  IF NEW.state = 'DECIDED' AND OLD.state <> 'DECIDED' THEN
    IF NOT EXISTS (
      SELECT 1 FROM consultations c
      WHERE c.municipality_id = NEW.municipality_id AND c.referral_id = NEW.id AND c.case_id = NEW.case_id
        AND c.state = 'CONCLUDED' AND c.conclusion IN ('AGREED', 'AGREED_WITH_CONDITIONS')
        AND c.concluded_at <= NEW.decided_at AND c.concluded_at > NEW.decided_at - INTERVAL '30 days'
        AND c.plan_version_id IS NOT DISTINCT FROM (
          SELECT p.id FROM plan_versions p
          WHERE p.municipality_id = NEW.municipality_id AND p.case_id = NEW.case_id AND p.state = 'APPROVED')) THEN
      RAISE EXCEPTION 'a referral is not decided without a fresh consultation that agreed to it' USING ERRCODE = 'SR003';
    END IF;
    IF organisation_kind_of(NEW.decided_by) IS DISTINCT FROM 'EMPLOYMENT_SERVICE' THEN
      RAISE EXCEPTION 'a referral is decided by the employment service' USING ERRCODE = 'SR004';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_referral BEFORE INSERT OR UPDATE ON referrals FOR EACH ROW EXECUTE FUNCTION guard_referral();

-- A provider sees a case while it has a decided and unended referral there.
CREATE FUNCTION maintain_case_providers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE cases SET provider_ids = ARRAY(
    SELECT DISTINCT r.provider_id FROM referrals r
    WHERE r.municipality_id = NEW.municipality_id AND r.case_id = NEW.case_id AND r.state IN ('DECIDED', 'STARTED') ORDER BY 1)
  WHERE municipality_id = NEW.municipality_id AND id = NEW.case_id;
  RETURN NULL;
END $$;
CREATE TRIGGER maintain_case_providers AFTER UPDATE OF state ON referrals FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state)
  EXECUTE FUNCTION maintain_case_providers();

-- A correction keeps the old value, who, when and why, and loses the verification.
CREATE FUNCTION keep_attendance_correction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.planned_minutes, NEW.present_minutes, NEW.status) IS DISTINCT FROM (OLD.planned_minutes, OLD.present_minutes, OLD.status) THEN
    IF coalesce(NEW.correction_reason, '') = '' THEN
      RAISE EXCEPTION 'a correction says why' USING ERRCODE = 'SA001';
    END IF;
    NEW.verified_by := NULL;
    NEW.verified_at := NULL;
    INSERT INTO attendance_corrections (municipality_id, attendance_id, case_id, old_planned_minutes, old_present_minutes, old_status, old_reported_by, old_reported_at, corrected_by, corrected_at, reason)
    VALUES (OLD.municipality_id, OLD.id, OLD.case_id, OLD.planned_minutes, OLD.present_minutes, OLD.status, OLD.reported_by, OLD.reported_at, NEW.reported_by, NEW.reported_at, NEW.correction_reason);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_attendance_correction BEFORE UPDATE ON attendances FOR EACH ROW EXECUTE FUNCTION keep_attendance_correction();

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are only added', TG_TABLE_NAME USING ERRCODE = 'SU001';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON attendance_corrections FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Counters --------------------------------------------------------------------------------------------------------

-- One statement per write and keys in order, so that two writers never wait for each other in a circle.
CREATE FUNCTION maintain_unit_weeks() RETURNS trigger LANGUAGE plpgsql AS $fn$
DECLARE
  changed text := CASE TG_OP
    WHEN 'INSERT' THEN 'SELECT 1 AS sign, n.* FROM new_rows n'
    WHEN 'DELETE' THEN 'SELECT -1 AS sign, o.* FROM old_rows o'
    ELSE 'SELECT 1 AS sign, n.* FROM new_rows n UNION ALL SELECT -1 AS sign, o.* FROM old_rows o' END;
BEGIN
  EXECUTE format($sql$
    INSERT INTO unit_weeks AS u (municipality_id, unit_id, week, is_registered, persons, exempt, on_break,
      not_assessed, no_plan, no_activity,
      below_full_time, full_time, formally_full_time_only,
      required_minutes, assigned_minutes, reported_planned_minutes,
      attended_minutes, gap_minutes, gap_minutes_municipality,
      gap_minutes_employment_service, gap_minutes_provider, gap_minutes_school,
      gap_minutes_health, gap_minutes_individual, gap_minutes_unknown)
    SELECT municipality_id, unit_id, week, is_registered,
      sum(sign), coalesce(sum(sign) FILTER (WHERE level = 'EXEMPT'), 0), coalesce(sum(sign) FILTER (WHERE level = 'ON_BREAK'), 0),
      coalesce(sum(sign) FILTER (WHERE level = 'NOT_ASSESSED'), 0), coalesce(sum(sign) FILTER (WHERE level = 'NO_PLAN'), 0), coalesce(sum(sign) FILTER (WHERE level = 'NO_ACTIVITY'), 0),
      coalesce(sum(sign) FILTER (WHERE level = 'BELOW_FULL_TIME'), 0), coalesce(sum(sign) FILTER (WHERE level = 'FULL_TIME'), 0), coalesce(sum(sign) FILTER (WHERE is_formally_full_time_only), 0),
      sum(sign * required_minutes), sum(sign * assigned_minutes), sum(sign * reported_planned_minutes),
      sum(sign * attended_minutes), sum(sign * gap_minutes), coalesce(sum(sign * gap_minutes) FILTER (WHERE gap_owner = 'MUNICIPALITY'), 0),
      coalesce(sum(sign * gap_minutes) FILTER (WHERE gap_owner = 'EMPLOYMENT_SERVICE'), 0), coalesce(sum(sign * gap_minutes) FILTER (WHERE gap_owner = 'PROVIDER'), 0), coalesce(sum(sign * gap_minutes) FILTER (WHERE gap_owner = 'SCHOOL'), 0),
      coalesce(sum(sign * gap_minutes) FILTER (WHERE gap_owner = 'HEALTH'), 0), coalesce(sum(sign * gap_minutes) FILTER (WHERE gap_owner = 'INDIVIDUAL'), 0), coalesce(sum(sign * gap_minutes) FILTER (WHERE coalesce(gap_owner, 'UNKNOWN') = 'UNKNOWN'), 0)
    FROM (%s) changed
    GROUP BY municipality_id, unit_id, week, is_registered
    ORDER BY municipality_id, unit_id, week, is_registered
    ON CONFLICT (municipality_id, unit_id, week, is_registered) DO UPDATE SET
      persons = u.persons + excluded.persons, exempt = u.exempt + excluded.exempt, on_break = u.on_break + excluded.on_break,
      not_assessed = u.not_assessed + excluded.not_assessed, no_plan = u.no_plan + excluded.no_plan, no_activity = u.no_activity + excluded.no_activity,
      below_full_time = u.below_full_time + excluded.below_full_time, full_time = u.full_time + excluded.full_time, formally_full_time_only = u.formally_full_time_only + excluded.formally_full_time_only,
      required_minutes = u.required_minutes + excluded.required_minutes, assigned_minutes = u.assigned_minutes + excluded.assigned_minutes, reported_planned_minutes = u.reported_planned_minutes + excluded.reported_planned_minutes,
      attended_minutes = u.attended_minutes + excluded.attended_minutes, gap_minutes = u.gap_minutes + excluded.gap_minutes, gap_minutes_municipality = u.gap_minutes_municipality + excluded.gap_minutes_municipality,
      gap_minutes_employment_service = u.gap_minutes_employment_service + excluded.gap_minutes_employment_service, gap_minutes_provider = u.gap_minutes_provider + excluded.gap_minutes_provider, gap_minutes_school = u.gap_minutes_school + excluded.gap_minutes_school,
      gap_minutes_health = u.gap_minutes_health + excluded.gap_minutes_health, gap_minutes_individual = u.gap_minutes_individual + excluded.gap_minutes_individual, gap_minutes_unknown = u.gap_minutes_unknown + excluded.gap_minutes_unknown
  $sql$, changed);
  RETURN NULL;
END $fn$;
CREATE TRIGGER maintain_unit_weeks_insert AFTER INSERT ON case_weeks REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION maintain_unit_weeks();
CREATE TRIGGER maintain_unit_weeks_update AFTER UPDATE ON case_weeks REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION maintain_unit_weeks();
CREATE TRIGGER maintain_unit_weeks_delete AFTER DELETE ON case_weeks REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION maintain_unit_weeks();

-- Row-level security ----------------------------------------------------------------------------------------------
-- One policy a table. The settings are made per transaction by the one door to the database (lib/platform/database.ts);
-- without them nothing is seen. SYSTEM is the door's own name for work that no person asks for, within named municipalities.

ALTER TABLE organisations ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisations FORCE ROW LEVEL SECURITY;
CREATE POLICY organisations_access ON organisations
  USING ((select current_setting('app.organisation_kind', true)) <> '')
  WITH CHECK ((select current_setting('app.organisation_kind', true)) = 'SYSTEM');

ALTER TABLE served_municipalities ENABLE ROW LEVEL SECURITY;
ALTER TABLE served_municipalities FORCE ROW LEVEL SECURITY;
CREATE POLICY served_municipalities_access ON served_municipalities
  USING ((select current_setting('app.organisation_kind', true)) <> '')
  WITH CHECK ((select current_setting('app.organisation_kind', true)) = 'SYSTEM');

ALTER TABLE provider_municipalities ENABLE ROW LEVEL SECURITY;
ALTER TABLE provider_municipalities FORCE ROW LEVEL SECURITY;
CREATE POLICY provider_municipalities_access ON provider_municipalities
  USING ((select current_setting('app.organisation_kind', true)) <> '')
  WITH CHECK ((select current_setting('app.organisation_kind', true)) = 'SYSTEM');

ALTER TABLE units ENABLE ROW LEVEL SECURITY;
ALTER TABLE units FORCE ROW LEVEL SECURITY;
CREATE POLICY units_access ON units
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[]) or (select current_setting('app.organisation_kind', true)) = 'SYSTEM')
  WITH CHECK ((select current_setting('app.organisation_kind', true)) = 'SYSTEM');

ALTER TABLE provider_sites ENABLE ROW LEVEL SECURITY;
ALTER TABLE provider_sites FORCE ROW LEVEL SECURITY;
CREATE POLICY provider_sites_access ON provider_sites
  USING ((select current_setting('app.organisation_kind', true)) <> '')
  WITH CHECK ((select current_setting('app.organisation_kind', true)) = 'SYSTEM');

ALTER TABLE user_accounts ENABLE ROW LEVEL SECURITY;
ALTER TABLE user_accounts FORCE ROW LEVEL SECURITY;
CREATE POLICY user_accounts_access ON user_accounts
  USING ((select current_setting('app.organisation_kind', true)) <> '')
  WITH CHECK ((select current_setting('app.organisation_kind', true)) = 'SYSTEM');

ALTER TABLE sessions ENABLE ROW LEVEL SECURITY;
ALTER TABLE sessions FORCE ROW LEVEL SECURITY;
CREATE POLICY sessions_access ON sessions
  USING ((select current_setting('app.organisation_kind', true)) = 'SYSTEM' or user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));

ALTER TABLE persons ENABLE ROW LEVEL SECURITY;
ALTER TABLE persons FORCE ROW LEVEL SECURITY;
CREATE POLICY persons_access ON persons
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true)) = 'SYSTEM'
      or exists (select 1 from cases c where c.municipality_id = persons.municipality_id and c.person_id = persons.id)));

ALTER TABLE cases ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases FORCE ROW LEVEL SECURITY;
CREATE POLICY cases_access ON cases
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true)) = 'SYSTEM'
      or ((protection = 'NONE' or (select nullif(current_setting('app.user_id', true), '')::uuid) = any (named_user_ids))
        and (((select current_setting('app.organisation_kind', true)) = 'MUNICIPALITY' and ((select nullif(current_setting('app.unit_id', true), '')::uuid) is null or unit_id = (select nullif(current_setting('app.unit_id', true), '')::uuid)))
          or ((select current_setting('app.organisation_kind', true)) = 'EMPLOYMENT_SERVICE' and registered_since is not null)
          or ((select current_setting('app.organisation_kind', true)) = 'PROVIDER' and (select nullif(current_setting('app.organisation_id', true), '')::uuid) = any (provider_ids))))));

ALTER TABLE children ENABLE ROW LEVEL SECURITY;
ALTER TABLE children FORCE ROW LEVEL SECURITY;
CREATE POLICY children_access ON children
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true)) = 'SYSTEM'
      or ((select current_setting('app.organisation_kind', true)) in ('MUNICIPALITY', 'EMPLOYMENT_SERVICE') and exists (select 1 from cases c where c.municipality_id = children.municipality_id and c.id = children.case_id))));

ALTER TABLE assessments ENABLE ROW LEVEL SECURITY;
ALTER TABLE assessments FORCE ROW LEVEL SECURITY;
CREATE POLICY assessments_access ON assessments
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true)) = 'SYSTEM'
      or ((select current_setting('app.organisation_kind', true)) in ('MUNICIPALITY', 'EMPLOYMENT_SERVICE') and exists (select 1 from cases c where c.municipality_id = assessments.municipality_id and c.id = assessments.case_id))));

ALTER TABLE assessment_exemptions ENABLE ROW LEVEL SECURITY;
ALTER TABLE assessment_exemptions FORCE ROW LEVEL SECURITY;
CREATE POLICY assessment_exemptions_access ON assessment_exemptions
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true)) = 'SYSTEM'
      or ((select current_setting('app.organisation_kind', true)) in ('MUNICIPALITY', 'EMPLOYMENT_SERVICE') and exists (select 1 from cases c where c.municipality_id = assessment_exemptions.municipality_id and c.id = assessment_exemptions.case_id))));

ALTER TABLE assessment_deductions ENABLE ROW LEVEL SECURITY;
ALTER TABLE assessment_deductions FORCE ROW LEVEL SECURITY;
CREATE POLICY assessment_deductions_access ON assessment_deductions
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true)) = 'SYSTEM'
      or ((select current_setting('app.organisation_kind', true)) in ('MUNICIPALITY', 'EMPLOYMENT_SERVICE') and exists (select 1 from cases c where c.municipality_id = assessment_deductions.municipality_id and c.id = assessment_deductions.case_id))));

ALTER TABLE break_periods ENABLE ROW LEVEL SECURITY;
ALTER TABLE break_periods FORCE ROW LEVEL SECURITY;
CREATE POLICY break_periods_access ON break_periods
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true)) = 'SYSTEM'
      or ((select current_setting('app.organisation_kind', true)) in ('MUNICIPALITY', 'EMPLOYMENT_SERVICE') and exists (select 1 from cases c where c.municipality_id = break_periods.municipality_id and c.id = break_periods.case_id))));

ALTER TABLE plan_versions ENABLE ROW LEVEL SECURITY;
ALTER TABLE plan_versions FORCE ROW LEVEL SECURITY;
CREATE POLICY plan_versions_access ON plan_versions
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true)) = 'SYSTEM'
      or ((select current_setting('app.organisation_kind', true)) in ('MUNICIPALITY', 'EMPLOYMENT_SERVICE') and exists (select 1 from cases c where c.municipality_id = plan_versions.municipality_id and c.id = plan_versions.case_id))));

ALTER TABLE gap_causes ENABLE ROW LEVEL SECURITY;
ALTER TABLE gap_causes FORCE ROW LEVEL SECURITY;
CREATE POLICY gap_causes_access ON gap_causes
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true)) = 'SYSTEM'
      or ((select current_setting('app.organisation_kind', true)) in ('MUNICIPALITY', 'EMPLOYMENT_SERVICE') and exists (select 1 from cases c where c.municipality_id = gap_causes.municipality_id and c.id = gap_causes.case_id))));

ALTER TABLE consultations ENABLE ROW LEVEL SECURITY;
ALTER TABLE consultations FORCE ROW LEVEL SECURITY;
CREATE POLICY consultations_access ON consultations
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true)) = 'SYSTEM'
      or ((select current_setting('app.organisation_kind', true)) in ('MUNICIPALITY', 'EMPLOYMENT_SERVICE') and exists (select 1 from cases c where c.municipality_id = consultations.municipality_id and c.id = consultations.case_id))));

ALTER TABLE activity_groups ENABLE ROW LEVEL SECURITY;
ALTER TABLE activity_groups FORCE ROW LEVEL SECURITY;
CREATE POLICY activity_groups_access ON activity_groups
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true)) <> 'PROVIDER' or provider_id = (select nullif(current_setting('app.organisation_id', true), '')::uuid)));

ALTER TABLE activities ENABLE ROW LEVEL SECURITY;
ALTER TABLE activities FORCE ROW LEVEL SECURITY;
CREATE POLICY activities_access ON activities
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true)) = 'SYSTEM'
      or (((select current_setting('app.organisation_kind', true)) <> 'PROVIDER' or provider_id = (select nullif(current_setting('app.organisation_id', true), '')::uuid)) and exists (select 1 from cases c where c.municipality_id = activities.municipality_id and c.id = activities.case_id))));

ALTER TABLE slots ENABLE ROW LEVEL SECURITY;
ALTER TABLE slots FORCE ROW LEVEL SECURITY;
CREATE POLICY slots_access ON slots
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true)) = 'SYSTEM' or exists (select 1 from activities a where a.municipality_id = slots.municipality_id and a.id = slots.activity_id)));

ALTER TABLE cancelled_days ENABLE ROW LEVEL SECURITY;
ALTER TABLE cancelled_days FORCE ROW LEVEL SECURITY;
CREATE POLICY cancelled_days_access ON cancelled_days
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true)) = 'SYSTEM' or exists (select 1 from activities a where a.municipality_id = cancelled_days.municipality_id and a.lineage_id = cancelled_days.lineage_id)));

ALTER TABLE referrals ENABLE ROW LEVEL SECURITY;
ALTER TABLE referrals FORCE ROW LEVEL SECURITY;
CREATE POLICY referrals_access ON referrals
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true)) = 'SYSTEM'
      or (((select current_setting('app.organisation_kind', true)) <> 'PROVIDER' or provider_id = (select nullif(current_setting('app.organisation_id', true), '')::uuid)) and exists (select 1 from cases c where c.municipality_id = referrals.municipality_id and c.id = referrals.case_id))));

ALTER TABLE attendances ENABLE ROW LEVEL SECURITY;
ALTER TABLE attendances FORCE ROW LEVEL SECURITY;
CREATE POLICY attendances_access ON attendances
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true)) = 'SYSTEM'
      or (((select current_setting('app.organisation_kind', true)) <> 'PROVIDER' or provider_id = (select nullif(current_setting('app.organisation_id', true), '')::uuid)) and exists (select 1 from cases c where c.municipality_id = attendances.municipality_id and c.id = attendances.case_id))));

ALTER TABLE attendance_corrections ENABLE ROW LEVEL SECURITY;
ALTER TABLE attendance_corrections FORCE ROW LEVEL SECURITY;
CREATE POLICY attendance_corrections_access ON attendance_corrections
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true)) = 'SYSTEM' or exists (select 1 from attendances a where a.municipality_id = attendance_corrections.municipality_id and a.id = attendance_corrections.attendance_id)));

ALTER TABLE case_weeks ENABLE ROW LEVEL SECURITY;
ALTER TABLE case_weeks FORCE ROW LEVEL SECURITY;
CREATE POLICY case_weeks_access ON case_weeks
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true)) = 'SYSTEM'
      or ((select current_setting('app.organisation_kind', true)) = 'MUNICIPALITY' and ((select nullif(current_setting('app.unit_id', true), '')::uuid) is null or unit_id = (select nullif(current_setting('app.unit_id', true), '')::uuid)))
      or ((select current_setting('app.organisation_kind', true)) = 'EMPLOYMENT_SERVICE' and is_registered)
      or ((select current_setting('app.organisation_kind', true)) = 'PROVIDER' and exists (select 1 from cases c where c.municipality_id = case_weeks.municipality_id and c.id = case_weeks.case_id))));

ALTER TABLE unit_weeks ENABLE ROW LEVEL SECURITY;
ALTER TABLE unit_weeks FORCE ROW LEVEL SECURITY;
CREATE POLICY unit_weeks_access ON unit_weeks
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[]));

ALTER TABLE caseload_imports ENABLE ROW LEVEL SECURITY;
ALTER TABLE caseload_imports FORCE ROW LEVEL SECURITY;
CREATE POLICY caseload_imports_access ON caseload_imports
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and (select current_setting('app.organisation_kind', true)) in ('SYSTEM', 'MUNICIPALITY'));

ALTER TABLE caseload_import_rows ENABLE ROW LEVEL SECURITY;
ALTER TABLE caseload_import_rows FORCE ROW LEVEL SECURITY;
CREATE POLICY caseload_import_rows_access ON caseload_import_rows
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and (select current_setting('app.organisation_kind', true)) in ('SYSTEM', 'MUNICIPALITY'));

ALTER TABLE audit_events ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_events FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_events_access ON audit_events
  USING (organisation_id = (select nullif(current_setting('app.organisation_id', true), '')::uuid) or municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[]))
  WITH CHECK ((select current_setting('app.organisation_kind', true)) <> '');

-- Grants ----------------------------------------------------------------------------------------------------------

GRANT USAGE ON SCHEMA public TO samspel_app;
GRANT SELECT, INSERT, UPDATE ON organisations TO samspel_app;
GRANT SELECT, INSERT, UPDATE ON served_municipalities TO samspel_app;
GRANT SELECT, INSERT, UPDATE ON provider_municipalities TO samspel_app;
GRANT SELECT, INSERT, UPDATE ON units TO samspel_app;
GRANT SELECT, INSERT, UPDATE ON provider_sites TO samspel_app;
GRANT SELECT, INSERT, UPDATE ON user_accounts TO samspel_app;
GRANT SELECT, INSERT, UPDATE ON sessions TO samspel_app;
GRANT SELECT, INSERT, UPDATE ON persons TO samspel_app;
GRANT SELECT, INSERT, UPDATE ON cases TO samspel_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON children TO samspel_app;
GRANT SELECT, INSERT, UPDATE ON assessments TO samspel_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON assessment_exemptions TO samspel_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON assessment_deductions TO samspel_app;
GRANT SELECT, INSERT, UPDATE ON break_periods TO samspel_app;
GRANT SELECT ON activity_types TO samspel_app;
GRANT SELECT, INSERT, UPDATE ON activity_groups TO samspel_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON plan_versions TO samspel_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON activities TO samspel_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON slots TO samspel_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON cancelled_days TO samspel_app;
GRANT SELECT, INSERT, UPDATE ON consultations TO samspel_app;
GRANT SELECT, INSERT, UPDATE ON referrals TO samspel_app;
GRANT SELECT, INSERT, UPDATE ON attendances TO samspel_app;
GRANT SELECT, INSERT ON attendance_corrections TO samspel_app;
GRANT SELECT, INSERT, UPDATE ON gap_causes TO samspel_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON case_weeks TO samspel_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON unit_weeks TO samspel_app;
GRANT SELECT, INSERT, UPDATE ON caseload_imports TO samspel_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON caseload_import_rows TO samspel_app;
GRANT SELECT, INSERT ON audit_events TO samspel_app;
