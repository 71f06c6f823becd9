-- What a provider has reported and nobody has verified is asked for on the first page of every municipal officer.
CREATE INDEX attendances_unverified ON attendances (municipality_id, attended_on, case_id) WHERE provider_id IS NOT NULL AND verified_at IS NULL;
