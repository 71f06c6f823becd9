-- Row-level security asks of every person whether a case of theirs is visible. Without this index PostgreSQL answers by reading
-- every case of the country for each query that touches persons (16 000 cases: 45–70 ms for a caseload of 33; with it 20 ms).
CREATE INDEX "cases_municipality_id_person_id_idx" ON "cases"("municipality_id", "person_id");
