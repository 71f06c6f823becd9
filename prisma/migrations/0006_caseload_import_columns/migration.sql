-- What an import leaves unread is told to the one who confirms it: columns without meaning here, and columns the file does not have.
ALTER TABLE "caseload_imports" ADD COLUMN "ignored_columns" TEXT[] DEFAULT '{}',
ADD COLUMN "absent_columns" TEXT[] DEFAULT '{}',
ADD COLUMN "noted" INTEGER NOT NULL DEFAULT 0;
