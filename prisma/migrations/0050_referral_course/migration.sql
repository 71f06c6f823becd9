-- A referral from its decision to its end: when it really began, what the provider plans and says, how it ended and what it led to, and
-- how the municipality took the person back.

CREATE TYPE "referral_report_kind" AS ENUM ('NOT_STARTED', 'PLANNED_HOURS', 'END_PROPOSED', 'END_DECLINED');
CREATE TYPE "return_closing_reason" AS ENUM ('RUNNING_IS_ENOUGH', 'NO_DEMAND', 'CASE_CLOSES', 'OTHER');

ALTER TABLE referrals
  ADD COLUMN started_by UUID,
  ADD COLUMN started_at TIMESTAMPTZ,
  ADD COLUMN start_note TEXT NOT NULL DEFAULT '',
  ADD COLUMN ended_by UUID,
  ADD COLUMN ended_at TIMESTAMPTZ,
  ADD COLUMN end_note TEXT NOT NULL DEFAULT '',
  ADD COLUMN result_on DATE,
  ADD COLUMN result_place TEXT NOT NULL DEFAULT '',
  ADD COLUMN result_weekly_minutes INTEGER,
  ADD COLUMN end_version_id UUID;
ALTER TABLE referrals
  ADD CONSTRAINT referrals_start_once CHECK (num_nulls(started_by, started_at) IN (0, 2)
    AND (started_at IS NULL OR (started_on IS NOT NULL AND started_on <= (started_at AT TIME ZONE 'Europe/Stockholm')::date))),
  ADD CONSTRAINT referrals_early_start_says_why CHECK (started_on IS NULL OR started_on >= starts_on OR btrim(start_note) <> '') NOT VALID,
  ADD CONSTRAINT referrals_end_once CHECK (num_nulls(ended_by, ended_at) IN (0, 2)
    AND (ended_at IS NULL OR (ended_on IS NOT NULL AND end_reason IS NOT NULL AND ended_on <= (ended_at AT TIME ZONE 'Europe/Stockholm')::date))),
  ADD CONSTRAINT referrals_end_after_start CHECK (ended_on >= started_on) NOT VALID,
  -- Work or studies say where, from when and how much; nothing else does. What was written before this was asked stands.
  ADD CONSTRAINT referrals_result CHECK (
    (coalesce(end_reason::text, '') IN ('WORK', 'STUDIES')) = (result_on IS NOT NULL)
    AND (result_on IS NULL) = (btrim(result_place) = '') AND (result_on IS NULL) = (result_weekly_minutes IS NULL)
    AND (result_weekly_minutes IS NULL OR (result_weekly_minutes BETWEEN 5 AND 3600 AND result_weekly_minutes % 5 = 0))) NOT VALID;
-- Those that ended lately, for the return to the municipality.
CREATE INDEX referrals_ended ON referrals (municipality_id, ended_on) WHERE ended_on IS NOT NULL;

CREATE TABLE "referral_reports" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "case_id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "kind" "referral_report_kind" NOT NULL,
    "on_day" DATE,
    "weekly_minutes" INTEGER,
    "reason" TEXT,
    "words" TEXT NOT NULL DEFAULT '',
    "reported_by" UUID NOT NULL,
    "reported_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "referral_reports_pkey" PRIMARY KEY ("municipality_id","id")
);
CREATE TABLE "return_closings" (
    "municipality_id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "reason" "return_closing_reason" NOT NULL,
    "words" TEXT NOT NULL,
    "closed_by" UUID NOT NULL,
    "closed_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "return_closings_pkey" PRIMARY KEY ("municipality_id","referral_id")
);
CREATE INDEX "referral_reports_municipality_id_referral_id_idx" ON "referral_reports"("municipality_id", "referral_id");
ALTER TABLE "referral_reports" ADD CONSTRAINT "referral_reports_municipality_id_referral_id_fkey" FOREIGN KEY ("municipality_id", "referral_id") REFERENCES "referrals"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "return_closings" ADD CONSTRAINT "return_closings_municipality_id_referral_id_fkey" FOREIGN KEY ("municipality_id", "referral_id") REFERENCES "referrals"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE referral_reports
  ADD CONSTRAINT referral_reports_hours CHECK ((kind = 'PLANNED_HOURS') = (weekly_minutes IS NOT NULL)
    AND (weekly_minutes IS NULL OR (weekly_minutes BETWEEN 0 AND 2400 AND weekly_minutes % 5 = 0))),
  ADD CONSTRAINT referral_reports_reason CHECK ((kind IN ('NOT_STARTED', 'END_PROPOSED')) = (reason IS NOT NULL)),
  ADD CONSTRAINT referral_reports_end_has_a_day CHECK (kind <> 'END_PROPOSED' OR on_day IS NOT NULL),
  ADD CONSTRAINT referral_reports_declined_says_why CHECK (kind <> 'END_DECLINED' OR btrim(words) <> '');
ALTER TABLE return_closings ADD CONSTRAINT return_closings_say_why CHECK (btrim(words) <> '');

CREATE FUNCTION organisation_of(user_id uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT u.organisation_id FROM user_accounts u WHERE u.id = user_id
$$;

-- What follows the decision: it is begun by its provider or Arbetsförmedlingen, ended by Arbetsförmedlingen alone, and what is written stands.
CREATE FUNCTION guard_referral_course() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  starts boolean := NEW.state = 'STARTED' AND OLD.state <> 'STARTED';
  ends boolean := NEW.state <> OLD.state AND (NEW.state = 'ENDED' OR (NEW.state = 'CANCELLED' AND OLD.state = 'DECIDED'));
BEGIN
  IF starts AND (NEW.started_on IS NULL OR NEW.started_by IS NULL
      OR (organisation_kind_of(NEW.started_by) <> 'EMPLOYMENT_SERVICE' AND organisation_of(NEW.started_by) <> NEW.provider_id)) THEN
    RAISE EXCEPTION 'a referral is begun by its provider or the employment service, on a day' USING ERRCODE = 'SR021';
  END IF;
  IF ends AND (NEW.ended_on IS NULL OR NEW.end_reason IS NULL OR organisation_kind_of(NEW.ended_by) IS DISTINCT FROM 'EMPLOYMENT_SERVICE') THEN
    RAISE EXCEPTION 'a referral is ended by the employment service, on a day and with a reason' USING ERRCODE = 'SR022';
  END IF;
  IF (NOT starts AND (NEW.started_on, NEW.started_by, NEW.started_at, NEW.start_note)
        IS DISTINCT FROM (OLD.started_on, OLD.started_by, OLD.started_at, OLD.start_note))
    OR (NOT ends AND (NEW.ended_on, NEW.ended_by, NEW.ended_at, NEW.end_note, NEW.end_reason, NEW.result_on, NEW.result_place, NEW.result_weekly_minutes)
        IS DISTINCT FROM (OLD.ended_on, OLD.ended_by, OLD.ended_at, OLD.end_note, OLD.end_reason, OLD.result_on, OLD.result_place, OLD.result_weekly_minutes))
    OR (OLD.end_version_id IS NOT NULL AND NEW.end_version_id IS DISTINCT FROM OLD.end_version_id) THEN
    RAISE EXCEPTION 'how a referral began and ended is written once' USING ERRCODE = 'SR023';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_referral_course BEFORE UPDATE ON referrals FOR EACH ROW EXECUTE FUNCTION guard_referral_course();

-- The provider tells of its own participants; only Arbetsförmedlingen answers a proposal to end.
CREATE FUNCTION guard_referral_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM referrals r WHERE r.municipality_id = NEW.municipality_id AND r.id = NEW.referral_id AND r.case_id = NEW.case_id
      AND r.state IN ('DECIDED', 'STARTED')
      AND CASE WHEN NEW.kind = 'END_DECLINED' THEN organisation_kind_of(NEW.reported_by) = 'EMPLOYMENT_SERVICE'
        ELSE organisation_of(NEW.reported_by) = r.provider_id END) THEN
    RAISE EXCEPTION 'a provider tells of its own running referrals' USING ERRCODE = 'SR024';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_referral_report BEFORE INSERT ON referral_reports FOR EACH ROW EXECUTE FUNCTION guard_referral_report();

-- The municipality closes its own returns, and only those of referrals that are over.
CREATE FUNCTION guard_return_closing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF organisation_kind_of(NEW.closed_by) IS DISTINCT FROM 'MUNICIPALITY'
    OR NOT EXISTS (SELECT 1 FROM referrals r WHERE r.municipality_id = NEW.municipality_id AND r.id = NEW.referral_id AND r.case_id = NEW.case_id
      AND r.ended_on IS NOT NULL) THEN
    RAISE EXCEPTION 'a return is closed by the municipality when the referral is over' USING ERRCODE = 'SR025';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_return_closing BEFORE INSERT ON return_closings FOR EACH ROW EXECUTE FUNCTION guard_return_closing();

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON referral_reports FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON return_closings FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE referral_reports ENABLE ROW LEVEL SECURITY;
ALTER TABLE referral_reports FORCE ROW LEVEL SECURITY;
CREATE POLICY referral_reports_access ON referral_reports
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or exists (select 1 from referrals r where r.municipality_id = referral_reports.municipality_id and r.id = referral_reports.referral_id)));
GRANT SELECT, INSERT ON referral_reports TO samspel_app;

-- Why nothing new was agreed may tell of health or household: the municipality's alone (OSL 26:1).
ALTER TABLE return_closings ENABLE ROW LEVEL SECURITY;
ALTER TABLE return_closings FORCE ROW LEVEL SECURITY;
CREATE POLICY return_closings_access ON return_closings
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) = 'MUNICIPALITY') and exists (select 1 from cases c where c.municipality_id = return_closings.municipality_id and c.id = return_closings.case_id))));
GRANT SELECT, INSERT ON return_closings TO samspel_app;
