-- An edit of a proposal withdraws the approvals. Whose approval was lost, and through whom, stays known.

CREATE TABLE "lost_approvals" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "case_id" UUID NOT NULL,
    "plan_version_id" UUID NOT NULL,
    "party" "party" NOT NULL,
    "approved_by" UUID NOT NULL,
    "approved_at" TIMESTAMPTZ NOT NULL,
    "lost_through" UUID NOT NULL,
    "lost_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "lost_approvals_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE INDEX "lost_approvals_municipality_id_plan_version_id_idx" ON "lost_approvals"("municipality_id", "plan_version_id");

ALTER TABLE "lost_approvals" ADD CONSTRAINT "lost_approvals_municipality_id_plan_version_id_fkey" FOREIGN KEY ("municipality_id", "plan_version_id") REFERENCES "plan_versions"("municipality_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE lost_approvals ENABLE ROW LEVEL SECURITY;
ALTER TABLE lost_approvals FORCE ROW LEVEL SECURITY;
CREATE POLICY lost_approvals_access ON lost_approvals
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true)) = 'SYSTEM'
      or ((select current_setting('app.organisation_kind', true)) in ('MUNICIPALITY', 'EMPLOYMENT_SERVICE') and exists (select 1 from cases c where c.municipality_id = lost_approvals.municipality_id and c.id = lost_approvals.case_id))));

GRANT SELECT, INSERT ON lost_approvals TO samspel_app;
