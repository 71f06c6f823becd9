-- What someone does not agree with in the joint plan, in their own words, beside the part that it is about. It belongs to the plan and
-- not to a version: it stands through every version until it is withdrawn or resolved, and nothing that was said is rewritten.

CREATE TYPE "plan_part" AS ENUM ('WHOLE', 'GOAL', 'NEEDS', 'ACTIVITY', 'MUNICIPALITY_UNDERTAKINGS', 'EMPLOYMENT_SERVICE_UNDERTAKINGS', 'INDIVIDUAL_UNDERTAKINGS');
CREATE TYPE "disagreeing_party" AS ENUM ('INDIVIDUAL', 'MUNICIPALITY', 'EMPLOYMENT_SERVICE');
CREATE TYPE "disagreement_ending" AS ENUM ('WITHDRAWN', 'RESOLVED');

CREATE TABLE "plan_disagreements" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "case_id" UUID NOT NULL,
    "part" "plan_part" NOT NULL,
    "lineage_id" UUID,
    "party" "disagreeing_party" NOT NULL,
    "words" TEXT NOT NULL,
    "expressed_on" DATE NOT NULL,
    "recorded_by" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ NOT NULL,
    "ending" "disagreement_ending",
    "ended_on" DATE,
    "ended_by" UUID,
    "ended_at" TIMESTAMPTZ,

    CONSTRAINT "plan_disagreements_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE INDEX "plan_disagreements_municipality_id_case_id_idx" ON "plan_disagreements"("municipality_id", "case_id");

ALTER TABLE "plan_disagreements" ADD CONSTRAINT "plan_disagreements_municipality_id_case_id_fkey" FOREIGN KEY ("municipality_id", "case_id") REFERENCES "cases"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE plan_disagreements
  ADD CONSTRAINT plan_disagreements_part CHECK ((part = 'ACTIVITY') = (lineage_id IS NOT NULL)),
  ADD CONSTRAINT plan_disagreements_words CHECK (length(trim(words)) BETWEEN 1 AND 2000),
  ADD CONSTRAINT plan_disagreements_said CHECK (expressed_on <= (recorded_at AT TIME ZONE 'Europe/Stockholm')::date),
  ADD CONSTRAINT plan_disagreements_ending CHECK (num_nulls(ending, ended_on, ended_by, ended_at) IN (0, 4)),
  ADD CONSTRAINT plan_disagreements_ended_after CHECK (ended_on BETWEEN expressed_on AND (ended_at AT TIME ZONE 'Europe/Stockholm')::date);

-- An authority speaks for itself, and either of them writes down what the individual says. An activity is one of the case's own.
CREATE FUNCTION guard_plan_disagreement() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  speaker uuid := CASE WHEN TG_OP = 'INSERT' THEN NEW.recorded_by ELSE NEW.ended_by END;
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.ended_at IS NOT NULL THEN
    RAISE EXCEPTION 'a disagreement that has ended stands' USING ERRCODE = 'SD001';
  END IF;
  IF NEW.party <> 'INDIVIDUAL' AND organisation_kind_of(speaker)::text IS DISTINCT FROM NEW.party::text THEN
    RAISE EXCEPTION 'an authority speaks for itself' USING ERRCODE = 'SD002';
  END IF;
  IF TG_OP = 'INSERT' AND NEW.lineage_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM activities a
    WHERE a.municipality_id = NEW.municipality_id AND a.case_id = NEW.case_id AND a.lineage_id = NEW.lineage_id) THEN
    RAISE EXCEPTION 'a disagreement is about an activity of the plan' USING ERRCODE = 'SD003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_plan_disagreement BEFORE INSERT OR UPDATE ON plan_disagreements FOR EACH ROW EXECUTE FUNCTION guard_plan_disagreement();

ALTER TABLE plan_disagreements ENABLE ROW LEVEL SECURITY;
ALTER TABLE plan_disagreements FORCE ROW LEVEL SECURITY;
CREATE POLICY plan_disagreements_access ON plan_disagreements
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) in ('MUNICIPALITY', 'EMPLOYMENT_SERVICE')) and exists (select 1 from cases c where c.municipality_id = plan_disagreements.municipality_id and c.id = plan_disagreements.case_id))));

GRANT SELECT, INSERT ON plan_disagreements TO samspel_app;
GRANT UPDATE (ending, ended_on, ended_by, ended_at) ON plan_disagreements TO samspel_app;
