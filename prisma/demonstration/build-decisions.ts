import type { Assessment } from '@/lib/assessments';
import { type DecisionContent, describeExtent, isDemand, listDecisionPoints } from '@/lib/decisions';
import { fromDay } from '@/lib/platform/days';
import { addDays, type IsoDay } from '@/lib/time';
import { officeHour } from './calendar';
import { idOf } from './identity';
import type { CaseRows } from './rows';
import type { Setting } from './setting';

/**
 * The decisions that the person's assessments led to, each made the same day as its assessment. One whose week nobody has planned yet is
 * newly assessed, and its last decision waits.
 */
export function buildDecisions(
  { key, life, municipalityId, caseId, officer }: Setting,
  { assessments, childrenBornOn }: { assessments: readonly Assessment[]; childrenBornOn: readonly IsoDay[] },
): CaseRows['decisions'] {
  const isUndecided = life.stages.at(-1)?.kind === 'UNPLANNED';
  return assessments.slice(0, isUndecided ? -1 : undefined).flatMap((assessment, index) => {
    const dayBefore = addDays(assessment.validFrom, -1);
    const earlier = assessments[index - 1];
    const before = earlier ? describeExtent({ assessment: earlier, childrenBornOn, day: dayBefore }) : null;
    const extent = describeExtent({ assessment, childrenBornOn });
    const points = listDecisionPoints({ before, after: extent });
    if (points.length === 0) return [];
    const content: DecisionContent = { points, extent, assistance: null };
    return [
      {
        municipalityId,
        id: idOf('decision', key, assessment.validFrom),
        caseId,
        kinds: [...new Set(points.map(({ kind }) => kind))],
        assessmentId: assessment.id,
        basis: idOf('basis', key, assessment.validFrom),
        fromOn: fromDay(assessment.validFrom),
        content: JSON.parse(JSON.stringify(content)),
        reasons: isDemand(extent)
          ? 'Du har förmåga att delta i aktiviteter i den omfattning som framgår av uträkningen. Planen gör vi tillsammans med dig och Arbetsförmedlingen.'
          : 'Du är upptagen av annat i den omfattning som framgår av underlaget, och aktivitet kan då inte krävas av dig.',
        decidedBy: officer.id,
        decidedAt: officeHour(addDays(assessment.validFrom, -4), 60),
      },
    ];
  });
}
