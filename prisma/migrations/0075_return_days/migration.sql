-- Within how many working days the municipality takes up a case again is agreed on like the other times; what was agreed before this holds
-- the ten days that were everyone's. Beyond thirty a return would have left the list of what is to be done before it was due.

ALTER TABLE agreements ADD COLUMN return_working_days INTEGER NOT NULL DEFAULT 10;
ALTER TABLE agreements ALTER COLUMN return_working_days DROP DEFAULT;
ALTER TABLE agreements ADD CONSTRAINT agreements_return_days CHECK (return_working_days BETWEEN 1 AND 30);
