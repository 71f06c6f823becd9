-- What the officers of the two authorities write to each other about a case. A message has come in to the other authority as soon as it is
-- sent, so it is never changed and never withdrawn: what was wrong is corrected by a new one. What may change is whether it still waits for
-- an answer. A fact that is disclosed has its ground beside it: the message says which facts, who, when and in which direction.

CREATE TYPE "disclosure_ground" AS ENUM ('CONSENT', 'DUTY_TO_INFORM', 'WRONG_PAYMENTS');
CREATE TYPE "message_settling" AS ENUM ('ANSWERED', 'WAIVED');

CREATE TABLE "messages" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "case_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "written_by" UUID NOT NULL,
    "written_by_party" "party" NOT NULL,
    "written_at" TIMESTAMPTZ NOT NULL,
    "awaits_answer" BOOLEAN NOT NULL,
    "settled_as" "message_settling",
    "settled_at" TIMESTAMPTZ,
    "ground" "disclosure_ground",
    "request_id" UUID NOT NULL,

    CONSTRAINT "messages_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE INDEX "messages_municipality_id_case_id_written_at_id_idx" ON "messages"("municipality_id", "case_id", "written_at", "id");
CREATE UNIQUE INDEX "messages_municipality_id_written_by_request_id_key" ON "messages"("municipality_id", "written_by", "request_id");
-- «Vad väntar på mig?» begins with the messages that wait, never with the many that were written.
CREATE INDEX messages_waiting ON messages (municipality_id, case_id, written_at) WHERE awaits_answer AND settled_at IS NULL;

ALTER TABLE "messages" ADD CONSTRAINT "messages_municipality_id_case_id_fkey" FOREIGN KEY ("municipality_id", "case_id") REFERENCES "cases"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE messages
  ADD CONSTRAINT messages_text CHECK (btrim(text) <> '' AND length(text) <= 4000),
  ADD CONSTRAINT messages_party CHECK (written_by_party <> 'PROVIDER'),
  ADD CONSTRAINT messages_settled CHECK ((settled_as IS NULL) = (settled_at IS NULL) AND (settled_as IS NULL OR awaits_answer));

-- Who has read what, and when: one row for each reader of each message, written once.
CREATE TABLE "message_reads" (
    "municipality_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "read_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "message_reads_pkey" PRIMARY KEY ("municipality_id","message_id","user_id")
);

CREATE INDEX "message_reads_municipality_id_case_id_idx" ON "message_reads"("municipality_id", "case_id");

ALTER TABLE "message_reads" ADD CONSTRAINT "message_reads_municipality_id_message_id_fkey" FOREIGN KEY ("municipality_id", "message_id") REFERENCES "messages"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE FUNCTION guard_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF organisation_kind_of(NEW.written_by)::text IS DISTINCT FROM NEW.written_by_party::text THEN
      RAISE EXCEPTION 'each party writes for itself' USING ERRCODE = 'SMS01';
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.settled_at IS NOT NULL
    OR (to_jsonb(NEW) - '{settled_as,settled_at}'::text[]) IS DISTINCT FROM (to_jsonb(OLD) - '{settled_as,settled_at}'::text[]) THEN
    RAISE EXCEPTION 'what was written stands' USING ERRCODE = 'SMS02';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_message BEFORE INSERT OR UPDATE ON messages FOR EACH ROW EXECUTE FUNCTION guard_message();

-- Between the two authorities about a case that both may see; a provider reads nothing here.
ALTER TABLE messages ENABLE ROW LEVEL SECURITY;
ALTER TABLE messages FORCE ROW LEVEL SECURITY;
CREATE POLICY messages_access ON messages
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) in ('MUNICIPALITY', 'EMPLOYMENT_SERVICE'))
        and exists (select 1 from cases c where c.municipality_id = messages.municipality_id and c.id = messages.case_id))));

-- A receipt is written by the reader alone.
ALTER TABLE message_reads ENABLE ROW LEVEL SECURITY;
ALTER TABLE message_reads FORCE ROW LEVEL SECURITY;
CREATE POLICY message_reads_access ON message_reads
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) in ('MUNICIPALITY', 'EMPLOYMENT_SERVICE'))
        and exists (select 1 from cases c where c.municipality_id = message_reads.municipality_id and c.id = message_reads.case_id))))
  WITH CHECK (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) in ('MUNICIPALITY', 'EMPLOYMENT_SERVICE'))
        and user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)
        and exists (select 1 from cases c where c.municipality_id = message_reads.municipality_id and c.id = message_reads.case_id))));

GRANT SELECT, INSERT ON messages TO samspel_app;
GRANT UPDATE (settled_as, settled_at) ON messages TO samspel_app;
GRANT SELECT, INSERT ON message_reads TO samspel_app;
