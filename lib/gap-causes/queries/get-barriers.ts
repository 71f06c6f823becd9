import type { CommandContext } from '@/lib/access';
import { getVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { GAP_CAUSE_CODES } from '@/lib/case-weeks';
import { listRecordableGapCauses } from '@/lib/cases';
import { type Db, withActor } from '@/lib/platform/database';
import type { BarrierDto, BarrierPage, CaseBarriers } from '../barrier-dto';
import { isOpenBarrier } from '../rules/barrier';
import { listBarrierOfficers } from './barrier-officers';
import { listBarriers } from './list-barriers';

/** What stands in the way in a case, as the reader may know it. @throws Refusal 'notFound' */
export async function getCaseBarriers(context: CommandContext, { caseId }: { caseId: string }): Promise<CaseBarriers> {
  const { actor } = context;
  return withActor(actor, async (db) => {
    const { municipalityId } = await getVisibleCase(db, actor, caseId);
    return read(db, context, { municipalityId, caseId });
  });
}

/** The same with all that is asked for where one does something about it. @throws Refusal 'notFound' */
export async function getBarrierPage(context: CommandContext, { caseId }: { caseId: string }): Promise<BarrierPage> {
  const { actor } = context;
  return withActor(actor, async (db) => {
    const found = await getVisibleCase(db, actor, caseId);
    return {
      ...(await read(db, context, { municipalityId: found.municipalityId, caseId })),
      isClosed: found.closedOn !== null,
      recordableCodes: listRecordableGapCauses(GAP_CAUSE_CODES, actor.organisationKind),
      officers: await listBarrierOfficers(db, found),
    };
  });
}

async function read(
  db: Db,
  { actor, today, now }: CommandContext,
  place: { municipalityId: string; caseId: string },
): Promise<CaseBarriers> {
  const barriers = await listBarriers(db, { ...place, today, reader: actor.organisationKind });
  await recordAudit(db, actor, { action: 'barriers.read', ...place }, now);
  const isOpen = ({ state }: BarrierDto) => isOpenBarrier(state);
  return {
    caseId: place.caseId,
    today,
    open: barriers.filter(isOpen),
    past: barriers.filter((barrier) => !isOpen(barrier)),
  };
}
