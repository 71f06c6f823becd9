-- Överenskommelsen between Arbetsförmedlingen and a municipality: the rules that the software follows, as versions that one party
-- proposes and both approve, each in force from a day. None of it is law: without an agreement the defaults hold.

CREATE TYPE "agreement_state" AS ENUM ('PROPOSED', 'APPROVED', 'REJECTED', 'WITHDRAWN');
CREATE TYPE "agreement_closing" AS ENUM ('REJECTED', 'WITHDRAWN');

CREATE TABLE "agreements" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "starts_on" DATE NOT NULL,
    "answer_working_days" INTEGER NOT NULL,
    "fresh_days" INTEGER NOT NULL,
    "escalate_after_working_days" INTEGER NOT NULL,
    "conclude_working_days" INTEGER NOT NULL,
    "plan_approval_working_days" INTEGER NOT NULL,
    "message_working_days" INTEGER NOT NULL,
    "employment_decision_working_days" INTEGER NOT NULL,
    "exempt_type_codes" TEXT[],
    "municipality_contact_ids" UUID[],
    "employment_service_contact_ids" UUID[],
    "reason" TEXT NOT NULL,
    "proposed_by" UUID NOT NULL,
    "proposed_by_party" "party" NOT NULL,
    "proposed_at" TIMESTAMPTZ NOT NULL,
    "municipality_approved_by" UUID,
    "municipality_approved_at" TIMESTAMPTZ,
    "employment_service_approved_by" UUID,
    "employment_service_approved_at" TIMESTAMPTZ,
    "closed_as" "agreement_closing",
    "closed_by" UUID,
    "closed_at" TIMESTAMPTZ,
    "closed_reason" TEXT NOT NULL DEFAULT '',
    "in_force_from" DATE,
    "in_force_to" DATE,

    CONSTRAINT "agreements_pkey" PRIMARY KEY ("municipality_id","id")
);

-- A goal keeps its lineage from version to version, so that its years can be followed.
CREATE TABLE "agreement_goals" (
    "municipality_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "agreement_id" UUID NOT NULL,
    "lineage_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "words" TEXT NOT NULL,
    "owner_user_id" UUID NOT NULL,

    CONSTRAINT "agreement_goals_pkey" PRIMARY KEY ("municipality_id","id")
);

CREATE INDEX "agreements_municipality_id_proposed_at_idx" ON "agreements"("municipality_id", "proposed_at");
CREATE UNIQUE INDEX "agreement_goals_municipality_id_agreement_id_lineage_id_key" ON "agreement_goals"("municipality_id", "agreement_id", "lineage_id");

ALTER TABLE "agreement_goals" ADD CONSTRAINT "agreement_goals_municipality_id_agreement_id_fkey" FOREIGN KEY ("municipality_id", "agreement_id") REFERENCES "agreements"("municipality_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE agreements ADD COLUMN state agreement_state NOT NULL GENERATED ALWAYS AS (
  CASE
    WHEN closed_as = 'REJECTED' THEN 'REJECTED'::agreement_state
    WHEN closed_as = 'WITHDRAWN' THEN 'WITHDRAWN'::agreement_state
    WHEN in_force_from IS NOT NULL THEN 'APPROVED'::agreement_state
    ELSE 'PROPOSED'::agreement_state
  END) STORED;

ALTER TABLE agreements
  ADD CONSTRAINT agreements_days CHECK (answer_working_days BETWEEN 1 AND 30 AND fresh_days BETWEEN 1 AND 30
    AND escalate_after_working_days BETWEEN 0 AND 30 AND conclude_working_days BETWEEN 1 AND 30
    AND plan_approval_working_days BETWEEN 1 AND 30 AND message_working_days BETWEEN 1 AND 30
    AND employment_decision_working_days BETWEEN 1 AND 60),
  ADD CONSTRAINT agreements_reason CHECK (btrim(reason) <> ''),
  ADD CONSTRAINT agreements_lists CHECK (exempt_type_codes IS NOT NULL AND cardinality(municipality_contact_ids) BETWEEN 1 AND 5
    AND cardinality(employment_service_contact_ids) BETWEEN 1 AND 5),
  ADD CONSTRAINT agreements_approvals CHECK ((municipality_approved_by IS NULL) = (municipality_approved_at IS NULL)
    AND (employment_service_approved_by IS NULL) = (employment_service_approved_at IS NULL)),
  ADD CONSTRAINT agreements_closing CHECK ((closed_as IS NULL) = (closed_at IS NULL) AND (closed_as IS NULL) = (closed_by IS NULL)
    AND (closed_as IS NULL) = (btrim(closed_reason) = '')),
  -- In force when both have approved and not before; neither a day that was past then nor sooner than was proposed.
  ADD CONSTRAINT agreements_in_force CHECK ((in_force_from IS NULL) = (municipality_approved_at IS NULL OR employment_service_approved_at IS NULL)
    AND (in_force_from IS NULL OR closed_as IS NULL)
    AND in_force_from >= starts_on
    AND in_force_from >= (greatest(municipality_approved_at, employment_service_approved_at) AT TIME ZONE 'Europe/Stockholm')::date
    AND in_force_to >= in_force_from AND (in_force_to IS NULL OR in_force_from IS NOT NULL)),
  ADD CONSTRAINT agreements_no_overlap EXCLUDE USING gist (municipality_id WITH =, daterange(in_force_from, in_force_to, '[]') WITH &&)
    WHERE (in_force_from IS NOT NULL);
CREATE UNIQUE INDEX agreements_one_proposal ON agreements (municipality_id) WHERE closed_at IS NULL AND in_force_from IS NULL;

ALTER TABLE agreement_goals ADD CONSTRAINT agreement_goals_words CHECK (btrim(words) <> '' AND position > 0);

-- Whether the account belongs to the party of this agreement: the municipality itself, or an office that serves it.
CREATE FUNCTION is_agreement_party(user_id uuid, of_municipality uuid, of_kind text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM user_accounts u JOIN organisations o ON o.id = u.organisation_id
    WHERE u.id = user_id AND o.kind::text = of_kind
      AND (o.id = of_municipality OR EXISTS (SELECT 1 FROM served_municipalities s
        WHERE s.employment_service_id = o.id AND s.municipality_id = of_municipality)))
$$;

-- What two parties are to approve, or have approved, is never rewritten; each party speaks for itself.
CREATE FUNCTION guard_agreement() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  steps text[] := '{municipality_approved_by,municipality_approved_at,employment_service_approved_by,employment_service_approved_at,closed_as,closed_by,closed_at,closed_reason,in_force_from,in_force_to,state}';
BEGIN
  IF TG_OP = 'UPDATE' AND ((to_jsonb(NEW) - steps) IS DISTINCT FROM (to_jsonb(OLD) - steps)
      OR OLD.closed_at IS NOT NULL
      OR (OLD.municipality_approved_at IS NOT NULL AND (NEW.municipality_approved_by, NEW.municipality_approved_at) IS DISTINCT FROM (OLD.municipality_approved_by, OLD.municipality_approved_at))
      OR (OLD.employment_service_approved_at IS NOT NULL AND (NEW.employment_service_approved_by, NEW.employment_service_approved_at) IS DISTINCT FROM (OLD.employment_service_approved_by, OLD.employment_service_approved_at))
      OR (OLD.in_force_from IS NOT NULL AND NEW.in_force_from IS DISTINCT FROM OLD.in_force_from)
      OR (OLD.in_force_to IS NOT NULL AND NEW.in_force_to IS DISTINCT FROM OLD.in_force_to)) THEN
    RAISE EXCEPTION 'a proposed agreement is approved or closed, never rewritten' USING ERRCODE = 'SAG01';
  END IF;
  IF NOT is_agreement_party(NEW.proposed_by, NEW.municipality_id, NEW.proposed_by_party::text)
    OR (NEW.municipality_approved_by IS NOT NULL AND NOT is_agreement_party(NEW.municipality_approved_by, NEW.municipality_id, 'MUNICIPALITY'))
    OR (NEW.employment_service_approved_by IS NOT NULL AND NOT is_agreement_party(NEW.employment_service_approved_by, NEW.municipality_id, 'EMPLOYMENT_SERVICE'))
    OR (NEW.closed_by IS NOT NULL AND NOT is_agreement_party(NEW.closed_by, NEW.municipality_id,
      CASE WHEN (NEW.closed_as = 'WITHDRAWN') = (NEW.proposed_by_party = 'MUNICIPALITY') THEN 'MUNICIPALITY' ELSE 'EMPLOYMENT_SERVICE' END)) THEN
    RAISE EXCEPTION 'each party speaks for itself in an agreement' USING ERRCODE = 'SAG02';
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF EXISTS (SELECT 1 FROM unnest(NEW.municipality_contact_ids) AS contact WHERE NOT is_agreement_party(contact, NEW.municipality_id, 'MUNICIPALITY'))
      OR EXISTS (SELECT 1 FROM unnest(NEW.employment_service_contact_ids) AS contact WHERE NOT is_agreement_party(contact, NEW.municipality_id, 'EMPLOYMENT_SERVICE')) THEN
      RAISE EXCEPTION 'a contact is an account of the party' USING ERRCODE = 'SAG03';
    END IF;
    IF EXISTS (SELECT 1 FROM unnest(NEW.exempt_type_codes) AS exempt (code) WHERE NOT EXISTS (SELECT 1 FROM activity_types t WHERE t.code = exempt.code AND t.is_programme)) THEN
      RAISE EXCEPTION 'only programmes are exempt from consultation' USING ERRCODE = 'SAG04';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_agreement BEFORE INSERT OR UPDATE ON agreements FOR EACH ROW EXECUTE FUNCTION guard_agreement();
CREATE TRIGGER keep_agreements BEFORE DELETE OR TRUNCATE ON agreements FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The goals of a version stand with it: they come with the proposal, and have an owner at one of the two parties.
CREATE FUNCTION guard_agreement_goal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT is_agreement_party(NEW.owner_user_id, NEW.municipality_id, 'MUNICIPALITY')
    AND NOT is_agreement_party(NEW.owner_user_id, NEW.municipality_id, 'EMPLOYMENT_SERVICE') THEN
    RAISE EXCEPTION 'a goal is owned at one of the parties' USING ERRCODE = 'SAG03';
  END IF;
  IF EXISTS (SELECT 1 FROM agreements a WHERE a.municipality_id = NEW.municipality_id AND a.id = NEW.agreement_id
      AND (a.closed_at IS NOT NULL OR a.in_force_from IS NOT NULL)) THEN
    RAISE EXCEPTION 'the goals of an approved agreement stand' USING ERRCODE = 'SAG01';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_agreement_goal BEFORE INSERT ON agreement_goals FOR EACH ROW EXECUTE FUNCTION guard_agreement_goal();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON agreement_goals FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- An agreement holds no personal data of individuals: whoever has to do with the municipality's cases may know its rules. The two parties write.
ALTER TABLE agreements ENABLE ROW LEVEL SECURITY;
ALTER TABLE agreements FORCE ROW LEVEL SECURITY;
CREATE POLICY agreements_access ON agreements
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[]))
  WITH CHECK (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and (select current_setting('app.organisation_kind', true) in ('SYSTEM', 'MUNICIPALITY', 'EMPLOYMENT_SERVICE')));
GRANT SELECT, INSERT, UPDATE ON agreements TO samspel_app;

ALTER TABLE agreement_goals ENABLE ROW LEVEL SECURITY;
ALTER TABLE agreement_goals FORCE ROW LEVEL SECURITY;
CREATE POLICY agreement_goals_access ON agreement_goals
  USING (municipality_id = any ((select nullif(current_setting('app.municipality_ids', true), ''))::uuid[])
    and (select current_setting('app.organisation_kind', true) in ('SYSTEM', 'MUNICIPALITY', 'EMPLOYMENT_SERVICE')));
GRANT SELECT, INSERT ON agreement_goals TO samspel_app;
