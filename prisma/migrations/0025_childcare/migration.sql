-- Barnomsorg per child: what is asked for and offered, to be held against the hours of the plan (12 kap. 4 c § SoL; SKR's fourth demand).
-- A child is known by its day of birth and its place among those born that day, and not by its row: an import writes the children of a
-- household anew, and what was offered must outlive that.

CREATE TABLE "childcare_offers" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "case_id" UUID NOT NULL,
    "child_born_on" DATE NOT NULL,
    "child_ordinal" SMALLINT NOT NULL DEFAULT 1,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "is_not_needed" BOOLEAN NOT NULL DEFAULT false,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,
    "applied_on" DATE,
    "offered_on" DATE,
    "declined_on" DATE,
    "weekly_minutes" INTEGER,
    "recorded_by" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "childcare_offers_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE TABLE "childcare_hours" (
    "municipality_id" UUID NOT NULL,
    "offer_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "weekday" SMALLINT NOT NULL,
    "opens_minute" INTEGER NOT NULL,
    "closes_minute" INTEGER NOT NULL,

    CONSTRAINT "childcare_hours_pkey" PRIMARY KEY ("municipality_id","offer_id","weekday")
);

CREATE INDEX "childcare_offers_municipality_id_case_id_idx" ON "childcare_offers"("municipality_id", "case_id");

ALTER TABLE "childcare_offers" ADD CONSTRAINT "childcare_offers_municipality_id_case_id_fkey" FOREIGN KEY ("municipality_id", "case_id") REFERENCES "cases"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "childcare_hours" ADD CONSTRAINT "childcare_hours_municipality_id_offer_id_fkey" FOREIGN KEY ("municipality_id", "offer_id") REFERENCES "childcare_offers"("municipality_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE childcare_offers
  ADD CONSTRAINT childcare_offers_period CHECK (ends_on >= starts_on),
  ADD CONSTRAINT childcare_offers_ordinal CHECK (child_ordinal BETWEEN 1 AND 9),
  ADD CONSTRAINT childcare_offers_weekly CHECK (weekly_minutes BETWEEN 5 AND 4200 AND weekly_minutes % 5 = 0),
  -- An offer says how much; where none is needed there is none.
  ADD CONSTRAINT childcare_offers_says_how_much CHECK (offered_on IS NULL OR weekly_minutes IS NOT NULL),
  ADD CONSTRAINT childcare_offers_not_needed CHECK (NOT is_not_needed OR num_nonnulls(applied_on, offered_on, declined_on, weekly_minutes) = 0),
  ADD CONSTRAINT childcare_offers_order CHECK (offered_on >= applied_on AND declined_on >= offered_on),
  ADD CONSTRAINT childcare_offers_declined_was_offered CHECK (declined_on IS NULL OR offered_on IS NOT NULL),
  ADD CONSTRAINT childcare_offers_no_overlap EXCLUDE USING gist (
    municipality_id WITH =, case_id WITH =, child_born_on WITH =, child_ordinal WITH =, daterange(starts_on, ends_on, '[]') WITH &&)
    WHERE (declined_on IS NULL);
ALTER TABLE childcare_hours ADD CONSTRAINT childcare_hours_within_a_day CHECK (
  weekday BETWEEN 1 AND 7 AND opens_minute >= 0 AND closes_minute > opens_minute AND closes_minute <= 1440);

-- The municipality alone: the household is its own (OSL 26:1).
ALTER TABLE childcare_offers ENABLE ROW LEVEL SECURITY;
ALTER TABLE childcare_offers FORCE ROW LEVEL SECURITY;
CREATE POLICY childcare_offers_access ON childcare_offers
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) = 'MUNICIPALITY') and exists (select 1 from cases c where c.municipality_id = childcare_offers.municipality_id and c.id = childcare_offers.case_id))));

ALTER TABLE childcare_hours ENABLE ROW LEVEL SECURITY;
ALTER TABLE childcare_hours FORCE ROW LEVEL SECURITY;
CREATE POLICY childcare_hours_access ON childcare_hours
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) = 'MUNICIPALITY') and exists (select 1 from cases c where c.municipality_id = childcare_hours.municipality_id and c.id = childcare_hours.case_id))));

GRANT SELECT, INSERT, UPDATE, DELETE ON childcare_offers TO samspel_app;
GRANT SELECT, INSERT, DELETE ON childcare_hours TO samspel_app;
