-- What the rules refuse is refused here too: a conclusion is confirmed when there is one, and a samråd is taken back by the party that asked.
ALTER TABLE consultations ADD CONSTRAINT consultations_confirmation_follows_conclusion
  CHECK (confirmed_at IS NULL OR concluded_at IS NOT NULL);

CREATE FUNCTION guard_consultation_withdrawal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF organisation_kind_of(NEW.withdrawn_by)::text IS DISTINCT FROM NEW.requested_by_party::text THEN
    RAISE EXCEPTION 'a consultation is withdrawn by the party that asked' USING ERRCODE = 'SC071';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_consultation_withdrawal BEFORE UPDATE ON consultations FOR EACH ROW
  WHEN (OLD.withdrawn_at IS NULL AND NEW.withdrawn_at IS NOT NULL) EXECUTE FUNCTION guard_consultation_withdrawal();
