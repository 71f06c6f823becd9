-- Whom one calls: the working hours of an officer or a coach, who stands in while one is away, and a shared mailbox as a second line.
-- The direct ways, phone and e-mail, stay with the account. A shared mailbox is never the only way to reach anybody.

CREATE TABLE "contact_cards" (
    "user_id" UUID NOT NULL,
    "hours" JSONB NOT NULL DEFAULT '[]',
    "shared_mailbox" TEXT NOT NULL DEFAULT '',
    "away_from" DATE,
    "away_to" DATE,
    "stand_in_id" UUID,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "changed_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "contact_cards_pkey" PRIMARY KEY ("user_id")
);

ALTER TABLE "contact_cards" ADD CONSTRAINT "contact_cards_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "contact_cards" ADD CONSTRAINT "contact_cards_stand_in_id_fkey" FOREIGN KEY ("stand_in_id") REFERENCES "user_accounts"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE INDEX contact_cards_shared_mailbox ON contact_cards (lower(shared_mailbox)) WHERE shared_mailbox <> '';

ALTER TABLE contact_cards
  ADD CONSTRAINT contact_cards_hours CHECK (jsonb_typeof(hours) = 'array'),
  ADD CONSTRAINT contact_cards_away CHECK ((away_from IS NULL) = (away_to IS NULL) AND away_from <= away_to),
  ADD CONSTRAINT contact_cards_stand_in CHECK (stand_in_id IS NULL OR (away_from IS NOT NULL AND stand_in_id <> user_id));

-- A shared mailbox is somebody's only contact when it is also the address of the account, and the account has no phone.
CREATE FUNCTION guard_contact_card() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  own_organisation uuid := (SELECT organisation_id FROM user_accounts WHERE id = NEW.user_id);
BEGIN
  IF NEW.stand_in_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM user_accounts u WHERE u.id = NEW.stand_in_id AND u.organisation_id = own_organisation
      AND (u.disabled_at IS NULL OR (TG_OP = 'UPDATE' AND OLD.stand_in_id IS NOT DISTINCT FROM NEW.stand_in_id))) THEN
    RAISE EXCEPTION 'a stand-in works in the same organisation' USING ERRCODE = 'SK002';
  END IF;
  IF NEW.shared_mailbox <> '' THEN
    PERFORM pg_advisory_xact_lock(hashtextextended(own_organisation::text, 57));
    IF EXISTS (SELECT 1 FROM user_accounts u WHERE u.organisation_id = own_organisation AND u.disabled_at IS NULL
      AND lower(u.email) = lower(NEW.shared_mailbox) AND coalesce(btrim(u.phone), '') = '') THEN
      RAISE EXCEPTION 'a shared mailbox is never the only contact' USING ERRCODE = 'SK001';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_contact_card BEFORE INSERT OR UPDATE ON contact_cards FOR EACH ROW EXECUTE FUNCTION guard_contact_card();

-- People change the phone of their own account, and nothing else of any account.
CREATE FUNCTION guard_own_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT current_setting('app.organisation_kind', true) IN ('MUNICIPALITY', 'EMPLOYMENT_SERVICE', 'PROVIDER'))
    AND (to_jsonb(NEW) - 'phone') IS DISTINCT FROM (to_jsonb(OLD) - 'phone') THEN
    RAISE EXCEPTION 'of an account people change only their phone' USING ERRCODE = 'SK003';
  END IF;
  IF coalesce(btrim(NEW.phone), '') = '' AND coalesce(btrim(OLD.phone), '') <> '' THEN
    PERFORM pg_advisory_xact_lock(hashtextextended(NEW.organisation_id::text, 57));
    IF EXISTS (SELECT 1 FROM contact_cards c JOIN user_accounts u ON u.id = c.user_id
      WHERE lower(c.shared_mailbox) = lower(NEW.email) AND c.shared_mailbox <> '' AND u.organisation_id = NEW.organisation_id) THEN
      RAISE EXCEPTION 'a shared mailbox is never the only contact' USING ERRCODE = 'SK001';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_own_account BEFORE UPDATE ON user_accounts FOR EACH ROW EXECUTE FUNCTION guard_own_account();

ALTER POLICY user_accounts_access ON user_accounts
  WITH CHECK ((select current_setting('app.organisation_kind', true) = 'SYSTEM') or id = (select nullif(current_setting('app.user_id', true), '')::uuid));

ALTER TABLE contact_cards ENABLE ROW LEVEL SECURITY;
ALTER TABLE contact_cards FORCE ROW LEVEL SECURITY;
CREATE POLICY contact_cards_access ON contact_cards
  USING ((select current_setting('app.organisation_kind', true) <> ''))
  WITH CHECK ((select current_setting('app.organisation_kind', true) = 'SYSTEM') or user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));

GRANT SELECT, INSERT, UPDATE ON contact_cards TO samspel_app;
