-- A slot may hold for some of the activity's days only; an activity may be excepted from its week for a period («stängt v. 52»); and the
-- way to an activity may be told, so that two times too near each other are pointed out.

ALTER TABLE "slots" ADD COLUMN "starts_on" DATE, ADD COLUMN "ends_on" DATE;
ALTER TABLE "activities" ADD COLUMN "travel_minutes" INTEGER;

CREATE TABLE "activity_exceptions" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "case_id" UUID NOT NULL,
    "activity_id" UUID NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "activity_exceptions_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE INDEX "activity_exceptions_municipality_id_activity_id_idx" ON "activity_exceptions"("municipality_id", "activity_id");

ALTER TABLE "activity_exceptions" ADD CONSTRAINT "activity_exceptions_municipality_id_activity_id_fkey" FOREIGN KEY ("municipality_id", "activity_id") REFERENCES "activities"("municipality_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE slots ADD CONSTRAINT slots_days CHECK (ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on);
ALTER TABLE activities ADD CONSTRAINT activities_travel CHECK (travel_minutes BETWEEN 1 AND 240);
ALTER TABLE activity_exceptions
  ADD CONSTRAINT activity_exceptions_period CHECK (to_on >= from_on),
  ADD CONSTRAINT activity_exceptions_reason CHECK (btrim(reason) <> ''),
  ADD CONSTRAINT activity_exceptions_no_overlap EXCLUDE USING gist (
    municipality_id WITH =, activity_id WITH =, daterange(from_on, to_on, '[]') WITH &&);

-- Neither a slot nor an exception has a day outside those of its activity. The names of the two columns are the arguments.
CREATE FUNCTION guard_days_within_activity() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  first_on date := (to_jsonb(NEW) ->> TG_ARGV[0])::date;
  last_on date := (to_jsonb(NEW) ->> TG_ARGV[1])::date;
BEGIN
  IF EXISTS (SELECT 1 FROM activities a WHERE a.municipality_id = NEW.municipality_id AND a.id = NEW.activity_id
    AND (least(first_on, last_on) < a.starts_on OR greatest(first_on, last_on) > a.ends_on)) THEN
    RAISE EXCEPTION 'the days lie outside those of the activity' USING ERRCODE = 'SP029';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_slot_days BEFORE INSERT OR UPDATE ON slots FOR EACH ROW
  WHEN (NEW.starts_on IS NOT NULL OR NEW.ends_on IS NOT NULL) EXECUTE FUNCTION guard_days_within_activity('starts_on', 'ends_on');
CREATE TRIGGER guard_exception_days BEFORE INSERT OR UPDATE ON activity_exceptions FOR EACH ROW
  EXECUTE FUNCTION guard_days_within_activity('from_on', 'to_on');

CREATE FUNCTION guard_activity_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM slots s WHERE s.municipality_id = NEW.municipality_id AND s.activity_id = NEW.id
      AND (least(s.starts_on, s.ends_on) < NEW.starts_on OR greatest(s.starts_on, s.ends_on) > NEW.ends_on))
    OR EXISTS (SELECT 1 FROM activity_exceptions x WHERE x.municipality_id = NEW.municipality_id AND x.activity_id = NEW.id
      AND (x.from_on < NEW.starts_on OR x.to_on > NEW.ends_on)) THEN
    RAISE EXCEPTION 'the days lie outside those of the activity' USING ERRCODE = 'SP029';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_activity_days BEFORE UPDATE OF starts_on, ends_on ON activities FOR EACH ROW EXECUTE FUNCTION guard_activity_days();

-- What is approved stands still, its exceptions too: the guard of the slots asks for the version of the activity.
CREATE TRIGGER guard_exception BEFORE INSERT OR UPDATE OR DELETE ON activity_exceptions FOR EACH ROW EXECUTE FUNCTION guard_slot();

ALTER TABLE activity_exceptions ENABLE ROW LEVEL SECURITY;
ALTER TABLE activity_exceptions FORCE ROW LEVEL SECURITY;
CREATE POLICY activity_exceptions_access ON activity_exceptions
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM') or exists (select 1 from activities a where a.municipality_id = activity_exceptions.municipality_id and a.id = activity_exceptions.activity_id)));

GRANT SELECT, INSERT, DELETE ON activity_exceptions TO samspel_app;
