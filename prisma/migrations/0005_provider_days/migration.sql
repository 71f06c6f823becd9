-- What a provider is told of a plan: how many minutes of its own activity the plan holds on each day, and nothing else.
-- Whether a minute is planned depends on plan versions, breaks and the activities of others, none of which a provider may
-- read (OSL 26:1, 28:11); so the outcome is kept here, beside the weekly figures and in their transaction.

CREATE TABLE "provider_days" (
    "municipality_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "lineage_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "provider_id" UUID NOT NULL,
    "planned_minutes" INTEGER NOT NULL,

    CONSTRAINT "provider_days_pkey" PRIMARY KEY ("municipality_id","case_id","lineage_id","day")
);

CREATE INDEX "provider_days_municipality_id_provider_id_day_idx" ON "provider_days"("municipality_id", "provider_id", "day");

ALTER TABLE "provider_days" ADD CONSTRAINT "provider_days_municipality_id_case_id_fkey" FOREIGN KEY ("municipality_id", "case_id") REFERENCES "cases"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE provider_days ADD CONSTRAINT provider_days_minutes CHECK (planned_minutes BETWEEN 1 AND 1440);

ALTER TABLE provider_days ENABLE ROW LEVEL SECURITY;
ALTER TABLE provider_days FORCE ROW LEVEL SECURITY;
CREATE POLICY provider_days_access ON provider_days
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true)) = 'SYSTEM'
      or (((select current_setting('app.organisation_kind', true)) <> 'PROVIDER' or provider_id = (select nullif(current_setting('app.organisation_id', true), '')::uuid)) and exists (select 1 from cases c where c.municipality_id = provider_days.municipality_id and c.id = provider_days.case_id))))
  -- A provider never writes what is expected of it.
  WITH CHECK (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and (select current_setting('app.organisation_kind', true)) in ('SYSTEM', 'MUNICIPALITY', 'EMPLOYMENT_SERVICE'));

GRANT SELECT, INSERT, UPDATE, DELETE ON provider_days TO samspel_app;

-- The reported sums of a case-week follow what is written by what it changes. Summing anew would be wrong in the hands of a
-- provider, who sees only its own part of the week.
CREATE FUNCTION maintain_attendance_sums() RETURNS trigger LANGUAGE plpgsql AS $fn$
DECLARE
  changed text := CASE TG_OP
    WHEN 'INSERT' THEN 'SELECT 1 AS sign, n.* FROM new_rows n'
    ELSE 'SELECT 1 AS sign, n.* FROM new_rows n UNION ALL SELECT -1 AS sign, o.* FROM old_rows o' END;
BEGIN
  EXECUTE format($sql$
    WITH difference AS (
      SELECT municipality_id, case_id, date_trunc('week', attended_on)::date AS week,
        sum(sign * planned_minutes) AS planned, sum(sign * present_minutes) AS attended,
        coalesce(sum(sign * (planned_minutes - present_minutes)) FILTER (WHERE status IN ('SICK', 'SICK_CHILD', 'APPROVED_ABSENCE')), 0) AS excused,
        coalesce(sum(sign * (planned_minutes - present_minutes)) FILTER (WHERE status = 'UNEXCUSED_ABSENCE'), 0) AS unexcused,
        coalesce(sum(sign * (planned_minutes - present_minutes)) FILTER (WHERE status = 'CANCELLED'), 0) AS cancelled,
        coalesce(sum(sign * (planned_minutes - present_minutes)) FILTER (WHERE status = 'NOT_ANSWERED'), 0) AS unanswered
      FROM (%s) changed
      GROUP BY municipality_id, case_id, date_trunc('week', attended_on)
    )
    UPDATE case_weeks w SET
      reported_planned_minutes = w.reported_planned_minutes + d.planned, attended_minutes = w.attended_minutes + d.attended,
      excused_minutes = w.excused_minutes + d.excused, unexcused_minutes = w.unexcused_minutes + d.unexcused,
      cancelled_minutes = w.cancelled_minutes + d.cancelled, unanswered_minutes = w.unanswered_minutes + d.unanswered
    FROM difference d
    WHERE w.municipality_id = d.municipality_id AND w.case_id = d.case_id AND w.week = d.week
      AND (d.planned, d.attended, d.excused, d.unexcused, d.cancelled, d.unanswered) IS DISTINCT FROM (0, 0, 0, 0, 0, 0)
  $sql$, changed);
  RETURN NULL;
END $fn$;
CREATE TRIGGER maintain_attendance_sums_insert AFTER INSERT ON attendances REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION maintain_attendance_sums();
CREATE TRIGGER maintain_attendance_sums_update AFTER UPDATE ON attendances REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION maintain_attendance_sums();
