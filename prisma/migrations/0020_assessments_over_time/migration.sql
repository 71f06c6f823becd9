-- An assessment over time: grounds only from the day the law has them, what an exemption rests on, and the months in a row with
-- försörjningsstöd that 12 kap. 4 a § counts three of.

-- The days of lib/assessments/rules/law.ts.
ALTER TABLE assessments DROP CONSTRAINT assessments_rehabilitation_from_2027;
ALTER TABLE assessments ADD CONSTRAINT assessments_ground_in_force CHECK (CASE ground
    WHEN 'SECTION_12_4_A' THEN valid_from >= DATE '2026-10-01'
    WHEN 'SECTION_12_4_D' THEN valid_from >= DATE '2026-07-01'
    WHEN 'SECTION_12_4_G' THEN valid_from >= DATE '2027-01-01'
    ELSE TRUE END);

-- What was seen, on which day and by whom. Apart from the exemption itself, which Arbetsförmedlingen's week is computed from: this is
-- health and household, and for the municipality alone (OSL 26:1).
CREATE TABLE "exemption_evidence" (
    "municipality_id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "kind" "exemption_kind" NOT NULL,
    "case_id" UUID NOT NULL,
    "evidence" TEXT NOT NULL,
    "seen_on" DATE NOT NULL,
    "seen_by" UUID NOT NULL,

    CONSTRAINT "exemption_evidence_pkey" PRIMARY KEY ("municipality_id","assessment_id","kind")
);

ALTER TABLE "exemption_evidence" ADD CONSTRAINT "exemption_evidence_municipality_id_assessment_id_kind_fkey" FOREIGN KEY ("municipality_id", "assessment_id", "kind") REFERENCES "assessment_exemptions"("municipality_id", "assessment_id", "kind") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE exemption_evidence ADD CONSTRAINT exemption_evidence_text CHECK (btrim(evidence) <> '');

ALTER TABLE exemption_evidence ENABLE ROW LEVEL SECURITY;
ALTER TABLE exemption_evidence FORCE ROW LEVEL SECURITY;
CREATE POLICY exemption_evidence_access ON exemption_evidence
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) = 'MUNICIPALITY') and exists (select 1 from cases c where c.municipality_id = exemption_evidence.municipality_id and c.id = exemption_evidence.case_id))));

GRANT SELECT, INSERT, UPDATE, DELETE ON exemption_evidence TO samspel_app;

-- Exemptions about to end are asked for every day.
CREATE INDEX assessment_exemptions_ending ON assessment_exemptions (municipality_id, valid_to) WHERE valid_to IS NOT NULL;

-- The months with försörjningsstöd. Several periods a case; cases.assistance_from_month and assistance_to_month are the last of them.
CREATE TABLE "assistance_periods" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "case_id" UUID NOT NULL,
    "from_month" DATE NOT NULL,
    "to_month" DATE,

    CONSTRAINT "assistance_periods_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE INDEX "assistance_periods_municipality_id_case_id_from_month_idx" ON "assistance_periods"("municipality_id", "case_id", "from_month");

ALTER TABLE "assistance_periods" ADD CONSTRAINT "assistance_periods_municipality_id_case_id_fkey" FOREIGN KEY ("municipality_id", "case_id") REFERENCES "cases"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE assistance_periods
  ADD CONSTRAINT assistance_periods_months CHECK (extract(day from from_month) = 1 AND extract(day from to_month) = 1),
  ADD CONSTRAINT assistance_periods_order CHECK (to_month IS NULL OR to_month >= from_month),
  -- Two periods that follow month on month are one: a month without lies between.
  ADD CONSTRAINT assistance_periods_no_overlap EXCLUDE USING gist (municipality_id WITH =, case_id WITH =,
    daterange(from_month, to_month + 32, '[)') WITH &&);

-- What already is there: one period a case. The owner may be bound by the policies, so it is told what it may reach.
DO $$
BEGIN
  PERFORM set_config('app.organisation_kind', 'SYSTEM', true);
  PERFORM set_config('app.municipality_ids', (SELECT coalesce(array_agg(id), '{}')::text FROM organisations WHERE kind = 'MUNICIPALITY'), true);
  INSERT INTO assistance_periods (municipality_id, case_id, from_month, to_month)
    SELECT municipality_id, id, date_trunc('month', assistance_from_month)::date, date_trunc('month', assistance_to_month)::date FROM cases;
  PERFORM set_config('app.organisation_kind', '', true);
  PERFORM set_config('app.municipality_ids', '', true);
END $$;

ALTER TABLE assistance_periods ENABLE ROW LEVEL SECURITY;
ALTER TABLE assistance_periods FORCE ROW LEVEL SECURITY;
-- Arbetsförmedlingen is not told of försörjningsstöd.
CREATE POLICY assistance_periods_access ON assistance_periods
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) = 'MUNICIPALITY') and exists (select 1 from cases c where c.municipality_id = assistance_periods.municipality_id and c.id = assistance_periods.case_id))));

GRANT SELECT, INSERT, UPDATE, DELETE ON assistance_periods TO samspel_app;

-- The periods follow the months of the case, whoever writes them and in the same transaction. A from-month after a month without begins a
-- new period and the earlier one is kept; anything else continues or corrects the last one.
CREATE FUNCTION maintain_assistance_periods() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wanted_from date := date_trunc('month', NEW.assistance_from_month)::date;
  wanted_to date := date_trunc('month', NEW.assistance_to_month)::date;
  latest assistance_periods%ROWTYPE;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    SELECT * INTO latest FROM assistance_periods p WHERE p.municipality_id = NEW.municipality_id AND p.case_id = NEW.id
      ORDER BY p.from_month DESC LIMIT 1;
  END IF;
  IF latest.id IS NULL THEN
    INSERT INTO assistance_periods (municipality_id, case_id, from_month, to_month) VALUES (NEW.municipality_id, NEW.id, wanted_from, wanted_to);
  ELSIF TG_OP = 'UPDATE' AND NEW.assistance_from_month = OLD.assistance_from_month THEN
    UPDATE assistance_periods SET to_month = wanted_to WHERE municipality_id = NEW.municipality_id AND id = latest.id;
  ELSIF wanted_from > coalesce(latest.to_month, latest.from_month) + interval '1 month' THEN
    -- One that was thought to go on ended at the latest two months before: a row that was not broken has no new first month.
    IF latest.to_month IS NULL THEN
      UPDATE assistance_periods SET to_month = (wanted_from - interval '2 months')::date
        WHERE municipality_id = NEW.municipality_id AND id = latest.id;
    END IF;
    INSERT INTO assistance_periods (municipality_id, case_id, from_month, to_month) VALUES (NEW.municipality_id, NEW.id, wanted_from, wanted_to);
  ELSE
    -- Month on month after the one before: the row goes on. Otherwise a correction, which takes in the earlier ones that it reaches.
    IF latest.to_month IS NOT NULL AND wanted_from = (latest.to_month + interval '1 month')::date THEN wanted_from := latest.from_month; END IF;
    SELECT least(wanted_from, min(p.from_month)) INTO wanted_from FROM assistance_periods p
      WHERE p.municipality_id = NEW.municipality_id AND p.case_id = NEW.id AND p.id <> latest.id
        AND p.to_month >= wanted_from - interval '1 month';
    DELETE FROM assistance_periods p WHERE p.municipality_id = NEW.municipality_id AND p.case_id = NEW.id AND p.id <> latest.id
      AND p.from_month >= wanted_from;
    UPDATE assistance_periods SET from_month = wanted_from, to_month = wanted_to WHERE municipality_id = NEW.municipality_id AND id = latest.id;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER maintain_assistance_periods_insert AFTER INSERT ON cases FOR EACH ROW EXECUTE FUNCTION maintain_assistance_periods();
CREATE TRIGGER maintain_assistance_periods_update AFTER UPDATE OF assistance_from_month, assistance_to_month ON cases FOR EACH ROW
  WHEN ((OLD.assistance_from_month, OLD.assistance_to_month) IS DISTINCT FROM (NEW.assistance_from_month, NEW.assistance_to_month))
  EXECUTE FUNCTION maintain_assistance_periods();

-- A break that is taken back is no break; what it was is kept by its decision and the audit.
GRANT DELETE ON break_periods TO samspel_app;
