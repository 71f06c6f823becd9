-- A change of provider breaks nothing off before the next one begins: the former runs until the day before, and PostgreSQL holds the two together.

-- The first day at the provider that takes over, from the day that is decided until it is called off.
ALTER TABLE referrals ADD COLUMN taken_over_on DATE;
ALTER TABLE referrals ADD CONSTRAINT referrals_taken_over_while_it_runs CHECK (taken_over_on > started_on);

-- A draft that was dropped leaves the way open for another.
DROP INDEX referrals_continued_once;
CREATE UNIQUE INDEX referrals_continued_once ON referrals (municipality_id, continues_referral_id)
  WHERE continues_referral_id IS NOT NULL AND state <> 'CANCELLED';

-- A provider sees its own referrals alone: what is worked out from all of a case's is asked as the house, also where a coach acts.
CREATE OR REPLACE FUNCTION maintain_case_providers() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  acting CONSTANT text := coalesce(current_setting('app.organisation_kind', true), '');
BEGIN
  PERFORM set_config('app.organisation_kind', 'SYSTEM', true);
  UPDATE cases SET provider_ids = ARRAY(
    SELECT DISTINCT r.provider_id FROM referrals r
    WHERE r.municipality_id = NEW.municipality_id AND r.case_id = NEW.case_id AND r.state IN ('DECIDED', 'STARTED') ORDER BY 1)
  WHERE municipality_id = NEW.municipality_id AND id = NEW.case_id;
  PERFORM set_config('app.organisation_kind', acting, true);
  RETURN NULL;
END $$;

-- As before, but it continues one that runs, and begins after it.
CREATE OR REPLACE FUNCTION guard_provider_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  acting CONSTANT text := coalesce(current_setting('app.organisation_kind', true), '');
  former referrals%ROWTYPE;
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW.continues_referral_id, NEW.counted_from) IS DISTINCT FROM (OLD.continues_referral_id, OLD.counted_from) THEN
    RAISE EXCEPTION 'which referral another continues is written once' USING ERRCODE = 'SR075';
  END IF;
  IF NEW.continues_referral_id IS NULL THEN
    RETURN NEW;
  END IF;
  PERFORM set_config('app.organisation_kind', 'SYSTEM', true);
  SELECT * INTO former FROM referrals r WHERE r.municipality_id = NEW.municipality_id AND r.id = NEW.continues_referral_id;
  PERFORM set_config('app.organisation_kind', acting, true);
  IF former.id IS NULL OR former.case_id <> NEW.case_id OR NEW.counted_from <> least(coalesce(former.counted_from, former.starts_on), former.started_on)
    OR (TG_OP = 'INSERT' AND former.state <> 'STARTED') THEN
    RAISE EXCEPTION 'a referral continues one that runs' USING ERRCODE = 'SR072';
  END IF;
  IF former.provider_id = NEW.provider_id THEN
    RAISE EXCEPTION 'a change of provider is to another provider' USING ERRCODE = 'SR073';
  END IF;
  IF (TG_OP = 'INSERT' OR NEW.starts_on <> OLD.starts_on) AND NEW.starts_on <= coalesce(former.ended_on, former.started_on) THEN
    RAISE EXCEPTION 'a referral at another provider begins after the first' USING ERRCODE = 'SR078';
  END IF;
  IF NEW.ends_on > greatest((NEW.counted_from + INTERVAL '6 months')::date - 1, former.ends_on, former.extended_to) THEN
    RAISE EXCEPTION 'a referral at another provider lasts no longer than the first' USING ERRCODE = 'SR074';
  END IF;
  RETURN NEW;
END $$;

-- One that another takes over is neither ended nor extended by itself, and nobody but the other's own course hands it over.
CREATE FUNCTION guard_taken_over() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  is_handing_over CONSTANT boolean := pg_trigger_depth() > 1;
BEGIN
  IF NOT is_handing_over AND (NEW.taken_over_on IS DISTINCT FROM OLD.taken_over_on
    OR (NEW.end_reason = 'PROVIDER_CHANGED' AND OLD.end_reason IS DISTINCT FROM 'PROVIDER_CHANGED')) THEN
    RAISE EXCEPTION 'a referral is handed over by the one that continues it' USING ERRCODE = 'SR076';
  END IF;
  IF NOT is_handing_over AND OLD.taken_over_on IS NOT NULL AND (NEW.state <> OLD.state OR NEW.extended_to IS DISTINCT FROM OLD.extended_to) THEN
    RAISE EXCEPTION 'a referral that another takes over goes on until then' USING ERRCODE = 'SR077';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_taken_over BEFORE UPDATE ON referrals FOR EACH ROW EXECUTE FUNCTION guard_taken_over();

-- Decided: the former has a last day. Begun: the former is over. Called off before that day: the former goes on; later: it is over as well.
-- What is done to the former leaves its own row in the audit, in the name of the one who acts.
CREATE FUNCTION hand_over_referral() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  acting CONSTANT text := coalesce(current_setting('app.organisation_kind', true), '');
  former referrals%ROWTYPE;
  acted text;
  at timestamptz;
BEGIN
  PERFORM set_config('app.organisation_kind', 'SYSTEM', true);
  SELECT * INTO former FROM referrals r WHERE r.municipality_id = NEW.municipality_id AND r.id = NEW.continues_referral_id AND r.state = 'STARTED';
  IF NEW.state = 'DECIDED' AND former.id IS NOT NULL THEN
    UPDATE referrals SET taken_over_on = greatest(NEW.starts_on, (NEW.decided_at AT TIME ZONE 'Europe/Stockholm')::date), revision = revision + 1
    WHERE municipality_id = former.municipality_id AND id = former.id;
    acted := 'referral.hand-over';
    at := NEW.decided_at;
  ELSIF NEW.state = 'STARTED' AND NEW.started_on < former.taken_over_on THEN
    RAISE EXCEPTION 'a referral begins when the one it continues has ended' USING ERRCODE = 'SR079';
  ELSIF NEW.state = 'CANCELLED' AND NEW.ended_on < former.taken_over_on THEN
    UPDATE referrals SET taken_over_on = NULL, revision = revision + 1 WHERE municipality_id = former.municipality_id AND id = former.id;
    acted := 'referral.keep';
    at := NEW.ended_at;
  ELSIF NEW.state IN ('STARTED', 'CANCELLED') AND former.taken_over_on IS NOT NULL THEN
    at := coalesce(NEW.ended_at, NEW.started_at);
    UPDATE referrals SET state = 'ENDED', end_reason = 'PROVIDER_CHANGED', ended_by = NEW.decided_by, ended_at = at,
      ended_on = least(former.taken_over_on - 1, coalesce(former.extended_to, former.ends_on)), revision = revision + 1
    WHERE municipality_id = former.municipality_id AND id = former.id;
    acted := 'referral.end';
  END IF;
  IF acted IS NOT NULL THEN
    INSERT INTO audit_events (at, user_id, organisation_id, role, municipality_id, case_id, subject_id, action, outcome, detail)
    SELECT at, u.id, u.organisation_id, u.role, NEW.municipality_id, NEW.case_id, former.id, acted, 'ALLOWED', jsonb_build_object('continuedBy', NEW.id)
    FROM user_accounts u WHERE u.id = CASE NEW.state WHEN 'DECIDED' THEN NEW.decided_by WHEN 'STARTED' THEN NEW.started_by ELSE NEW.ended_by END;
  END IF;
  PERFORM set_config('app.organisation_kind', acting, true);
  RETURN NULL;
END $$;
CREATE TRIGGER hand_over_referral AFTER UPDATE OF state ON referrals FOR EACH ROW
  WHEN (NEW.continues_referral_id IS NOT NULL AND OLD.state <> NEW.state) EXECUTE FUNCTION hand_over_referral();
