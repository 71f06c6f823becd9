-- Who made an assessment: an officer in Samspel, or the import of the municipality's case system. An import replaces only its own.
CREATE TYPE "assessment_source" AS ENUM ('OFFICER', 'IMPORT');

ALTER TABLE "assessments" ADD COLUMN "source" "assessment_source" NOT NULL DEFAULT 'OFFICER';

-- What a sound row leaves as it was, and why: a protection that is not lowered, an assessment that an officer owns.
ALTER TABLE "caseload_import_rows" ADD COLUMN "notes" JSONB NOT NULL DEFAULT '[]';
