-- The monthly assessment of a case: one decision a month, and the figures it was made on. A correction is a row of its own that keeps the old.

CREATE TYPE "monthly_outcome" AS ENUM ('CONTINUES', 'PLAN_TO_BE_CHANGED', 'ASSESSMENT_TO_BE_CHANGED', 'CASE_TO_BE_CLOSED');

CREATE TABLE "monthly_assessments" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "case_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "outcome" "monthly_outcome" NOT NULL,
    "text" TEXT NOT NULL,
    "basis" JSONB NOT NULL,
    "decided_by" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ NOT NULL,
    "replaces_id" UUID,
    "correction_reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "monthly_assessments_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE TABLE "monthly_notes" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "case_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "is_confirmed" BOOLEAN NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "written_by" UUID NOT NULL,
    "written_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "monthly_notes_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE INDEX "monthly_assessments_municipality_id_case_id_month_idx" ON "monthly_assessments"("municipality_id", "case_id", "month");
CREATE INDEX "monthly_notes_municipality_id_case_id_month_idx" ON "monthly_notes"("municipality_id", "case_id", "month");

ALTER TABLE "monthly_assessments" ADD CONSTRAINT "monthly_assessments_municipality_id_case_id_fkey" FOREIGN KEY ("municipality_id", "case_id") REFERENCES "cases"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "monthly_notes" ADD CONSTRAINT "monthly_notes_municipality_id_case_id_fkey" FOREIGN KEY ("municipality_id", "case_id") REFERENCES "cases"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE monthly_assessments
  ADD CONSTRAINT monthly_assessments_month CHECK (extract(day FROM month) = 1),
  ADD CONSTRAINT monthly_assessments_text CHECK (btrim(text) <> ''),
  ADD CONSTRAINT monthly_assessments_correction CHECK ((replaces_id IS NULL) = (btrim(correction_reason) = '')),
  -- A correction is of the same case and month as what it replaces.
  ADD CONSTRAINT monthly_assessments_whole_key UNIQUE (municipality_id, id, case_id, month),
  ADD CONSTRAINT monthly_assessments_replaces FOREIGN KEY (municipality_id, replaces_id, case_id, month)
    REFERENCES monthly_assessments (municipality_id, id, case_id, month);
ALTER TABLE monthly_notes
  ADD CONSTRAINT monthly_notes_month CHECK (extract(day FROM month) = 1),
  ADD CONSTRAINT monthly_notes_says_something CHECK (is_confirmed OR btrim(text) <> '');

-- One for each case and month, and corrections one after the other.
CREATE UNIQUE INDEX monthly_assessments_one_a_month ON monthly_assessments (municipality_id, case_id, month) WHERE replaces_id IS NULL;
CREATE UNIQUE INDEX monthly_assessments_one_correction ON monthly_assessments (municipality_id, replaces_id) WHERE replaces_id IS NOT NULL;
-- «Vad väntar på mig?» asks which cases lack this month's.
CREATE INDEX monthly_assessments_of_month ON monthly_assessments (municipality_id, month) INCLUDE (case_id) WHERE replaces_id IS NULL;

-- The decision is the municipality's own and is never rewritten: the application may neither update nor delete it.
ALTER TABLE monthly_assessments ENABLE ROW LEVEL SECURITY;
ALTER TABLE monthly_assessments FORCE ROW LEVEL SECURITY;
CREATE POLICY monthly_assessments_access ON monthly_assessments
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) = 'MUNICIPALITY') and exists (select 1 from cases c where c.municipality_id = monthly_assessments.municipality_id and c.id = monthly_assessments.case_id))))
  WITH CHECK (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) = 'MUNICIPALITY') and decided_by = (select nullif(current_setting('app.user_id', true), '')::uuid)
        and exists (select 1 from cases c where c.municipality_id = monthly_assessments.municipality_id and c.id = monthly_assessments.case_id))));

-- Arbetsförmedlingen's side of the month: what it confirms or adds, in its own words.
ALTER TABLE monthly_notes ENABLE ROW LEVEL SECURITY;
ALTER TABLE monthly_notes FORCE ROW LEVEL SECURITY;
CREATE POLICY monthly_notes_access ON monthly_notes
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) in ('MUNICIPALITY', 'EMPLOYMENT_SERVICE')) and exists (select 1 from cases c where c.municipality_id = monthly_notes.municipality_id and c.id = monthly_notes.case_id))))
  WITH CHECK (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) = 'EMPLOYMENT_SERVICE') and written_by = (select nullif(current_setting('app.user_id', true), '')::uuid)
        and exists (select 1 from cases c where c.municipality_id = monthly_notes.municipality_id and c.id = monthly_notes.case_id))));

GRANT SELECT, INSERT ON monthly_assessments TO samspel_app;
GRANT SELECT, INSERT ON monthly_notes TO samspel_app;
