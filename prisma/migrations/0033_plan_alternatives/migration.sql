-- Other weeks that are thought of beside a draft, to be compared before one is chosen. They are gone with the draft, and when it is agreed.

CREATE TABLE "plan_alternatives" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "case_id" UUID NOT NULL,
    "plan_version_id" UUID NOT NULL,
    "letter" CHAR(1) NOT NULL,
    "name" TEXT NOT NULL,
    "activities" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "changed_by" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "plan_alternatives_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE UNIQUE INDEX "plan_alternatives_municipality_id_plan_version_id_letter_key" ON "plan_alternatives"("municipality_id", "plan_version_id", "letter");

ALTER TABLE "plan_alternatives" ADD CONSTRAINT "plan_alternatives_municipality_id_plan_version_id_fkey" FOREIGN KEY ("municipality_id", "plan_version_id") REFERENCES "plan_versions"("municipality_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The draft is A. With B and C there are three, and no more.
ALTER TABLE plan_alternatives
  ADD CONSTRAINT plan_alternatives_letter CHECK (letter IN ('B', 'C')),
  ADD CONSTRAINT plan_alternatives_name CHECK (name <> '');

-- An alternative belongs to a draft of the same case; when it is no longer a draft its alternatives stand still.
CREATE FUNCTION guard_plan_alternative() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM plan_versions p
    WHERE p.municipality_id = NEW.municipality_id AND p.id = NEW.plan_version_id AND p.case_id = NEW.case_id AND p.state = 'DRAFT') THEN
    RAISE EXCEPTION 'alternatives belong to a draft' USING ERRCODE = 'SP033';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_plan_alternative BEFORE INSERT OR UPDATE ON plan_alternatives FOR EACH ROW EXECUTE FUNCTION guard_plan_alternative();

CREATE FUNCTION drop_plan_alternatives() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM plan_alternatives WHERE municipality_id = NEW.municipality_id AND plan_version_id = NEW.id;
  RETURN NULL;
END $$;
-- AFTER, since a generated column has its value only then.
CREATE TRIGGER drop_plan_alternatives AFTER UPDATE ON plan_versions FOR EACH ROW
  WHEN (NEW.state = 'APPROVED' AND OLD.state <> 'APPROVED') EXECUTE FUNCTION drop_plan_alternatives();

ALTER TABLE plan_alternatives ENABLE ROW LEVEL SECURITY;
ALTER TABLE plan_alternatives FORCE ROW LEVEL SECURITY;
CREATE POLICY plan_alternatives_access ON plan_alternatives
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) in ('MUNICIPALITY', 'EMPLOYMENT_SERVICE')) and exists (select 1 from cases c where c.municipality_id = plan_alternatives.municipality_id and c.id = plan_alternatives.case_id))));

GRANT SELECT, INSERT, UPDATE, DELETE ON plan_alternatives TO samspel_app;
