-- A provider may have a code of its own in the register, which is no organisation number: by it the file of another register is told
-- apart from one that only has a like name. It is set once, and never changed.

ALTER TYPE "provider_change_kind" ADD VALUE 'CODE';

ALTER TABLE organisations
  ADD COLUMN provider_code TEXT,
  ADD CONSTRAINT organisations_provider_code CHECK (provider_code IS NULL OR (kind = 'PROVIDER' AND btrim(provider_code) <> ''));
CREATE UNIQUE INDEX organisations_provider_code_once ON organisations (lower(provider_code)) WHERE provider_code IS NOT NULL;

-- An organisation is set up once; a municipality adds providers, gives one a code that has none, and changes nothing else.
CREATE OR REPLACE FUNCTION guard_organisation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('app.organisation_kind', true) = 'MUNICIPALITY'
    AND (OLD.kind <> 'PROVIDER' OR OLD.provider_code IS NOT NULL
      OR (NEW.id, NEW.kind, NEW.name, NEW.municipality_code) IS DISTINCT FROM (OLD.id, OLD.kind, OLD.name, OLD.municipality_code)) THEN
    RAISE EXCEPTION 'an organisation is not changed by a municipality' USING ERRCODE = 'SV003';
  END IF;
  RETURN NEW;
END $$;
