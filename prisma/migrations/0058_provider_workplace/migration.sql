-- What a provider is told of its own days grows by the times of its own activity on the day, and by whether the week's hours are flexible
-- and so may be reported on the days on which they were held. Still nothing of the plan, of breaks or of what others hold.

ALTER TABLE provider_days
  ADD COLUMN is_flexible BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN times JSONB NOT NULL DEFAULT '[]';
ALTER TABLE provider_days ADD CONSTRAINT provider_days_times CHECK (jsonb_typeof(times) = 'array');

-- The days that are kept already. The owner may be bound by the policies, so it is told what it may reach.
DO $$
BEGIN
  PERFORM set_config('app.organisation_kind', 'SYSTEM', true);
  PERFORM set_config('app.municipality_ids', (SELECT coalesce(array_agg(id), '{}')::text FROM organisations WHERE kind = 'MUNICIPALITY'), true);
  UPDATE provider_days d SET is_flexible = true
  WHERE EXISTS (SELECT 1 FROM activities a JOIN plan_versions p ON p.municipality_id = a.municipality_id AND p.id = a.plan_version_id
    WHERE a.municipality_id = d.municipality_id AND a.lineage_id = d.lineage_id AND a.flexible_weekly_minutes IS NOT NULL
      AND p.in_force_from <= d.day AND coalesce(p.in_force_to, 'infinity') >= d.day);
  PERFORM set_config('app.organisation_kind', '', true);
  PERFORM set_config('app.municipality_ids', '', true);
END $$;

-- A deviation is what a provider tells both officers. Nothing follows from it by itself: people hear and judge (12 kap. 5 §).
CREATE TYPE "deviation_kind" AS ENUM ('STAYED_AWAY', 'LEFT_EARLY', 'PROVIDER_CANCELLED', 'CANNOT_GO_ON', 'OTHER');

CREATE TABLE "provider_deviations" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "happened_on" DATE NOT NULL,
    "kind" "deviation_kind" NOT NULL,
    "words" TEXT NOT NULL,
    "reported_by" UUID NOT NULL,
    "reported_at" TIMESTAMPTZ NOT NULL,
    "withdrawn_at" TIMESTAMPTZ,
    "municipality_read_by" UUID,
    "municipality_read_at" TIMESTAMPTZ,
    "employment_service_read_by" UUID,
    "employment_service_read_at" TIMESTAMPTZ,

    CONSTRAINT "provider_deviations_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE INDEX "provider_deviations_municipality_id_case_id_happened_on_idx" ON "provider_deviations"("municipality_id", "case_id", "happened_on");

ALTER TABLE "provider_deviations" ADD CONSTRAINT "provider_deviations_municipality_id_case_id_fkey" FOREIGN KEY ("municipality_id", "case_id") REFERENCES "cases"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- «Vad väntar på mig?» begins with what nobody has read.
CREATE INDEX provider_deviations_unread ON provider_deviations (municipality_id, reported_at)
  WHERE withdrawn_at IS NULL AND (municipality_read_at IS NULL OR employment_service_read_at IS NULL);

ALTER TABLE provider_deviations
  ADD CONSTRAINT provider_deviations_words CHECK (btrim(words) <> '' AND length(words) <= 500),
  ADD CONSTRAINT provider_deviations_day CHECK (happened_on <= (reported_at AT TIME ZONE 'Europe/Stockholm')::date),
  ADD CONSTRAINT provider_deviations_municipality_read CHECK ((municipality_read_by IS NULL) = (municipality_read_at IS NULL)),
  ADD CONSTRAINT provider_deviations_employment_service_read CHECK ((employment_service_read_by IS NULL) = (employment_service_read_at IS NULL));

CREATE FUNCTION guard_provider_deviation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (
    (to_jsonb(NEW) - '{withdrawn_at,municipality_read_by,municipality_read_at,employment_service_read_by,employment_service_read_at}'::text[]) IS DISTINCT FROM
    (to_jsonb(OLD) - '{withdrawn_at,municipality_read_by,municipality_read_at,employment_service_read_by,employment_service_read_at}'::text[])
    OR (OLD.withdrawn_at IS NOT NULL AND NEW IS DISTINCT FROM OLD)
    OR (OLD.municipality_read_at IS NOT NULL AND (NEW.municipality_read_by, NEW.municipality_read_at) IS DISTINCT FROM (OLD.municipality_read_by, OLD.municipality_read_at))
    OR (OLD.employment_service_read_at IS NOT NULL AND (NEW.employment_service_read_by, NEW.employment_service_read_at) IS DISTINCT FROM (OLD.employment_service_read_by, OLD.employment_service_read_at))) THEN
    RAISE EXCEPTION 'what was told of a deviation stands' USING ERRCODE = 'SWP01';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM user_accounts u WHERE u.id = NEW.reported_by AND u.organisation_id = NEW.provider_id)
    OR organisation_kind_of(NEW.reported_by) IS DISTINCT FROM 'PROVIDER'
    OR (NEW.municipality_read_by IS NOT NULL AND organisation_kind_of(NEW.municipality_read_by) IS DISTINCT FROM 'MUNICIPALITY')
    OR (NEW.employment_service_read_by IS NOT NULL AND organisation_kind_of(NEW.employment_service_read_by) IS DISTINCT FROM 'EMPLOYMENT_SERVICE') THEN
    RAISE EXCEPTION 'each party speaks and reads for itself' USING ERRCODE = 'SWP02';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_provider_deviation BEFORE INSERT OR UPDATE ON provider_deviations FOR EACH ROW EXECUTE FUNCTION guard_provider_deviation();

ALTER TABLE provider_deviations ENABLE ROW LEVEL SECURITY;
ALTER TABLE provider_deviations FORCE ROW LEVEL SECURITY;
CREATE POLICY provider_deviations_access ON provider_deviations
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or (((select current_setting('app.organisation_kind', true) <> 'PROVIDER') or provider_id = (select nullif(current_setting('app.organisation_id', true), '')::uuid))
        and exists (select 1 from cases c where c.municipality_id = provider_deviations.municipality_id and c.id = provider_deviations.case_id))));

GRANT SELECT, INSERT, UPDATE ON provider_deviations TO samspel_app;
