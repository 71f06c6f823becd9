import type { DeviationKind } from '@/lib/participants';
import type { Db } from '@/lib/platform/database';
import { fromDay } from '@/lib/platform/days';
import { addDays, type IsoDay, isWorkingDay } from '@/lib/time';
import { idOf } from './identity';
import type { CaseRows } from './rows';

/** One of so many participants has a deviation to tell of. */
const EVERY = 5;

const TOLD: { kind: DeviationKind; words: string }[] = [
  { kind: 'STAYED_AWAY', words: 'Kom inte till mötet i tisdags. Vi ringde samma dag och har bokat en ny tid.' },
  { kind: 'PROVIDER_CANCELLED', words: 'Vi ställde in gruppträffen. Timmarna tas igen veckan därpå.' },
  { kind: 'LEFT_EARLY', words: 'Gick en halvtimme tidigare efter överenskommelse.' },
  { kind: 'CANNOT_GO_ON', words: 'Tiden krockar med praktiken. Vi behöver hitta en annan dag.' },
];

/** What providers have told the officers of lately; some of it is read already. */
export async function writeDeviations(
  db: Db,
  cases: readonly CaseRows[],
  { now, today }: { now: Date; today: IsoDay },
): Promise<void> {
  const running = cases.flatMap(({ caseRecord, referrals }) =>
    referrals
      .filter(({ outcome, draft }) => outcome.state === 'STARTED' && draft.coachId)
      .map(({ draft }) => ({ caseRecord, draft })),
  );
  await db.providerDeviation.createMany({
    data: running
      .filter((_each, index) => index % EVERY === 0)
      .map(({ caseRecord, draft }, index) => {
        const readBy = index % 3 === 1 ? (caseRecord.responsibleUserId ?? null) : null;
        return {
          municipalityId: caseRecord.municipalityId,
          id: idOf('deviation', draft.id ?? ''),
          caseId: draft.caseId,
          providerId: draft.providerId,
          happenedOn: fromDay(workingDayBefore(addDays(today, -1 - index))),
          ...(TOLD[index % TOLD.length] ?? { kind: 'OTHER', words: 'Annat.' }),
          reportedBy: draft.coachId ?? '',
          reportedAt: now,
          municipalityReadBy: readBy,
          municipalityReadAt: readBy ? now : null,
        };
      }),
  });
}

function workingDayBefore(day: IsoDay): IsoDay {
  return isWorkingDay(day) ? day : workingDayBefore(addDays(day, -1));
}
