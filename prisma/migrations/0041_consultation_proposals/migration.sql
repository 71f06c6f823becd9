-- Samråd about more than referrals: what is proposed, what is proposed instead, what was agreed by phone or at a meeting, and
-- what the agreement led to in the plan.

CREATE TYPE "consultation_channel" AS ENUM ('PHONE', 'MEETING');

ALTER TABLE consultations
  ADD COLUMN proposal JSONB,
  ADD COLUMN counter_proposal JSONB,
  ADD COLUMN replaces_id UUID,
  ADD COLUMN held_at TIMESTAMPTZ,
  ADD COLUMN held_through "consultation_channel",
  ADD COLUMN held_with UUID,
  ADD COLUMN logged_by UUID,
  ADD COLUMN logged_at TIMESTAMPTZ,
  ADD COLUMN logged_answer "consultation_answer",
  ADD COLUMN logged_words TEXT NOT NULL DEFAULT '',
  ADD COLUMN carried_out_by UUID,
  ADD COLUMN carried_out_at TIMESTAMPTZ;

ALTER TABLE consultations
  ADD CONSTRAINT consultations_replaces FOREIGN KEY (municipality_id, replaces_id) REFERENCES consultations (municipality_id, id),
  -- Another proposal is no consent.
  ADD CONSTRAINT consultations_counter_is_no_consent CHECK (counter_proposal IS NULL OR (answer IS NOT NULL AND answer = 'OBJECT')),
  ADD CONSTRAINT consultations_log CHECK (num_nulls(held_at, held_through, held_with, logged_by, logged_at, logged_answer) IN (0, 6)),
  ADD CONSTRAINT consultations_log_words CHECK (logged_answer IS NULL OR btrim(logged_words) <> ''),
  -- What is logged afterwards has been said, and not long ago.
  ADD CONSTRAINT consultations_log_in_time CHECK (held_at IS NULL OR (held_at <= logged_at AND held_at > logged_at - INTERVAL '15 days')),
  ADD CONSTRAINT consultations_carried_out CHECK (num_nulls(carried_out_by, carried_out_at) IN (0, 2));

-- One follows one: a counter-proposal is taken over once.
CREATE UNIQUE INDEX consultations_replaced_once ON consultations (municipality_id, replaces_id) WHERE replaces_id IS NOT NULL;

-- What has been said in a samråd is never unsaid, and each party speaks for itself. What one party has logged of a conversation is
-- the other's answer only when the other has confirmed exactly that; then it is concluded and confirmed by the two at once.
CREATE OR REPLACE FUNCTION guard_consultation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said CONSTANT text[] := '{answered_by,answered_at,answer,answer_reasons,counter_proposal,concluded_by,concluded_at,conclusion,conclusion_note,confirmed_by,confirmed_at,withdrawn_by,withdrawn_at,withdrawn_reason,held_at,held_through,held_with,logged_by,logged_at,logged_answer,logged_words,carried_out_by,carried_out_at,state}';
  acting CONSTANT uuid := CASE WHEN current_setting('app.organisation_kind', true) IN ('MUNICIPALITY', 'EMPLOYMENT_SERVICE')
    THEN nullif(current_setting('app.user_id', true), '')::uuid END;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF acting IS NOT NULL AND num_nonnulls(NEW.answered_at, NEW.concluded_at, NEW.confirmed_at, NEW.withdrawn_at, NEW.carried_out_at, NEW.counter_proposal) > 0 THEN
      RAISE EXCEPTION 'a consultation begins with the question' USING ERRCODE = 'SC003';
    END IF;
    IF acting IS NOT NULL AND (NEW.requested_by <> acting OR (NEW.logged_by IS NOT NULL AND NEW.logged_by <> acting)) THEN
      RAISE EXCEPTION 'each party speaks for itself in a consultation' USING ERRCODE = 'SC002';
    END IF;
  ELSE
    IF (to_jsonb(NEW) - said) IS DISTINCT FROM (to_jsonb(OLD) - said)
      OR (OLD.answered_at IS NOT NULL AND (NEW.answered_by, NEW.answered_at, NEW.answer, NEW.answer_reasons, NEW.counter_proposal)
        IS DISTINCT FROM (OLD.answered_by, OLD.answered_at, OLD.answer, OLD.answer_reasons, OLD.counter_proposal))
      OR (OLD.concluded_at IS NOT NULL AND (NEW.concluded_by, NEW.concluded_at, NEW.conclusion, NEW.conclusion_note) IS DISTINCT FROM (OLD.concluded_by, OLD.concluded_at, OLD.conclusion, OLD.conclusion_note))
      OR (OLD.confirmed_at IS NOT NULL AND (NEW.confirmed_by, NEW.confirmed_at) IS DISTINCT FROM (OLD.confirmed_by, OLD.confirmed_at))
      OR ((OLD.logged_at IS NOT NULL OR OLD.answered_at IS NOT NULL) AND (NEW.held_at, NEW.held_through, NEW.held_with, NEW.logged_by, NEW.logged_at, NEW.logged_answer, NEW.logged_words)
        IS DISTINCT FROM (OLD.held_at, OLD.held_through, OLD.held_with, OLD.logged_by, OLD.logged_at, OLD.logged_answer, OLD.logged_words))
      OR (OLD.carried_out_at IS NOT NULL AND (NEW.carried_out_by, NEW.carried_out_at) IS DISTINCT FROM (OLD.carried_out_by, OLD.carried_out_at))
      OR OLD.withdrawn_at IS NOT NULL THEN
      RAISE EXCEPTION 'what has been said in a consultation stands' USING ERRCODE = 'SC001';
    END IF;
    IF acting IS NOT NULL AND (
      (OLD.answered_at IS NULL AND NEW.answered_at IS NOT NULL AND NEW.answered_by <> acting)
      OR (OLD.logged_at IS NULL AND NEW.logged_at IS NOT NULL AND NEW.logged_by <> acting)
      OR (OLD.carried_out_at IS NULL AND NEW.carried_out_at IS NOT NULL AND NEW.carried_out_by <> acting)) THEN
      RAISE EXCEPTION 'each party speaks for itself in a consultation' USING ERRCODE = 'SC002';
    END IF;
    -- Answered and concluded in one breath: only as the confirmation of what the other party has logged.
    IF acting IS NOT NULL AND OLD.answered_at IS NULL AND NEW.answered_at IS NOT NULL AND (NEW.concluded_at IS NOT NULL OR NEW.confirmed_at IS NOT NULL)
      AND (OLD.logged_at IS NULL OR NEW.answer IS DISTINCT FROM OLD.logged_answer
        OR NEW.conclusion IS DISTINCT FROM (CASE OLD.logged_answer WHEN 'AGREE' THEN 'AGREED' WHEN 'AGREE_WITH_CONDITIONS' THEN 'AGREED_WITH_CONDITIONS' ELSE 'NOT_AGREED' END)::consultation_conclusion
        OR NEW.concluded_by NOT IN (acting, OLD.logged_by) OR NEW.confirmed_by IS NULL OR NEW.confirmed_by NOT IN (acting, OLD.logged_by)
        OR NEW.counter_proposal IS NOT NULL) THEN
      RAISE EXCEPTION 'what was agreed in conversation is confirmed as it was logged' USING ERRCODE = 'SC003';
    END IF;
    -- What the plan is changed by was agreed, lately, and about the plan as it stands.
    IF OLD.carried_out_at IS NULL AND NEW.carried_out_at IS NOT NULL AND (
      NEW.kind = 'REFERRAL' OR NEW.proposal IS NULL OR NEW.conclusion IS NULL OR NEW.conclusion = 'NOT_AGREED'
      OR NEW.concluded_at > NEW.carried_out_at OR NEW.concluded_at <= NEW.carried_out_at - INTERVAL '30 days'
      OR NEW.plan_version_id IS DISTINCT FROM (
        SELECT p.id FROM plan_versions p WHERE p.municipality_id = NEW.municipality_id AND p.case_id = NEW.case_id AND p.state = 'APPROVED')) THEN
      RAISE EXCEPTION 'a plan is not changed without a fresh consultation that agreed to it' USING ERRCODE = 'SC004';
    END IF;
  END IF;
  IF organisation_kind_of(NEW.requested_by)::text IS DISTINCT FROM NEW.requested_by_party::text
    OR (NEW.logged_by IS NOT NULL AND organisation_kind_of(NEW.logged_by)::text IS DISTINCT FROM NEW.requested_by_party::text)
    OR (NEW.held_with IS NOT NULL AND (organisation_kind_of(NEW.held_with)::text = NEW.requested_by_party::text OR organisation_kind_of(NEW.held_with) = 'PROVIDER'))
    OR (NEW.answered_by IS NOT NULL AND (organisation_kind_of(NEW.answered_by)::text = NEW.requested_by_party::text OR organisation_kind_of(NEW.answered_by) = 'PROVIDER'))
    OR (NEW.concluded_by IS NOT NULL AND organisation_kind_of(NEW.concluded_by) IS DISTINCT FROM 'EMPLOYMENT_SERVICE')
    OR (NEW.confirmed_by IS NOT NULL AND organisation_kind_of(NEW.confirmed_by) IS DISTINCT FROM 'MUNICIPALITY')
    OR (NEW.carried_out_by IS NOT NULL AND organisation_kind_of(NEW.carried_out_by) NOT IN ('MUNICIPALITY', 'EMPLOYMENT_SERVICE')) THEN
    RAISE EXCEPTION 'each party speaks for itself in a consultation' USING ERRCODE = 'SC002';
  END IF;
  RETURN NEW;
END $$;

-- Nothing breaks off unheard: a version that rests on a samråd ends no activity of the two authorities but those that the decided
-- referral, or the samråd carried out in the same moment, was about.
CREATE FUNCTION guard_break_off() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM plan_versions p JOIN activities a ON a.municipality_id = p.municipality_id AND a.plan_version_id = p.id
    WHERE p.municipality_id = NEW.municipality_id AND p.case_id = NEW.case_id AND p.id <> NEW.id
      AND p.in_force_from IS NOT NULL AND p.superseded_at = NEW.municipality_approved_at
      AND a.referral_id IS NULL AND a.party <> 'PROVIDER' AND (a.ends_on IS NULL OR a.ends_on >= NEW.in_force_from)
      AND NOT EXISTS (SELECT 1 FROM activities n WHERE n.municipality_id = NEW.municipality_id AND n.plan_version_id = NEW.id
        AND n.lineage_id = a.lineage_id AND n.ends_on IS NOT DISTINCT FROM a.ends_on)
      AND NOT EXISTS (SELECT 1 FROM referrals r WHERE r.municipality_id = NEW.municipality_id AND r.case_id = NEW.case_id
        AND r.decided_at = NEW.municipality_approved_at AND a.lineage_id = ANY (r.ends_lineage_ids))
      AND NOT EXISTS (SELECT 1 FROM consultations c WHERE c.municipality_id = NEW.municipality_id AND c.case_id = NEW.case_id
        AND c.carried_out_at = NEW.municipality_approved_at AND (c.proposal -> 'endsLineageIds') ? a.lineage_id::text)) THEN
    RAISE EXCEPTION 'an agreed activity is not broken off unheard' USING ERRCODE = 'SC005';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER guard_break_off AFTER UPDATE ON plan_versions FOR EACH ROW
  WHEN (OLD.in_force_from IS NULL AND NEW.in_force_from IS NOT NULL AND NEW.municipality_approval_basis = 'CONSULTATION')
  EXECUTE FUNCTION guard_break_off();
