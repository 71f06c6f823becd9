-- «Vad väntar på mig?» begins with the few things that are unfinished or end soon, never with the many cases.
CREATE INDEX consultations_unfinished ON consultations (municipality_id)
  WHERE withdrawn_at IS NULL AND (confirmed_at IS NULL OR conclusion = 'NOT_AGREED');
CREATE INDEX referrals_state ON referrals (municipality_id, state);
CREATE INDEX assessments_ending ON assessments (municipality_id, valid_to) WHERE valid_to IS NOT NULL;
