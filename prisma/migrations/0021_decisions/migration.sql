-- Decisions (beslut): what was decided of one person's activity requirement, exemptions and breaks, with its reasons, as it was on that day.

CREATE TYPE "decision_kind" AS ENUM ('REQUIREMENT_SET', 'REQUIREMENT_CHANGED', 'REQUIREMENT_ENDED', 'EXEMPTION_GRANTED', 'EXEMPTION_ENDED', 'BREAK_GRANTED', 'BREAK_SHORTENED', 'BREAK_TAKEN_BACK');

CREATE TABLE "decisions" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "case_id" UUID NOT NULL,
    "kinds" "decision_kind"[],
    "assessment_id" UUID,
    "break_id" UUID,
    "basis" TEXT NOT NULL,
    "from_on" DATE NOT NULL,
    "content" JSONB NOT NULL,
    "reasons" TEXT NOT NULL,
    "decided_by" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "decisions_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE INDEX "decisions_municipality_id_case_id_decided_at_idx" ON "decisions"("municipality_id", "case_id", "decided_at");

ALTER TABLE "decisions" ADD CONSTRAINT "decisions_municipality_id_case_id_fkey" FOREIGN KEY ("municipality_id", "case_id") REFERENCES "cases"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_municipality_id_assessment_id_fkey" FOREIGN KEY ("municipality_id", "assessment_id") REFERENCES "assessments"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE decisions
  ALTER COLUMN kinds SET NOT NULL,
  ADD CONSTRAINT decisions_kinds CHECK (cardinality(kinds) > 0),
  -- A decision is about an assessment or about a break. The break may be gone: it is the decision that tells what it was.
  ADD CONSTRAINT decisions_subject CHECK ((assessment_id IS NULL) <> (break_id IS NULL)),
  ADD CONSTRAINT decisions_reasons CHECK (break_id IS NOT NULL OR btrim(reasons) <> '');
-- What an assessment says is decided once, also by two at the same moment.
CREATE UNIQUE INDEX decisions_once ON decisions (municipality_id, assessment_id, basis) WHERE assessment_id IS NOT NULL;

ALTER TABLE decisions ENABLE ROW LEVEL SECURITY;
ALTER TABLE decisions FORCE ROW LEVEL SECURITY;
-- Reasons hold health and household: for the municipality alone (OSL 26:1).
CREATE POLICY decisions_access ON decisions
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) = 'MUNICIPALITY') and exists (select 1 from cases c where c.municipality_id = decisions.municipality_id and c.id = decisions.case_id))));

GRANT SELECT, INSERT ON decisions TO samspel_app;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON decisions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A decision is made by someone of the municipality, never by another party and never by the system.
CREATE FUNCTION guard_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM user_accounts u WHERE u.id = NEW.decided_by AND u.organisation_id = NEW.municipality_id) THEN
    RAISE EXCEPTION 'a decision is made by its own municipality' USING ERRCODE = 'SN001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_decision BEFORE INSERT ON decisions FOR EACH ROW EXECUTE FUNCTION guard_decision();
