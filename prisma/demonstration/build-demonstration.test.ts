import { describe, expect, it } from 'vitest';
import { validateAssessment } from '@/lib/assessments';
import { mayNeedChildcare } from '@/lib/childcare';
import { listMissingBeforeApproval, validateActivitySchedule } from '@/lib/plans';
import { toDay, toDayOrNull } from '@/lib/platform/days';
import { buildDemonstration } from './build-demonstration';
import type { Catalogue } from './build-plan-versions';
import type { CaseRows } from './rows';

type Entry = Catalogue extends ReadonlyMap<string, infer Value> ? Value : never;

const ASSIGNED: Entry = { activityClass: 'ASSIGNED', isProgramme: false, party: 'MUNICIPALITY' };
const OCCUPATION: Entry = { activityClass: 'OCCUPATION', isProgramme: false, party: 'MUNICIPALITY' };
const PROGRAMME: Entry = { activityClass: 'OCCUPATION', isProgramme: true, party: 'EMPLOYMENT_SERVICE' };

const CATALOGUE: Catalogue = new Map<string, Entry>([
  ['MOTIVATION', ASSIGNED],
  ['HEALTH_ROUTINES', ASSIGNED],
  ['LANGUAGE_TRAINING', ASSIGNED],
  ['VOCATIONAL_SWEDISH', ASSIGNED],
  ['DIGITAL_SKILLS', ASSIGNED],
  ['CV_SUPPORT', ASSIGNED],
  ['JOB_COACHING', ASSIGNED],
  ['WORK_PLACEMENT', ASSIGNED],
  ['WORK_TRAINING', ASSIGNED],
  ['SUPPORTED_EMPLOYMENT', ASSIGNED],
  ['SFI', OCCUPATION],
  ['EMPLOYMENT', OCCUPATION],
  ['FOLK_HIGH_SCHOOL', OCCUPATION],
  ['ROM', PROGRAMME],
  ['STEG_TILL_ARBETE', PROGRAMME],
  ['LABOUR_MARKET_TRAINING', PROGRAMME],
  ['OWN_JOB_SEARCH', { ...OCCUPATION, activityClass: 'JOB_SEARCH' }],
]);

function buildOn(today: string): CaseRows[] {
  return buildDemonstration({ now: new Date(`${today}T09:30:00.000Z`), today, catalogue: CATALOGUE });
}

describe('the demonstration on different days', { timeout: 120_000 }, () => {
  it('is the same twice', () => {
    const [first, second] = [buildOn('2026-11-20'), buildOn('2026-11-20')].map((cases) => JSON.stringify(cases));
    expect(first === second).toBe(true);
  });

  it.each(['2026-12-28', '2027-07-14', '2028-02-27'])('keeps to the rules of the house on %s', (today) => {
    const cases = buildOn(today);
    const now = new Date(`${today}T09:30:00.000Z`);
    for (const rows of cases) {
      expectSoundAssessments(rows, today);
      expectSoundVersions(rows);
      expectSoundBarriers(rows, today);
      const ahead = rows.attendances.filter(
        ({ reportedAt, verifiedAt }) => new Date(reportedAt) > now || (verifiedAt && new Date(verifiedAt) > now),
      );
      expect(ahead).toEqual([]);
      for (const { consultation } of rows.referrals) {
        if (consultation) expect(new Date(consultation.requestedAt).getTime()).toBeLessThan(now.getTime());
      }
    }
    expect(new Set(cases.map(({ caseRecord }) => `${caseRecord.municipalityId} ${caseRecord.number}`)).size).toBe(
      cases.length,
    );
  });
});

function expectSoundAssessments(
  { assessments, exemptions, deductions, children, caseRecord }: CaseRows,
  today: string,
): void {
  let lastDay = '';
  for (const { id, validFrom, validTo, ground, abilityMinutes, abilityReason } of assessments) {
    const assessment = {
      validFrom: dayOf(validFrom),
      validTo: dayOrNullOf(validTo),
      ground,
      abilityMinutes,
      abilityReason: abilityReason ?? '',
      exemptions: exemptions
        .filter(({ assessmentId }) => assessmentId === id)
        .map(({ kind, sharePercent }) => ({ kind, sharePercent: sharePercent ?? 100, validTo: null })),
      deductions: deductions
        .filter(({ assessmentId }) => assessmentId === id)
        .map(({ kind, minutes, reason }) => ({ kind, minutes, reason: reason ?? '' })),
    };
    expect(validateAssessment(assessment, { today })).toEqual([]);
    expect(assessment.validFrom > lastDay).toBe(true);
    lastDay = assessment.validTo ?? '9999-12-31';
  }
  expect(dayOf(caseRecord.openedOn) <= today).toBe(true);
  for (const { bornOn } of children) expect(dayOf(bornOn) <= today).toBe(true);
}

/** Childcare stands in the way only where there is a child of an age for it, on the day when it began to. */
function expectSoundBarriers({ gapCauses, children, caseRecord }: CaseRows, today: string): void {
  for (const { code, fromOn, toOn } of gapCauses) {
    if (code !== 'CHILDCARE_MISSING') continue;
    for (const day of [dayOf(fromOn), dayOrNullOf(toOn) ?? today]) {
      const isOfAge = children.some(({ bornOn }) => mayNeedChildcare({ bornOn: dayOf(bornOn), day }));
      expect(isOfAge, `${caseRecord.number} on ${day}`).toBe(true);
    }
  }
}

function expectSoundVersions({ versions }: CaseRows): void {
  let lastDay = '';
  for (const { draft, activities, slots, exceptions, agreement, ending } of versions) {
    expect(activities.length).toBeGreaterThan(0);
    for (const activity of activities) {
      const schedule = {
        startsOn: dayOf(activity.startsOn),
        endsOn: dayOrNullOf(activity.endsOn),
        flexibleWeeklyMinutes: activity.flexibleWeeklyMinutes ?? null,
        slots: slots
          .filter(({ activityId }) => activityId === activity.id)
          .map(({ weekday, startsMinute, endsMinute }) => ({ weekday, startsMinute, endsMinute })),
        cancelledDays: [],
        exceptions: exceptions
          .filter(({ activityId }) => activityId === activity.id)
          .map(({ fromOn, toOn, reason }) => ({ fromOn: dayOf(fromOn), toOn: dayOf(toOn), reason })),
      };
      expect(validateActivitySchedule(schedule)).toEqual([]);
    }
    if (!agreement) continue;
    const content = {
      goalKind: draft.goalKind ?? null,
      goalOccupation: draft.goalOccupation ?? '',
      activities,
      individualView: draft.individualView ?? '',
      individualTookPart: draft.individualTookPart ?? null,
      municipalityUndertakings: draft.municipalityUndertakings ?? '',
      employmentServiceUndertakings: draft.employmentServiceUndertakings ?? '',
      municipalityContactId: draft.municipalityContactId ?? null,
      employmentServiceContactId: draft.employmentServiceContactId ?? null,
      startsOn: dayOf(draft.startsOn),
      followUpOn: dayOrNullOf(draft.followUpOn),
      isEmploymentServiceParty: draft.isEmploymentServiceParty,
    };
    expect(listMissingBeforeApproval(content)).toEqual([]);
    if (agreement.inForceFrom === null) continue;
    expect(agreement.inForceFrom > lastDay).toBe(true);
    lastDay = ending?.inForceTo ?? '9999-12-31';
  }
}

function dayOf(column: Date | string): string {
  return toDay(new Date(column));
}

function dayOrNullOf(column: Date | string | null | undefined): string | null {
  return toDayOrNull(column ? new Date(column) : null);
}
