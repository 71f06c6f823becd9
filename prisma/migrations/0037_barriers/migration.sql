-- A cause of a gap is a barrier with someone who minds it, a due date, and a story: what was done, who took over, how it ended.
-- Its state is computed from these facts.

CREATE TYPE "barrier_closing" AS ENUM ('SOLVED', 'HANDED_OVER');
CREATE TYPE "barrier_note_kind" AS ENUM ('FOLLOW_UP', 'SOLVED', 'HANDED_OVER');

ALTER TABLE gap_causes
  ADD COLUMN due_on DATE,
  ADD COLUMN owner_user_id UUID,
  ADD COLUMN owner_contact TEXT NOT NULL DEFAULT '',
  ADD COLUMN follows_id UUID,
  ADD COLUMN closed_as "barrier_closing",
  ADD COLUMN closed_by UUID,
  ADD COLUMN closed_at TIMESTAMPTZ;

CREATE TABLE "barrier_notes" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "case_id" UUID NOT NULL,
    "gap_cause_id" UUID NOT NULL,
    "kind" "barrier_note_kind" NOT NULL,
    "text" TEXT NOT NULL,
    "is_shared" BOOLEAN NOT NULL DEFAULT false,
    "moved_due_on" DATE,
    "written_by" UUID NOT NULL,
    "written_by_party" "party" NOT NULL,
    "written_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "barrier_notes_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE INDEX "barrier_notes_municipality_id_gap_cause_id_idx" ON "barrier_notes"("municipality_id", "gap_cause_id");
CREATE INDEX "barrier_notes_municipality_id_case_id_idx" ON "barrier_notes"("municipality_id", "case_id");

ALTER TABLE "barrier_notes" ADD CONSTRAINT "barrier_notes_municipality_id_gap_cause_id_fkey" FOREIGN KEY ("municipality_id", "gap_cause_id") REFERENCES "gap_causes"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE barrier_notes ADD CONSTRAINT barrier_notes_text CHECK (btrim(text) <> '');

ALTER TABLE gap_causes
  ADD CONSTRAINT gap_causes_closing CHECK ((closed_as IS NULL) = (closed_at IS NULL) AND (closed_as IS NULL) = (closed_by IS NULL)),
  -- A named officer is at one of the two authorities, a contact in words is everywhere else.
  ADD CONSTRAINT gap_causes_who CHECK (owner_user_id IS NULL OR owner IN ('MUNICIPALITY', 'EMPLOYMENT_SERVICE'));

-- The chain of owners is a line: one follows one.
CREATE UNIQUE INDEX gap_causes_follows ON gap_causes (municipality_id, follows_id) WHERE follows_id IS NOT NULL;
-- «Vad väntar på mig?» begins with the barriers that are open, never with the many cases.
CREATE INDEX gap_causes_open ON gap_causes (municipality_id, due_on) WHERE closed_at IS NULL;

-- What was recorded is never rewritten, and what is closed is never opened again: a new one is recorded.
CREATE FUNCTION guard_gap_cause() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.closed_at IS NOT NULL THEN
    RAISE EXCEPTION 'the barrier is closed' USING ERRCODE = 'SG001';
  END IF;
  IF (OLD.case_id, OLD.code, OLD.owner, OLD.note, OLD.from_on, OLD.recorded_by, OLD.recorded_at, OLD.follows_id)
    IS DISTINCT FROM (NEW.case_id, NEW.code, NEW.owner, NEW.note, NEW.from_on, NEW.recorded_by, NEW.recorded_at, NEW.follows_id) THEN
    RAISE EXCEPTION 'what was recorded of a barrier is kept' USING ERRCODE = 'SG002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_gap_cause BEFORE UPDATE ON gap_causes FOR EACH ROW EXECUTE FUNCTION guard_gap_cause();

-- Arbetsförmedlingen neither writes nor changes a cause that tells of health or household (OSL 26:1).
ALTER POLICY gap_causes_access ON gap_causes
  WITH CHECK (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or (((select current_setting('app.organisation_kind', true) = 'MUNICIPALITY')
          or ((select current_setting('app.organisation_kind', true) = 'EMPLOYMENT_SERVICE') and code not in ('HEALTH', 'CHILDCARE_MISSING', 'INDIVIDUAL')))
        and exists (select 1 from cases c where c.municipality_id = gap_causes.municipality_id and c.id = gap_causes.case_id))));

-- What was done, dated. A note is its writer's own authority's unless it was written to be read by both; of health or household never.
ALTER TABLE barrier_notes ENABLE ROW LEVEL SECURITY;
ALTER TABLE barrier_notes FORCE ROW LEVEL SECURITY;
CREATE POLICY barrier_notes_access ON barrier_notes
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) in ('MUNICIPALITY', 'EMPLOYMENT_SERVICE'))
        and (is_shared or written_by_party::text = (select current_setting('app.organisation_kind', true)))
        and exists (select 1 from gap_causes g where g.municipality_id = barrier_notes.municipality_id and g.id = barrier_notes.gap_cause_id
          and ((select current_setting('app.organisation_kind', true) = 'MUNICIPALITY') or g.code not in ('HEALTH', 'CHILDCARE_MISSING', 'INDIVIDUAL')))
        and exists (select 1 from cases c where c.municipality_id = barrier_notes.municipality_id and c.id = barrier_notes.case_id))));

GRANT SELECT, INSERT ON barrier_notes TO samspel_app;
