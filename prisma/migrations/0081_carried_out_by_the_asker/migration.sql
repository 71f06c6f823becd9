-- What was agreed in a samråd is carried into the plan by the party that asked, as the rule has it: the other one has only answered.
CREATE FUNCTION guard_carrying_out() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF organisation_kind_of(NEW.carried_out_by)::text IS DISTINCT FROM NEW.requested_by_party::text THEN
    RAISE EXCEPTION 'a consultation is carried out by the party that asked' USING ERRCODE = 'SC002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_carrying_out BEFORE UPDATE OF carried_out_by ON consultations
  FOR EACH ROW WHEN (NEW.carried_out_by IS NOT NULL) EXECUTE FUNCTION guard_carrying_out();
