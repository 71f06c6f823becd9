import type { MonthBasis, MonthSnapshot } from '../month-dto';

type Kept = Pick<MonthBasis, 'facts' | 'weeks' | 'missing' | 'standing'>;

/** One key for each thing that a reader of the page has seen: a fact, a week's figures, something missing, how things stand. */
export function listBasisKeys({ facts, weeks, missing, standing }: Kept): string[] {
  const { registration, requirement, level, plan } = standing;
  return [
    ...facts.map(({ key }) => key),
    ...weeks.map((each) => {
      const { attendance: a } = each;
      const figures = [
        each.level,
        each.requiredMinutes,
        each.assignedMinutes,
        each.gapMinutes,
        each.gapCause?.code ?? '',
      ];
      const reported = [a.plannedMinutes, a.attendedMinutes, a.excusedMinutes, a.unexcusedMinutes, a.unansweredMinutes];
      return `WEEK:${each.week}:${[...figures, ...reported, each.unverifiedDays].join(',')}`;
    }),
    ...missing.map(({ code, values }) => `MISSING:${code}:${Object.values(values).join(',')}`),
    `STANDING:${[level, requirement?.requiredMinutes, plan?.number].join(',')}`,
    `REGISTRATION:${Object.values(registration).join(',')}`,
  ];
}

/** What is in the basis now and was not when the page was read; empty when nothing has come. What has gone is no hindrance to an assessment. */
export function listNews(seen: readonly string[], current: readonly string[]): string[] {
  const known = new Set(seen);
  return current.filter((key) => !known.has(key));
}

/** Whether a human needs to look closer before the month is as the last one. */
export function isUnchanged({ facts }: Pick<MonthBasis, 'facts'>): boolean {
  return facts.length === 0;
}

/** The sums of the weeks that have ended, in minutes. */
export function sumWeeks(weeks: MonthBasis['weeks']) {
  const ended = weeks.filter(({ hasEnded }) => hasEnded).map(({ attendance }) => attendance);
  const sum = (pick: (week: (typeof ended)[number]) => number) => ended.reduce((total, week) => total + pick(week), 0);
  return {
    plannedMinutes: sum((week) => week.plannedMinutes),
    attendedMinutes: sum((week) => week.attendedMinutes),
    excusedMinutes: sum((week) => week.excusedMinutes),
    unexcusedMinutes: sum((week) => week.unexcusedMinutes),
    unansweredMinutes: sum((week) => week.unansweredMinutes),
  };
}

/** What is kept of a basis with the assessment that was made on it: figures and codes alone. */
export function takeSnapshot(basis: MonthBasis): MonthSnapshot {
  const { level, requirement, gap, registration, plan } = basis.standing;
  return {
    sinceOn: basis.sinceOn,
    level,
    requiredMinutes: requirement?.requiredMinutes ?? null,
    gapMinutes: gap?.minutes ?? 0,
    ...sumWeeks(basis.weeks),
    registeredSince: registration.registeredSince,
    programmeCode: registration.programmeCode,
    programmeExtentMinutes: registration.programmeExtentMinutes,
    planNumber: plan?.number ?? null,
    missing: basis.missing.map(({ code }) => code),
    keys: basis.keys,
  };
}
