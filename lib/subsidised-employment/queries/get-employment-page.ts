import { type CommandContext, hasPermission } from '@/lib/access';
import { getVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { listContacts } from '@/lib/contacts/server';
import { readNotifications } from '@/lib/notifications/server';
import { type Db, type Prisma, withActor } from '@/lib/platform/database';
import { toDay, toDayOrNull } from '@/lib/platform/days';
import { type IsoDay, stockholmDayOf, workingDaysBetween } from '@/lib/time';
import type { Employment, EmploymentForPlan, EmploymentPage } from '../employment-dto';
import { decideEmploymentInPlan, toEmploymentActivity } from '../rules/employment-in-plan';
import { employmentAwaits, isAboutToBeLost, isOpen, waitedWorkingDays } from '../rules/employment-state';
import { findPlaceInPlan } from './find-place-in-plan';

/** A person has seldom more than one or two. */
const LIMIT = 50;

type Row = Prisma.SubsidisedEmploymentGetPayload<{ include: { steps: true } }>;

/** The places held for the person: the one that waits, with both clocks, and those that came to something or to nothing. */
export async function getEmploymentPage(
  { actor, now, today }: CommandContext,
  asked: { caseId: string },
): Promise<EmploymentPage> {
  return withActor(actor, async (db) => {
    const found = await getVisibleCase(db, actor, asked.caseId);
    const { municipalityId, id: caseId } = found;
    const rows = await db.subsidisedEmployment.findMany({
      where: { municipalityId, caseId },
      include: { steps: { orderBy: { takenAt: 'asc' }, take: LIMIT } },
      orderBy: { heldAt: 'desc' },
      take: LIMIT,
    });
    const users = await db.userAccount.findMany({
      where: { id: { in: [...new Set(rows.flatMap(({ steps }) => steps.map(({ takenBy }) => takenBy)))] } },
      select: { id: true, name: true },
    });
    const names = new Map(users.map(({ id, name }) => [id, name]));
    await recordAudit(db, actor, { action: 'employment.read', municipalityId, caseId });
    await readNotifications(db, { actor, now }, `/arenden/${caseId}/anstallning`);
    const places = rows.map((row) => toEmployment(row, { today, names }));
    const isClosed = found.closedOn !== null;
    return {
      caseId,
      today,
      open: places.find(({ state }) => isOpen(state)) ?? null,
      past: places.filter(({ state }) => !isOpen(state)),
      forPlan: await findForPlan(db, { municipalityId, caseId, places, today }),
      contacts: await listContacts(db, [found.responsibleUserId, found.employmentOfficerId], today),
      isRegistered: found.registeredSince !== null,
      mayHold: !isClosed && hasPermission(actor.role, 'employment.hold'),
      mayDecide: !isClosed && hasPermission(actor.role, 'employment.decide'),
      mayPlan: !isClosed && hasPermission(actor.role, 'plan.write'),
    };
  });
}

/** The latest place that may be put in the plan, as it would be, and where it stands already. */
async function findForPlan(
  db: Db,
  { places, today, ...key }: { municipalityId: string; caseId: string; places: Employment[]; today: IsoDay },
): Promise<EmploymentForPlan | null> {
  const place = places.find((each) => decideEmploymentInPlan(each, today).allowed);
  if (!place) return null;
  const { employmentId, weeklyMinutes } = place;
  const { title, place: workplace, startsOn, endsOn } = toEmploymentActivity(place);
  const where = await findPlaceInPlan(db, { ...key, employmentId });
  return { employmentId, title, place: workplace, weeklyMinutes, startsOn, endsOn, where };
}

function toEmployment(row: Row, { today, names }: { today: IsoDay; names: Map<string, string> }): Employment {
  const heldUntil = toDay(row.heldUntil);
  const dueOn = toDayOrNull(row.dueOn);
  const dayOf = (at: Date | null) => (at === null ? null : stockholmDayOf(at));
  return {
    employmentId: row.id,
    revision: row.revision,
    state: row.state,
    work: row.work,
    workplace: row.workplace,
    weeklyMinutes: row.weeklyMinutes,
    startsOn: toDay(row.startsOn),
    heldUntil,
    holdWorkingDaysLeft: workingDaysBetween({ from: today, to: heldUntil }),
    isAboutToBeLost: isAboutToBeLost({ state: row.state, heldUntil }, today),
    awaits: employmentAwaits(row.state),
    dueOn,
    dueWorkingDaysLeft: dueOn === null ? null : workingDaysBetween({ from: today, to: dueOn }),
    waited: waitedWorkingDays(
      {
        heldOn: stockholmDayOf(row.heldAt),
        requestedOn: dayOf(row.requestedAt),
        decidedOn: dayOf(row.decidedAt),
        endedOn: dayOf(row.endedAt),
      },
      today,
    ),
    support: row.support,
    supportUntil: toDayOrNull(row.supportUntil),
    startedOn: toDayOrNull(row.startedOn),
    loss: row.loss,
    steps: row.steps.map(({ id, kind, day, words, takenBy, takenAt }) => ({
      id,
      kind,
      day: toDayOrNull(day),
      words,
      byName: names.get(takenBy) ?? '',
      at: takenAt.toISOString(),
    })),
  };
}
