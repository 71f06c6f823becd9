-- Once a year each party says of each goal of the överenskommelse how far it was reached, on the scale of Arbetsförmedlingen's report of March 2024
-- (alla, de flesta, ungefär hälften, några få, inga), and why it was not reached by all.

CREATE TYPE "goal_attainment" AS ENUM ('ALL', 'MOST', 'ABOUT_HALF', 'FEW', 'NONE');

CREATE TABLE "agreement_goal_answers" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "lineage_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "party" "party" NOT NULL,
    "attainment" "goal_attainment" NOT NULL,
    "causes" TEXT[],
    "words" TEXT NOT NULL DEFAULT '',
    "answered_by" UUID NOT NULL,
    "answered_at" TIMESTAMPTZ NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "agreement_goal_answers_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE UNIQUE INDEX "agreement_goal_answers_municipality_id_lineage_id_year_part_key" ON "agreement_goal_answers"("municipality_id", "lineage_id", "year", "party");

ALTER TABLE agreement_goal_answers
  ADD CONSTRAINT agreement_goal_answers_causes CHECK (causes <@ '{NO_TIME,NO_PLACES,LATE_ANSWERS,UNCLEAR_ROUTINES,NEW_STAFF,OTHER}'::text[] AND causes IS NOT NULL
    AND ((attainment = 'ALL') = (cardinality(causes) = 0)) AND (NOT 'OTHER' = ANY (causes) OR btrim(words) <> '')),
  ADD CONSTRAINT agreement_goal_answers_year CHECK (year BETWEEN 2000 AND extract(year FROM answered_at AT TIME ZONE 'Europe/Stockholm'));

-- Each party answers for itself, about a goal that is there; which goal, year and party an answer is about never changes.
CREATE FUNCTION guard_goal_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT is_agreement_party(NEW.answered_by, NEW.municipality_id, NEW.party::text) THEN
    RAISE EXCEPTION 'each party answers for itself' USING ERRCODE = 'SAG06';
  END IF;
  IF (TG_OP = 'UPDATE' AND (NEW.lineage_id, NEW.year, NEW.party) IS DISTINCT FROM (OLD.lineage_id, OLD.year, OLD.party))
    OR NOT EXISTS (SELECT 1 FROM agreement_goals g JOIN agreements a ON a.municipality_id = g.municipality_id AND a.id = g.agreement_id
      WHERE g.municipality_id = NEW.municipality_id AND g.lineage_id = NEW.lineage_id AND a.in_force_from IS NOT NULL) THEN
    RAISE EXCEPTION 'an answer is about one agreed goal' USING ERRCODE = 'SAG07';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_goal_answer BEFORE INSERT OR UPDATE ON agreement_goal_answers FOR EACH ROW EXECUTE FUNCTION guard_goal_answer();
CREATE TRIGGER keep_goal_answers BEFORE DELETE OR TRUNCATE ON agreement_goal_answers FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE agreement_goal_answers ENABLE ROW LEVEL SECURITY;
ALTER TABLE agreement_goal_answers FORCE ROW LEVEL SECURITY;
CREATE POLICY agreement_goal_answers_access ON agreement_goal_answers
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and (select current_setting('app.organisation_kind', true) in ('SYSTEM', 'MUNICIPALITY', 'EMPLOYMENT_SERVICE')));
GRANT SELECT, INSERT, UPDATE ON agreement_goal_answers TO samspel_app;
