-- A running referral is extended on a samråd of its own about the longer period, and to twelve months in all at most (förordning 2022:812).

ALTER TABLE referrals
  ADD COLUMN extended_to DATE,
  ADD COLUMN extended_by UUID,
  ADD COLUMN extended_at TIMESTAMPTZ;
ALTER TABLE referrals
  ADD CONSTRAINT referrals_extension CHECK (num_nulls(extended_to, extended_by, extended_at) IN (0, 3) AND extended_to > ends_on),
  ADD CONSTRAINT referrals_extended_at_most_twelve_months CHECK (extended_to < starts_on + INTERVAL '12 months');

-- As before, and the gate before an extension.
CREATE OR REPLACE FUNCTION guard_referral_course() RETURNS trigger LANGUAGE plpgsql AS $$
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
  IF (NEW.extended_to, NEW.extended_by, NEW.extended_at) IS DISTINCT FROM (OLD.extended_to, OLD.extended_by, OLD.extended_at) AND (
      NEW.state <> 'STARTED' OR NEW.extended_to IS NULL OR NEW.extended_to <= coalesce(OLD.extended_to, OLD.ends_on)
      OR organisation_kind_of(NEW.extended_by) IS DISTINCT FROM 'EMPLOYMENT_SERVICE' OR NOT EXISTS (
        SELECT 1 FROM consultations c
        WHERE c.municipality_id = NEW.municipality_id AND c.referral_id = NEW.id AND c.case_id = NEW.case_id
          AND c.proposal ->> 'endsOn' = NEW.extended_to::text AND c.state = 'CONCLUDED' AND c.conclusion IN ('AGREED', 'AGREED_WITH_CONDITIONS')
          AND c.concluded_at <= NEW.extended_at AND c.concluded_at > NEW.extended_at - INTERVAL '30 days'
          AND c.plan_version_id IS NOT DISTINCT FROM (
            SELECT p.id FROM plan_versions p
            WHERE p.municipality_id = NEW.municipality_id AND p.case_id = NEW.case_id AND p.state = 'APPROVED'))) THEN
    RAISE EXCEPTION 'a referral is not extended without a fresh consultation that agreed to it' USING ERRCODE = 'SR026';
  END IF;
  RETURN NEW;
END $$;
