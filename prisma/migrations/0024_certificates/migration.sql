-- Läkarintyg, 12 kap. 5 a § SoL: sickness over seven days in a row needs one. When it was asked for, and from when to when it holds; never
-- what the illness is.

CREATE TABLE "certificate_requests" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "case_id" UUID NOT NULL,
    "sick_from" DATE NOT NULL,
    "asked_by" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "certificate_requests_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE TABLE "certificates" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "case_id" UUID NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "seen_on" DATE NOT NULL,
    "seen_by" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "certificates_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE UNIQUE INDEX "certificate_requests_municipality_id_case_id_sick_from_key" ON "certificate_requests"("municipality_id", "case_id", "sick_from");
CREATE INDEX "certificates_municipality_id_case_id_idx" ON "certificates"("municipality_id", "case_id");

ALTER TABLE "certificate_requests" ADD CONSTRAINT "certificate_requests_municipality_id_case_id_fkey" FOREIGN KEY ("municipality_id", "case_id") REFERENCES "cases"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_municipality_id_case_id_fkey" FOREIGN KEY ("municipality_id", "case_id") REFERENCES "cases"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE certificates
  ADD CONSTRAINT certificates_period CHECK (to_on >= from_on),
  ADD CONSTRAINT certificates_seen CHECK (seen_on <= (recorded_at AT TIME ZONE 'Europe/Stockholm')::date),
  ADD CONSTRAINT certificates_no_overlap EXCLUDE USING gist (
    municipality_id WITH =, case_id WITH =, daterange(from_on, to_on, '[]') WITH &&);
-- The reported sick days that a run may be made of: few among many.
CREATE INDEX attendances_sick ON attendances (municipality_id, attended_on) WHERE status = 'SICK';

-- The municipality alone: that someone is ill is health (OSL 26:1).
ALTER TABLE certificate_requests ENABLE ROW LEVEL SECURITY;
ALTER TABLE certificate_requests FORCE ROW LEVEL SECURITY;
CREATE POLICY certificate_requests_access ON certificate_requests
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) = 'MUNICIPALITY') and exists (select 1 from cases c where c.municipality_id = certificate_requests.municipality_id and c.id = certificate_requests.case_id))));

ALTER TABLE certificates ENABLE ROW LEVEL SECURITY;
ALTER TABLE certificates FORCE ROW LEVEL SECURITY;
CREATE POLICY certificates_access ON certificates
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) = 'MUNICIPALITY') and exists (select 1 from cases c where c.municipality_id = certificates.municipality_id and c.id = certificates.case_id))));

GRANT SELECT, INSERT ON certificate_requests TO samspel_app;
GRANT SELECT, INSERT, DELETE ON certificates TO samspel_app;
