-- What both managers agreed on is carried into the plan like what the officers agreed on; what they disagree about, or what was left
-- unanswered, never is.

-- As before, and the managers' words count where they have ended it.
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
      NEW.kind = 'REFERRAL' OR NEW.proposal IS NULL
      OR (SELECT coalesce(
        (SELECT s.settled_as IN ('AGREED', 'AGREED_WITH_CONDITIONS')
            AND s.settled_at <= NEW.carried_out_at AND s.settled_at > NEW.carried_out_at - INTERVAL '30 days'
          FROM consultation_settlements s WHERE s.municipality_id = NEW.municipality_id AND s.consultation_id = NEW.id),
        NEW.conclusion IN ('AGREED', 'AGREED_WITH_CONDITIONS')
          AND NEW.concluded_at <= NEW.carried_out_at AND NEW.concluded_at > NEW.carried_out_at - INTERVAL '30 days')) IS NOT TRUE
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

-- What the managers have ended is not answered, concluded or taken back afterwards; it may be carried out.
CREATE OR REPLACE FUNCTION guard_settled_consultation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  carrying CONSTANT text[] := '{carried_out_by,carried_out_at,state}';
BEGIN
  IF (to_jsonb(NEW) - carrying) IS DISTINCT FROM (to_jsonb(OLD) - carrying)
    AND EXISTS (SELECT 1 FROM consultation_settlements s WHERE s.municipality_id = NEW.municipality_id AND s.consultation_id = NEW.id) THEN
    RAISE EXCEPTION 'the managers have ended this consultation' USING ERRCODE = 'SES07';
  END IF;
  RETURN NEW;
END $$;
