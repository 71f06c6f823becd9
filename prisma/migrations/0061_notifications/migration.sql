-- Something that someone should look at, told in the application and, unless that is declined, once by e-mail. The row is written in the
-- transaction of what it tells about and is its own outbox: mail_due_at is when the next attempt may be made. Kinds are a table in the code
-- (lib/notifications/rules/notification-kinds.ts); an id that stands in an e-mail is random and tells no time.

CREATE TYPE "notification_mail" AS ENUM ('WAITING', 'SENT', 'WITH_ANOTHER', 'READ_FIRST', 'NOT_WANTED', 'TOO_OLD', 'FAILED');
CREATE TYPE "mail_fault" AS ENUM ('NO_CONNECTION', 'NO_SIGN_IN', 'ADDRESS_REFUSED', 'TRY_LATER', 'OTHER');

CREATE TABLE "notifications" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "to_user_id" UUID NOT NULL,
    "from_organisation_id" UUID,
    "kind" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "read_at" TIMESTAMPTZ,
    "mail" "notification_mail" NOT NULL DEFAULT 'WAITING',
    "mail_due_at" TIMESTAMPTZ NOT NULL,
    "mail_attempts" INTEGER NOT NULL DEFAULT 0,
    "mail_fault" "mail_fault",
    "mailed_at" TIMESTAMPTZ,

    CONSTRAINT "notifications_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE INDEX "notifications_to_user_id_created_at_idx" ON "notifications"("to_user_id", "created_at");
CREATE INDEX "notifications_municipality_id_created_at_idx" ON "notifications"("municipality_id", "created_at");
-- What is to be sent is found without reading what has been.
CREATE INDEX notifications_due ON notifications (mail_due_at) WHERE mail = 'WAITING';

ALTER TABLE "notifications" ADD CONSTRAINT "notifications_to_user_id_fkey" FOREIGN KEY ("to_user_id") REFERENCES "user_accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE notifications
  ADD CONSTRAINT notifications_kind CHECK (kind ~ '^[A-Z_]{1,40}$'),
  -- A path of this site: ids and words, nothing that was typed.
  ADD CONSTRAINT notifications_path CHECK (path ~ '^/[a-z0-9][a-z0-9/?=&#-]*$' AND length(path) <= 300),
  ADD CONSTRAINT notifications_mailed CHECK ((mail = 'SENT') = (mailed_at IS NOT NULL));

-- A kind of notification that its recipient has decided about; no row means in the application and by e-mail.
CREATE TABLE "notification_choices" (
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "by_mail" BOOLEAN NOT NULL,
    "chosen_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "notification_choices_pkey" PRIMARY KEY ("user_id","kind")
);

ALTER TABLE "notification_choices" ADD CONSTRAINT "notification_choices_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE notification_choices ADD CONSTRAINT notification_choices_kind CHECK (kind ~ '^[A-Z_]{1,40}$');

-- A notification is read by its recipient alone, and written by anyone within reach in the name of the own organisation.
ALTER TABLE notifications ENABLE ROW LEVEL SECURITY;
ALTER TABLE notifications FORCE ROW LEVEL SECURITY;
CREATE POLICY notifications_access ON notifications
  USING ((select current_setting('app.organisation_kind', true) = 'SYSTEM') or to_user_id = (select nullif(current_setting('app.user_id', true), '')::uuid))
  WITH CHECK ((select current_setting('app.organisation_kind', true) = 'SYSTEM') or to_user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)
    or (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
      and from_organisation_id = (select nullif(current_setting('app.organisation_id', true), '')::uuid)));

ALTER TABLE notification_choices ENABLE ROW LEVEL SECURITY;
ALTER TABLE notification_choices FORCE ROW LEVEL SECURITY;
CREATE POLICY notification_choices_access ON notification_choices
  USING ((select current_setting('app.organisation_kind', true) = 'SYSTEM') or user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));

GRANT SELECT, INSERT, DELETE ON notifications TO samspel_app;
GRANT UPDATE (read_at, mail, mail_due_at, mail_attempts, mail_fault, mailed_at) ON notifications TO samspel_app;
GRANT SELECT, INSERT, UPDATE ON notification_choices TO samspel_app;
