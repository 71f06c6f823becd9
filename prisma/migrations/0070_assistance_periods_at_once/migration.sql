-- An imported caseload writes thousands of cases at a time: their first periods are written in one statement, not one a row.
CREATE FUNCTION begin_assistance_periods() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO assistance_periods (municipality_id, case_id, from_month, to_month)
    SELECT n.municipality_id, n.id, date_trunc('month', n.assistance_from_month)::date, date_trunc('month', n.assistance_to_month)::date
    FROM new_cases n;
  RETURN NULL;
END $$;

DROP TRIGGER maintain_assistance_periods_insert ON cases;
CREATE TRIGGER begin_assistance_periods AFTER INSERT ON cases REFERENCING NEW TABLE AS new_cases
  FOR EACH STATEMENT EXECUTE FUNCTION begin_assistance_periods();
