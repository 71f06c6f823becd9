import type { CommandContext } from '@/lib/access';
import { getVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { toDay } from '@/lib/platform/days';
import { Refusal } from '@/lib/platform/refusal';
import { stockholmDayOf } from '@/lib/time';
import type { CertificateList } from '../certificate-dto';
import { isRunCovered } from '../rules/sick-runs';
import { findSickRuns } from './find-sick-runs';

/** How many certificates of one case are listed at most. */
const MOST_CERTIFICATES = 100;

/** Sickness of more than seven days and the certificates of a case. @throws Refusal 'notFound', 'notPermitted' outside the municipality */
export async function listCertificates(
  { actor, now, today }: CommandContext,
  { caseId }: { caseId: string },
): Promise<CertificateList> {
  if (actor.organisationKind !== 'MUNICIPALITY') throw new Refusal('notPermitted');
  return withActor(actor, async (db) => {
    const { municipalityId, closedOn } = await getVisibleCase(db, actor, caseId);
    const rows = await db.certificate.findMany({
      where: { municipalityId, caseId },
      orderBy: { fromOn: 'desc' },
      take: MOST_CERTIFICATES,
    });
    const requests = await db.certificateRequest.findMany({ where: { municipalityId, caseId } });
    const runs = (await findSickRuns(db, { municipalityId, caseIds: [caseId], today })).get(caseId) ?? [];
    const officers = await db.userAccount.findMany({
      where: { id: { in: [...rows.map(({ seenBy }) => seenBy), ...requests.map(({ askedBy }) => askedBy)] } },
      select: { id: true, name: true },
    });
    await recordAudit(db, actor, { action: 'certificate.read', municipalityId, caseId }, now);
    const nameOf = new Map(officers.map(({ id, name }) => [id, name]));
    const certificates = rows.map(({ id, fromOn, toOn, seenOn, seenBy }) => ({
      certificateId: id,
      fromOn: toDay(fromOn),
      toOn: toDay(toOn),
      seenOn: toDay(seenOn),
      seenByName: nameOf.get(seenBy) ?? null,
    }));
    return {
      caseId,
      today,
      isClosed: closedOn !== null,
      runs: runs.toReversed().map((run) => {
        const request = requests.find(({ sickFrom }) => toDay(sickFrom) === run.fromOn);
        return {
          ...run,
          isCovered: isRunCovered(run, certificates),
          askedOn: request ? stockholmDayOf(request.askedAt) : null,
          askedByName: request ? (nameOf.get(request.askedBy) ?? null) : null,
        };
      }),
      certificates,
    };
  });
}
