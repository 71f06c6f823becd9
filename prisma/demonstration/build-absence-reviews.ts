import { type AbsenceDecision, type AcceptableReason, REVIEWED_FROM } from '@/lib/absence-reviews';
import type { Prisma } from '@/lib/platform/database';
import { fromDay, toDay } from '@/lib/platform/days';
import { addDays, addWorkingDays, type IsoDay } from '@/lib/time';
import { officeHour } from './calendar';
import { chanceOf } from './chance';
import { idOf } from './identity';
import type { AbsenceReviewRows } from './rows';
import type { Setting } from './setting';

type AttendanceRow = Prisma.AttendanceCreateManyInput;

/** Unexcused days of the last three weeks wait to be looked into; half of those of the fourth and fifth are being so. */
const WAITING_WEEKS = 3;
const OPEN_WEEKS = 5;

interface Finding {
  decision: AbsenceDecision;
  acceptableReason: AcceptableReason | 'NONE';
  ownWords: string;
  reasons: string;
}

const FINDINGS: Finding[] = [
  {
    decision: 'ACCEPTABLE_REASON',
    acceptableReason: 'NOT_INFORMED',
    ownWords: 'Jag visste inte att tiden var ändrad. Ingen hade ringt.',
    reasons: 'Ändringen av tiden hade inte nått fram. Det är ett godtagbart skäl.',
  },
  {
    decision: 'ACCEPTABLE_REASON',
    acceptableReason: 'SICK_CHILD',
    ownWords: 'Barnet var sjukt och jag kom inte fram i telefonen.',
    reasons: 'Barnet var sjukt enligt förskolan.',
  },
  {
    decision: 'ACCEPTABLE_REASON',
    acceptableReason: 'TRAVEL',
    ownWords: 'Bussen gick inte på morgonen och nästa gick efter lunch.',
    reasons: 'Turen var inställd enligt trafikbolaget.',
  },
  {
    decision: 'NO_ACCEPTABLE_REASON',
    acceptableReason: 'NONE',
    ownWords: 'Jag orkade inte gå dit.',
    reasons: 'Det som har kommit fram visar inte sjukdom eller något annat godtagbart skäl.',
  },
];

/** What became of the unexcused days: the older ones are decided in one review, some later ones are under way, the last ones wait. */
export function buildAbsenceReviews(setting: Setting, attendances: readonly AttendanceRow[]): AbsenceReviewRows[] {
  const { calendar, key } = setting;
  if (setting.life.stages.at(-1)?.kind === 'CLOSED') return [];
  const unexcused = attendances.filter(({ status }) => status === 'UNEXCUSED_ABSENCE');
  const between = (from: IsoDay, before: IsoDay) =>
    unexcused.filter(({ attendedOn }) => dayOf(attendedOn) >= from && dayOf(attendedOn) < before);
  const old = between(REVIEWED_FROM, calendar.monday(OPEN_WEEKS));
  const recent = between(laterOf(REVIEWED_FROM, calendar.monday(OPEN_WEEKS)), calendar.monday(WAITING_WEEKS));
  const finding = chanceOf(`${key}/review`).oneOf(FINDINGS);
  return [
    ...(old.length > 0 ? [decided(setting, old, finding)] : []),
    ...(recent.length > 0 ? [underWay(setting, recent)] : []),
  ];
}

function decided(setting: Setting, days: AttendanceRow[], finding: Finding): AbsenceReviewRows {
  const toldOn = addWorkingDays(lastDayOf(days), 2);
  const decidedOn = addWorkingDays(toldOn, 5);
  const { acceptableReason, decision, ownWords, reasons } = finding;
  const rows = reviewOf(setting, days, { openedOn: toldOn, savedOn: decidedOn });
  return {
    ...rows,
    review: {
      ...rows.review,
      hasAnswered: true,
      ownWords,
      toldHow: 'PHONE',
      toldOn: fromDay(toldOn),
      answerByOn: fromDay(addWorkingDays(toldOn, 3)),
      hasAcceptableReason: acceptableReason !== 'NONE',
      acceptableReason: acceptableReason === 'NONE' ? null : acceptableReason,
      hasSpecialReasons: false,
    },
    decision: {
      decision,
      decisionReasons: reasons,
      decidedBy: setting.officer.id,
      decidedAt: officeHour(decidedOn, 120).toISOString(),
    },
  };
}

function underWay(setting: Setting, days: AttendanceRow[]): AbsenceReviewRows {
  const toldOn = addWorkingDays(lastDayOf(days), 3);
  const rows = reviewOf(setting, days, { openedOn: toldOn, savedOn: toldOn });
  return {
    ...rows,
    review: {
      ...rows.review,
      toldHow: 'LETTER',
      toldOn: fromDay(toldOn),
      answerByOn: fromDay(addDays(toldOn, 14)),
    },
  };
}

function reviewOf(
  { key, municipalityId, caseId, officer }: Setting,
  days: AttendanceRow[],
  { openedOn, savedOn }: { openedOn: IsoDay; savedOn: IsoDay },
): AbsenceReviewRows {
  const reviewId = idOf('absence-review', key, openedOn);
  return {
    review: {
      municipalityId,
      id: reviewId,
      caseId,
      openedBy: officer.id,
      openedAt: officeHour(openedOn, 50),
      changedBy: officer.id,
      changedAt: officeHour(savedOn, 70),
    },
    days: days.map(({ id = '', attendedOn, plannedMinutes, presentMinutes }) => ({
      municipalityId,
      reviewId,
      attendanceId: id,
      caseId,
      attendedOn,
      absentMinutes: plannedMinutes - presentMinutes,
    })),
    decision: null,
  };
}

function dayOf(column: Date | string): IsoDay {
  return typeof column === 'string' ? column.slice(0, 10) : toDay(column);
}

function lastDayOf(days: readonly AttendanceRow[]): IsoDay {
  return (
    days
      .map(({ attendedOn }) => dayOf(attendedOn))
      .sort()
      .at(-1) ?? REVIEWED_FROM
  );
}

function laterOf(a: IsoDay, b: IsoDay): IsoDay {
  return a > b ? a : b;
}
