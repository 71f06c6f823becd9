import type { CommandContext } from '@/lib/access';
import { getVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { readNotifications } from '@/lib/notifications/server';
import { type Db, withActor } from '@/lib/platform/database';
import { toDayOrNull } from '@/lib/platform/days';
import { notFoundRefusal } from '@/lib/platform/refusal';
import { type IsoDay, workingDaysBetween } from '@/lib/time';
import { findReturns } from './find-returns';

/** Each activity is looked for in so many of its rows. */
const MOST_ROWS = 400;

/** An activity that the referral broke off, as it was. Minutes are a week's. */
export interface BrokenOffActivity {
  lineageId: string;
  title: string;
  slots: { weekday: number; startsMinute: number; endsMinute: number }[];
  flexibleWeeklyMinutes: number | null;
  /** Whether it goes on in the plan in force, or stands in the one being written. */
  where: 'RUNNING' | 'IN_DRAFT' | 'BROKEN_OFF';
}

/** «Vad händer nu?»: the latest referral that gave the person back, what it broke off, and how long nothing has been held. */
export async function getReturnPage({ actor, now, today }: CommandContext, asked: { caseId: string }) {
  return withActor(actor, async (db) => {
    const { municipalityId, id: caseId } = await getVisibleCase(db, actor, asked.caseId);
    if (actor.organisationKind !== 'MUNICIPALITY') throw notFoundRefusal();
    const key = { municipalityId, caseId };
    const [latest, ...earlier] = await findReturns(db, { ...key, today });
    const closing = latest
      ? await db.returnClosing.findFirst({ where: { municipalityId, referralId: latest.referralId } })
      : null;
    const closedBy = closing
      ? await db.userAccount.findUnique({ where: { id: closing.closedBy }, select: { name: true } })
      : null;
    const open = await db.planVersion.findFirst({
      where: { ...key, state: { in: ['DRAFT', 'PROPOSED'] } },
      select: { state: true },
    });
    await recordAudit(
      db,
      actor,
      { action: 'return.read', municipalityId, caseId, subjectId: latest?.referralId ?? null },
      now,
    );
    await readNotifications(db, { actor, now }, `/arenden/${caseId}/atergang`);
    return {
      caseId,
      latest: latest ? { ...latest, workingDaysLeft: workingDaysBetween({ from: today, to: latest.dueOn }) } : null,
      brokenOff: latest ? await listBrokenOff(db, { ...key, lineageIds: latest.endsLineageIds, today }) : [],
      closing: closing && {
        reason: closing.reason,
        words: closing.words,
        byName: closedBy?.name ?? '',
        at: closing.closedAt.toISOString(),
      },
      openPlan: open?.state ?? null,
      earlier,
    };
  });
}

/** What the page of a return gets. */
export type ReturnPage = Awaited<ReturnType<typeof getReturnPage>>;

async function listBrokenOff(
  db: Db,
  {
    municipalityId,
    caseId,
    lineageIds,
    today,
  }: { municipalityId: string; caseId: string; lineageIds: string[]; today: IsoDay },
): Promise<BrokenOffActivity[]> {
  const rows = await db.activity.findMany({
    where: { municipalityId, caseId, lineageId: { in: lineageIds } },
    orderBy: [{ planVersion: { number: 'desc' } }, { position: 'asc' }],
    take: MOST_ROWS,
    select: {
      lineageId: true,
      title: true,
      endsOn: true,
      flexibleWeeklyMinutes: true,
      slots: { select: { weekday: true, startsMinute: true, endsMinute: true } },
      planVersion: { select: { state: true } },
    },
  });
  return lineageIds.flatMap((lineageId) => {
    const own = rows.filter((each) => each.lineageId === lineageId);
    const [latest] = own;
    if (!latest) return [];
    const goesOn = (endsOn: Date | null) => endsOn === null || (toDayOrNull(endsOn) ?? '') >= today;
    const holds = (states: string[]) =>
      own.some(({ planVersion, endsOn }) => states.includes(planVersion.state) && goesOn(endsOn));
    return {
      lineageId,
      title: latest.title,
      slots: latest.slots,
      flexibleWeeklyMinutes: latest.flexibleWeeklyMinutes,
      where: holds(['APPROVED']) ? 'RUNNING' : holds(['DRAFT', 'PROPOSED']) ? 'IN_DRAFT' : 'BROKEN_OFF',
    };
  });
}
