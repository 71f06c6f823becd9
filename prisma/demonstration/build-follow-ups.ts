import {
  type ActivityGain,
  fourMonthsOn,
  type HeldVersion,
  hasOutcome,
  listEndedActivities,
  listUndertakings,
  outcomeAuthority,
} from '@/lib/follow-ups';
import type { Prisma } from '@/lib/platform/database';
import { fromDay, fromDayOrNull } from '@/lib/platform/days';
import { addDays, addMonths, addWorkingDays, type IsoDay } from '@/lib/time';
import type { Catalogue, DatedActivity, DatedVersion } from './build-plan-versions';
import { firstOf, officeHour } from './calendar';
import { type Chance, chanceOf } from './chance';
import { idOf } from './identity';
import { drawPlanTexts } from './plan-texts';
import type { Setting } from './setting';

/** What has been written down of the plans of one case. */
export interface FollowUpRows {
  followUps: Prisma.FollowUpCreateManyInput[];
  undertakings: Prisma.FollowUpUndertakingCreateManyInput[];
  activityOutcomes: Prisma.ActivityOutcomeCreateManyInput[];
  planOutcomes: Prisma.PlanOutcomeCreateManyInput[];
  fourMonthAnswers: Prisma.FourMonthAnswerCreateManyInput[];
}

/** Follow-ups held before a new version, outcomes of what has ended, and the answers after four months; the latest are left to be written. */
export function buildFollowUps(
  setting: Setting,
  { versions, catalogue }: { versions: readonly DatedVersion[]; catalogue: Catalogue },
): FollowUpRows {
  const chance = chanceOf(`${setting.key}/follow-ups`);
  const held = versions.flatMap((version) => holdFollowUp(setting, version, chance) ?? []);
  const planOutcomes = versions.flatMap((version) => endPlan(setting, version, chance) ?? []);
  return {
    followUps: held.map(({ followUp }) => followUp),
    undertakings: held.flatMap(({ undertakings }) => undertakings),
    activityOutcomes: buildActivityOutcomes(setting, { versions, catalogue, chance }),
    planOutcomes,
    fourMonthAnswers: planOutcomes.flatMap((outcome) => answerAfterFourMonths(setting, outcome, chance) ?? []),
  };
}

const GOAL_NOTES = [
  'Praktiken går bra, men det saknas en arbetsgivare som vill anställa.',
  'Svenskan har blivit bättre. Yrkesorden är kvar att öva.',
  'Timmarna har ökat. Nästa steg är en plats hos en annan arbetsgivare.',
];
const WORDS = [
  'Det är bra att komma hemifrån varje dag.',
  'Jag vill ha fler timmar hos arbetsgivaren.',
  'Resorna tar lång tid men jag trivs.',
];
const WHY = ['Väntar på besked från arbetsgivaren.', 'Blev inte av under sommaren.', 'Påbörjat, klart nästa månad.'];

function holdFollowUp(setting: Setting, version: DatedVersion, chance: Chance) {
  const { municipalityId, caseId, officer, employmentOfficer, calendar, key } = setting;
  const isReplaced = version.ending === 'SUPERSEDED';
  const draw = chance.draw();
  const heldOn = isReplaced
    ? addWorkingDays(version.lastOn ?? calendar.today, -12)
    : addDays(version.startsOn, 5 * 7 + 1);
  const isAhead = heldOn >= addDays(calendar.today, -3);
  if (heldOn <= version.startsOn || isAhead || version.ending === 'ENDED' || draw > (isReplaced ? 0.7 : 0.3))
    return null;
  if (!isReplaced && setting.life.pending !== null) return null;
  const nextOn = isReplaced ? addDays(version.lastOn ?? heldOn, 14) : version.followUpOn;
  const id = idOf('follow-up', key, version.number);
  const recordedAt = officeHour(heldOn, 200);
  const texts = drawPlanTexts(setting, chanceOf(`${key}/plan`));
  const followUp: Prisma.FollowUpCreateManyInput = {
    municipalityId,
    id,
    caseId,
    planVersionId: version.id,
    heldOn: fromDay(heldOn),
    individualTookPart: chance.happens(0.85),
    municipalityTookPart: true,
    employmentServiceTookPart: employmentOfficer !== null && chance.happens(0.6),
    goal: chance.happens(0.6) ? 'PARTLY' : 'NOT',
    goalNote: chance.oneOf(GOAL_NOTES),
    individualWords: chance.oneOf(WORDS),
    nextOn: fromDay(firstOf(nextOn, addMonths(heldOn, 6))),
    recordedBy: officer.id,
    recordedAt,
  };
  const undertakings = listUndertakings({ ...texts, isEmploymentServiceParty: employmentOfficer !== null }).map(
    ({ party, position, text }) => {
      const judge = party === 'EMPLOYMENT_SERVICE' ? employmentOfficer : officer;
      const isJudged = judge !== null && (party !== 'EMPLOYMENT_SERVICE' || chance.happens(0.8) || isReplaced);
      const judgement = chance.oneByWeight([
        ['REACHED', 6],
        ['PARTLY', 3],
        ['NOT', 1],
      ] as const);
      return {
        municipalityId,
        followUpId: id,
        caseId,
        party,
        position,
        text,
        judgement: isJudged ? judgement : null,
        note: isJudged && judgement !== 'REACHED' ? chance.oneOf(WHY) : '',
        judgedBy: isJudged ? judge.id : null,
        judgedAt: isJudged ? recordedAt : null,
      };
    },
  );
  return { followUp, undertakings };
}

/** So many days are the latest ends left without an outcome, to be written down by the reader. */
const LEFT_DAYS = 40;

function buildActivityOutcomes(
  setting: Setting,
  { versions, catalogue, chance }: { versions: readonly DatedVersion[]; catalogue: Catalogue; chance: Chance },
): FollowUpRows['activityOutcomes'] {
  const { municipalityId, caseId, officer, employmentOfficer, calendar, key, registeredSince } = setting;
  const plans = versions.map(
    (version): HeldVersion<DatedActivity> => ({
      inForceFrom: version.startsOn,
      inForceTo: version.lastOn,
      isEnded: version.ending === 'ENDED',
      activities: version.activities,
    }),
  );
  return listEndedActivities(plans, { today: calendar.today }).flatMap(({ activity, endedOn, how }) => {
    const { typeCode } = activity.pattern;
    const entry = catalogue.get(typeCode);
    const isRecent = endedOn > addDays(calendar.today, -LEFT_DAYS);
    const isLeft = chance.happens(isRecent ? 0.55 : 0.02);
    if (!entry || !hasOutcome({ activityClass: entry.activityClass, typeCode }) || isLeft) return [];
    const providerId = activity.pattern.provider;
    const party = providerId === null ? entry.party : 'PROVIDER';
    const isRegistered = registeredSince !== null && employmentOfficer !== null;
    const authority = outcomeAuthority({ party, providerId, isRegistered });
    const writer = authority === 'EMPLOYMENT_SERVICE' && employmentOfficer ? employmentOfficer : officer;
    const kind =
      how === 'AGREED_END'
        ? 'COMPLETED'
        : chance.oneByWeight([
            ['COMPLETED', 5],
            ['LED_ON', 2],
            ['BROKEN_OFF', 3],
          ] as const);
    return [
      {
        municipalityId,
        id: idOf('activity-outcome', key, activity.lineageId),
        caseId,
        lineageId: activity.lineageId,
        endedOn: fromDay(endedOn),
        kind,
        brokenOffBy:
          kind === 'BROKEN_OFF' ? chance.oneOf(['MUNICIPALITY', 'INDIVIDUAL', 'EMPLOYMENT_SERVICE'] as const) : null,
        reason:
          kind === 'BROKEN_OFF'
            ? chance.oneOf(['OTHER_ACTIVITY', 'PLACE_CLOSED', 'NO_PROGRESS', 'MOVED'] as const)
            : null,
        ledOnTo:
          kind === 'LED_ON' ? chance.oneOf(['Praktik hos arbetsgivare', 'Yrkessvenska', 'Fler timmar i veckan']) : '',
        gains: drawGains(chance, kind),
        note: chance.happens(0.3) ? chance.oneOf(['Goda omdömen från handledaren.', 'Vill gärna fortsätta.']) : '',
        recordedBy: writer.id,
        recordedByParty: authority,
        recordedAt: firstInstant(officeHour(addWorkingDays(endedOn, 3), 100), calendar.now),
      },
    ];
  });
}

function drawGains(chance: Chance, kind: string): ActivityGain[] {
  if (kind === 'BROKEN_OFF' && chance.happens(0.6)) return ['NONE'];
  return [chance.oneOf<ActivityGain>(['ABILITY', 'LANGUAGE', 'EMPLOYER'])];
}

function endPlan(setting: Setting, version: DatedVersion, chance: Chance): Prisma.PlanOutcomeCreateManyInput | null {
  const { municipalityId, caseId, officer, calendar, key, life } = setting;
  const { lastOn } = version;
  if (version.ending !== 'ENDED' || lastOn === null || lastOn >= calendar.today) return null;
  const isClosed = life.stages.at(-1)?.kind === 'CLOSED';
  const isWork = isClosed && chance.happens(0.75);
  const startsOn = isClosed ? addDays(lastOn, 1) : null;
  const isRecent = lastOn > addDays(calendar.today, -LEFT_DAYS);
  if (chance.happens(isRecent ? 0.5 : isClosed ? 0 : 0.03)) return null;
  return {
    municipalityId,
    id: idOf('plan-outcome', key, version.number),
    caseId,
    planVersionId: version.id,
    result: isClosed ? (isWork ? 'WORK' : 'STUDIES') : 'NONE',
    startsOn: fromDayOrNull(startsOn),
    employerKind: isWork ? chance.oneOf(['PRIVATE', 'MUNICIPALITY', 'REGION_OR_STATE'] as const) : null,
    education:
      isClosed && !isWork ? chance.oneOf(['Komvux, vård och omsorg', 'Yrkeshögskola', 'Komvux, grundläggande']) : '',
    weeklyMinutes: isClosed ? chance.oneOf([1800, 2250, 2400]) : null,
    recordedBy: officer.id,
    recordedAt: firstInstant(officeHour(addWorkingDays(lastOn, 2), 60), calendar.now),
  };
}

/** Those for whom four months have passed within so many days are left to be asked about. */
const ASKED_LATELY_DAYS = 14;

function answerAfterFourMonths(
  { municipalityId, caseId, officer, calendar, key }: Setting,
  { id, startsOn }: Prisma.PlanOutcomeCreateManyInput,
  chance: Chance,
): Prisma.FourMonthAnswerCreateManyInput | null {
  if (!startsOn || id === undefined) return null;
  const dueOn = fourMonthsOn(dayOf(startsOn));
  const answeredOn = addWorkingDays(dueOn, chance.between(1, 8));
  const isLeft = chance.happens(0.08);
  if (dueOn > addDays(calendar.today, -ASKED_LATELY_DAYS) || isLeft) return null;
  return {
    municipalityId,
    id: idOf('four-months', key, dueOn),
    caseId,
    planOutcomeId: id,
    answer: chance.oneByWeight([
      ['SAME', 6],
      ['OTHER', 2],
      ['NO', 2],
      ['NOT_FOUND', 1],
    ] as const),
    answeredOn: fromDay(answeredOn),
    recordedBy: officer.id,
    recordedAt: officeHour(answeredOn, 40),
  };
}

function dayOf(column: Date | string): IsoDay {
  return new Date(column).toISOString().slice(0, 10);
}

function firstInstant(one: Date, other: Date): Date {
  return one < other ? one : other;
}
