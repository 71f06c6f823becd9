import { fromDay } from '@/lib/platform/days';
import type { DatedVersion } from './build-plan-versions';
import { officeHour } from './calendar';
import { chanceOf } from './chance';
import { idOf } from './identity';
import type { CaseRows } from './rows';
import type { Setting } from './setting';

type Part = CaseRows['disagreements'][number]['part'];

/** What people do not agree with in their plans, each beside the part that it is about. */
const WORDS: readonly (readonly [part: Part, words: string])[] = [
  ['GOAL', 'Jag vill hellre arbeta med djur än det som står som mål.'],
  ['ACTIVITY', 'Jag tycker att resan dit är för lång. Jag måste byta buss två gånger.'],
  ['ACTIVITY', 'Jag kan redan det här. Jag vill ha mer tid på arbetsplatsen i stället.'],
  ['INDIVIDUAL_UNDERTAKINGS', 'Jag hinner inte söka så många arbeten när jag är på praktik fyra dagar.'],
  ['MUNICIPALITY_UNDERTAKINGS', 'Jag har väntat på handledare sedan i september och vill veta när jag får en.'],
];

/** What stands in dispute in the plan that holds today; for most people nothing does. */
export function buildDisagreements(setting: Setting, versions: readonly DatedVersion[]): CaseRows['disagreements'] {
  const { municipalityId, caseId, key, officer, employmentOfficer, calendar, life } = setting;
  const version = versions.at(-1);
  const chance = chanceOf(`${key}/disagreement`);
  if (!version || version.lastOn !== null || !chance.happens(life.isStory ? 0.4 : 0.12)) return [];
  const [part, words] = chance.oneOf(WORDS);
  const activity = version.activities.at(-1);
  if (part === 'ACTIVITY' && !activity) return [];
  const place = { municipalityId, caseId, part, lineageId: part === 'ACTIVITY' ? (activity?.lineageId ?? null) : null };
  const expressedOn = calendar.workingDaysAgo(chance.between(9, 25));
  const own = {
    ...place,
    id: idOf('disagreement', key, 'individual'),
    party: 'INDIVIDUAL' as const,
    words,
    expressedOn: fromDay(expressedOn),
    recordedBy: officer.id,
    recordedAt: officeHour(expressedOn, 90),
  };
  if (!employmentOfficer || !chance.happens(0.5)) return [own];
  const earlierOn = calendar.workingDaysAgo(40);
  const endedOn = calendar.workingDaysAgo(6);
  return [
    own,
    {
      municipalityId,
      caseId,
      part: 'NEEDS' as const,
      lineageId: null,
      id: idOf('disagreement', key, 'employment-service'),
      party: 'EMPLOYMENT_SERVICE' as const,
      words: 'Vi bedömer att personen kan söka arbete på heltid redan nu.',
      expressedOn: fromDay(earlierOn),
      recordedBy: employmentOfficer.id,
      recordedAt: officeHour(earlierOn, 120),
      ending: 'RESOLVED' as const,
      endedOn: fromDay(endedOn),
      endedBy: employmentOfficer.id,
      endedAt: officeHour(endedOn, 60),
    },
  ];
}
