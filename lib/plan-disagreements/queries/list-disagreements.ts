import type { Actor, CommandContext } from '@/lib/access';
import { getVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { type Db, withActor } from '@/lib/platform/database';
import { toDay, toDayOrNull } from '@/lib/platform/days';
import { notFoundRefusal } from '@/lib/platform/refusal';
import type { DisagreementView } from '../disagreement-dto';
import { decideDisagreement } from '../rules/disagreement';

/** How many are shown at most; the oldest of those that have ended give way. */
const MOST = 200;

/** For which authority the actor speaks. @throws Refusal 'notFound' for one who speaks for neither. */
export function requireAuthority(actor: Actor): 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE' {
  if (actor.organisationKind === 'PROVIDER') throw notFoundRefusal();
  return actor.organisationKind;
}

/** All that someone does not agree with in the plan of a case, those that stand first. @throws Refusal 'notFound' */
export async function listDisagreements(
  { actor, now }: CommandContext,
  { caseId }: { caseId: string },
): Promise<DisagreementView[]> {
  requireAuthority(actor);
  return withActor(actor, async (db) => {
    const { municipalityId } = await getVisibleCase(db, actor, caseId);
    const found = await findDisagreements(db, actor, { municipalityId, caseId });
    await recordAudit(
      db,
      actor,
      { action: 'plan-disagreement.read', municipalityId, caseId, detail: { count: found.length } },
      now,
    );
    return found;
  });
}

/** The same within a transaction that has already found the case, for a reader that audits what it reads. */
export async function findDisagreements(
  db: Db,
  actor: Actor,
  key: { municipalityId: string; caseId: string },
): Promise<DisagreementView[]> {
  const rows = await db.planDisagreement.findMany({
    where: key,
    orderBy: [{ endedOn: { sort: 'desc', nulls: 'first' } }, { expressedOn: 'desc' }, { id: 'desc' }],
    take: MOST,
  });
  const users = await db.userAccount.findMany({
    where: { id: { in: [...new Set(rows.map(({ recordedBy }) => recordedBy))] } },
    select: { id: true, name: true },
  });
  const actorParty = requireAuthority(actor);
  return rows.map(({ id, part, lineageId, party, words, expressedOn, ending, endedOn, recordedBy }) => ({
    id,
    part,
    lineageId,
    party,
    words,
    expressedOn: toDay(expressedOn),
    ending,
    endedOn: toDayOrNull(endedOn),
    recordedByName: users.find((user) => user.id === recordedBy)?.name ?? '',
    canEnd: ending === null && decideDisagreement({ actorParty, party }).allowed,
  }));
}
