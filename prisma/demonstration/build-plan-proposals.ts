import type { DatedVersion } from './build-plan-versions';
import { officeHour } from './calendar';
import { idOf } from './identity';
import type { CaseRows } from './rows';
import type { Setting } from './setting';

/**
 * A proposal to change the plan in force, where the story is that it is soon followed up: from Arbetsförmedlingen, for the municipality
 * to answer, or the other way round where the follow-up is late.
 */
export function buildPlanProposals(setting: Setting, versions: readonly DatedVersion[]): CaseRows['planProposals'] {
  const { municipalityId, caseId, key, officer, employmentOfficer, calendar, life } = setting;
  const version = versions.at(-1);
  const activity = version?.activities.find(({ pattern }) => pattern.slots.length > 1);
  if (!life.isStory || life.pending?.kind !== 'FOLLOW_UP' || !employmentOfficer) return [];
  if (!version || version.lastOn !== null || !activity) return [];
  const isLate = life.pending.inDays < 0;
  const [dropped, ...kept] = activity.pattern.slots;
  if (!dropped) return [];
  const moved = { ...dropped, startsMinute: dropped.startsMinute + 60, endsMinute: dropped.endsMinute };
  const slots = [moved, ...kept].map(({ weekday, startsMinute, endsMinute }) => ({
    weekday,
    startsMinute,
    endsMinute,
  }));
  return [
    {
      municipalityId,
      caseId,
      id: idOf('plan-proposal', key),
      lineageId: activity.lineageId,
      kind: 'CHANGE' as const,
      title: activity.title,
      change: { kind: 'CHANGE', times: { slots, flexibleWeeklyMinutes: null }, contact: null },
      reason: isLate
        ? 'Bussen kommer fram först en timme senare den dagen sedan tidtabellen ändrades.'
        : 'Arbetsgivaren vi har kontakt med kan träffa personen tidigt den dagen.',
      proposedByParty: isLate ? ('MUNICIPALITY' as const) : ('EMPLOYMENT_SERVICE' as const),
      proposedBy: isLate ? officer.id : employmentOfficer.id,
      proposedAt: officeHour(calendar.workingDaysAgo(isLate ? 4 : 2), 75),
    },
  ];
}
