-- What the plan has given: the follow-up of goal and undertakings, the outcome of each activity and of the plan, and how it stands four
-- months after work or studies began. All of it is only added; what was wrong is corrected by a new row that names the one it corrects.

CREATE TYPE "judgement" AS ENUM ('REACHED', 'PARTLY', 'NOT');
CREATE TYPE "undertaking_party" AS ENUM ('MUNICIPALITY', 'EMPLOYMENT_SERVICE', 'INDIVIDUAL');
CREATE TYPE "activity_outcome_kind" AS ENUM ('COMPLETED', 'BROKEN_OFF', 'LED_ON');
CREATE TYPE "broken_off_by" AS ENUM ('MUNICIPALITY', 'EMPLOYMENT_SERVICE', 'PROVIDER', 'INDIVIDUAL', 'OTHER');
CREATE TYPE "break_off_reason" AS ENUM ('WORK_OR_STUDIES', 'OTHER_ACTIVITY', 'PLACE_CLOSED', 'NO_PROGRESS', 'NOT_TAKING_PART', 'MOVED', 'HEALTH', 'CHILDCARE', 'OTHER');
CREATE TYPE "activity_gain" AS ENUM ('ABILITY', 'LANGUAGE', 'EMPLOYER', 'NONE');
CREATE TYPE "plan_result" AS ENUM ('WORK', 'STUDIES', 'NONE');
CREATE TYPE "employer_kind" AS ENUM ('PRIVATE', 'MUNICIPALITY', 'REGION_OR_STATE', 'NON_PROFIT', 'OWN_BUSINESS');
CREATE TYPE "four_month_answer" AS ENUM ('SAME', 'OTHER', 'NO', 'NOT_FOUND');

CREATE TABLE "follow_ups" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "case_id" UUID NOT NULL,
    "plan_version_id" UUID NOT NULL,
    "held_on" DATE NOT NULL,
    "individual_took_part" BOOLEAN NOT NULL,
    "municipality_took_part" BOOLEAN NOT NULL,
    "employment_service_took_part" BOOLEAN NOT NULL,
    "goal" "judgement" NOT NULL,
    "goal_note" TEXT NOT NULL DEFAULT '',
    "individual_words" TEXT NOT NULL DEFAULT '',
    "next_on" DATE,
    "recorded_by" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ NOT NULL,
    "corrects_id" UUID,

    CONSTRAINT "follow_ups_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE TABLE "follow_up_undertakings" (
    "municipality_id" UUID NOT NULL,
    "follow_up_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "party" "undertaking_party" NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "judgement" "judgement",
    "note" TEXT NOT NULL DEFAULT '',
    "judged_by" UUID,
    "judged_at" TIMESTAMPTZ,

    CONSTRAINT "follow_up_undertakings_pkey" PRIMARY KEY ("municipality_id","follow_up_id","party","position")
);

CREATE TABLE "activity_outcomes" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "case_id" UUID NOT NULL,
    "lineage_id" UUID NOT NULL,
    "ended_on" DATE NOT NULL,
    "kind" "activity_outcome_kind" NOT NULL,
    "broken_off_by" "broken_off_by",
    "reason" "break_off_reason",
    "led_on_to" TEXT NOT NULL DEFAULT '',
    "gains" "activity_gain"[],
    "note" TEXT NOT NULL DEFAULT '',
    "recorded_by" UUID NOT NULL,
    "recorded_by_party" "party" NOT NULL,
    "recorded_at" TIMESTAMPTZ NOT NULL,
    "corrects_id" UUID,

    CONSTRAINT "activity_outcomes_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE TABLE "plan_outcomes" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "case_id" UUID NOT NULL,
    "plan_version_id" UUID NOT NULL,
    "result" "plan_result" NOT NULL,
    "starts_on" DATE,
    "employer_kind" "employer_kind",
    "education" TEXT NOT NULL DEFAULT '',
    "weekly_minutes" INTEGER,
    "note" TEXT NOT NULL DEFAULT '',
    "recorded_by" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ NOT NULL,
    "corrects_id" UUID,

    CONSTRAINT "plan_outcomes_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE TABLE "four_month_answers" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "case_id" UUID NOT NULL,
    "plan_outcome_id" UUID NOT NULL,
    "answer" "four_month_answer" NOT NULL,
    "answered_on" DATE NOT NULL,
    "recorded_by" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ NOT NULL,
    "corrects_id" UUID,

    CONSTRAINT "four_month_answers_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE INDEX "follow_ups_municipality_id_case_id_held_on_idx" ON "follow_ups"("municipality_id", "case_id", "held_on");
CREATE INDEX "follow_ups_municipality_id_plan_version_id_idx" ON "follow_ups"("municipality_id", "plan_version_id");
CREATE INDEX "follow_up_undertakings_municipality_id_case_id_idx" ON "follow_up_undertakings"("municipality_id", "case_id");
CREATE INDEX "activity_outcomes_municipality_id_case_id_lineage_id_idx" ON "activity_outcomes"("municipality_id", "case_id", "lineage_id");
CREATE INDEX "plan_outcomes_municipality_id_case_id_idx" ON "plan_outcomes"("municipality_id", "case_id");
CREATE INDEX "plan_outcomes_municipality_id_starts_on_idx" ON "plan_outcomes"("municipality_id", "starts_on");
CREATE INDEX "four_month_answers_municipality_id_case_id_idx" ON "four_month_answers"("municipality_id", "case_id");

ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_municipality_id_case_id_fkey" FOREIGN KEY ("municipality_id", "case_id") REFERENCES "cases"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_municipality_id_plan_version_id_fkey" FOREIGN KEY ("municipality_id", "plan_version_id") REFERENCES "plan_versions"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "follow_up_undertakings" ADD CONSTRAINT "follow_up_undertakings_municipality_id_follow_up_id_fkey" FOREIGN KEY ("municipality_id", "follow_up_id") REFERENCES "follow_ups"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "activity_outcomes" ADD CONSTRAINT "activity_outcomes_municipality_id_case_id_fkey" FOREIGN KEY ("municipality_id", "case_id") REFERENCES "cases"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "plan_outcomes" ADD CONSTRAINT "plan_outcomes_municipality_id_case_id_fkey" FOREIGN KEY ("municipality_id", "case_id") REFERENCES "cases"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "plan_outcomes" ADD CONSTRAINT "plan_outcomes_municipality_id_plan_version_id_fkey" FOREIGN KEY ("municipality_id", "plan_version_id") REFERENCES "plan_versions"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "four_month_answers" ADD CONSTRAINT "four_month_answers_municipality_id_plan_outcome_id_fkey" FOREIGN KEY ("municipality_id", "plan_outcome_id") REFERENCES "plan_outcomes"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One of each, and one correction of each.
CREATE UNIQUE INDEX activity_outcomes_once ON activity_outcomes (municipality_id, case_id, lineage_id) WHERE corrects_id IS NULL;
CREATE UNIQUE INDEX plan_outcomes_once ON plan_outcomes (municipality_id, plan_version_id) WHERE corrects_id IS NULL;
CREATE UNIQUE INDEX four_month_answers_once ON four_month_answers (municipality_id, plan_outcome_id) WHERE corrects_id IS NULL;
CREATE UNIQUE INDEX follow_ups_one_a_day ON follow_ups (municipality_id, plan_version_id, held_on) WHERE corrects_id IS NULL;
CREATE UNIQUE INDEX follow_ups_corrected_once ON follow_ups (municipality_id, corrects_id) WHERE corrects_id IS NOT NULL;
CREATE UNIQUE INDEX activity_outcomes_corrected_once ON activity_outcomes (municipality_id, corrects_id) WHERE corrects_id IS NOT NULL;
CREATE UNIQUE INDEX plan_outcomes_corrected_once ON plan_outcomes (municipality_id, corrects_id) WHERE corrects_id IS NOT NULL;
CREATE UNIQUE INDEX four_month_answers_corrected_once ON four_month_answers (municipality_id, corrects_id) WHERE corrects_id IS NOT NULL;

ALTER TABLE follow_ups
  ADD CONSTRAINT follow_ups_corrects FOREIGN KEY (municipality_id, corrects_id) REFERENCES follow_ups (municipality_id, id),
  ADD CONSTRAINT follow_ups_held_before_told CHECK (held_on <= (recorded_at AT TIME ZONE 'Europe/Stockholm')::date),
  ADD CONSTRAINT follow_ups_next_within_half_a_year CHECK (next_on > held_on AND next_on <= (held_on + interval '6 months')::date),
  ADD CONSTRAINT follow_ups_next_unless_reached CHECK (next_on IS NOT NULL OR goal = 'REACHED'),
  ADD CONSTRAINT follow_ups_goal_says_why CHECK (goal = 'REACHED' OR btrim(goal_note) <> '');
ALTER TABLE follow_up_undertakings
  ADD CONSTRAINT follow_up_undertakings_position CHECK (position > 0),
  ADD CONSTRAINT follow_up_undertakings_judged_by_someone CHECK ((judgement IS NULL) = (judged_by IS NULL) AND (judgement IS NULL) = (judged_at IS NULL)),
  ADD CONSTRAINT follow_up_undertakings_say_why CHECK (judgement IS NULL OR judgement = 'REACHED' OR btrim(note) <> '');
ALTER TABLE activity_outcomes
  ADD CONSTRAINT activity_outcomes_corrects FOREIGN KEY (municipality_id, corrects_id) REFERENCES activity_outcomes (municipality_id, id),
  ADD CONSTRAINT activity_outcomes_after_the_end CHECK (ended_on <= (recorded_at AT TIME ZONE 'Europe/Stockholm')::date),
  ADD CONSTRAINT activity_outcomes_break_off_says_why CHECK ((kind = 'BROKEN_OFF') = (broken_off_by IS NOT NULL) AND (kind = 'BROKEN_OFF') = (reason IS NOT NULL)),
  ADD CONSTRAINT activity_outcomes_led_on_says_to_what CHECK ((kind = 'LED_ON') = (btrim(led_on_to) <> '')),
  ADD CONSTRAINT activity_outcomes_gains CHECK (cardinality(gains) BETWEEN 1 AND 3 AND (NOT 'NONE' = ANY (gains) OR cardinality(gains) = 1)),
  -- What tells of health or household is never written by the employment service (OSL 26:1).
  ADD CONSTRAINT activity_outcomes_reason_of_party CHECK (recorded_by_party = 'MUNICIPALITY' OR reason IS NULL OR reason NOT IN ('HEALTH', 'CHILDCARE')),
  ADD CONSTRAINT activity_outcomes_party CHECK (recorded_by_party IN ('MUNICIPALITY', 'EMPLOYMENT_SERVICE'));
ALTER TABLE plan_outcomes
  ADD CONSTRAINT plan_outcomes_corrects FOREIGN KEY (municipality_id, corrects_id) REFERENCES plan_outcomes (municipality_id, id),
  ADD CONSTRAINT plan_outcomes_start CHECK ((result = 'NONE') = (starts_on IS NULL) AND (result = 'NONE') = (weekly_minutes IS NULL)),
  ADD CONSTRAINT plan_outcomes_hours CHECK (weekly_minutes BETWEEN 5 AND 3600 AND weekly_minutes % 5 = 0),
  ADD CONSTRAINT plan_outcomes_of_what_kind CHECK ((result = 'WORK') = (employer_kind IS NOT NULL) AND (result = 'STUDIES') = (btrim(education) <> ''));
ALTER TABLE four_month_answers
  ADD CONSTRAINT four_month_answers_corrects FOREIGN KEY (municipality_id, corrects_id) REFERENCES four_month_answers (municipality_id, id);

-- A follow-up is of a plan that was in force on the day it was held.
CREATE FUNCTION guard_follow_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM plan_versions p WHERE p.municipality_id = NEW.municipality_id AND p.id = NEW.plan_version_id
      AND p.case_id = NEW.case_id AND p.in_force_from <= NEW.held_on) THEN
    RAISE EXCEPTION 'a plan is followed up when it has come into force' USING ERRCODE = 'SF001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_follow_up BEFORE INSERT ON follow_ups FOR EACH ROW EXECUTE FUNCTION guard_follow_up();

-- Each authority judges its own undertakings and either those of the individual; what is judged stands.
CREATE FUNCTION guard_follow_up_undertaking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (OLD.judgement IS NOT NULL
      OR (OLD.follow_up_id, OLD.case_id, OLD.party, OLD.position, OLD.text) IS DISTINCT FROM (NEW.follow_up_id, NEW.case_id, NEW.party, NEW.position, NEW.text)) THEN
    RAISE EXCEPTION 'what is judged stands' USING ERRCODE = 'SF002';
  END IF;
  IF NEW.judged_by IS NOT NULL AND ((NEW.party = 'INDIVIDUAL' AND organisation_kind_of(NEW.judged_by) NOT IN ('MUNICIPALITY', 'EMPLOYMENT_SERVICE'))
      OR (NEW.party <> 'INDIVIDUAL' AND organisation_kind_of(NEW.judged_by)::text <> NEW.party::text)) THEN
    RAISE EXCEPTION 'each authority judges its own undertakings' USING ERRCODE = 'SF003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_follow_up_undertaking BEFORE INSERT OR UPDATE ON follow_up_undertakings FOR EACH ROW EXECUTE FUNCTION guard_follow_up_undertaking();

CREATE FUNCTION guard_activity_outcome() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF organisation_kind_of(NEW.recorded_by)::text <> NEW.recorded_by_party::text THEN
    RAISE EXCEPTION 'an outcome is recorded by the party of the one who records it' USING ERRCODE = 'SF003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_activity_outcome BEFORE INSERT ON activity_outcomes FOR EACH ROW EXECUTE FUNCTION guard_activity_outcome();

-- The outcome of a plan is that of the version it ended with.
CREATE FUNCTION guard_plan_outcome() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM plan_versions p WHERE p.municipality_id = NEW.municipality_id AND p.id = NEW.plan_version_id
      AND p.case_id = NEW.case_id AND p.state = 'ENDED') THEN
    RAISE EXCEPTION 'only a plan that has ended has an outcome' USING ERRCODE = 'SF004';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_plan_outcome BEFORE INSERT ON plan_outcomes FOR EACH ROW EXECUTE FUNCTION guard_plan_outcome();

-- Four months are asked about when four months have passed since the start day, and only where there is one.
CREATE FUNCTION guard_four_month_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM plan_outcomes o WHERE o.municipality_id = NEW.municipality_id AND o.id = NEW.plan_outcome_id
      AND o.case_id = NEW.case_id AND (o.starts_on + interval '4 months')::date <= NEW.answered_on) THEN
    RAISE EXCEPTION 'four months have not passed since work or studies began' USING ERRCODE = 'SF005';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_four_month_answer BEFORE INSERT ON four_month_answers FOR EACH ROW EXECUTE FUNCTION guard_four_month_answer();

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON follow_ups FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON activity_outcomes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON plan_outcomes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON four_month_answers FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON follow_up_undertakings FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE follow_ups ENABLE ROW LEVEL SECURITY;
ALTER TABLE follow_ups FORCE ROW LEVEL SECURITY;
CREATE POLICY follow_ups_access ON follow_ups
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) in ('MUNICIPALITY', 'EMPLOYMENT_SERVICE')) and exists (select 1 from cases c where c.municipality_id = follow_ups.municipality_id and c.id = follow_ups.case_id))));
GRANT SELECT, INSERT ON follow_ups TO samspel_app;

ALTER TABLE follow_up_undertakings ENABLE ROW LEVEL SECURITY;
ALTER TABLE follow_up_undertakings FORCE ROW LEVEL SECURITY;
CREATE POLICY follow_up_undertakings_access ON follow_up_undertakings
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) in ('MUNICIPALITY', 'EMPLOYMENT_SERVICE')) and exists (select 1 from cases c where c.municipality_id = follow_up_undertakings.municipality_id and c.id = follow_up_undertakings.case_id))));
GRANT SELECT, INSERT ON follow_up_undertakings TO samspel_app;

ALTER TABLE activity_outcomes ENABLE ROW LEVEL SECURITY;
ALTER TABLE activity_outcomes FORCE ROW LEVEL SECURITY;
CREATE POLICY activity_outcomes_access ON activity_outcomes
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) in ('MUNICIPALITY', 'EMPLOYMENT_SERVICE')) and exists (select 1 from cases c where c.municipality_id = activity_outcomes.municipality_id and c.id = activity_outcomes.case_id))));
GRANT SELECT, INSERT ON activity_outcomes TO samspel_app;

ALTER TABLE plan_outcomes ENABLE ROW LEVEL SECURITY;
ALTER TABLE plan_outcomes FORCE ROW LEVEL SECURITY;
CREATE POLICY plan_outcomes_access ON plan_outcomes
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) in ('MUNICIPALITY', 'EMPLOYMENT_SERVICE')) and exists (select 1 from cases c where c.municipality_id = plan_outcomes.municipality_id and c.id = plan_outcomes.case_id))));
GRANT SELECT, INSERT ON plan_outcomes TO samspel_app;

ALTER TABLE four_month_answers ENABLE ROW LEVEL SECURITY;
ALTER TABLE four_month_answers FORCE ROW LEVEL SECURITY;
CREATE POLICY four_month_answers_access ON four_month_answers
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) in ('MUNICIPALITY', 'EMPLOYMENT_SERVICE')) and exists (select 1 from cases c where c.municipality_id = four_month_answers.municipality_id and c.id = four_month_answers.case_id))));
GRANT SELECT, INSERT ON four_month_answers TO samspel_app;

-- A party that was not asked at the meeting judges its own undertakings afterwards.
GRANT UPDATE (judgement, note, judged_by, judged_at) ON follow_up_undertakings TO samspel_app;

-- Plans that ended lately, for those who are to say what came of them.
CREATE INDEX plan_versions_in_force_to ON plan_versions (municipality_id, in_force_to) WHERE in_force_to IS NOT NULL;
