import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { toDay } from '@/lib/platform/days';
import type { AgreementSummary } from '../agreement-dto';
import { awaitedParty } from '../rules/agreement-state';
import { inForceOn } from './agreement-terms';
import { toFacts } from './agreement-versions';

/** The municipalities within reach, each with what holds there and whose answer is awaited; by name. */
export async function listAgreements({ actor, today }: CommandContext): Promise<AgreementSummary[]> {
  return withActor(actor, async (db) => {
    const municipalities = await db.organisation.findMany({
      where: { id: { in: actor.municipalityIds }, kind: 'MUNICIPALITY' },
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    });
    const rows = await db.agreement.findMany({
      where: {
        municipalityId: { in: actor.municipalityIds },
        OR: [inForceOn(today), { closedAt: null, inForceFrom: null }],
      },
      include: { _count: { select: { goals: true } } },
    });
    await recordAudit(db, actor, { action: 'agreement.list' });
    return municipalities.map(({ id, name }) => {
      const own = rows.filter(({ municipalityId }) => municipalityId === id);
      const inForce = own.find((row) => row.inForceFrom !== null);
      const proposal = own.find((row) => row.inForceFrom === null);
      return {
        municipalityId: id,
        municipalityName: name,
        inForceFrom: inForce?.inForceFrom ? toDay(inForce.inForceFrom) : null,
        goals: inForce?._count.goals ?? 0,
        awaits: proposal ? awaitedParty(toFacts(proposal)) : null,
      };
    });
  });
}
