-- A provider whose referral has ended keeps the person while its last weeks are asked for, so that what was held is reported by those who were there.

-- The last day on which it may report: the Sunday two weeks after the week in which the end was written down. Null before the end, and when that day has passed.
ALTER TABLE referrals ADD COLUMN reports_until DATE;
ALTER TABLE referrals ADD CONSTRAINT referrals_reports_after_end CHECK (reports_until IS NULL OR state = 'ENDED');
CREATE INDEX referrals_reports_until ON referrals (municipality_id, reports_until) WHERE reports_until IS NOT NULL;

CREATE FUNCTION give_last_reports() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state = 'ENDED' AND OLD.state = 'STARTED' THEN
    NEW.reports_until := date_trunc('week', NEW.ended_at AT TIME ZONE 'Europe/Stockholm')::date + 20;
  ELSIF NEW.reports_until IS DISTINCT FROM OLD.reports_until AND NEW.reports_until IS NOT NULL THEN
    RAISE EXCEPTION 'the days for the last reports are given once, by the end' USING ERRCODE = 'SR080';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER give_last_reports BEFORE UPDATE ON referrals FOR EACH ROW EXECUTE FUNCTION give_last_reports();

-- As before, and a provider sees the case also while it may report its last days there.
CREATE OR REPLACE FUNCTION maintain_case_providers() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  acting CONSTANT text := coalesce(current_setting('app.organisation_kind', true), '');
BEGIN
  PERFORM set_config('app.organisation_kind', 'SYSTEM', true);
  UPDATE cases SET provider_ids = ARRAY(
    SELECT DISTINCT r.provider_id FROM referrals r
    WHERE r.municipality_id = NEW.municipality_id AND r.case_id = NEW.case_id
      AND (r.state IN ('DECIDED', 'STARTED') OR r.reports_until IS NOT NULL) ORDER BY 1)
  WHERE municipality_id = NEW.municipality_id AND id = NEW.case_id;
  PERFORM set_config('app.organisation_kind', acting, true);
  RETURN NULL;
END $$;
DROP TRIGGER maintain_case_providers ON referrals;
CREATE TRIGGER maintain_case_providers AFTER UPDATE OF state, reports_until ON referrals FOR EACH ROW
  WHEN ((OLD.state, OLD.reports_until) IS DISTINCT FROM (NEW.state, NEW.reports_until)) EXECUTE FUNCTION maintain_case_providers();
