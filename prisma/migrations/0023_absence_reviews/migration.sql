-- Ogiltig frånvaro, 12 kap. 5 § SoL: a human looks at acceptable reason, särskilda skäl, what the person says and how the person was told, and
-- decides. A review covers one or several reported days of one case. Nothing here knows of an amount, and what was decided stands.

CREATE TYPE "absence_channel" AS ENUM ('MEETING', 'PHONE', 'LETTER', 'MESSAGE');
CREATE TYPE "acceptable_reason" AS ENUM ('ILLNESS', 'SICK_CHILD', 'CHILDCARE', 'TRAVEL', 'OTHER_APPOINTMENT', 'WORK', 'NOT_INFORMED', 'OTHER');
CREATE TYPE "absence_decision" AS ENUM ('ACCEPTABLE_REASON', 'SPECIAL_REASONS', 'NO_ACCEPTABLE_REASON', 'NOT_ABSENT');

CREATE TABLE "absence_reviews" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "case_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "corrects_id" UUID,
    "has_answered" BOOLEAN,
    "own_words" TEXT NOT NULL DEFAULT '',
    "contact_attempts" INTEGER,
    "told_how" "absence_channel",
    "told_on" DATE,
    "answer_by_on" DATE,
    "has_acceptable_reason" BOOLEAN,
    "acceptable_reason" "acceptable_reason",
    "acceptable_reason_note" TEXT NOT NULL DEFAULT '',
    "has_special_reasons" BOOLEAN,
    "special_reasons" TEXT NOT NULL DEFAULT '',
    "decision_reasons" TEXT NOT NULL DEFAULT '',
    "opened_by" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ NOT NULL,
    "changed_by" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ NOT NULL,
    "decision" "absence_decision",
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ,

    CONSTRAINT "absence_reviews_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE TABLE "absence_review_days" (
    "municipality_id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "attendance_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "attended_on" DATE NOT NULL,
    "absent_minutes" INTEGER NOT NULL,

    CONSTRAINT "absence_review_days_pkey" PRIMARY KEY ("municipality_id","review_id","attendance_id")
);

CREATE INDEX "absence_reviews_municipality_id_case_id_idx" ON "absence_reviews"("municipality_id", "case_id");
CREATE INDEX "absence_review_days_municipality_id_attendance_id_idx" ON "absence_review_days"("municipality_id", "attendance_id");

ALTER TABLE "absence_reviews" ADD CONSTRAINT "absence_reviews_municipality_id_case_id_fkey" FOREIGN KEY ("municipality_id", "case_id") REFERENCES "cases"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "absence_reviews" ADD CONSTRAINT "absence_reviews_municipality_id_corrects_id_fkey" FOREIGN KEY ("municipality_id", "corrects_id") REFERENCES "absence_reviews"("municipality_id", "id");
ALTER TABLE "absence_review_days" ADD CONSTRAINT "absence_review_days_municipality_id_review_id_fkey" FOREIGN KEY ("municipality_id", "review_id") REFERENCES "absence_reviews"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "absence_review_days" ADD CONSTRAINT "absence_review_days_municipality_id_attendance_id_fkey" FOREIGN KEY ("municipality_id", "attendance_id") REFERENCES "attendances"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Two who open at once get the same review, and what has been corrected once is corrected from its correction.
CREATE UNIQUE INDEX absence_reviews_one_open ON absence_reviews (municipality_id, case_id) WHERE decided_at IS NULL;
CREATE UNIQUE INDEX absence_reviews_corrected_once ON absence_reviews (municipality_id, corrects_id) WHERE corrects_id IS NOT NULL;
-- The reported days that may call for a review: few among many.
CREATE INDEX attendances_unexcused ON attendances (municipality_id, attended_on) WHERE status = 'UNEXCUSED_ABSENCE';

ALTER TABLE absence_reviews
  ADD CONSTRAINT absence_reviews_contact CHECK (contact_attempts BETWEEN 1 AND 50),
  ADD CONSTRAINT absence_reviews_answer_time CHECK (answer_by_on >= told_on),
  ADD CONSTRAINT absence_reviews_decided CHECK (num_nulls(decision, decided_by, decided_at) IN (0, 3)),
  ADD CONSTRAINT absence_reviews_has_reasons CHECK (decision IS NULL OR btrim(decision_reasons) <> ''),
  ADD CONSTRAINT absence_reviews_acceptable CHECK (
    decision IS DISTINCT FROM 'ACCEPTABLE_REASON' OR (has_acceptable_reason AND acceptable_reason IS NOT NULL) IS TRUE),
  ADD CONSTRAINT absence_reviews_special CHECK (
    decision IS DISTINCT FROM 'SPECIAL_REASONS' OR (has_special_reasons AND btrim(special_reasons) <> '') IS TRUE),
  -- Nobody's absence is found to lack an acceptable reason unheard: the person was told, had time to answer, and has answered or let the time pass.
  ADD CONSTRAINT absence_reviews_heard CHECK (
    decision IS DISTINCT FROM 'NO_ACCEPTABLE_REASON'
    OR (told_how IS NOT NULL AND told_on IS NOT NULL AND answer_by_on IS NOT NULL
      AND NOT has_acceptable_reason AND NOT has_special_reasons
      AND CASE WHEN has_answered THEN btrim(own_words) <> ''
        ELSE NOT has_answered AND contact_attempts IS NOT NULL AND answer_by_on < (decided_at AT TIME ZONE 'Europe/Stockholm')::date END) IS TRUE);

CREATE FUNCTION guard_absence_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.decided_at IS NOT NULL THEN
    RAISE EXCEPTION 'a decided review of an absence stands' USING ERRCODE = 'SB001';
  END IF;
  -- Of a day that has been corrected since, nothing is decided; and one is told of an absence after it.
  IF NEW.decision = 'NO_ACCEPTABLE_REASON' AND (SELECT coalesce(NEW.told_on < max(d.attended_on), max(d.attended_on) IS NULL)
    FROM absence_review_days d JOIN attendances t ON t.municipality_id = d.municipality_id AND t.id = d.attendance_id
    WHERE d.municipality_id = NEW.municipality_id AND d.review_id = NEW.id AND t.status = 'UNEXCUSED_ABSENCE') THEN
    RAISE EXCEPTION 'no unexcused day is left, or the person was told before it' USING ERRCODE = 'SB002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_absence_review BEFORE UPDATE ON absence_reviews FOR EACH ROW EXECUTE FUNCTION guard_absence_review();

CREATE FUNCTION guard_absence_review_day() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM absence_reviews r
    WHERE r.municipality_id = NEW.municipality_id AND r.id = NEW.review_id AND r.decided_at IS NOT NULL) THEN
    RAISE EXCEPTION 'the days of a decided review of an absence stand' USING ERRCODE = 'SB001';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM absence_reviews r JOIN attendances t ON t.municipality_id = r.municipality_id AND t.case_id = r.case_id
    WHERE r.municipality_id = NEW.municipality_id AND r.id = NEW.review_id AND r.case_id = NEW.case_id
      AND t.id = NEW.attendance_id AND t.attended_on = NEW.attended_on AND t.status = 'UNEXCUSED_ABSENCE') THEN
    RAISE EXCEPTION 'a review covers unexcused days of its own case' USING ERRCODE = 'SB002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_absence_review_day BEFORE INSERT ON absence_review_days FOR EACH ROW EXECUTE FUNCTION guard_absence_review_day();

-- The municipality alone: what the person says of health and household is in these rows (OSL 26:1).
ALTER TABLE absence_reviews ENABLE ROW LEVEL SECURITY;
ALTER TABLE absence_reviews FORCE ROW LEVEL SECURITY;
CREATE POLICY absence_reviews_access ON absence_reviews
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) = 'MUNICIPALITY') and exists (select 1 from cases c where c.municipality_id = absence_reviews.municipality_id and c.id = absence_reviews.case_id))));

ALTER TABLE absence_review_days ENABLE ROW LEVEL SECURITY;
ALTER TABLE absence_review_days FORCE ROW LEVEL SECURITY;
CREATE POLICY absence_review_days_access ON absence_review_days
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) = 'MUNICIPALITY') and exists (select 1 from cases c where c.municipality_id = absence_review_days.municipality_id and c.id = absence_review_days.case_id))));

GRANT SELECT, INSERT, UPDATE ON absence_reviews TO samspel_app;
GRANT SELECT, INSERT ON absence_review_days TO samspel_app;
