-- A service that the överenskommelse in force exempts from samråd may be decided without one, and the referral tells by which agreement.
-- The gate is otherwise as it was; without an agreement nothing is exempt.

ALTER TABLE referrals ADD COLUMN agreement_id UUID;
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_municipality_id_agreement_id_fkey" FOREIGN KEY ("municipality_id", "agreement_id") REFERENCES "agreements"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE OR REPLACE FUNCTION guard_referral() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  is_unheard boolean;
  is_exempt boolean;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'DRAFT' OR NEW.agreement_id IS NOT NULL THEN
      RAISE EXCEPTION 'a referral begins as a draft' USING ERRCODE = 'SR001';
    END IF;
    RETURN NEW;
  END IF;
  is_unheard := NEW.state = 'DECIDED' AND OLD.state IN ('DRAFT', 'AWAITING_CONSULTATION', 'CLEARED') AND EXISTS (
    SELECT 1 FROM unheard_referrals u
    WHERE u.municipality_id = NEW.municipality_id AND u.referral_id = NEW.id AND u.case_id = NEW.case_id AND u.kind = 'DECIDED'
      AND u.recorded_by = NEW.decided_by AND u.recorded_at = NEW.decided_at);
  is_exempt := NEW.state = 'DECIDED' AND OLD.state = 'DRAFT' AND EXISTS (
    SELECT 1 FROM agreements a
    WHERE a.municipality_id = NEW.municipality_id AND a.id = NEW.agreement_id AND NEW.type_code = ANY (a.exempt_type_codes)
      AND a.in_force_from <= (NEW.decided_at AT TIME ZONE 'Europe/Stockholm')::date
      AND (a.in_force_to IS NULL OR a.in_force_to >= (NEW.decided_at AT TIME ZONE 'Europe/Stockholm')::date));
  IF NEW.agreement_id IS DISTINCT FROM OLD.agreement_id AND NOT is_exempt THEN
    RAISE EXCEPTION 'no agreement in force on the day exempts the referral from consultation' USING ERRCODE = 'SAG05';
  END IF;
  IF NEW.state <> OLD.state AND NOT is_unheard AND NOT is_exempt AND (OLD.state, NEW.state) NOT IN (
    ('DRAFT', 'AWAITING_CONSULTATION'), ('DRAFT', 'CANCELLED'),
    ('AWAITING_CONSULTATION', 'CLEARED'), ('AWAITING_CONSULTATION', 'DRAFT'), ('AWAITING_CONSULTATION', 'CANCELLED'),
    ('CLEARED', 'DECIDED'), ('CLEARED', 'DRAFT'), ('CLEARED', 'CANCELLED'),
    ('DECIDED', 'STARTED'), ('DECIDED', 'CANCELLED'), ('STARTED', 'ENDED')) THEN
    RAISE EXCEPTION 'a referral cannot go from % to %', OLD.state, NEW.state USING ERRCODE = 'SR001';
  END IF;
  IF OLD.state <> 'DRAFT' AND (NEW.provider_id, NEW.type_code, NEW.starts_on, NEW.ends_on, NEW.flexible_weekly_minutes, NEW.slots, NEW.ends_lineage_ids, NEW.case_id)
    IS DISTINCT FROM (OLD.provider_id, OLD.type_code, OLD.starts_on, OLD.ends_on, OLD.flexible_weekly_minutes, OLD.slots, OLD.ends_lineage_ids, OLD.case_id) THEN
    RAISE EXCEPTION 'a referral under consultation is not rewritten' USING ERRCODE = 'SR002';
  END IF;
  IF NEW.state = 'DECIDED' AND OLD.state <> 'DECIDED' THEN
    IF NOT is_unheard AND NOT is_exempt AND NOT EXISTS (
      SELECT 1 FROM consultations c
      WHERE c.municipality_id = NEW.municipality_id AND c.referral_id = NEW.id AND c.case_id = NEW.case_id
        AND c.withdrawn_at IS NULL
        AND ((c.conclusion IN ('AGREED', 'AGREED_WITH_CONDITIONS')
            AND c.concluded_at <= NEW.decided_at AND c.concluded_at > NEW.decided_at - INTERVAL '30 days')
          OR EXISTS (SELECT 1 FROM consultation_settlements s WHERE s.municipality_id = c.municipality_id AND s.consultation_id = c.id
            AND s.settled_as IN ('AGREED', 'AGREED_WITH_CONDITIONS', 'UNANSWERED')
            AND s.settled_at <= NEW.decided_at AND s.settled_at > NEW.decided_at - INTERVAL '30 days'))
        AND c.plan_version_id IS NOT DISTINCT FROM (
          SELECT p.id FROM plan_versions p
          WHERE p.municipality_id = NEW.municipality_id AND p.case_id = NEW.case_id AND p.state = 'APPROVED')) THEN
      RAISE EXCEPTION 'a referral is not decided without a fresh consultation that agreed to it' USING ERRCODE = 'SR003';
    END IF;
    IF organisation_kind_of(NEW.decided_by) IS DISTINCT FROM 'EMPLOYMENT_SERVICE' THEN
      RAISE EXCEPTION 'a referral is decided by the employment service' USING ERRCODE = 'SR004';
    END IF;
  END IF;
  RETURN NEW;
END $$;
