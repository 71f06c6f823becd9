-- «Så fungerar kommunen» in versions that only grow, and whom to call about what.

CREATE TABLE "municipality_page_versions" (
    "municipality_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "sections" JSONB NOT NULL,
    "written_by" UUID NOT NULL,
    "written_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "municipality_page_versions_pkey" PRIMARY KEY ("municipality_id","number")
);
ALTER TABLE municipality_page_versions ADD CONSTRAINT municipality_page_versions_number CHECK (number >= 1);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON municipality_page_versions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TYPE "contact_subject" AS ENUM ('EMPLOYER', 'WORK_PLACEMENT', 'EDUCATION', 'FINANCIAL_ASSISTANCE', 'CHILDCARE', 'JOINT_PLAN', 'AGREEMENTS');

CREATE TABLE "subject_contacts" (
    "municipality_id" UUID NOT NULL,
    "subject" "contact_subject" NOT NULL,
    "user_id" UUID NOT NULL,
    "stand_in_id" UUID,
    "note" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "changed_by" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "subject_contacts_pkey" PRIMARY KEY ("municipality_id","subject")
);
ALTER TABLE "subject_contacts" ADD CONSTRAINT "subject_contacts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "subject_contacts" ADD CONSTRAINT "subject_contacts_stand_in_id_fkey" FOREIGN KEY ("stand_in_id") REFERENCES "user_accounts"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE subject_contacts ADD CONSTRAINT subject_contacts_two_persons CHECK (stand_in_id IS DISTINCT FROM user_id);

-- Whom to call is someone who works there.
CREATE FUNCTION guard_subject_contact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM user_accounts u WHERE u.id IN (NEW.user_id, NEW.stand_in_id) AND u.organisation_id <> NEW.municipality_id) THEN
    RAISE EXCEPTION 'a contact works at the municipality' USING ERRCODE = 'SV011';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_subject_contact BEFORE INSERT OR UPDATE ON subject_contacts FOR EACH ROW EXECUTE FUNCTION guard_subject_contact();

ALTER TABLE municipality_page_versions ENABLE ROW LEVEL SECURITY;
ALTER TABLE municipality_page_versions FORCE ROW LEVEL SECURITY;
CREATE POLICY municipality_page_versions_access ON municipality_page_versions
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[]))
  WITH CHECK ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
    or (municipality_id = (select nullif(current_setting('app.organisation_id', true), '')::uuid)
      and written_by = (select nullif(current_setting('app.user_id', true), '')::uuid)
      and (select exists (select 1 from user_accounts u where u.id = nullif(current_setting('app.user_id', true), '')::uuid
        and u.role in ('UNIT_MANAGER', 'SYSTEM_ADMINISTRATOR') and u.disabled_at is null))));
GRANT SELECT, INSERT ON municipality_page_versions TO samspel_app;

ALTER TABLE subject_contacts ENABLE ROW LEVEL SECURITY;
ALTER TABLE subject_contacts FORCE ROW LEVEL SECURITY;
CREATE POLICY subject_contacts_access ON subject_contacts
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[]))
  WITH CHECK ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
    or (municipality_id = (select nullif(current_setting('app.organisation_id', true), '')::uuid)
      and (select exists (select 1 from user_accounts u where u.id = nullif(current_setting('app.user_id', true), '')::uuid
        and u.role in ('UNIT_MANAGER', 'SYSTEM_ADMINISTRATOR') and u.disabled_at is null))));
GRANT SELECT, INSERT, UPDATE, DELETE ON subject_contacts TO samspel_app;
