import { expect, it } from 'vitest';
import type { Assessment } from '../../assessments';
import type { PlannedActivity } from '../../plans';
import { activeMinutesOf, calculateConsultationEffect, tellsWholeWeek } from './consultation-effect';

const inRom = (id: string, flexibleWeeklyMinutes: number): PlannedActivity => ({
  id,
  createdOrder: 1,
  startsOn: '2026-11-02',
  endsOn: null,
  activityClass: 'OCCUPATION',
  isProgramme: true,
  slots: [],
  flexibleWeeklyMinutes,
  cancelledDays: [],
  exceptions: [],
});
const assessment: Assessment = {
  id: 'a',
  validFrom: '2026-10-01',
  validTo: null,
  ground: 'SECTION_12_4_A',
  abilityMinutes: 2400,
  abilityReason: '',
  exemptions: [],
  deductions: [],
};
const exemptUntil = (validTo: string | null): Assessment => ({
  ...assessment,
  exemptions: [{ kind: 'LABOUR_MARKET_PROGRAMME', sharePercent: 100, validTo }],
});

/** A person in ROM for an hour and a half, who would be there for four. */
const moreHours = (assessments: Assessment[]) =>
  calculateConsultationEffect(
    {
      assessments,
      childrenBornOn: [],
      breaks: [],
      planVersions: [{ id: 'v', inForceFrom: '2026-11-02', inForceTo: null, activities: [inRom('now', 90)] }],
    },
    {
      startsOn: '2026-11-30',
      endActivityIds: ['now'],
      newActivity: { ...inRom('new', 240), startsOn: '2026-11-30' },
    },
  );

it.each([
  ['assessed: by what is assigned', [assessment], 0],
  ['exempt throughout: by all that it holds', [exemptUntil(null)], 10],
  ['exempt for two of the weeks: each by its own', [exemptUntil('2026-12-13')], 2],
  ['not assessed: by all that it holds', [], 10],
] as const)('a week is told, %s', (_, assessments, wholeWeeks) => {
  const effect = moreHours([...assessments]);
  expect(effect.weeks.filter(tellsWholeWeek)).toHaveLength(wholeWeeks);
  expect([effect.before, effect.after].map(({ assignedMinutes }) => assignedMinutes)).toEqual([0, 0]);
  expect([effect.before, effect.after].map(activeMinutesOf)).toEqual([90, 240]);
});
