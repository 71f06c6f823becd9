-- A change of provider: a referral that goes on at another provider is the same period. The six and the twelve months (förordning 2022:812)
-- are counted from the first one's first day, which each that continues it carries with it.

ALTER TABLE referrals
  ADD COLUMN continues_referral_id UUID,
  ADD COLUMN counted_from DATE;
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_municipality_id_continues_referral_id_fkey" FOREIGN KEY ("municipality_id", "continues_referral_id") REFERENCES "referrals"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE referrals
  ADD CONSTRAINT referrals_continuation CHECK (num_nulls(continues_referral_id, counted_from) IN (0, 2) AND counted_from <= starts_on),
  ADD CONSTRAINT referrals_continued_at_most_twelve_months CHECK (greatest(ends_on, extended_to) < counted_from + INTERVAL '12 months');
CREATE UNIQUE INDEX referrals_continued_once ON referrals (municipality_id, continues_referral_id) WHERE continues_referral_id IS NOT NULL;

-- It continues one of the same case that has ended because of it, at another provider, and not for longer than the first had.
CREATE FUNCTION guard_provider_change() RETURNS trigger LANGUAGE plpgsql AS $$
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
    OR NEW.counted_from <> coalesce(former.counted_from, former.starts_on) OR NEW.starts_on <= former.ended_on THEN
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
CREATE TRIGGER guard_provider_change BEFORE INSERT OR UPDATE ON referrals FOR EACH ROW EXECUTE FUNCTION guard_provider_change();
