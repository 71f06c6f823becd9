import { z } from 'zod';
import type { CommandContext } from '@/lib/access';
import { getVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { readNotifications } from '@/lib/notifications/server';
import { withActor } from '@/lib/platform/database';
import { toDay, toDayOrNull } from '@/lib/platform/days';
import { listAwaitedParties, type NotedParty, needsPlanRevision, notedPartyOf } from '../rules/unheard-referral';
import type { UnheardEffect, UnheardReferral } from '../unheard-dto';

/** A case seldom has more than one. */
const LIMIT = 20;

const effectWeek = z.object({ assignedMinutes: z.int(), occupationMinutes: z.int() });
const storedEffect = z
  .object({ before: effectWeek, after: effectWeek, brokenOff: z.array(z.object({ title: z.string() })) })
  .nullable()
  .catch(null);

/** The referrals of a case that the municipality was not heard about, newest first: what is known, who has taken note, and what remains. */
export async function listCaseUnheard(
  { actor, now, today }: CommandContext,
  asked: { caseId: string },
): Promise<UnheardReferral[]> {
  return withActor(actor, async (db) => {
    const { municipalityId, id: caseId } = await getVisibleCase(db, actor, asked.caseId);
    const rows = await db.unheardReferral.findMany({
      where: { municipalityId, caseId },
      orderBy: { recordedAt: 'desc' },
      take: LIMIT,
      include: { acknowledgements: { orderBy: { acknowledgedAt: 'asc' } }, referral: { select: { state: true } } },
    });
    await recordAudit(db, actor, { action: 'unheard-referral.list', municipalityId, caseId });
    if (rows.length === 0) return [];
    await readNotifications(db, { actor, now }, `/arenden/${caseId}`);
    const plan = await db.planVersion.findFirst({
      where: { municipalityId, caseId, state: 'APPROVED' },
      select: { municipalityApprovedAt: true, employmentServiceApprovedAt: true },
    });
    const approvals = [plan?.municipalityApprovedAt, plan?.employmentServiceApprovedAt].flatMap((at) =>
      at ? [at.toISOString()] : [],
    );
    const names = new Map(
      (
        await db.userAccount.findMany({
          where: {
            id: {
              in: rows.flatMap((row) => [row.recordedBy, ...row.acknowledgements.map((each) => each.acknowledgedBy)]),
            },
          },
          select: { id: true, name: true },
        })
      ).map(({ id, name }) => [id, name]),
    );
    const providers = new Map(
      (
        await db.organisation.findMany({
          where: { id: { in: rows.flatMap(({ providerId }) => providerId ?? []) } },
          select: { id: true, name: true },
        })
      ).map(({ id, name }) => [id, name]),
    );
    const services = new Map(
      (await db.activityType.findMany({ where: { isProgramme: true }, select: { code: true, name: true } })).map(
        ({ code, name }) => [code, name],
      ),
    );
    const own = notedPartyOf(actor.role);
    return rows.map((row): UnheardReferral => {
      const acknowledged = row.acknowledgements.map((each) => ({
        party: each.party as NotedParty,
        name: names.get(each.acknowledgedBy) ?? '',
        at: each.acknowledgedAt.toISOString(),
      }));
      const awaits = listAwaitedParties(acknowledged.map(({ party }) => party));
      return {
        unheardId: row.id,
        kind: row.kind,
        referralId: row.referralId,
        providerName: row.providerId ? (providers.get(row.providerId) ?? '') : row.providerName,
        serviceName: services.get(row.typeCode) ?? row.typeCode,
        startsOn: toDay(row.startsOn),
        endsOn: toDayOrNull(row.endsOn),
        reason: row.reason,
        foundHow: row.foundHow,
        foundOn: toDayOrNull(row.foundOn),
        words: row.words,
        recordedByName: names.get(row.recordedBy) ?? '',
        recordedAt: row.recordedAt.toISOString(),
        effect: toEffect(row.effect),
        needsPlanRevision: needsPlanRevision(
          {
            recordedAt: row.recordedAt.toISOString(),
            planApprovedAt: approvals.sort().at(-1) ?? null,
            referralState: row.referral?.state ?? null,
            endsOn: toDayOrNull(row.endsOn),
          },
          today,
        ),
        acknowledged,
        awaits,
        mayAcknowledge: own !== null && awaits.includes(own),
      };
    });
  });
}

function toEffect(stored: unknown): UnheardEffect | null {
  const effect = storedEffect.parse(stored);
  return (
    effect && {
      beforeMinutes: effect.before.assignedMinutes + effect.before.occupationMinutes,
      afterMinutes: effect.after.assignedMinutes + effect.after.occupationMinutes,
      brokenOff: effect.brokenOff.map(({ title }) => title),
    }
  );
}
