-- The fast lane to subsidised employment: the municipality holds a place until a day, Arbetsförmedlingen decides on the support, and both see
-- how long it has waited for each and when the place will be lost.

CREATE TYPE "employment_state" AS ENUM ('HELD', 'REQUESTED', 'GRANTED', 'REFUSED', 'STARTED', 'LOST');
CREATE TYPE "employment_support" AS ENUM ('WAGE_SUBSIDY', 'NEW_START_JOB', 'INTRODUCTION_JOB');
CREATE TYPE "employment_loss" AS ENUM ('HOLD_ENDED', 'WORKPLACE_WITHDREW', 'OTHER_WORK', 'PERSON_DECLINED', 'OTHER');
CREATE TYPE "employment_step_kind" AS ENUM ('HELD', 'REQUESTED', 'PROLONGED', 'GRANTED', 'REFUSED', 'STARTED', 'LOST');

CREATE TABLE "subsidised_employments" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "case_id" UUID NOT NULL,
    "work" TEXT NOT NULL,
    "workplace" TEXT NOT NULL,
    "weekly_minutes" INTEGER NOT NULL,
    "starts_on" DATE NOT NULL,
    "held_until" DATE NOT NULL,
    "state" "employment_state" NOT NULL DEFAULT 'HELD',
    "revision" INTEGER NOT NULL DEFAULT 0,
    "held_at" TIMESTAMPTZ NOT NULL,
    "requested_at" TIMESTAMPTZ,
    "due_on" DATE,
    "decided_at" TIMESTAMPTZ,
    "support" "employment_support",
    "support_until" DATE,
    "started_on" DATE,
    "ended_at" TIMESTAMPTZ,
    "loss" "employment_loss",

    CONSTRAINT "subsidised_employments_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE TABLE "employment_steps" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "case_id" UUID NOT NULL,
    "employment_id" UUID NOT NULL,
    "kind" "employment_step_kind" NOT NULL,
    "day" DATE,
    "words" TEXT NOT NULL DEFAULT '',
    "taken_by" UUID NOT NULL,
    "taken_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "employment_steps_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE INDEX "subsidised_employments_municipality_id_case_id_idx" ON "subsidised_employments"("municipality_id", "case_id");
CREATE INDEX "employment_steps_municipality_id_employment_id_idx" ON "employment_steps"("municipality_id", "employment_id");

ALTER TABLE "subsidised_employments" ADD CONSTRAINT "subsidised_employments_municipality_id_case_id_fkey" FOREIGN KEY ("municipality_id", "case_id") REFERENCES "cases"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "employment_steps" ADD CONSTRAINT "employment_steps_municipality_id_employment_id_fkey" FOREIGN KEY ("municipality_id", "employment_id") REFERENCES "subsidised_employments"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE subsidised_employments
  ADD CONSTRAINT subsidised_employments_words CHECK (btrim(work) <> '' AND btrim(workplace) <> ''),
  ADD CONSTRAINT subsidised_employments_hours CHECK (weekly_minutes BETWEEN 5 AND 2400 AND weekly_minutes % 5 = 0),
  ADD CONSTRAINT subsidised_employments_requested CHECK ((requested_at IS NULL) = (due_on IS NULL) AND requested_at >= held_at
    AND (state = 'HELD') <= (requested_at IS NULL) AND (state IN ('REQUESTED', 'GRANTED', 'REFUSED', 'STARTED')) <= (requested_at IS NOT NULL)),
  ADD CONSTRAINT subsidised_employments_decided CHECK (decided_at >= requested_at AND (decided_at IS NULL OR requested_at IS NOT NULL)
    AND (state IN ('HELD', 'REQUESTED')) <= (decided_at IS NULL) AND (state IN ('GRANTED', 'REFUSED', 'STARTED')) <= (decided_at IS NOT NULL)),
  ADD CONSTRAINT subsidised_employments_support CHECK ((state IN ('GRANTED', 'STARTED')) <= (support IS NOT NULL)
    AND (state IN ('HELD', 'REQUESTED', 'REFUSED')) <= (support IS NULL) AND (support_until IS NULL OR support IS NOT NULL) AND support_until >= starts_on),
  ADD CONSTRAINT subsidised_employments_started CHECK ((state = 'STARTED') = (started_on IS NOT NULL)
    AND started_on <= (ended_at AT TIME ZONE 'Europe/Stockholm')::date),
  ADD CONSTRAINT subsidised_employments_ended CHECK ((state IN ('REFUSED', 'STARTED', 'LOST')) = (ended_at IS NOT NULL)),
  ADD CONSTRAINT subsidised_employments_loss CHECK ((state = 'LOST') = (loss IS NOT NULL));
-- One place at a time is held for a person; what is open is found without the many that have ended.
CREATE UNIQUE INDEX subsidised_employments_one_open ON subsidised_employments (municipality_id, case_id) WHERE state IN ('HELD', 'REQUESTED', 'GRANTED');
CREATE INDEX subsidised_employments_open ON subsidised_employments (municipality_id, held_until) WHERE state IN ('HELD', 'REQUESTED', 'GRANTED');
CREATE INDEX subsidised_employments_held_at ON subsidised_employments (municipality_id, held_at);

ALTER TABLE employment_steps
  ADD CONSTRAINT employment_steps_words CHECK (kind NOT IN ('REFUSED', 'LOST', 'PROLONGED') OR btrim(words) <> ''),
  ADD CONSTRAINT employment_steps_day CHECK ((kind IN ('HELD', 'PROLONGED', 'STARTED')) <= (day IS NOT NULL));

-- The steps, the same table as EMPLOYMENT_TRANSITIONS in the rules; a test compares them.
CREATE FUNCTION guard_subsidised_employment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'HELD' THEN
      RAISE EXCEPTION 'a place is held before anything else' USING ERRCODE = 'SSE01';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
    ('HELD', 'REQUESTED'), ('HELD', 'LOST'),
    ('REQUESTED', 'GRANTED'), ('REQUESTED', 'REFUSED'), ('REQUESTED', 'LOST'),
    ('GRANTED', 'STARTED'), ('GRANTED', 'LOST')) THEN
    RAISE EXCEPTION 'a held place cannot go from % to %', OLD.state, NEW.state USING ERRCODE = 'SSE01';
  END IF;
  IF OLD.state IN ('REFUSED', 'STARTED', 'LOST') OR NEW.held_until < OLD.held_until
    OR (NEW.case_id, NEW.work, NEW.workplace, NEW.weekly_minutes, NEW.starts_on, NEW.held_at) IS DISTINCT FROM (OLD.case_id, OLD.work, OLD.workplace, OLD.weekly_minutes, OLD.starts_on, OLD.held_at)
    OR (OLD.requested_at IS NOT NULL AND (NEW.requested_at, NEW.due_on) IS DISTINCT FROM (OLD.requested_at, OLD.due_on))
    OR (OLD.decided_at IS NOT NULL AND (NEW.decided_at, NEW.support, NEW.support_until) IS DISTINCT FROM (OLD.decided_at, OLD.support, OLD.support_until)) THEN
    RAISE EXCEPTION 'what was said of a held place stands' USING ERRCODE = 'SSE02';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_subsidised_employment BEFORE INSERT OR UPDATE ON subsidised_employments FOR EACH ROW EXECUTE FUNCTION guard_subsidised_employment();
CREATE TRIGGER keep_employments BEFORE DELETE OR TRUNCATE ON subsidised_employments FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The municipality holds and gives up the place; Arbetsförmedlingen decides. A step is taken before the place goes into the state that it leads to.
CREATE FUNCTION guard_employment_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF organisation_kind_of(NEW.taken_by)::text IS DISTINCT FROM (CASE WHEN NEW.kind IN ('GRANTED', 'REFUSED') THEN 'EMPLOYMENT_SERVICE' ELSE 'MUNICIPALITY' END) THEN
    RAISE EXCEPTION 'the municipality holds the place and the employment service decides' USING ERRCODE = 'SSE03';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM subsidised_employments e WHERE e.municipality_id = NEW.municipality_id AND e.id = NEW.employment_id AND e.case_id = NEW.case_id) THEN
    RAISE EXCEPTION 'a step is of a held place of the case' USING ERRCODE = 'SSE04';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_employment_step BEFORE INSERT ON employment_steps FOR EACH ROW EXECUTE FUNCTION guard_employment_step();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON employment_steps FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- No state without the step that led to it: whoever decided, decided as the employment service.
CREATE FUNCTION guard_employment_state() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM employment_steps s WHERE s.municipality_id = NEW.municipality_id AND s.employment_id = NEW.id AND s.kind::text = NEW.state::text) THEN
    RAISE EXCEPTION 'a held place is where a step has brought it' USING ERRCODE = 'SSE05';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER guard_employment_state AFTER INSERT OR UPDATE ON subsidised_employments DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION guard_employment_state();

ALTER TABLE subsidised_employments ENABLE ROW LEVEL SECURITY;
ALTER TABLE subsidised_employments FORCE ROW LEVEL SECURITY;
CREATE POLICY subsidised_employments_access ON subsidised_employments
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) in ('MUNICIPALITY', 'EMPLOYMENT_SERVICE')) and exists (select 1 from cases c where c.municipality_id = subsidised_employments.municipality_id and c.id = subsidised_employments.case_id))));
GRANT SELECT, INSERT, UPDATE ON subsidised_employments TO samspel_app;

ALTER TABLE employment_steps ENABLE ROW LEVEL SECURITY;
ALTER TABLE employment_steps FORCE ROW LEVEL SECURITY;
CREATE POLICY employment_steps_access ON employment_steps
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) in ('MUNICIPALITY', 'EMPLOYMENT_SERVICE')) and exists (select 1 from cases c where c.municipality_id = employment_steps.municipality_id and c.id = employment_steps.case_id))));
GRANT SELECT, INSERT ON employment_steps TO samspel_app;
