-- How many rows a policy lets through is guessed by the planner before it knows who asks. A comparison with a setting outside its
-- sub-select, `(select current_setting(…)) = 'MUNICIPALITY'`, is guessed to hold for one row in two hundred; a list of ten thousand cases
-- was planned as if it held twenty, and every table of a case was then searched once for each. Made inside, `(select current_setting(…) =
-- 'MUNICIPALITY')`, the answer is one boolean for the whole statement and guessed to be as likely true as false. The rules are the same to
-- the letter, and a test holds new policies to this form.

ALTER POLICY organisations_access ON organisations
  USING ((select current_setting('app.organisation_kind', true) <> ''))
  WITH CHECK ((select current_setting('app.organisation_kind', true) = 'SYSTEM'));

ALTER POLICY served_municipalities_access ON served_municipalities
  USING ((select current_setting('app.organisation_kind', true) <> ''))
  WITH CHECK ((select current_setting('app.organisation_kind', true) = 'SYSTEM'));

ALTER POLICY provider_municipalities_access ON provider_municipalities
  USING ((select current_setting('app.organisation_kind', true) <> ''))
  WITH CHECK ((select current_setting('app.organisation_kind', true) = 'SYSTEM'));

ALTER POLICY units_access ON units
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[]) or (select current_setting('app.organisation_kind', true) = 'SYSTEM'))
  WITH CHECK ((select current_setting('app.organisation_kind', true) = 'SYSTEM'));

ALTER POLICY provider_sites_access ON provider_sites
  USING ((select current_setting('app.organisation_kind', true) <> ''))
  WITH CHECK ((select current_setting('app.organisation_kind', true) = 'SYSTEM'));

ALTER POLICY user_accounts_access ON user_accounts
  USING ((select current_setting('app.organisation_kind', true) <> ''))
  WITH CHECK ((select current_setting('app.organisation_kind', true) = 'SYSTEM'));

ALTER POLICY sessions_access ON sessions
  USING ((select current_setting('app.organisation_kind', true) = 'SYSTEM') or user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));

ALTER POLICY persons_access ON persons
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or exists (select 1 from cases c where c.municipality_id = persons.municipality_id and c.person_id = persons.id)));

ALTER POLICY cases_access ON cases
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((protection = 'NONE' or (select nullif(current_setting('app.user_id', true), '')::uuid) = any (named_user_ids))
        and (((select current_setting('app.organisation_kind', true) = 'MUNICIPALITY') and ((select nullif(current_setting('app.unit_id', true), '') is null) or unit_id = (select nullif(current_setting('app.unit_id', true), '')::uuid)))
          or ((select current_setting('app.organisation_kind', true) = 'EMPLOYMENT_SERVICE') and registered_since is not null)
          or ((select current_setting('app.organisation_kind', true) = 'PROVIDER') and (select nullif(current_setting('app.organisation_id', true), '')::uuid) = any (provider_ids))))));

ALTER POLICY children_access ON children
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) in ('MUNICIPALITY', 'EMPLOYMENT_SERVICE')) and exists (select 1 from cases c where c.municipality_id = children.municipality_id and c.id = children.case_id))));

ALTER POLICY assessments_access ON assessments
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) in ('MUNICIPALITY', 'EMPLOYMENT_SERVICE')) and exists (select 1 from cases c where c.municipality_id = assessments.municipality_id and c.id = assessments.case_id))));

ALTER POLICY assessment_exemptions_access ON assessment_exemptions
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) in ('MUNICIPALITY', 'EMPLOYMENT_SERVICE')) and exists (select 1 from cases c where c.municipality_id = assessment_exemptions.municipality_id and c.id = assessment_exemptions.case_id))));

ALTER POLICY assessment_deductions_access ON assessment_deductions
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) in ('MUNICIPALITY', 'EMPLOYMENT_SERVICE')) and exists (select 1 from cases c where c.municipality_id = assessment_deductions.municipality_id and c.id = assessment_deductions.case_id))));

ALTER POLICY break_periods_access ON break_periods
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) in ('MUNICIPALITY', 'EMPLOYMENT_SERVICE')) and exists (select 1 from cases c where c.municipality_id = break_periods.municipality_id and c.id = break_periods.case_id))));

ALTER POLICY plan_versions_access ON plan_versions
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) in ('MUNICIPALITY', 'EMPLOYMENT_SERVICE')) and exists (select 1 from cases c where c.municipality_id = plan_versions.municipality_id and c.id = plan_versions.case_id))));

ALTER POLICY gap_causes_access ON gap_causes
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) in ('MUNICIPALITY', 'EMPLOYMENT_SERVICE')) and exists (select 1 from cases c where c.municipality_id = gap_causes.municipality_id and c.id = gap_causes.case_id))));

ALTER POLICY consultations_access ON consultations
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) in ('MUNICIPALITY', 'EMPLOYMENT_SERVICE')) and exists (select 1 from cases c where c.municipality_id = consultations.municipality_id and c.id = consultations.case_id))));

ALTER POLICY activity_groups_access ON activity_groups
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) <> 'PROVIDER') or provider_id = (select nullif(current_setting('app.organisation_id', true), '')::uuid)));

ALTER POLICY activities_access ON activities
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or (((select current_setting('app.organisation_kind', true) <> 'PROVIDER') or provider_id = (select nullif(current_setting('app.organisation_id', true), '')::uuid)) and exists (select 1 from cases c where c.municipality_id = activities.municipality_id and c.id = activities.case_id))));

ALTER POLICY slots_access ON slots
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM') or exists (select 1 from activities a where a.municipality_id = slots.municipality_id and a.id = slots.activity_id)));

ALTER POLICY cancelled_days_access ON cancelled_days
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM') or exists (select 1 from activities a where a.municipality_id = cancelled_days.municipality_id and a.lineage_id = cancelled_days.lineage_id)));

ALTER POLICY referrals_access ON referrals
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or (((select current_setting('app.organisation_kind', true) <> 'PROVIDER') or provider_id = (select nullif(current_setting('app.organisation_id', true), '')::uuid)) and exists (select 1 from cases c where c.municipality_id = referrals.municipality_id and c.id = referrals.case_id))));

ALTER POLICY attendances_access ON attendances
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or (((select current_setting('app.organisation_kind', true) <> 'PROVIDER') or provider_id = (select nullif(current_setting('app.organisation_id', true), '')::uuid)) and exists (select 1 from cases c where c.municipality_id = attendances.municipality_id and c.id = attendances.case_id))));

ALTER POLICY attendance_corrections_access ON attendance_corrections
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM') or exists (select 1 from attendances a where a.municipality_id = attendance_corrections.municipality_id and a.id = attendance_corrections.attendance_id)));

ALTER POLICY case_weeks_access ON case_weeks
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) = 'MUNICIPALITY') and ((select nullif(current_setting('app.unit_id', true), '') is null) or unit_id = (select nullif(current_setting('app.unit_id', true), '')::uuid)))
      or ((select current_setting('app.organisation_kind', true) = 'EMPLOYMENT_SERVICE') and is_registered)
      or ((select current_setting('app.organisation_kind', true) = 'PROVIDER') and exists (select 1 from cases c where c.municipality_id = case_weeks.municipality_id and c.id = case_weeks.case_id))));

ALTER POLICY caseload_imports_access ON caseload_imports
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and (select current_setting('app.organisation_kind', true) in ('SYSTEM', 'MUNICIPALITY')));

ALTER POLICY caseload_import_rows_access ON caseload_import_rows
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and (select current_setting('app.organisation_kind', true) in ('SYSTEM', 'MUNICIPALITY')));

ALTER POLICY audit_events_access ON audit_events
  USING (organisation_id = (select nullif(current_setting('app.organisation_id', true), '')::uuid) or municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[]))
  WITH CHECK ((select current_setting('app.organisation_kind', true) <> ''));

ALTER POLICY lost_approvals_access ON lost_approvals
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or ((select current_setting('app.organisation_kind', true) in ('MUNICIPALITY', 'EMPLOYMENT_SERVICE')) and exists (select 1 from cases c where c.municipality_id = lost_approvals.municipality_id and c.id = lost_approvals.case_id))));

ALTER POLICY provider_days_access ON provider_days
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or (((select current_setting('app.organisation_kind', true) <> 'PROVIDER') or provider_id = (select nullif(current_setting('app.organisation_id', true), '')::uuid)) and exists (select 1 from cases c where c.municipality_id = provider_days.municipality_id and c.id = provider_days.case_id))))
  -- A provider never writes what is expected of it.
  WITH CHECK (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and (select current_setting('app.organisation_kind', true) in ('SYSTEM', 'MUNICIPALITY', 'EMPLOYMENT_SERVICE')));
