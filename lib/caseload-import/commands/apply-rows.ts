import type { CommandContext } from '@/lib/access';
import { recordAudits } from '@/lib/audit/server';
import { refreshCaseWeeks } from '@/lib/case-weeks/server';
import { toNameKey } from '@/lib/cases';
import type { Db } from '@/lib/platform/database';
import { type IsoDay, mondayOf, toIsoWeek } from '@/lib/time';
import type { CaseloadReference } from '../rules/caseload-reference';
import { listNamedUsers } from '../rules/named-users';
import { applyAssessments } from './apply-assessments';
import type { ComparedRow } from './compare-rows';

interface ApplyInput {
  municipalityId: string;
  importId: string;
  reference: CaseloadReference;
  rows: readonly ComparedRow[];
}

/** A row with the case it became or changed. */
export interface AppliedRow extends ComparedRow {
  caseId: string;
}

/**
 * Writes some hundred compared rows: persons, cases, children, assessments, one audit row a case and the weekly figures, each in one
 * statement whatever the number of rows. Rows that change nothing write nothing.
 */
export async function applyRows(db: Db, context: CommandContext, input: ApplyInput): Promise<void> {
  const { municipalityId, importId } = input;
  const created = input.rows.filter(({ outcome }) => outcome === 'CREATE');
  const changed = input.rows.filter(({ outcome }) => outcome === 'CHANGE');
  await writePersons(db, municipalityId, created);
  await changePersons(db, municipalityId, changed);
  const applied = [
    ...(await createCases(db, context.today, { ...input, rows: created })),
    ...(await changeCases(db, { ...input, rows: changed })),
  ];
  if (applied.length === 0) return;
  await writeChildren(db, municipalityId, applied);
  await applyAssessments(db, context, { municipalityId, rows: applied });
  await recordAudits(
    db,
    context.actor,
    'case.import',
    applied.map(({ caseId, outcome, changes }) => ({
      municipalityId,
      caseId,
      detail: { importId, outcome, fields: changes.map(({ field }) => field) },
    })),
    context.now,
  );
  const fromDay = mondayOf(toIsoWeek(context.today));
  await refreshCaseWeeks(db, { municipalityId, caseIds: applied.map(({ caseId }) => caseId), fromDay }, context.today);
}

function personOf({ after }: ComparedRow) {
  return {
    identity_number: after.identityNumber,
    identity_kind: after.identityKind,
    born_on: after.bornOn,
    given_name: after.givenName,
    family_name: after.familyName,
    given_name_key: toNameKey(after.givenName),
    family_name_key: toNameKey(after.familyName),
  };
}

async function writePersons(db: Db, municipalityId: string, rows: readonly ComparedRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db.$executeRaw`
    insert into persons as p (municipality_id, identity_number, identity_kind, born_on, given_name, family_name, given_name_key, family_name_key)
    select ${municipalityId}::uuid, r.* from jsonb_to_recordset(${JSON.stringify(rows.map(personOf))}::jsonb) as r(
      identity_number char(12), identity_kind identity_kind, born_on date, given_name text, family_name text, given_name_key text, family_name_key text)
    on conflict (municipality_id, identity_number) do update set given_name = excluded.given_name, family_name = excluded.family_name,
      given_name_key = excluded.given_name_key, family_name_key = excluded.family_name_key
    where (p.given_name, p.family_name) is distinct from (excluded.given_name, excluded.family_name)`;
}

async function changePersons(db: Db, municipalityId: string, rows: readonly ComparedRow[]): Promise<void> {
  const persons = rows
    .filter(({ changes }) =>
      changes.some(({ field }) => field === 'identityNumber' || field === 'givenName' || field === 'familyName'),
    )
    .map((row) => ({ id: row.known?.personId, ...personOf(row) }));
  if (persons.length === 0) return;
  await db.$executeRaw`
    update persons p set identity_number = r.identity_number, identity_kind = r.identity_kind, born_on = r.born_on, given_name = r.given_name,
      family_name = r.family_name, given_name_key = r.given_name_key, family_name_key = r.family_name_key
    from jsonb_to_recordset(${JSON.stringify(persons)}::jsonb) as r(id uuid,
      identity_number char(12), identity_kind identity_kind, born_on date, given_name text, family_name text, given_name_key text, family_name_key text)
    where p.municipality_id = ${municipalityId}::uuid and p.id = r.id`;
}

function caseOf({ after, known }: ComparedRow, reference: CaseloadReference) {
  return {
    id: known?.caseId ?? null,
    identity_number: after.identityNumber,
    number: after.caseNumber,
    unit_id: after.unit.id,
    responsible_user_id: after.responsible?.id ?? null,
    assistance_from_month: after.assistanceFrom,
    assistance_to_month: after.assistanceTo,
    registered_since: after.registeredSince,
    jobseeker_category: after.jobseekerCategory,
    programme_code: after.programme?.code ?? null,
    programme_extent_minutes: after.programmeExtentMinutes,
    protection: after.protection,
    named_user_ids: listNamedUsers(after, known, reference),
  };
}

async function createCases(
  db: Db,
  today: IsoDay,
  { municipalityId, importId, reference, rows }: ApplyInput,
): Promise<AppliedRow[]> {
  if (rows.length === 0) return [];
  const cases = rows.map((row) => caseOf(row, reference));
  const written = await db.$queryRaw<{ id: string; number: string }[]>`
    insert into cases (municipality_id, person_id, number, unit_id, responsible_user_id, opened_on, recorded_on, assistance_from_month, assistance_to_month,
      registered_since, jobseeker_category, programme_code, programme_extent_minutes, protection, named_user_ids, provider_ids, last_import_id)
    select p.municipality_id, p.id, r.number, r.unit_id, r.responsible_user_id, least(r.assistance_from_month, ${today}::date),
      ${today}::date, r.assistance_from_month, r.assistance_to_month, r.registered_since, r.jobseeker_category, r.programme_code, r.programme_extent_minutes,
      r.protection, r.named_user_ids, '{}', ${importId}::uuid
    from jsonb_to_recordset(${JSON.stringify(cases)}::jsonb) as r(identity_number char(12), number text, unit_id uuid, responsible_user_id uuid,
      assistance_from_month date, assistance_to_month date, registered_since date, jobseeker_category text, programme_code text,
      programme_extent_minutes int, protection protection, named_user_ids uuid[])
    join persons p on p.municipality_id = ${municipalityId}::uuid and p.identity_number = r.identity_number
    returning id, number`;
  const idOf = new Map(written.map(({ id, number }) => [number, id]));
  const applied = rows.map((row) => {
    const caseId = idOf.get(row.after.caseNumber);
    if (!caseId) throw new Error('A case that was to be created is missing.');
    return { ...row, caseId };
  });
  await db.$executeRaw`
    update caseload_import_rows r set case_id = a."caseId"
    from jsonb_to_recordset(${JSON.stringify(applied.map(({ line, caseId }) => ({ line, caseId })))}::jsonb) as a(line int, "caseId" uuid)
    where r.municipality_id = ${municipalityId}::uuid and r.import_id = ${importId}::uuid and r.line = a.line`;
  return applied;
}

async function changeCases(db: Db, { municipalityId, importId, reference, rows }: ApplyInput): Promise<AppliedRow[]> {
  const applied = rows.flatMap((row) => (row.known ? [{ ...row, caseId: row.known.caseId }] : []));
  if (applied.length === 0) return [];
  await db.$executeRaw`
    update cases c set number = r.number, unit_id = r.unit_id, responsible_user_id = r.responsible_user_id,
      assistance_from_month = r.assistance_from_month, assistance_to_month = r.assistance_to_month, registered_since = r.registered_since,
      jobseeker_category = r.jobseeker_category, programme_code = r.programme_code, programme_extent_minutes = r.programme_extent_minutes,
      protection = r.protection, named_user_ids = r.named_user_ids, last_import_id = ${importId}::uuid, revision = c.revision + 1
    from jsonb_to_recordset(${JSON.stringify(applied.map((row) => caseOf(row, reference)))}::jsonb) as r(id uuid, number text, unit_id uuid,
      responsible_user_id uuid, assistance_from_month date, assistance_to_month date, registered_since date, jobseeker_category text,
      programme_code text, programme_extent_minutes int, protection protection, named_user_ids uuid[])
    where c.municipality_id = ${municipalityId}::uuid and c.id = r.id`;
  return applied;
}

async function writeChildren(db: Db, municipalityId: string, rows: readonly AppliedRow[]): Promise<void> {
  const changed = rows.filter(
    ({ outcome, changes }) => outcome === 'CREATE' || changes.some(({ field }) => field === 'childrenBornOn'),
  );
  const replaced = changed.filter(({ outcome }) => outcome === 'CHANGE').map(({ caseId }) => caseId);
  if (replaced.length > 0) {
    await db.$executeRaw`
      delete from children where municipality_id = ${municipalityId}::uuid and case_id = any (${replaced}::uuid[])`;
  }
  const children = changed.flatMap(({ caseId, after }) => after.childrenBornOn.map((bornOn) => ({ caseId, bornOn })));
  if (children.length === 0) return;
  await db.$executeRaw`
    insert into children (municipality_id, case_id, born_on)
    select ${municipalityId}::uuid, c."caseId", c."bornOn"
    from jsonb_to_recordset(${JSON.stringify(children)}::jsonb) as c("caseId" uuid, "bornOn" date)`;
}
