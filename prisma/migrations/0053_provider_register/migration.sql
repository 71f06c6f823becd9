-- The register of providers: what a site is, where it lies, what is done there, and from when a municipality has an agreement.
-- A site is minded by the municipality in which it lies; one that lies where nobody uses Samspel by any municipality the provider
-- has an agreement with. Whose hands it has been in stands in provider_changes, which only grows.

CREATE TYPE "provider_change_kind" AS ENUM ('PROVIDER', 'AGREEMENT', 'SITE_ADDED', 'SITE_CHANGED', 'SITE_CLOSED');

ALTER TABLE provider_sites
  ADD COLUMN has_office BOOLEAN NOT NULL DEFAULT true,
  ADD COLUMN latitude DOUBLE PRECISION,
  ADD COLUMN longitude DOUBLE PRECISION,
  ADD COLUMN opening_hours TEXT NOT NULL DEFAULT '',
  ADD COLUMN languages TEXT[] NOT NULL DEFAULT '{}',
  ADD COLUMN specialisations TEXT[] NOT NULL DEFAULT '{}',
  ADD COLUMN service_codes TEXT[] NOT NULL DEFAULT '{}',
  ADD COLUMN levels TEXT[] NOT NULL DEFAULT '{}',
  ADD COLUMN closed_on DATE,
  ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;

ALTER TABLE provider_sites
  ADD CONSTRAINT provider_sites_levels CHECK (levels <@ ARRAY['A', 'B', 'C']),
  -- In Sweden, and both or none.
  ADD CONSTRAINT provider_sites_place CHECK ((latitude IS NULL) = (longitude IS NULL)
    AND (latitude IS NULL OR (latitude BETWEEN 55 AND 70 AND longitude BETWEEN 10 AND 25))),
  ADD CONSTRAINT provider_sites_office CHECK (NOT has_office OR btrim(address) <> '');

ALTER TABLE provider_municipalities
  ADD COLUMN agreed_from DATE,
  ADD COLUMN agreed_to DATE,
  ADD CONSTRAINT provider_municipalities_order CHECK (agreed_to IS NULL OR agreed_from IS NULL OR agreed_to >= agreed_from);
CREATE INDEX provider_municipalities_municipality ON provider_municipalities (municipality_id);

-- Where in the municipality distances are measured from.
CREATE TABLE "municipality_places" (
    "municipality_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "latitude" DOUBLE PRECISION NOT NULL,
    "longitude" DOUBLE PRECISION NOT NULL,
    "changed_by" UUID,
    "changed_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "municipality_places_pkey" PRIMARY KEY ("municipality_id")
);
ALTER TABLE municipality_places
  ADD CONSTRAINT municipality_places_name CHECK (btrim(name) <> ''),
  ADD CONSTRAINT municipality_places_in_sweden CHECK (latitude BETWEEN 55 AND 70 AND longitude BETWEEN 10 AND 25);

CREATE TABLE "provider_changes" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "provider_id" UUID NOT NULL,
    "site_id" UUID,
    "municipality_id" UUID NOT NULL,
    "kind" "provider_change_kind" NOT NULL,
    "changes" JSONB NOT NULL DEFAULT '[]',
    "changed_by" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "provider_changes_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "provider_changes_provider_id_changed_at_idx" ON "provider_changes"("provider_id", "changed_at");
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON provider_changes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A site that moves to another municipality is closed, and opened there by the one who minds it there.
CREATE FUNCTION guard_provider_site() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.provider_id, NEW.municipality_code) IS DISTINCT FROM (OLD.provider_id, OLD.municipality_code) THEN
    RAISE EXCEPTION 'a site stays with its provider and its municipality' USING ERRCODE = 'SV001';
  END IF;
  IF OLD.closed_on IS NOT NULL THEN
    RAISE EXCEPTION 'a closed site is not changed' USING ERRCODE = 'SV002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_provider_site BEFORE UPDATE ON provider_sites FOR EACH ROW EXECUTE FUNCTION guard_provider_site();

-- An organisation is set up once; a municipality adds providers and changes none.
CREATE FUNCTION guard_organisation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('app.organisation_kind', true) = 'MUNICIPALITY' THEN
    RAISE EXCEPTION 'an organisation is not changed by a municipality' USING ERRCODE = 'SV003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_organisation BEFORE UPDATE ON organisations FOR EACH ROW EXECUTE FUNCTION guard_organisation();

ALTER POLICY organisations_access ON organisations
  WITH CHECK ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
    or (kind = 'PROVIDER' and (select exists (select 1 from user_accounts u where u.id = nullif(current_setting('app.user_id', true), '')::uuid
      and u.role = 'SYSTEM_ADMINISTRATOR' and u.disabled_at is null))));

ALTER POLICY provider_municipalities_access ON provider_municipalities
  WITH CHECK ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
    or (municipality_id = (select nullif(current_setting('app.organisation_id', true), '')::uuid)
      and (select exists (select 1 from user_accounts u where u.id = nullif(current_setting('app.user_id', true), '')::uuid
        and u.role = 'SYSTEM_ADMINISTRATOR' and u.disabled_at is null))));

ALTER POLICY provider_sites_access ON provider_sites
  WITH CHECK ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
    or ((select exists (select 1 from user_accounts u where u.id = nullif(current_setting('app.user_id', true), '')::uuid
        and u.role = 'SYSTEM_ADMINISTRATOR' and u.disabled_at is null))
      and exists (select 1 from provider_municipalities p where p.provider_id = provider_sites.provider_id
        and p.municipality_id = (select nullif(current_setting('app.organisation_id', true), '')::uuid))
      and (municipality_code = (select o.municipality_code from organisations o where o.id = nullif(current_setting('app.organisation_id', true), '')::uuid)
        or not exists (select 1 from organisations o where o.municipality_code = provider_sites.municipality_code))));

ALTER TABLE municipality_places ENABLE ROW LEVEL SECURITY;
ALTER TABLE municipality_places FORCE ROW LEVEL SECURITY;
CREATE POLICY municipality_places_access ON municipality_places
  USING ((select current_setting('app.organisation_kind', true) <> ''))
  WITH CHECK ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
    or (municipality_id = (select nullif(current_setting('app.organisation_id', true), '')::uuid)
      and (select exists (select 1 from user_accounts u where u.id = nullif(current_setting('app.user_id', true), '')::uuid
        and u.role = 'SYSTEM_ADMINISTRATOR' and u.disabled_at is null))));
GRANT SELECT, INSERT, UPDATE ON municipality_places TO samspel_app;

ALTER TABLE provider_changes ENABLE ROW LEVEL SECURITY;
ALTER TABLE provider_changes FORCE ROW LEVEL SECURITY;
CREATE POLICY provider_changes_access ON provider_changes
  USING ((select current_setting('app.organisation_kind', true) in ('SYSTEM', 'MUNICIPALITY', 'EMPLOYMENT_SERVICE')))
  WITH CHECK ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
    or (municipality_id = (select nullif(current_setting('app.organisation_id', true), '')::uuid)
      and changed_by = (select nullif(current_setting('app.user_id', true), '')::uuid)));
GRANT SELECT, INSERT ON provider_changes TO samspel_app;
