-- Reported is not verified (domain, section 3). Each month some of the days that providers reported in the month that ended are drawn by lot, over all
-- providers, and checked by someone else than the one who reported. The lot is drawn once and its seed is kept, so that the draw can be made again.

CREATE TYPE "sample_outcome" AS ENUM ('AGREES', 'DIFFERS', 'NOT_CHECKABLE');
CREATE TYPE "sample_method" AS ENUM ('ASKED_PERSON', 'SIGNED_LIST', 'VISIT', 'PHONE');

CREATE TABLE "verification_samples" (
    "municipality_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "seed" TEXT NOT NULL,
    "reports" INTEGER NOT NULL,
    "drawn_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "verification_samples_pkey" PRIMARY KEY ("municipality_id","month")
);

CREATE TABLE "verification_sample_items" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "month" DATE NOT NULL,
    "attendance_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "reported_by" UUID NOT NULL,
    "drawn_minutes" INTEGER NOT NULL,
    "outcome" "sample_outcome",
    "method" "sample_method",
    "checked_minutes" INTEGER,
    "found_minutes" INTEGER,
    "words" TEXT NOT NULL DEFAULT '',
    "checked_by" UUID,
    "checked_at" TIMESTAMPTZ,

    CONSTRAINT "verification_sample_items_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE UNIQUE INDEX "verification_sample_items_municipality_id_month_attendance__key" ON "verification_sample_items"("municipality_id", "month", "attendance_id");
CREATE INDEX "verification_sample_items_municipality_id_case_id_idx" ON "verification_sample_items"("municipality_id", "case_id");
ALTER TABLE "verification_sample_items" ADD CONSTRAINT "verification_sample_items_municipality_id_month_fkey" FOREIGN KEY ("municipality_id", "month") REFERENCES "verification_samples"("municipality_id", "month") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "verification_sample_items" ADD CONSTRAINT "verification_sample_items_municipality_id_attendance_id_fkey" FOREIGN KEY ("municipality_id", "attendance_id") REFERENCES "attendances"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "verification_sample_items" ADD CONSTRAINT "verification_sample_items_municipality_id_case_id_fkey" FOREIGN KEY ("municipality_id", "case_id") REFERENCES "cases"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- «Vad väntar på mig?» begins with the few that nobody has checked.
CREATE INDEX verification_sample_items_unchecked ON verification_sample_items (municipality_id, month) WHERE outcome IS NULL;
-- What one provider has reported in a month.
CREATE INDEX attendances_provider_day ON attendances (municipality_id, provider_id, attended_on) WHERE provider_id IS NOT NULL;

ALTER TABLE verification_samples
  ADD CONSTRAINT verification_samples_month CHECK (extract(day FROM month) = 1 AND reports >= 0 AND btrim(seed) <> ''),
  ADD CONSTRAINT verification_samples_month_has_ended CHECK ((drawn_at AT TIME ZONE 'Europe/Stockholm')::date >= (month + interval '1 month')::date);
ALTER TABLE verification_sample_items
  ADD CONSTRAINT verification_sample_items_checked CHECK (num_nulls(outcome, checked_minutes, checked_by, checked_at) IN (0, 4)),
  ADD CONSTRAINT verification_sample_items_method CHECK ((outcome IS NOT NULL AND outcome <> 'NOT_CHECKABLE') = (method IS NOT NULL)),
  ADD CONSTRAINT verification_sample_items_found CHECK ((outcome IS NOT DISTINCT FROM 'DIFFERS') = (found_minutes IS NOT NULL)
    AND (found_minutes IS NULL OR (found_minutes BETWEEN 0 AND 1440 AND found_minutes <> checked_minutes))),
  ADD CONSTRAINT verification_sample_items_words CHECK (length(words) <= 500 AND (outcome IS DISTINCT FROM 'NOT_CHECKABLE' OR btrim(words) <> ''));

-- A sample is drawn by the house and not by a person, holds days that the provider itself reported in the month, and each is checked once: by the
-- municipality, by another than those who have reported it, against what the report says at that moment.
CREATE FUNCTION guard_sample_item() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  report attendances;
BEGIN
  SELECT * INTO report FROM attendances a WHERE a.municipality_id = NEW.municipality_id AND a.id = NEW.attendance_id;
  IF TG_OP = 'INSERT' THEN
    IF current_setting('app.organisation_kind', true) IS DISTINCT FROM 'SYSTEM' OR NEW.outcome IS NOT NULL
      OR (report.case_id, report.provider_id, report.reported_by, report.present_minutes)
        IS DISTINCT FROM (NEW.case_id, NEW.provider_id, NEW.reported_by, NEW.drawn_minutes)
      OR date_trunc('month', report.reported_at AT TIME ZONE 'Europe/Stockholm')::date IS DISTINCT FROM NEW.month
      OR NOT EXISTS (SELECT 1 FROM user_accounts u WHERE u.id = NEW.reported_by AND u.organisation_id = NEW.provider_id) THEN
      RAISE EXCEPTION 'a sample holds what a provider reported in the month' USING ERRCODE = 'SVS01';
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.outcome IS NOT NULL OR NEW.outcome IS NULL
    OR (OLD.municipality_id, OLD.id, OLD.month, OLD.attendance_id, OLD.case_id, OLD.provider_id, OLD.reported_by, OLD.drawn_minutes)
      IS DISTINCT FROM (NEW.municipality_id, NEW.id, NEW.month, NEW.attendance_id, NEW.case_id, NEW.provider_id, NEW.reported_by, NEW.drawn_minutes) THEN
    RAISE EXCEPTION 'a drawn day is checked once' USING ERRCODE = 'SVS02';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM user_accounts u WHERE u.id = NEW.checked_by AND u.organisation_id = NEW.municipality_id) THEN
    RAISE EXCEPTION 'a drawn day is checked by the municipality' USING ERRCODE = 'SVS03';
  END IF;
  IF NEW.checked_by IN (NEW.reported_by, report.reported_by) THEN
    RAISE EXCEPTION 'a drawn day is checked by another than the one who reported it' USING ERRCODE = 'SVS04';
  END IF;
  IF NEW.checked_minutes IS DISTINCT FROM report.present_minutes THEN
    RAISE EXCEPTION 'the report has been changed meanwhile' USING ERRCODE = 'SVS05';
  END IF;
  IF NEW.outcome = 'AGREES' AND report.verified_at IS NULL THEN
    RAISE EXCEPTION 'a day that agrees is verified' USING ERRCODE = 'SVS06';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_sample_item BEFORE INSERT OR UPDATE ON verification_sample_items FOR EACH ROW EXECUTE FUNCTION guard_sample_item();
CREATE TRIGGER keep_sample_items BEFORE DELETE OR TRUNCATE ON verification_sample_items FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON verification_samples FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What is drawn is the municipality's own: neither the provider nor Arbetsförmedlingen knows which days will be looked at.
ALTER TABLE verification_samples ENABLE ROW LEVEL SECURITY;
ALTER TABLE verification_samples FORCE ROW LEVEL SECURITY;
CREATE POLICY verification_samples_access ON verification_samples
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and (select current_setting('app.organisation_kind', true) in ('SYSTEM', 'MUNICIPALITY')))
  WITH CHECK (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and (select current_setting('app.organisation_kind', true) = 'SYSTEM'));

ALTER TABLE verification_sample_items ENABLE ROW LEVEL SECURITY;
ALTER TABLE verification_sample_items FORCE ROW LEVEL SECURITY;
CREATE POLICY verification_sample_items_access ON verification_sample_items
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) = 'MUNICIPALITY')
        and exists (select 1 from cases c where c.municipality_id = verification_sample_items.municipality_id and c.id = verification_sample_items.case_id))));

GRANT SELECT, INSERT ON verification_samples TO samspel_app;
GRANT SELECT, INSERT, UPDATE ON verification_sample_items TO samspel_app;
