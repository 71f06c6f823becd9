import type { Db } from '@/lib/platform/database';
import { toDay } from '@/lib/platform/days';
import { type IsoDay, stockholmDayOf } from '@/lib/time';
import type { GoalAnswer, GoalYears } from '../agreement-dto';
import type { AgreementParty } from '../rules/agreement-state';
import { followedUpYear, type GoalCause, isFollowedUp } from '../rules/goal-years';
import { inForceOn } from './agreement-terms';
import { namesOf } from './agreement-versions';

/** The goals in force, each with what both parties said of the year that is followed up, or was last, and of the year before. */
export async function listGoalYears(
  db: Db,
  { municipalityId, today }: { municipalityId: string; today: IsoDay },
): Promise<GoalYears> {
  const openYear = followedUpYear(today);
  const year = openYear ?? Number(today.slice(0, 4)) - 1;
  const inForce = await db.agreement.findFirst({
    where: { municipalityId, ...inForceOn(today) },
    include: { goals: { orderBy: { position: 'asc' } } },
  });
  const goals = inForce?.goals ?? [];
  const lineages = goals.map(({ lineageId }) => lineageId);
  const versions = await db.agreementGoal.findMany({
    where: { municipalityId, lineageId: { in: lineages }, agreement: { inForceFrom: { not: null } } },
    select: { lineageId: true, agreement: { select: { inForceFrom: true } } },
  });
  const answers = await db.agreementGoalAnswer.findMany({
    where: { municipalityId, lineageId: { in: lineages }, year: { in: [year, year - 1] } },
  });
  const names = await namesOf(
    db,
    answers.map(({ answeredBy }) => answeredBy),
  );
  const answerOf = (lineageId: string, ofYear: number, party: AgreementParty): GoalAnswer | null => {
    const found = answers.find((each) => each.lineageId === lineageId && each.year === ofYear && each.party === party);
    if (!found) return null;
    const { attainment, words, answeredBy, answeredAt, revision } = found;
    const causes = found.causes as GoalCause[];
    return { attainment, causes, words, byName: names.get(answeredBy) ?? '', on: stockholmDayOf(answeredAt), revision };
  };
  return {
    openYear,
    year,
    goals: goals.map(({ lineageId, words, ownerUserId }) => {
      const days = versions.flatMap((each) =>
        each.lineageId === lineageId && each.agreement.inForceFrom ? [toDay(each.agreement.inForceFrom)] : [],
      );
      const yearOf = (ofYear: number) => ({
        year: ofYear,
        MUNICIPALITY: answerOf(lineageId, ofYear, 'MUNICIPALITY'),
        EMPLOYMENT_SERVICE: answerOf(lineageId, ofYear, 'EMPLOYMENT_SERVICE'),
      });
      return {
        lineageId,
        words,
        ownerUserId,
        isFollowedUp: isFollowedUp(days.toSorted()[0] ?? today, year),
        years: [yearOf(year), yearOf(year - 1)],
      };
    }),
  };
}
