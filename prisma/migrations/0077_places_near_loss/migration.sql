-- The last day of the hold that both parties have been warned of: once for each day that a place is held until, so that one that is held
-- longer is warned of again.
ALTER TABLE subsidised_employments ADD COLUMN "warned_for" DATE;
