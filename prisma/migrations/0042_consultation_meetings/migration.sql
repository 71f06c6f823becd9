-- A group samråd: one meeting of the two authorities about several persons, each with an outcome of its own. What was said of each stands in
-- the samråd itself; the meeting only says which were taken up, and when.

CREATE TABLE "consultation_meetings" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "held_on" DATE NOT NULL,
    "participants" TEXT NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "consultation_meetings_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE TABLE "consultation_meeting_rows" (
    "municipality_id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "consultation_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "consultation_meeting_rows_pkey" PRIMARY KEY ("municipality_id","meeting_id","consultation_id")
);

CREATE INDEX "consultation_meetings_municipality_id_held_on_idx" ON "consultation_meetings"("municipality_id", "held_on");
CREATE INDEX "consultation_meeting_rows_municipality_id_consultation_id_idx" ON "consultation_meeting_rows"("municipality_id", "consultation_id");

ALTER TABLE "consultation_meeting_rows" ADD CONSTRAINT "consultation_meeting_rows_municipality_id_meeting_id_fkey" FOREIGN KEY ("municipality_id", "meeting_id") REFERENCES "consultation_meetings"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "consultation_meeting_rows" ADD CONSTRAINT "consultation_meeting_rows_municipality_id_consultation_id_fkey" FOREIGN KEY ("municipality_id", "consultation_id") REFERENCES "consultations"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE consultation_meetings ADD CONSTRAINT consultation_meetings_participants CHECK (btrim(participants) <> '');

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON consultation_meetings FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON consultation_meeting_rows FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The meeting itself tells of no person, so both authorities see that it is held; its rows are seen with their cases.
ALTER TABLE consultation_meetings ENABLE ROW LEVEL SECURITY;
ALTER TABLE consultation_meetings FORCE ROW LEVEL SECURITY;
CREATE POLICY consultation_meetings_access ON consultation_meetings
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and (select current_setting('app.organisation_kind', true) in ('SYSTEM', 'MUNICIPALITY', 'EMPLOYMENT_SERVICE')));
GRANT SELECT, INSERT ON consultation_meetings TO samspel_app;

ALTER TABLE consultation_meeting_rows ENABLE ROW LEVEL SECURITY;
ALTER TABLE consultation_meeting_rows FORCE ROW LEVEL SECURITY;
CREATE POLICY consultation_meeting_rows_access ON consultation_meeting_rows
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) in ('MUNICIPALITY', 'EMPLOYMENT_SERVICE')) and exists (select 1 from cases c where c.municipality_id = consultation_meeting_rows.municipality_id and c.id = consultation_meeting_rows.case_id))));
GRANT SELECT, INSERT ON consultation_meeting_rows TO samspel_app;
