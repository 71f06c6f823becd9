-- A samråd that is not answered in time, or ends in disagreement, goes to the managers of both parties. That it did is a fact with its
-- moment; what the managers say is only added to; and what it came to follows from that.

CREATE TYPE "escalation_cause" AS ENUM ('OVERDUE', 'NOT_AGREED');
CREATE TYPE "escalation_word_kind" AS ENUM ('PROPOSES', 'AGREES', 'DISAGREES', 'UNANSWERED');
CREATE TYPE "settlement" AS ENUM ('AGREED', 'AGREED_WITH_CONDITIONS', 'NOT_AGREED', 'UNANSWERED');
CREATE TYPE "reminder_step" AS ENUM ('BEFORE_DUE', 'AFTER_DUE', 'MANAGERS');

CREATE TABLE "consultation_escalations" (
    "municipality_id" UUID NOT NULL,
    "consultation_id" UUID NOT NULL,
    "cause" "escalation_cause" NOT NULL,
    "case_id" UUID NOT NULL,
    "escalated_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "consultation_escalations_pkey" PRIMARY KEY ("municipality_id","consultation_id","cause")
);

CREATE TABLE "escalation_words" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "case_id" UUID NOT NULL,
    "consultation_id" UUID NOT NULL,
    "kind" "escalation_word_kind" NOT NULL,
    "outcome" "settlement",
    "answers_id" UUID,
    "words" TEXT NOT NULL DEFAULT '',
    "written_by" UUID NOT NULL,
    "written_by_party" "party" NOT NULL,
    "written_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "escalation_words_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE TABLE "consultation_settlements" (
    "municipality_id" UUID NOT NULL,
    "consultation_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "settled_as" "settlement" NOT NULL,
    "municipality_by" UUID,
    "employment_service_by" UUID,
    "settled_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "consultation_settlements_pkey" PRIMARY KEY ("municipality_id","consultation_id")
);

CREATE TABLE "consultation_reminders" (
    "municipality_id" UUID NOT NULL,
    "consultation_id" UUID NOT NULL,
    "step" "reminder_step" NOT NULL,
    "case_id" UUID NOT NULL,
    "sent_to" UUID[],
    "sent_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "consultation_reminders_pkey" PRIMARY KEY ("municipality_id","consultation_id","step")
);

CREATE INDEX "consultation_escalations_municipality_id_case_id_idx" ON "consultation_escalations"("municipality_id", "case_id");
CREATE INDEX "escalation_words_municipality_id_consultation_id_idx" ON "escalation_words"("municipality_id", "consultation_id");
CREATE INDEX "consultation_settlements_municipality_id_case_id_idx" ON "consultation_settlements"("municipality_id", "case_id");
CREATE INDEX "consultation_reminders_municipality_id_case_id_idx" ON "consultation_reminders"("municipality_id", "case_id");
-- A party tells its reasons for a disagreement once, and a proposal is agreed to once.
CREATE UNIQUE INDEX escalation_words_disagrees_once ON escalation_words (municipality_id, consultation_id, written_by_party) WHERE kind = 'DISAGREES';
CREATE UNIQUE INDEX escalation_words_ends_once ON escalation_words (municipality_id, consultation_id) WHERE kind IN ('AGREES', 'UNANSWERED');

ALTER TABLE "consultation_escalations" ADD CONSTRAINT "consultation_escalations_municipality_id_consultation_id_fkey" FOREIGN KEY ("municipality_id", "consultation_id") REFERENCES "consultations"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "escalation_words" ADD CONSTRAINT "escalation_words_municipality_id_consultation_id_fkey" FOREIGN KEY ("municipality_id", "consultation_id") REFERENCES "consultations"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "consultation_settlements" ADD CONSTRAINT "consultation_settlements_municipality_id_consultation_id_fkey" FOREIGN KEY ("municipality_id", "consultation_id") REFERENCES "consultations"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "consultation_reminders" ADD CONSTRAINT "consultation_reminders_municipality_id_consultation_id_fkey" FOREIGN KEY ("municipality_id", "consultation_id") REFERENCES "consultations"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE escalation_words
  ADD CONSTRAINT escalation_words_kind CHECK (CASE kind
    WHEN 'PROPOSES' THEN outcome IS NOT NULL AND outcome IN ('AGREED', 'AGREED_WITH_CONDITIONS') AND answers_id IS NULL AND btrim(words) <> ''
    WHEN 'AGREES' THEN outcome IS NULL AND answers_id IS NOT NULL
    ELSE outcome IS NULL AND answers_id IS NULL AND btrim(words) <> '' END);

-- Whether a proposal would break off something that runs or is planned: as it was computed, and by the plan in force now. What cannot be
-- attended for what collides with it is broken off as well.
CREATE FUNCTION consultation_breaks_off(tenant uuid, asked uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT jsonb_array_length(coalesce(c.effect -> 'brokenOff', '[]')) > 0 OR jsonb_array_length(coalesce(c.effect -> 'doubleBooked', '[]')) > 0
    OR EXISTS (
      SELECT 1 FROM plan_versions p JOIN activities a ON a.municipality_id = p.municipality_id AND a.plan_version_id = p.id
      WHERE p.municipality_id = c.municipality_id AND p.case_id = c.case_id AND p.state = 'APPROVED'
        AND (a.ends_on IS NULL OR a.ends_on >= coalesce(r.starts_on, (c.proposal ->> 'startsOn')::date, c.due_on))
        AND a.starts_on <= coalesce(r.ends_on, (c.proposal ->> 'endsOn')::date, 'infinity')
        AND (a.lineage_id = ANY (coalesce(r.ends_lineage_ids, '{}')) OR coalesce(c.proposal -> 'endsLineageIds', '[]') ? a.lineage_id::text
          OR EXISTS (
            SELECT 1 FROM slots s JOIN jsonb_to_recordset(coalesce(r.slots, c.proposal -> 'slots', '[]')) AS n(weekday int, "startsMinute" int, "endsMinute" int)
              ON n.weekday = s.weekday AND n."startsMinute" < s.ends_minute AND n."endsMinute" > s.starts_minute
            WHERE s.municipality_id = a.municipality_id AND s.activity_id = a.id)))
  FROM consultations c LEFT JOIN referrals r ON r.municipality_id = c.municipality_id AND r.id = c.referral_id
  WHERE c.municipality_id = tenant AND c.id = asked
$$;

-- What the managers' words amount to; null as long as they have not ended it.
CREATE FUNCTION settlement_of(tenant uuid, asked uuid) RETURNS settlement LANGUAGE sql STABLE AS $$
  SELECT coalesce(
    (SELECT p.outcome FROM escalation_words w JOIN escalation_words p ON p.municipality_id = w.municipality_id AND p.id = w.answers_id
      WHERE w.municipality_id = tenant AND w.consultation_id = asked AND w.kind = 'AGREES'),
    (SELECT 'UNANSWERED'::settlement FROM escalation_words w WHERE w.municipality_id = tenant AND w.consultation_id = asked AND w.kind = 'UNANSWERED'),
    (SELECT 'NOT_AGREED'::settlement WHERE 2 = (SELECT count(DISTINCT w.written_by_party) FROM escalation_words w
      WHERE w.municipality_id = tenant AND w.consultation_id = asked AND w.kind = 'DISAGREES')))
$$;

-- Each manager speaks for the own party, about a samråd that is theirs to end; neither ends it alone but where it was left unanswered and
-- nothing is broken off.
CREATE FUNCTION guard_escalation_word() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  asked consultations%ROWTYPE;
BEGIN
  SELECT * INTO asked FROM consultations c WHERE c.municipality_id = NEW.municipality_id AND c.id = NEW.consultation_id AND c.case_id = NEW.case_id FOR UPDATE;
  IF role_of(NEW.written_by)::text IS DISTINCT FROM (CASE NEW.written_by_party WHEN 'MUNICIPALITY' THEN 'UNIT_MANAGER' WHEN 'EMPLOYMENT_SERVICE' THEN 'EMPLOYMENT_MANAGER' END) THEN
    RAISE EXCEPTION 'the managers end what goes to them, each for the own party' USING ERRCODE = 'SES01';
  END IF;
  IF EXISTS (SELECT 1 FROM consultation_settlements s WHERE s.municipality_id = NEW.municipality_id AND s.consultation_id = NEW.consultation_id) THEN
    RAISE EXCEPTION 'the managers have ended this consultation' USING ERRCODE = 'SES02';
  END IF;
  IF asked.id IS NULL OR asked.withdrawn_at IS NOT NULL OR NOT (asked.conclusion IS NOT DISTINCT FROM 'NOT_AGREED'
    OR (asked.answered_at IS NULL AND asked.due_on < (NEW.written_at AT TIME ZONE 'Europe/Stockholm')::date)) THEN
    RAISE EXCEPTION 'this consultation does not lie with the managers' USING ERRCODE = 'SES03';
  END IF;
  IF NEW.kind = 'AGREES' AND NOT EXISTS (
    SELECT 1 FROM escalation_words p WHERE p.municipality_id = NEW.municipality_id AND p.consultation_id = NEW.consultation_id
      AND p.id = NEW.answers_id AND p.kind = 'PROPOSES' AND p.written_by_party <> NEW.written_by_party
      AND NOT EXISTS (SELECT 1 FROM escalation_words later WHERE later.municipality_id = p.municipality_id AND later.consultation_id = p.consultation_id
        AND later.kind = 'PROPOSES' AND (later.written_at, later.id) > (p.written_at, p.id))) THEN
    RAISE EXCEPTION 'one manager agrees to what the other proposed last' USING ERRCODE = 'SES04';
  END IF;
  IF NEW.kind = 'UNANSWERED' AND (NEW.written_by_party <> 'EMPLOYMENT_SERVICE' OR asked.requested_by_party <> 'EMPLOYMENT_SERVICE' OR asked.answered_at IS NOT NULL
    OR asked.plan_version_id IS DISTINCT FROM (
      SELECT p.id FROM plan_versions p WHERE p.municipality_id = asked.municipality_id AND p.case_id = asked.case_id AND p.state = 'APPROVED')
    OR consultation_breaks_off(NEW.municipality_id, NEW.consultation_id)) THEN
    RAISE EXCEPTION 'silence is never consent to breaking something off' USING ERRCODE = 'SES05';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_escalation_word BEFORE INSERT ON escalation_words FOR EACH ROW EXECUTE FUNCTION guard_escalation_word();

-- What the words amount to is written down in the same moment, with who stood for it at each party.
CREATE FUNCTION settle_consultation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF settlement_of(NEW.municipality_id, NEW.consultation_id) IS NOT NULL THEN
    INSERT INTO consultation_settlements (municipality_id, consultation_id, case_id, settled_as, municipality_by, employment_service_by, settled_at)
    SELECT NEW.municipality_id, NEW.consultation_id, NEW.case_id, settlement_of(NEW.municipality_id, NEW.consultation_id),
      (array_agg(w.written_by) FILTER (WHERE w.written_by_party = 'MUNICIPALITY'))[1],
      (array_agg(w.written_by) FILTER (WHERE w.written_by_party = 'EMPLOYMENT_SERVICE'))[1], NEW.written_at
    FROM escalation_words w
    WHERE w.municipality_id = NEW.municipality_id AND w.consultation_id = NEW.consultation_id
      AND (w.id IN (NEW.id, NEW.answers_id) OR (NEW.kind = 'DISAGREES' AND w.kind = 'DISAGREES'));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER settle_consultation AFTER INSERT ON escalation_words FOR EACH ROW EXECUTE FUNCTION settle_consultation();

CREATE FUNCTION guard_settlement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.settled_as IS DISTINCT FROM settlement_of(NEW.municipality_id, NEW.consultation_id) THEN
    RAISE EXCEPTION 'a consultation is ended by what its managers have said' USING ERRCODE = 'SES06';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_settlement BEFORE INSERT ON consultation_settlements FOR EACH ROW EXECUTE FUNCTION guard_settlement();

-- What the managers have ended is not answered, concluded or taken back afterwards.
CREATE FUNCTION guard_settled_consultation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM consultation_settlements s WHERE s.municipality_id = NEW.municipality_id AND s.consultation_id = NEW.id) THEN
    RAISE EXCEPTION 'the managers have ended this consultation' USING ERRCODE = 'SES07';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_settled_consultation BEFORE UPDATE ON consultations FOR EACH ROW EXECUTE FUNCTION guard_settled_consultation();

-- A disagreement goes to the managers in the moment that it is concluded.
CREATE FUNCTION escalate_disagreement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO consultation_escalations (municipality_id, consultation_id, cause, case_id, escalated_at)
  VALUES (NEW.municipality_id, NEW.id, 'NOT_AGREED', NEW.case_id, NEW.concluded_at) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER escalate_disagreement AFTER INSERT OR UPDATE OF conclusion ON consultations FOR EACH ROW
  WHEN (NEW.conclusion = 'NOT_AGREED') EXECUTE FUNCTION escalate_disagreement();

-- What is unanswered goes to them when its day has passed, and not before.
CREATE FUNCTION guard_escalation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM consultations c WHERE c.municipality_id = NEW.municipality_id AND c.id = NEW.consultation_id AND c.case_id = NEW.case_id
    AND CASE NEW.cause WHEN 'NOT_AGREED' THEN c.conclusion IS NOT DISTINCT FROM 'NOT_AGREED'
      ELSE c.answered_at IS NULL AND c.withdrawn_at IS NULL AND c.due_on < (NEW.escalated_at AT TIME ZONE 'Europe/Stockholm')::date END) THEN
    RAISE EXCEPTION 'only what is overdue or disagreed goes to the managers' USING ERRCODE = 'SES08';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_escalation BEFORE INSERT ON consultation_escalations FOR EACH ROW EXECUTE FUNCTION guard_escalation();

INSERT INTO consultation_escalations (municipality_id, consultation_id, cause, case_id, escalated_at)
SELECT municipality_id, id, 'NOT_AGREED', case_id, concluded_at FROM consultations WHERE conclusion = 'NOT_AGREED';

ALTER TABLE consultation_escalations ENABLE ROW LEVEL SECURITY;
ALTER TABLE consultation_escalations FORCE ROW LEVEL SECURITY;
CREATE POLICY consultation_escalations_access ON consultation_escalations
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) in ('MUNICIPALITY', 'EMPLOYMENT_SERVICE')) and exists (select 1 from cases c where c.municipality_id = consultation_escalations.municipality_id and c.id = consultation_escalations.case_id))));

ALTER TABLE escalation_words ENABLE ROW LEVEL SECURITY;
ALTER TABLE escalation_words FORCE ROW LEVEL SECURITY;
CREATE POLICY escalation_words_access ON escalation_words
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) in ('MUNICIPALITY', 'EMPLOYMENT_SERVICE')) and exists (select 1 from cases c where c.municipality_id = escalation_words.municipality_id and c.id = escalation_words.case_id))))
  WITH CHECK (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and written_by = (select nullif(current_setting('app.user_id', true), '')::uuid)
    and written_by_party::text = (select current_setting('app.organisation_kind', true))
    and exists (select 1 from cases c where c.municipality_id = escalation_words.municipality_id and c.id = escalation_words.case_id));

ALTER TABLE consultation_settlements ENABLE ROW LEVEL SECURITY;
ALTER TABLE consultation_settlements FORCE ROW LEVEL SECURITY;
CREATE POLICY consultation_settlements_access ON consultation_settlements
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) in ('MUNICIPALITY', 'EMPLOYMENT_SERVICE')) and exists (select 1 from cases c where c.municipality_id = consultation_settlements.municipality_id and c.id = consultation_settlements.case_id))));

-- Reminders are sent by the house; the parties read of them.
ALTER TABLE consultation_reminders ENABLE ROW LEVEL SECURITY;
ALTER TABLE consultation_reminders FORCE ROW LEVEL SECURITY;
CREATE POLICY consultation_reminders_access ON consultation_reminders
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) in ('MUNICIPALITY', 'EMPLOYMENT_SERVICE')) and exists (select 1 from cases c where c.municipality_id = consultation_reminders.municipality_id and c.id = consultation_reminders.case_id))))
  WITH CHECK (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and (select current_setting('app.organisation_kind', true) = 'SYSTEM'));

GRANT SELECT, INSERT ON consultation_escalations TO samspel_app;
GRANT SELECT, INSERT ON escalation_words TO samspel_app;
GRANT SELECT, INSERT ON consultation_settlements TO samspel_app;
GRANT SELECT, INSERT ON consultation_reminders TO samspel_app;

-- The gate: a referral is decided on a fresh samråd that agreed to exactly this referral and this plan (överenskommelse), on what the
-- managers of both ended it with, or in the open, by the manager who in the same moment recorded why it was decided without.
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
