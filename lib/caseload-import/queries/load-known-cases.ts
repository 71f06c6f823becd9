import { z } from 'zod';
import { DEDUCTION_KINDS, LEGAL_GROUNDS } from '@/lib/assessments';
import type { Db } from '@/lib/platform/database';
import { PROTECTIONS } from '../rules/cell-values';
import type { KnownCase } from '../rules/compare-row';

const day = z.string();
const named = z.object({ id: z.string(), name: z.string() });

const knownCase = z.object({
  caseId: z.string(),
  personId: z.string(),
  identityNumber: z.string(),
  identityKind: z.enum(['PERSONAL', 'COORDINATION']),
  bornOn: day,
  givenName: z.string(),
  familyName: z.string(),
  caseNumber: z.string(),
  unit: named,
  responsible: named.nullable(),
  assistanceFrom: day,
  assistanceTo: day.nullable(),
  registeredSince: day.nullable(),
  jobseekerCategory: z.string().nullable(),
  programme: z.object({ code: z.string(), name: z.string() }).nullable(),
  programmeExtentMinutes: z.number().nullable(),
  protection: z.enum(PROTECTIONS),
  childrenBornOn: z.array(day),
  closedOn: day.nullable(),
  namedUserIds: z.array(z.string()),
  assessments: z.array(
    z.object({
      id: z.string(),
      validFrom: day,
      validTo: day.nullable(),
      source: z.enum(['OFFICER', 'IMPORT']),
      ground: z.enum(LEGAL_GROUNDS),
      abilityMinutes: z.number(),
      abilityReason: z.string(),
      deductions: z.partialRecord(z.enum(DEDUCTION_KINDS), z.number()),
      isInFullTimeProgramme: z.boolean(),
    }),
  ),
}) satisfies z.ZodType<KnownCase>;

interface Asked {
  municipalityId: string;
  identityNumbers: string[];
  caseNumbers: string[];
  /** Holds the cases still until the transaction ends. */
  lock?: boolean;
}

/** The cases, open or closed, that have one of the persons or one of the case numbers, with all that a row is compared with. */
export async function loadKnownCases(
  db: Db,
  { municipalityId, identityNumbers, caseNumbers, lock = false }: Asked,
): Promise<KnownCase[]> {
  const caseIds = await findCaseIds(db, { municipalityId, identityNumbers, caseNumbers });
  if (caseIds.length === 0) return [];
  if (lock) {
    await db.$queryRaw`select id from cases where municipality_id = ${municipalityId}::uuid and id = any (${caseIds}::uuid[])
      order by id for update`;
  }
  const rows = await db.$queryRaw<unknown[]>`
    select c.id as "caseId", p.id as "personId", p.identity_number as "identityNumber", p.identity_kind as "identityKind",
      p.born_on::text as "bornOn", p.given_name as "givenName", p.family_name as "familyName", c.number as "caseNumber",
      json_build_object('id', u.id, 'name', u.name) as unit,
      case when o.id is not null then json_build_object('id', o.id, 'name', o.name) end as responsible,
      c.assistance_from_month::text as "assistanceFrom", c.assistance_to_month::text as "assistanceTo",
      c.registered_since::text as "registeredSince", c.jobseeker_category as "jobseekerCategory",
      case when c.programme_code is not null then json_build_object('code', c.programme_code, 'name', coalesce(t.name, c.programme_code)) end as programme,
      c.programme_extent_minutes as "programmeExtentMinutes", c.protection, c.closed_on::text as "closedOn",
      coalesce(c.named_user_ids, '{}') as "namedUserIds",
      coalesce((select json_agg(ch.born_on order by ch.born_on) from children ch
        where ch.municipality_id = c.municipality_id and ch.case_id = c.id), '[]') as "childrenBornOn",
      coalesce((select json_agg(json_build_object(
          'id', a.id, 'validFrom', a.valid_from, 'validTo', a.valid_to, 'source', a.source, 'ground', a.ground,
          'abilityMinutes', a.ability_minutes, 'abilityReason', a.ability_reason,
          'deductions', coalesce((select json_object_agg(d.kind, d.minutes) from assessment_deductions d
            where d.municipality_id = a.municipality_id and d.assessment_id = a.id), '{}'),
          'isInFullTimeProgramme', exists (select 1 from assessment_exemptions e
            where e.municipality_id = a.municipality_id and e.assessment_id = a.id and e.kind = 'LABOUR_MARKET_PROGRAMME')) order by a.valid_from)
        from assessments a where a.municipality_id = c.municipality_id and a.case_id = c.id), '[]') as assessments
    from cases c
    join persons p on p.municipality_id = c.municipality_id and p.id = c.person_id
    join units u on u.municipality_id = c.municipality_id and u.id = c.unit_id
    left join user_accounts o on o.id = c.responsible_user_id
    left join activity_types t on t.code = c.programme_code
    where c.municipality_id = ${municipalityId}::uuid and c.id = any (${caseIds}::uuid[])
    order by c.opened_on desc, c.id`;
  return rows.map((row) => knownCase.parse(row));
}

/** Asked apart, so that the plan of the large query does not hang on how many are guessed to be found. */
async function findCaseIds(
  db: Db,
  { municipalityId, identityNumbers, caseNumbers }: Omit<Asked, 'lock'>,
): Promise<string[]> {
  const persons = await db.$queryRaw<{ id: string }[]>`
    select id from persons where municipality_id = ${municipalityId}::uuid and identity_number = any (${identityNumbers}::char(12)[])`;
  const personIds = persons.map(({ id }) => id);
  const cases = await db.$queryRaw<{ id: string }[]>`
    select id from cases where municipality_id = ${municipalityId}::uuid and person_id = any (${personIds}::uuid[])
    union
    select id from cases where municipality_id = ${municipalityId}::uuid and number = any (${caseNumbers}::text[])`;
  return cases.map(({ id }) => id);
}
