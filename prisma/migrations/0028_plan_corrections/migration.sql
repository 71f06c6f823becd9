-- A small correction of a plan that both have approved: another room, another telephone number. It is not a new version; who changed what from
-- what is kept, and nothing of it is ever rewritten. That nothing but place, contact and group can be changed is held by guard_activity.

CREATE TABLE "plan_corrections" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "case_id" UUID NOT NULL,
    "plan_version_id" UUID NOT NULL,
    "lineage_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "old_value" TEXT NOT NULL,
    "new_value" TEXT NOT NULL,
    "corrected_by" UUID NOT NULL,
    "corrected_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "plan_corrections_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE INDEX "plan_corrections_municipality_id_case_id_corrected_at_idx" ON "plan_corrections"("municipality_id", "case_id", "corrected_at");

ALTER TABLE "plan_corrections" ADD CONSTRAINT "plan_corrections_municipality_id_plan_version_id_fkey" FOREIGN KEY ("municipality_id", "plan_version_id") REFERENCES "plan_versions"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE plan_corrections
  ADD CONSTRAINT plan_corrections_field CHECK (field IN ('place', 'contactName', 'contactPhone', 'contactEmail')),
  ADD CONSTRAINT plan_corrections_changes CHECK (old_value <> new_value);

ALTER TABLE plan_corrections ENABLE ROW LEVEL SECURITY;
ALTER TABLE plan_corrections FORCE ROW LEVEL SECURITY;
CREATE POLICY plan_corrections_access ON plan_corrections
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) in ('MUNICIPALITY', 'EMPLOYMENT_SERVICE')) and exists (select 1 from cases c where c.municipality_id = plan_corrections.municipality_id and c.id = plan_corrections.case_id))));

GRANT SELECT, INSERT ON plan_corrections TO samspel_app;
