-- What the municipality offers: when a group meets, from when until when, and for how many. A group without times of its own meets as is
-- agreed with each person.

ALTER TABLE "activity_groups" ADD COLUMN "first_on" DATE, ADD COLUMN "last_on" DATE, ADD COLUMN "places" INTEGER;
ALTER TABLE activity_groups
  ADD CONSTRAINT activity_groups_period CHECK (last_on IS NULL OR first_on IS NULL OR last_on >= first_on),
  ADD CONSTRAINT activity_groups_places CHECK (places BETWEEN 1 AND 500);

CREATE TABLE "group_slots" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "group_id" UUID NOT NULL,
    "weekday" SMALLINT NOT NULL,
    "starts_minute" INTEGER NOT NULL,
    "ends_minute" INTEGER NOT NULL,

    CONSTRAINT "group_slots_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE INDEX "group_slots_municipality_id_group_id_idx" ON "group_slots"("municipality_id", "group_id");

ALTER TABLE "group_slots" ADD CONSTRAINT "group_slots_municipality_id_group_id_fkey" FOREIGN KEY ("municipality_id", "group_id") REFERENCES "activity_groups"("municipality_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE group_slots
  ADD CONSTRAINT group_slots_within_a_day CHECK (
    weekday BETWEEN 1 AND 7 AND starts_minute >= 0 AND ends_minute > starts_minute AND ends_minute <= 1440),
  ADD CONSTRAINT group_slots_no_overlap EXCLUDE USING gist (
    municipality_id WITH =, group_id WITH =, weekday WITH =, int4range(starts_minute, ends_minute) WITH &&);

-- No command writes the times of a group: they come with the group itself.
ALTER TABLE group_slots ENABLE ROW LEVEL SECURITY;
ALTER TABLE group_slots FORCE ROW LEVEL SECURITY;
CREATE POLICY group_slots_access ON group_slots
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or exists (select 1 from activity_groups g where g.municipality_id = group_slots.municipality_id and g.id = group_slots.group_id)))
  WITH CHECK (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and (select current_setting('app.organisation_kind', true) = 'SYSTEM'));

GRANT SELECT, INSERT ON group_slots TO samspel_app;
