-- An import fills these too. Two municipalities that import at once do not wait for each other's statistics.
CREATE OR REPLACE FUNCTION analyse_caseload() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  ANALYZE (SKIP_LOCKED) user_accounts, persons, cases, children, assessments, assessment_exemptions, assessment_deductions, plan_versions, activities,
    referrals, consultations, attendances, case_weeks, caseload_import_rows;
END $$;
