-- A provider whose referral has ended keeps the person in sight while its last weeks are asked for, so that what was held is reported by those who were there.

-- The last day on which it sees the person: the Sunday two weeks after the week in which the end was written down. Null before, and when that day has passed.
ALTER TABLE referrals ADD COLUMN seen_until DATE;
-- Those that ended lately. The owner may be bound by the policies, so it is told what it may reach; nothing about a change of provider is decided anew.
ALTER TABLE referrals DISABLE TRIGGER guard_provider_change;
DO $$
BEGIN
  PERFORM set_config('app.organisation_kind', 'SYSTEM', true);
  PERFORM set_config('app.municipality_ids', (SELECT coalesce(array_agg(id), '{}')::text FROM organisations WHERE kind = 'MUNICIPALITY'), true);
  UPDATE referrals SET seen_until = date_trunc('week', ended_at AT TIME ZONE 'Europe/Stockholm')::date + 20
  WHERE ended_at > current_date - 21 AND state IN ('ENDED', 'CANCELLED');
  UPDATE cases c SET provider_ids = ARRAY(SELECT DISTINCT p.id FROM unnest(c.provider_ids || ARRAY(
      SELECT r.provider_id FROM referrals r WHERE r.municipality_id = c.municipality_id AND r.case_id = c.id AND r.seen_until IS NOT NULL)) AS p(id) ORDER BY 1)
  WHERE EXISTS (SELECT 1 FROM referrals r WHERE r.municipality_id = c.municipality_id AND r.case_id = c.id AND r.seen_until IS NOT NULL);
  PERFORM set_config('app.organisation_kind', '', true);
  PERFORM set_config('app.municipality_ids', '', true);
END $$;
ALTER TABLE referrals ENABLE TRIGGER guard_provider_change;
ALTER TABLE referrals ADD CONSTRAINT referrals_seen_after_end CHECK (seen_until IS NULL OR state IN ('ENDED', 'CANCELLED'));
CREATE INDEX referrals_seen_until ON referrals (municipality_id, seen_until) WHERE seen_until IS NOT NULL;

-- Of a referral whose coach works there no more the others are to know.
ALTER TABLE referrals ADD CONSTRAINT referrals_coach_id_fkey FOREIGN KEY (coach_id) REFERENCES user_accounts(id) ON DELETE SET NULL ON UPDATE CASCADE;

CREATE FUNCTION keep_in_sight() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state IN ('ENDED', 'CANCELLED') AND OLD.state IN ('DECIDED', 'STARTED') THEN
    NEW.seen_until := date_trunc('week', NEW.ended_at AT TIME ZONE 'Europe/Stockholm')::date + 20;
  ELSIF NEW.seen_until IS DISTINCT FROM OLD.seen_until AND NEW.seen_until IS NOT NULL THEN
    RAISE EXCEPTION 'how long a person is seen after the end is written once, by the end' USING ERRCODE = 'SR080';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_in_sight BEFORE UPDATE ON referrals FOR EACH ROW EXECUTE FUNCTION keep_in_sight();

-- As before, and a provider sees the case also while it keeps the person in sight.
CREATE OR REPLACE FUNCTION maintain_case_providers() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  acting CONSTANT text := coalesce(current_setting('app.organisation_kind', true), '');
BEGIN
  PERFORM set_config('app.organisation_kind', 'SYSTEM', true);
  UPDATE cases SET provider_ids = ARRAY(
    SELECT DISTINCT r.provider_id FROM referrals r
    WHERE r.municipality_id = NEW.municipality_id AND r.case_id = NEW.case_id
      AND (r.state IN ('DECIDED', 'STARTED') OR r.seen_until IS NOT NULL) ORDER BY 1)
  WHERE municipality_id = NEW.municipality_id AND id = NEW.case_id;
  PERFORM set_config('app.organisation_kind', acting, true);
  RETURN NULL;
END $$;
DROP TRIGGER maintain_case_providers ON referrals;
CREATE TRIGGER maintain_case_providers AFTER UPDATE OF state, seen_until ON referrals FOR EACH ROW
  WHEN ((OLD.state, OLD.seen_until) IS DISTINCT FROM (NEW.state, NEW.seen_until)) EXECUTE FUNCTION maintain_case_providers();
