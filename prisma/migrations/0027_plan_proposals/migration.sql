-- A proposal to change the plan in force, from the other authority or from the provider that holds the activity. Accepting it changes a draft,
-- which both authorities approve as any other: nothing here brings a plan into force.

CREATE TYPE "plan_proposal_kind" AS ENUM ('ADD', 'CHANGE', 'END');
CREATE TYPE "plan_proposal_state" AS ENUM ('OPEN', 'ACCEPTED', 'REJECTED', 'WITHDRAWN', 'REPLACED');

CREATE TABLE "plan_proposals" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "case_id" UUID NOT NULL,
    "lineage_id" UUID NOT NULL,
    "kind" "plan_proposal_kind" NOT NULL,
    "title" TEXT NOT NULL,
    "change" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "proposed_by_party" "party" NOT NULL,
    "provider_id" UUID,
    "proposed_by" UUID NOT NULL,
    "proposed_at" TIMESTAMPTZ NOT NULL,
    "state" "plan_proposal_state" NOT NULL DEFAULT 'OPEN',
    "settled_by" UUID,
    "settled_at" TIMESTAMPTZ,
    "settled_reason" TEXT NOT NULL DEFAULT '',
    "changed_version_id" UUID,

    CONSTRAINT "plan_proposals_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE INDEX "plan_proposals_municipality_id_case_id_proposed_at_idx" ON "plan_proposals"("municipality_id", "case_id", "proposed_at");

ALTER TABLE "plan_proposals" ADD CONSTRAINT "plan_proposals_municipality_id_case_id_fkey" FOREIGN KEY ("municipality_id", "case_id") REFERENCES "cases"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE INDEX plan_proposals_open ON plan_proposals (municipality_id, proposed_by_party, proposed_at) WHERE state = 'OPEN';
-- A newer proposal of the same proposer about the same activity replaces the one before.
CREATE UNIQUE INDEX plan_proposals_one_open ON plan_proposals (municipality_id, case_id, lineage_id, proposed_by_party, provider_id) NULLS NOT DISTINCT
  WHERE state = 'OPEN';
ALTER TABLE plan_proposals
  ADD CONSTRAINT plan_proposals_settled CHECK ((state = 'OPEN') = (settled_at IS NULL)),
  ADD CONSTRAINT plan_proposals_settled_by CHECK (state IN ('OPEN', 'REPLACED') OR settled_by IS NOT NULL),
  ADD CONSTRAINT plan_proposals_rejected_with_reason CHECK (state <> 'REJECTED' OR settled_reason <> ''),
  ADD CONSTRAINT plan_proposals_accepted_into CHECK ((state = 'ACCEPTED') = (changed_version_id IS NOT NULL)),
  ADD CONSTRAINT plan_proposals_reason CHECK (reason <> ''),
  ADD CONSTRAINT plan_proposals_provider CHECK ((proposed_by_party = 'PROVIDER') = (provider_id IS NOT NULL)),
  ADD CONSTRAINT plan_proposals_provider_changes_its_own CHECK (proposed_by_party <> 'PROVIDER' OR kind <> 'ADD'),
  ADD CONSTRAINT plan_proposals_change CHECK (jsonb_typeof(change) = 'object' AND change ->> 'kind' = kind::text);

CREATE FUNCTION guard_plan_proposal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  answering organisation_kind := CASE NEW.proposed_by_party WHEN 'MUNICIPALITY' THEN 'EMPLOYMENT_SERVICE'::organisation_kind ELSE 'MUNICIPALITY'::organisation_kind END;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'OPEN' THEN
      RAISE EXCEPTION 'a proposal begins open' USING ERRCODE = 'SP004';
    END IF;
    IF organisation_kind_of(NEW.proposed_by)::text IS DISTINCT FROM NEW.proposed_by_party::text
      OR (NEW.provider_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM user_accounts u WHERE u.id = NEW.proposed_by AND u.organisation_id = NEW.provider_id)) THEN
      RAISE EXCEPTION 'each party proposes for itself' USING ERRCODE = 'SP003';
    END IF;
    IF NEW.provider_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM activities a
      WHERE a.municipality_id = NEW.municipality_id AND a.case_id = NEW.case_id AND a.lineage_id = NEW.lineage_id AND a.provider_id = NEW.provider_id) THEN
      RAISE EXCEPTION 'a provider proposes changes of its own activity' USING ERRCODE = 'SP003';
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.state <> 'OPEN' THEN
    RAISE EXCEPTION 'a settled proposal stands' USING ERRCODE = 'SP004';
  END IF;
  IF (to_jsonb(NEW) - '{state,settled_by,settled_at,settled_reason,changed_version_id}'::text[]) IS DISTINCT FROM
     (to_jsonb(OLD) - '{state,settled_by,settled_at,settled_reason,changed_version_id}'::text[]) THEN
    RAISE EXCEPTION 'what was proposed is never rewritten' USING ERRCODE = 'SP004';
  END IF;
  IF NEW.state IN ('ACCEPTED', 'REJECTED') AND organisation_kind_of(NEW.settled_by) IS DISTINCT FROM answering THEN
    RAISE EXCEPTION 'a proposal is answered by another than the one who made it' USING ERRCODE = 'SP003';
  END IF;
  IF NEW.state = 'WITHDRAWN' AND (SELECT organisation_id FROM user_accounts WHERE id = NEW.settled_by)
    IS DISTINCT FROM (SELECT organisation_id FROM user_accounts WHERE id = OLD.proposed_by) THEN
    RAISE EXCEPTION 'a proposal is withdrawn by the one who made it' USING ERRCODE = 'SP003';
  END IF;
  -- Accepting changes a version that has yet to be approved, never one that is in force.
  IF NEW.state = 'ACCEPTED' AND NOT EXISTS (SELECT 1 FROM plan_versions p
    WHERE p.municipality_id = NEW.municipality_id AND p.case_id = NEW.case_id AND p.id = NEW.changed_version_id AND p.state IN ('DRAFT', 'PROPOSED')) THEN
    RAISE EXCEPTION 'an accepted proposal changes a draft' USING ERRCODE = 'SP001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_plan_proposal BEFORE INSERT OR UPDATE ON plan_proposals FOR EACH ROW EXECUTE FUNCTION guard_plan_proposal();

-- An open proposal is about the plan that both have agreed on. When another takes its place, or it ends, the proposal is about nothing.
CREATE FUNCTION replace_plan_proposals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'APPROVED' AND NEW.state IN ('SUPERSEDED', 'ENDED') THEN
    UPDATE plan_proposals SET state = 'REPLACED', settled_at = coalesce(NEW.ended_at, NEW.superseded_at),
      settled_by = (SELECT nullif(current_setting('app.user_id', true), '')::uuid)
    WHERE municipality_id = NEW.municipality_id AND case_id = NEW.case_id AND state = 'OPEN';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER replace_plan_proposals AFTER UPDATE ON plan_versions FOR EACH ROW EXECUTE FUNCTION replace_plan_proposals();

ALTER TABLE plan_proposals ENABLE ROW LEVEL SECURITY;
ALTER TABLE plan_proposals FORCE ROW LEVEL SECURITY;
CREATE POLICY plan_proposals_access ON plan_proposals
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and ((select current_setting('app.organisation_kind', true) = 'SYSTEM')
      or (((select current_setting('app.organisation_kind', true) <> 'PROVIDER') or provider_id = (select nullif(current_setting('app.organisation_id', true), '')::uuid)) and exists (select 1 from cases c where c.municipality_id = plan_proposals.municipality_id and c.id = plan_proposals.case_id))));

GRANT SELECT, INSERT, UPDATE ON plan_proposals TO samspel_app;
