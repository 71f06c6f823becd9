-- A referral that the municipality was not heard about: decided by a manager at Arbetsförmedlingen without samråd, or found out about
-- afterwards by the municipality. What is recorded is never changed; the manager of each party takes note of it.

CREATE TYPE "unheard_kind" AS ENUM ('DECIDED', 'FOUND');
CREATE TYPE "unheard_reason" AS ENUM ('URGENT_START', 'UNANSWERED', 'NOT_AGREED', 'LEGAL_DUTY', 'OWN_WISH', 'OTHER');
CREATE TYPE "found_how" AS ENUM ('PERSON_TOLD', 'EMPLOYMENT_SERVICE_DATA', 'PROVIDER_TOLD', 'OTHER');

CREATE TABLE "unheard_referrals" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "case_id" UUID NOT NULL,
    "kind" "unheard_kind" NOT NULL,
    "referral_id" UUID,
    "provider_id" UUID,
    "provider_name" TEXT NOT NULL DEFAULT '',
    "type_code" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,
    "reason" "unheard_reason",
    "found_how" "found_how",
    "found_on" DATE,
    "words" TEXT NOT NULL DEFAULT '',
    "effect" JSONB,
    "recorded_by" UUID NOT NULL,
    "recorded_by_party" "party" NOT NULL,
    "recorded_at" TIMESTAMPTZ NOT NULL,
    "request_id" UUID,

    CONSTRAINT "unheard_referrals_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE TABLE "unheard_acknowledgements" (
    "municipality_id" UUID NOT NULL,
    "unheard_referral_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "party" "party" NOT NULL,
    "acknowledged_by" UUID NOT NULL,
    "acknowledged_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "unheard_acknowledgements_pkey" PRIMARY KEY ("municipality_id","unheard_referral_id","party")
);

CREATE INDEX "unheard_referrals_municipality_id_case_id_idx" ON "unheard_referrals"("municipality_id", "case_id");
CREATE INDEX "unheard_referrals_municipality_id_recorded_at_idx" ON "unheard_referrals"("municipality_id", "recorded_at");
CREATE INDEX "unheard_acknowledgements_municipality_id_case_id_idx" ON "unheard_acknowledgements"("municipality_id", "case_id");
CREATE UNIQUE INDEX unheard_referrals_once ON unheard_referrals (municipality_id, referral_id) WHERE referral_id IS NOT NULL;
CREATE UNIQUE INDEX unheard_referrals_request ON unheard_referrals (municipality_id, request_id) WHERE request_id IS NOT NULL;
-- «Vad väntar på mig?» asks which programmes of Arbetsförmedlingen's data nobody has referred to, planned or recorded.
CREATE INDEX cases_in_programme ON cases (municipality_id, programme_code) WHERE programme_code IS NOT NULL AND closed_on IS NULL;

ALTER TABLE "unheard_referrals" ADD CONSTRAINT "unheard_referrals_municipality_id_case_id_fkey" FOREIGN KEY ("municipality_id", "case_id") REFERENCES "cases"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "unheard_referrals" ADD CONSTRAINT "unheard_referrals_municipality_id_referral_id_fkey" FOREIGN KEY ("municipality_id", "referral_id") REFERENCES "referrals"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "unheard_acknowledgements" ADD CONSTRAINT "unheard_acknowledgements_municipality_id_unheard_referral__fkey" FOREIGN KEY ("municipality_id", "unheard_referral_id") REFERENCES "unheard_referrals"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE unheard_referrals
  ADD CONSTRAINT unheard_referrals_period CHECK (ends_on IS NULL OR ends_on >= starts_on),
  ADD CONSTRAINT unheard_referrals_provider CHECK (provider_id IS NOT NULL OR btrim(provider_name) <> ''),
  -- Decided: which referral, why, and in words. Found: how and when.
  ADD CONSTRAINT unheard_referrals_kind CHECK (CASE kind
    WHEN 'DECIDED' THEN referral_id IS NOT NULL AND reason IS NOT NULL AND btrim(words) <> '' AND found_how IS NULL AND found_on IS NULL
      AND recorded_by_party = 'EMPLOYMENT_SERVICE'
    ELSE referral_id IS NULL AND reason IS NULL AND found_how IS NOT NULL AND found_on IS NOT NULL AND recorded_by_party = 'MUNICIPALITY' END),
  ADD CONSTRAINT unheard_referrals_found_in_words CHECK (found_how IS DISTINCT FROM 'OTHER' OR btrim(words) <> '');

CREATE FUNCTION role_of(user_id uuid) RETURNS role LANGUAGE sql STABLE AS $$
  SELECT u.role FROM user_accounts u WHERE u.id = user_id
$$;

-- To decide without samråd is for a manager at Arbetsförmedlingen alone, and only about a referral that nobody has decided.
CREATE FUNCTION guard_unheard_referral() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.kind = 'DECIDED' THEN
    IF role_of(NEW.recorded_by) IS DISTINCT FROM 'EMPLOYMENT_MANAGER' THEN
      RAISE EXCEPTION 'only a manager at the employment service decides without consultation' USING ERRCODE = 'SUH01';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM referrals r WHERE r.municipality_id = NEW.municipality_id AND r.id = NEW.referral_id
      AND r.case_id = NEW.case_id AND r.state IN ('DRAFT', 'AWAITING_CONSULTATION', 'CLEARED')) THEN
      RAISE EXCEPTION 'the referral has been decided or dropped' USING ERRCODE = 'SUH02';
    END IF;
  ELSIF role_of(NEW.recorded_by) NOT IN ('UNIT_MANAGER', 'SOCIAL_WORKER', 'JOB_COACH') THEN
    RAISE EXCEPTION 'what was found out is recorded by the municipality' USING ERRCODE = 'SUH01';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_unheard_referral BEFORE INSERT ON unheard_referrals FOR EACH ROW EXECUTE FUNCTION guard_unheard_referral();

-- A record of a decision without the decision itself would open the gate for later: at the end of the transaction both stand, or neither.
CREATE FUNCTION require_decided_referral() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.kind = 'DECIDED' AND EXISTS (SELECT 1 FROM referrals r WHERE r.municipality_id = NEW.municipality_id AND r.id = NEW.referral_id
    AND r.state IN ('DRAFT', 'AWAITING_CONSULTATION', 'CLEARED')) THEN
    RAISE EXCEPTION 'a decision without consultation decides its referral' USING ERRCODE = 'SUH03';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER require_decided_referral AFTER INSERT ON unheard_referrals DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION require_decided_referral();

-- Each party's manager takes note for the own party.
CREATE FUNCTION guard_unheard_acknowledgement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF role_of(NEW.acknowledged_by)::text IS DISTINCT FROM (CASE NEW.party WHEN 'MUNICIPALITY' THEN 'UNIT_MANAGER' WHEN 'EMPLOYMENT_SERVICE' THEN 'EMPLOYMENT_MANAGER' END) THEN
    RAISE EXCEPTION 'the manager of each party takes note' USING ERRCODE = 'SUH04';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_unheard_acknowledgement BEFORE INSERT ON unheard_acknowledgements FOR EACH ROW EXECUTE FUNCTION guard_unheard_acknowledgement();

ALTER TABLE unheard_referrals ENABLE ROW LEVEL SECURITY;
ALTER TABLE unheard_referrals FORCE ROW LEVEL SECURITY;
CREATE POLICY unheard_referrals_access ON unheard_referrals
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) in ('MUNICIPALITY', 'EMPLOYMENT_SERVICE')) and exists (select 1 from cases c where c.municipality_id = unheard_referrals.municipality_id and c.id = unheard_referrals.case_id))))
  WITH CHECK (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and recorded_by = (select nullif(current_setting('app.user_id', true), '')::uuid)
    and recorded_by_party::text = (select current_setting('app.organisation_kind', true))
    and exists (select 1 from cases c where c.municipality_id = unheard_referrals.municipality_id and c.id = unheard_referrals.case_id));

ALTER TABLE unheard_acknowledgements ENABLE ROW LEVEL SECURITY;
ALTER TABLE unheard_acknowledgements FORCE ROW LEVEL SECURITY;
CREATE POLICY unheard_acknowledgements_access ON unheard_acknowledgements
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) in ('MUNICIPALITY', 'EMPLOYMENT_SERVICE')) and exists (select 1 from cases c where c.municipality_id = unheard_acknowledgements.municipality_id and c.id = unheard_acknowledgements.case_id))))
  WITH CHECK (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and acknowledged_by = (select nullif(current_setting('app.user_id', true), '')::uuid)
    and party::text = (select current_setting('app.organisation_kind', true))
    and exists (select 1 from cases c where c.municipality_id = unheard_acknowledgements.municipality_id and c.id = unheard_acknowledgements.case_id));

GRANT SELECT, INSERT ON unheard_referrals TO samspel_app;
GRANT SELECT, INSERT ON unheard_acknowledgements TO samspel_app;

-- The gate: a referral is decided on a fresh samråd that agreed to exactly this referral and this plan (överenskommelse), or in the open,
-- by the manager who in the same moment recorded why it was decided without.
CREATE OR REPLACE FUNCTION guard_referral() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  is_unheard boolean;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'DRAFT' THEN
      RAISE EXCEPTION 'a referral begins as a draft' USING ERRCODE = 'SR001';
    END IF;
    RETURN NEW;
  END IF;
  is_unheard := NEW.state = 'DECIDED' AND OLD.state IN ('DRAFT', 'AWAITING_CONSULTATION', 'CLEARED') AND EXISTS (
    SELECT 1 FROM unheard_referrals u
    WHERE u.municipality_id = NEW.municipality_id AND u.referral_id = NEW.id AND u.case_id = NEW.case_id AND u.kind = 'DECIDED'
      AND u.recorded_by = NEW.decided_by AND u.recorded_at = NEW.decided_at);
  IF NEW.state <> OLD.state AND NOT is_unheard AND (OLD.state, NEW.state) NOT IN (
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
    IF NOT is_unheard AND NOT EXISTS (
      SELECT 1 FROM consultations c
      WHERE c.municipality_id = NEW.municipality_id AND c.referral_id = NEW.id AND c.case_id = NEW.case_id
        AND c.state = 'CONCLUDED' AND c.conclusion IN ('AGREED', 'AGREED_WITH_CONDITIONS')
        AND c.concluded_at <= NEW.decided_at AND c.concluded_at > NEW.decided_at - INTERVAL '30 days'
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
