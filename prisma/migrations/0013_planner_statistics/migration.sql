-- A transaction that fills empty tables (an import, the demonstration) is planned as if they were still empty, and a foreign
-- key or a guard then reads a whole municipality for every row. The runtime role owns nothing and may not ANALYZE, so the
-- owner lends it this one function. It takes no argument, reads no row to the caller and changes nothing but statistics.

CREATE FUNCTION analyse_caseload() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  ANALYZE user_accounts, persons, cases, assessments, plan_versions, activities, referrals, consultations, attendances, case_weeks;
END $$;
REVOKE ALL ON FUNCTION analyse_caseload() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION analyse_caseload() TO samspel_app;
