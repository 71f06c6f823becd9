-- A referral that began before its decided day is counted from the day it began: one that continues it may then begin before the decided day.
CREATE OR REPLACE FUNCTION guard_provider_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  former referrals%ROWTYPE;
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW.continues_referral_id, NEW.counted_from) IS DISTINCT FROM (OLD.continues_referral_id, OLD.counted_from) THEN
    RAISE EXCEPTION 'which referral another continues is written once' USING ERRCODE = 'SR075';
  END IF;
  IF NEW.continues_referral_id IS NULL THEN
    RETURN NEW;
  END IF;
  SELECT * INTO former FROM referrals r WHERE r.municipality_id = NEW.municipality_id AND r.id = NEW.continues_referral_id;
  IF former.id IS NULL OR former.case_id <> NEW.case_id OR former.state <> 'ENDED' OR former.end_reason <> 'PROVIDER_CHANGED'
    OR NEW.counted_from <> least(coalesce(former.counted_from, former.starts_on), former.started_on) OR NEW.starts_on <= former.ended_on THEN
    RAISE EXCEPTION 'a referral continues one that ended by a change of provider' USING ERRCODE = 'SR072';
  END IF;
  IF former.provider_id = NEW.provider_id THEN
    RAISE EXCEPTION 'a change of provider is to another provider' USING ERRCODE = 'SR073';
  END IF;
  IF NEW.ends_on > greatest((NEW.counted_from + INTERVAL '6 months')::date - 1, former.ends_on, former.extended_to) THEN
    RAISE EXCEPTION 'a referral at another provider lasts no longer than the first' USING ERRCODE = 'SR074';
  END IF;
  RETURN NEW;
END $$;
