-- How long it takes until the first joint plan is counted from the day that the case was opened. A case that was opened before the
-- municipality began with Samspel is counted from the day it came here: nobody could have drawn up its plan in Samspel before.

ALTER TABLE "cases" ADD COLUMN "recorded_on" DATE;
