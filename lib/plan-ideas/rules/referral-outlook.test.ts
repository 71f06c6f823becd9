import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankPlanActivity } from '../../../tests/builders/plan-activities';
import { ideaCatalogue, ordinaryRequirement } from '../../../tests/builders/plan-ideas';
import type { Assessment } from '../../assessments';
import { calculateConsultationEffect } from '../../consultations';
import { type Slot, toPlannedActivities } from '../../plans';
import { calculateReferralOutlook, USUAL_ROM_MINUTES } from './referral-outlook';

const days = (weekdays: number[], from: number, to: number): Slot[] =>
  weekdays.map((weekday) => ({ weekday, startsMinute: from * 60, endsMinute: to * 60 }));
const placement = blankPlanActivity({ lineageId: 'praktik', slots: days([1, 2, 3, 4], 8, 16) });
const swedish = blankPlanActivity({ lineageId: 'svenska', typeCode: 'VOCATIONAL_SWEDISH', slots: days([5], 9, 12) });

const asked = {
  activities: [placement, swedish],
  catalogue: ideaCatalogue,
  requirement: ordinaryRequirement,
  week: '2026-W48',
  romMinutes: USUAL_ROM_MINUTES,
  endLineageIds: ['praktik', 'svenska'],
};

describe('what a referral to ROM would do to the week', () => {
  it('takes a full week to an hour and a half: nothing is left of what was assigned', () => {
    const { before, after, brokenOffIds } = calculateReferralOutlook(asked);
    expect(before).toMatchObject({ level: 'FULL_TIME', assignedMinutes: 2100, gapMinutes: 0, occupationMinutes: 0 });
    expect(after).toMatchObject({ level: 'NO_ACTIVITY', assignedMinutes: 0, gapMinutes: 2100, occupationMinutes: 90 });
    expect(brokenOffIds).toEqual(['praktik', 'svenska']);
  });

  it('breaks off nothing that goes on beside it', () => {
    const { after, brokenOffIds } = calculateReferralOutlook({ ...asked, endLineageIds: ['svenska'] });
    expect(after).toMatchObject({ level: 'BELOW_FULL_TIME', assignedMinutes: 1920, gapMinutes: 180 });
    expect(brokenOffIds).toEqual(['svenska']);
  });

  it.each([
    ['EXEMPT', { isExempt: true, requiredMinutes: 0 }],
    ['NOT_ASSESSED', { isAssessed: false, requiredMinutes: 0 }],
    ['FULL_TIME', { requiredMinutes: 0 }],
  ])('says %s as the weekly figures would', (level, more) => {
    const requirement = { ...ordinaryRequirement, ...more };
    expect(calculateReferralOutlook({ ...asked, requirement }).after.level).toBe(level);
  });

  it('shows what a samråd about it would show, in an ordinary week', () => {
    const assessment: Assessment = {
      id: 'a',
      validFrom: '2026-10-01',
      validTo: null,
      ground: 'SECTION_12_4_A',
      abilityMinutes: 2400,
      abilityReason: '',
      exemptions: [],
      deductions: [{ kind: 'JOB_SEARCH', minutes: 300, reason: '' }],
    };
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 480 }).map((n) => n * 5),
        fc.subarray(['praktik', 'svenska']),
        (romMinutes, endLineageIds) => {
          const consulted = calculateConsultationEffect(
            {
              assessments: [assessment],
              childrenBornOn: [],
              breaks: [],
              planVersions: [
                {
                  id: 'v',
                  inForceFrom: '2026-11-23',
                  inForceTo: null,
                  activities: toPlannedActivities(asked.activities, ideaCatalogue),
                },
              ],
            },
            {
              startsOn: '2026-11-30',
              endActivityIds: endLineageIds,
              newActivity: {
                id: 'rom',
                createdOrder: 99,
                startsOn: '2026-11-30',
                endsOn: null,
                activityClass: 'OCCUPATION',
                isProgramme: true,
                slots: [],
                flexibleWeeklyMinutes: romMinutes,
                cancelledDays: [],
                exceptions: [],
              },
            },
          );
          const outlook = calculateReferralOutlook({ ...asked, week: consulted.week, romMinutes, endLineageIds });
          expect(outlook.before).toEqual(consulted.before);
          expect(outlook.after).toEqual(consulted.after);
          expect(outlook.brokenOffIds.toSorted()).toEqual(endLineageIds.toSorted());
        },
      ),
    );
  });
});
