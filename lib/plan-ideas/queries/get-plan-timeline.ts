import type { CommandContext } from '@/lib/access';
import { getVisibleCase } from '@/lib/access/server';
import { calculateRequirement, findAssessmentOn } from '@/lib/assessments';
import { recordAudit } from '@/lib/audit/server';
import { type CaseFacts, loadWeekFacts } from '@/lib/case-weeks/server';
import { type Db, withActor } from '@/lib/platform/database';
import { fromDay, toDay, toDayOrNull } from '@/lib/platform/days';
import { notFoundRefusal } from '@/lib/platform/refusal';
import { addDays, type IsoDay, listWeeks, mondayOf, stockholmDayOf, toIsoWeek } from '@/lib/time';
import { buildTimeline, findTimelineWindow, placeInWindow, type TimelineVersion } from '../rules/timeline';
import type { PlanTimeline, TimelineEvent } from '../timeline-dto';

/** More than anyone can have been through; what is older is left out. */
const MOST_VERSIONS = 60;
const MOST_EVENTS = 60;

/** What is asked comes before what is decided, and that before what comes of it. */
const ORDER_IN_A_DAY: readonly TimelineEvent['kind'][] = [
  'REQUIREMENT',
  'CONSULTATION_REQUESTED',
  'CONSULTATION_CONCLUDED',
  'REFERRAL_DECIDED',
  'REFERRAL_STARTED',
  'REFERRAL_ENDED',
];

interface CaseKey {
  municipalityId: string;
  caseId: string;
}

/**
 * The months of a case with all activities of both parties and the providers through the versions that have been in force, the breaks,
 * the referrals and samråd, and when what is demanded changed: hours only, without why (OSL 26:1).
 * @throws Refusal 'notFound' for a case that the actor may not see, and for a provider.
 */
export async function getPlanTimeline(
  { actor, now, today }: CommandContext,
  { caseId, askedMonth }: { caseId: string; askedMonth: string | null },
): Promise<PlanTimeline> {
  if (actor.organisationKind === 'PROVIDER') throw notFoundRefusal();
  return withActor(actor, async (db) => {
    const { municipalityId } = await getVisibleCase(db, actor, caseId);
    const key = { municipalityId, caseId };
    const versions = await listVersions(db, key);
    const referrals = await listReferrals(db, key);
    const rows = buildTimeline(versions, {
      endedByReferral: referrals.flatMap(({ endsLineageIds }) => endsLineageIds),
      goesOnElsewhere: await listTakenOver(db, key),
    });
    const firstOn = rows.map(({ segments }) => segments[0]?.fromOn ?? today).toSorted()[0] ?? null;
    const window = findTimelineWindow({ today, firstOn, askedMonth });
    const { fromOn, toOn } = window;
    const facts = (await loadWeekFacts(db, { municipalityId, caseIds: [caseId], from: fromOn, to: toOn })).get(caseId);
    const events = [
      ...listDemands(facts, window),
      ...referrals.flatMap(({ events: own }) => own),
      ...(await listConsultationEvents(db, key)),
    ];
    await recordAudit(db, actor, { action: 'plan.timeline', ...key }, now);
    return {
      caseId,
      today,
      window,
      rows: rows.filter(({ segments }) => segments.some((segment) => placeInWindow(window, segment) !== null)),
      breaks: facts?.breaks ?? [],
      events: events
        .filter(({ on }) => on >= fromOn && on <= toOn)
        .toSorted(
          (a, b) => a.on.localeCompare(b.on) || ORDER_IN_A_DAY.indexOf(a.kind) - ORDER_IN_A_DAY.indexOf(b.kind),
        ),
      weeks: await listLevels(db, key, window),
    };
  });
}

async function listVersions(db: Db, key: CaseKey): Promise<TimelineVersion[]> {
  const rows = await db.planVersion.findMany({
    where: { ...key, inForceFrom: { not: null } },
    orderBy: { number: 'desc' },
    take: MOST_VERSIONS,
    select: {
      inForceFrom: true,
      inForceTo: true,
      activities: { orderBy: { position: 'asc' }, include: { slots: true } },
    },
  });
  return rows.flatMap(({ inForceFrom, inForceTo, activities }) =>
    inForceFrom === null
      ? []
      : [
          {
            inForceFrom: toDay(inForceFrom),
            inForceTo: toDayOrNull(inForceTo),
            activities: activities.map(
              ({ lineageId, title, party, providerId, startsOn, endsOn, flexibleWeeklyMinutes, slots }) => ({
                lineageId,
                title,
                party: providerId === null ? party : ('PROVIDER' as const),
                startsOn: toDay(startsOn),
                endsOn: toDayOrNull(endsOn),
                flexibleWeeklyMinutes,
                slots: slots.map((slot) => ({
                  weekday: slot.weekday,
                  startsMinute: slot.startsMinute,
                  endsMinute: slot.endsMinute,
                  startsOn: toDayOrNull(slot.startsOn),
                  endsOn: toDayOrNull(slot.endsOn),
                })),
              }),
            ),
          },
        ],
  );
}

/** The referrals that were decided, with what became of them. */
async function listReferrals(db: Db, key: CaseKey): Promise<{ endsLineageIds: string[]; events: TimelineEvent[] }[]> {
  const rows = await db.referral.findMany({
    where: { ...key, decidedAt: { not: null } },
    orderBy: { decidedAt: 'desc' },
    take: MOST_EVENTS,
    include: { provider: { select: { name: true } } },
  });
  return rows.map(({ id, provider, decidedAt, startedOn, endedOn, endsLineageIds }) => {
    const about = { providerName: provider.name, referralId: id };
    return {
      endsLineageIds,
      events: [
        ...(decidedAt ? [{ kind: 'REFERRAL_DECIDED' as const, on: stockholmDayOf(decidedAt), ...about }] : []),
        ...(startedOn ? [{ kind: 'REFERRAL_STARTED' as const, on: toDay(startedOn), ...about }] : []),
        ...(endedOn ? [{ kind: 'REFERRAL_ENDED' as const, on: toDay(endedOn), ...about }] : []),
      ],
    };
  });
}

/** The lineages of what another provider takes over, or has taken over. */
async function listTakenOver(db: Db, key: CaseKey): Promise<string[]> {
  const referrals = await db.referral.findMany({
    where: {
      ...key,
      takenOverOn: { not: null },
      continuedBy: { some: { decidedAt: { not: null }, state: { not: 'CANCELLED' } } },
    },
    select: { id: true },
    take: MOST_EVENTS,
  });
  const activities = await db.activity.findMany({
    where: { ...key, referralId: { in: referrals.map(({ id }) => id) } },
    distinct: ['lineageId'],
    select: { lineageId: true },
  });
  return activities.map(({ lineageId }) => lineageId);
}

async function listConsultationEvents(db: Db, key: CaseKey): Promise<TimelineEvent[]> {
  const rows = await db.consultation.findMany({
    where: { ...key, withdrawnAt: null },
    orderBy: { requestedAt: 'desc' },
    take: MOST_EVENTS,
    select: { id: true, requestedAt: true, requestedByParty: true, concludedAt: true, settledAt: true },
  });
  return rows.flatMap(({ id, requestedAt, requestedByParty, concludedAt, settledAt }): TimelineEvent[] => [
    {
      kind: 'CONSULTATION_REQUESTED',
      on: stockholmDayOf(requestedAt),
      party: requestedByParty === 'EMPLOYMENT_SERVICE' ? requestedByParty : 'MUNICIPALITY',
      consultationId: id,
    },
    // What the managers ended it with comes after what the officers did.
    ...[settledAt ?? concludedAt].flatMap((at) =>
      at ? [{ kind: 'CONSULTATION_CONCLUDED' as const, on: stockholmDayOf(at), consultationId: id }] : [],
    ),
  ]);
}

/** What is demanded in an ordinary week, each time it changes; as it stands on the Friday of the week. */
function listDemands(
  facts: CaseFacts | undefined,
  { fromOn, toOn }: { fromOn: IsoDay; toOn: IsoDay },
): TimelineEvent[] {
  if (!facts) return [];
  const events: Extract<TimelineEvent, { kind: 'REQUIREMENT' }>[] = [];
  for (const week of listWeeks({ from: toIsoWeek(fromOn), to: toIsoWeek(toOn) })) {
    const monday = mondayOf(week);
    const demand = demandOn(facts, addDays(monday, 4));
    const last = events.at(-1);
    const isSame =
      last?.requiredMinutes === demand.requiredMinutes &&
      last.isAssessed === demand.isAssessed &&
      last.isExempt === demand.isExempt;
    if (!isSame && (last || demand.isAssessed))
      events.push({ kind: 'REQUIREMENT', on: monday < fromOn ? fromOn : monday, ...demand });
  }
  return events;
}

function demandOn({ assessments, childrenBornOn }: CaseFacts, day: IsoDay) {
  const assessment = findAssessmentOn(assessments, day);
  if (assessment === null) return { requiredMinutes: 0, isAssessed: false, isExempt: false };
  const { requiredMinutes, isExempt, fullTimeMinutes } = calculateRequirement({ assessment, day, childrenBornOn });
  return { requiredMinutes, isAssessed: true, isExempt: isExempt || fullTimeMinutes === 0 };
}

async function listLevels(
  db: Db,
  key: CaseKey,
  { fromOn, toOn }: { fromOn: IsoDay; toOn: IsoDay },
): Promise<PlanTimeline['weeks']> {
  const weeks = await db.caseWeek.findMany({
    where: { ...key, week: { gte: fromDay(mondayOf(toIsoWeek(fromOn))), lte: fromDay(toOn) } },
    orderBy: { week: 'asc' },
    select: { week: true, level: true, assignedMinutes: true, requiredMinutes: true },
  });
  return weeks.map(({ week, ...figures }) => ({ weekOn: toDay(week), ...figures }));
}
