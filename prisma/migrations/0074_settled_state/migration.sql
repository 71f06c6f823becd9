-- What both managers ended stands in the samråd itself, so that nothing takes it for unanswered: it is concluded, it is no hindrance to
-- asking anew, and an extension that they agreed on is one that was agreed on.

ALTER TABLE consultations
  ADD COLUMN settled_as settlement,
  ADD COLUMN settled_at TIMESTAMPTZ;
ALTER TABLE consultations ADD CONSTRAINT consultations_settlement CHECK ((settled_as IS NULL) = (settled_at IS NULL));
ALTER TABLE consultations ALTER COLUMN state SET EXPRESSION AS (
  CASE
    WHEN withdrawn_at IS NOT NULL THEN 'WITHDRAWN'::consultation_state
    WHEN concluded_at IS NOT NULL OR settled_at IS NOT NULL THEN 'CONCLUDED'::consultation_state
    WHEN answered_at IS NOT NULL THEN 'ANSWERED'::consultation_state
    ELSE 'REQUESTED'::consultation_state
  END);

-- As before, and what the managers ended it with is written into it.
CREATE OR REPLACE FUNCTION guard_consultation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said CONSTANT text[] := '{answered_by,answered_at,answer,answer_reasons,counter_proposal,concluded_by,concluded_at,conclusion,conclusion_note,confirmed_by,confirmed_at,withdrawn_by,withdrawn_at,withdrawn_reason,held_at,held_through,held_with,logged_by,logged_at,logged_answer,logged_words,carried_out_by,carried_out_at,settled_as,settled_at,state}';
  acting CONSTANT uuid := CASE WHEN current_setting('app.organisation_kind', true) IN ('MUNICIPALITY', 'EMPLOYMENT_SERVICE')
    THEN nullif(current_setting('app.user_id', true), '')::uuid END;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF acting IS NOT NULL AND num_nonnulls(NEW.answered_at, NEW.concluded_at, NEW.confirmed_at, NEW.withdrawn_at, NEW.carried_out_at, NEW.counter_proposal, NEW.settled_at) > 0 THEN
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

-- What the managers have ended is not answered, concluded or taken back afterwards; it may be carried out. That they have, and with what, is
-- never said of a samråd but as they said it.
CREATE OR REPLACE FUNCTION guard_settled_consultation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  carrying CONSTANT text[] := '{carried_out_by,carried_out_at,settled_as,settled_at,state}';
  ended consultation_settlements%ROWTYPE;
BEGIN
  SELECT * INTO ended FROM consultation_settlements s WHERE s.municipality_id = NEW.municipality_id AND s.consultation_id = NEW.id;
  IF (NEW.settled_as, NEW.settled_at) IS DISTINCT FROM (ended.settled_as, ended.settled_at) THEN
    RAISE EXCEPTION 'a consultation is said to be ended as its managers ended it' USING ERRCODE = 'SES09';
  END IF;
  IF ended.consultation_id IS NOT NULL AND (to_jsonb(NEW) - carrying) IS DISTINCT FROM (to_jsonb(OLD) - carrying) THEN
    RAISE EXCEPTION 'the managers have ended this consultation' USING ERRCODE = 'SES07';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION mark_settled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE consultations c SET settled_as = NEW.settled_as, settled_at = NEW.settled_at
  WHERE c.municipality_id = NEW.municipality_id AND c.id = NEW.consultation_id;
  RETURN NULL;
END $$;
CREATE TRIGGER mark_settled AFTER INSERT ON consultation_settlements FOR EACH ROW EXECUTE FUNCTION mark_settled();

UPDATE consultations c SET settled_as = s.settled_as, settled_at = s.settled_at
FROM consultation_settlements s WHERE s.municipality_id = c.municipality_id AND s.consultation_id = c.id;

-- As before, and what both managers agreed on is as good as what the officers did.
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
          AND c.proposal ->> 'endsOn' = NEW.extended_to::text AND c.state = 'CONCLUDED'
          AND coalesce(c.settled_as::text, c.conclusion::text) IN ('AGREED', 'AGREED_WITH_CONDITIONS')
          AND coalesce(c.settled_at, c.concluded_at) <= NEW.extended_at AND coalesce(c.settled_at, c.concluded_at) > NEW.extended_at - INTERVAL '30 days'
          AND c.plan_version_id IS NOT DISTINCT FROM (
            SELECT p.id FROM plan_versions p
            WHERE p.municipality_id = NEW.municipality_id AND p.case_id = NEW.case_id AND p.state = 'APPROVED'))) THEN
    RAISE EXCEPTION 'a referral is not extended without a fresh consultation that agreed to it' USING ERRCODE = 'SR026';
  END IF;
  RETURN NEW;
END $$;
