import { z } from 'zod';
import type { Actor, CommandContext } from '@/lib/access';
import { visibleCasesSql } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { Prisma, withActor } from '@/lib/platform/database';
import type { CaseSearchResult } from '../case-dto';
import { type CaseSearch, FEWEST_LETTERS, readCaseSearch } from '../rules/search-words';
import type { SearchCasesInput } from '../schemas';

const caseHit = z.object({
  caseId: z.string(),
  number: z.string(),
  name: z.string(),
  isProtected: z.boolean(),
  municipalityName: z.string(),
  unitName: z.string(),
  responsibleName: z.string().nullable(),
  isExact: z.boolean(),
});

const MOST_HITS = 20;

/**
 * Finds open cases that the actor may see by name, personnummer, samordningsnummer or case number, and by nothing else. What
 * was typed is personal data: it is neither logged nor put in an address. The audit tells how one searched and which cases were shown.
 */
export async function searchCases(context: CommandContext, input: SearchCasesInput): Promise<CaseSearchResult> {
  const { actor, today } = context;
  const search = readCaseSearch(input.text, { today });
  if (search.kind === 'TOO_SHORT') return { hits: [], isCut: false, isTooShort: true, opensCaseId: null };
  return withActor(actor, async (db) => {
    const rows = await db.$queryRaw<unknown[]>`
      with found as (${foundBy(search, actor)})
      select c.id as "caseId", c.number, p.given_name || ' ' || p.family_name as name, c.protection <> 'NONE' as "isProtected",
        o.name as "municipalityName", u.name as "unitName", r.name as "responsibleName", found."isExact"
      from (select municipality_id, id, bool_or(is_exact) as "isExact" from found group by 1, 2) found
      join cases c on c.municipality_id = found.municipality_id and c.id = found.id
      join persons p on p.municipality_id = c.municipality_id and p.id = c.person_id
      join organisations o on o.id = c.municipality_id
      join units u on u.municipality_id = c.municipality_id and u.id = c.unit_id
      left join user_accounts r on r.id = c.responsible_user_id
      order by found."isExact" desc, p.family_name collate "sv-SE-x-icu", p.given_name collate "sv-SE-x-icu", c.id
      limit ${MOST_HITS + 1}`;
    const found = rows.map((row) => caseHit.parse(row));
    const shown = found.slice(0, MOST_HITS);
    const exact = found.filter(({ isExact }) => isExact);
    await recordAudit(
      db,
      actor,
      {
        action: 'case.search',
        municipalityId: actor.organisationKind === 'MUNICIPALITY' ? actor.organisationId : null,
        detail: { by: search.kind, hits: found.length, caseIds: shown.map(({ caseId }) => caseId) },
      },
      context.now,
    );
    return {
      hits: shown.map(({ isExact: _isExact, ...hit }) => hit),
      isCut: found.length > MOST_HITS,
      isTooShort: false,
      opensCaseId: exact.length === 1 ? (exact[0]?.caseId ?? null) : null,
    };
  });
}

type Search = Exclude<CaseSearch, { kind: 'TOO_SHORT' }>;

/** The keys of the open cases that the search finds: by identity number, or by case number and by name, each with its own index. */
function foundBy(search: Search, actor: Actor): Prisma.Sql {
  const open = Prisma.sql`${visibleCasesSql(actor)} and c.closed_on is null`;
  const throughPerson = (isExact: boolean, condition: Prisma.Sql) => Prisma.sql`
    select c.municipality_id, c.id, ${isExact}::boolean as is_exact
    from persons p join cases c on c.municipality_id = p.municipality_id and c.person_id = p.id
    where p.municipality_id = any (${actor.municipalityIds}::uuid[]) and ${condition} and ${open}`;
  if (search.kind === 'IDENTITY_NUMBER') {
    return throughPerson(true, Prisma.sql`p.identity_number = ${search.identityNumber}`);
  }
  const numbers = [search.caseNumber, search.caseNumber.toUpperCase()];
  return Prisma.sql`
    select c.municipality_id, c.id, true as is_exact from cases c where c.number = any (${numbers}) and ${open}
    union all ${throughPerson(false, nameCondition(search.words))}`;
}

/** Every word begins some part of the name, and one that is long enough begins the given or the family name: that one uses the index. */
function nameCondition(words: string[]): Prisma.Sql {
  const anchored = words
    .filter((word) => word.length >= FEWEST_LETTERS)
    .map((word) => Prisma.sql`${startsWith('p.given_name_key', word)} or ${startsWith('p.family_name_key', word)}`);
  const anywhere = words.map(
    (word) => Prisma.sql`(' ' || p.given_name_key || ' ' || p.family_name_key) like ${`% ${word}%`}`,
  );
  return Prisma.sql`((${Prisma.join(anchored, ' or ')}) and ${Prisma.join(anywhere, ' and ')})`;
}

/** A left-anchored comparison as a range, which unlike LIKE may use the index under row-level security. */
function startsWith(column: 'p.given_name_key' | 'p.family_name_key', word: string): Prisma.Sql {
  return Prisma.sql`(${Prisma.raw(column)} >= ${word} and ${Prisma.raw(column)} < ${`${word}\u{10FFFF}`})`;
}
