-- A check on the table also judges the row that an upsert proposes, which here is a difference and may be negative.
-- What is kept must not be: so the row is judged when it has been written.
ALTER TABLE unit_weeks DROP CONSTRAINT unit_weeks_counts;

CREATE FUNCTION refuse_negative_counters() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a counter of unit % would go below zero', NEW.unit_id USING ERRCODE = 'SW001';
END $$;
CREATE TRIGGER refuse_negative_counters AFTER INSERT OR UPDATE ON unit_weeks FOR EACH ROW
  WHEN (least(NEW.persons, NEW.exempt, NEW.on_break, NEW.not_assessed, NEW.no_plan, NEW.no_activity, NEW.below_full_time,
    NEW.full_time, NEW.formally_full_time_only) < 0)
  EXECUTE FUNCTION refuse_negative_counters();
