import type { Db } from '@/lib/platform/database';
import { fromDay, toDay } from '@/lib/platform/days';
import { addWorkingDays, type IsoDay, stockholmInstant } from '@/lib/time';
import { ACCOUNTS } from './accounts';
import { idOf } from './identity';
import type { CaseRows } from './rows';

const municipalityId = idOf('organisation', 'granvik');

/** How many samråd one meeting takes up. */
const MOST_ROWS = 6;

/** A group samråd two days ago in one of the municipalities: some of what was taken up was answered there, the rest still waits. */
export async function writeMeetings(db: Db, cases: readonly CaseRows[], { today }: { today: IsoDay }): Promise<void> {
  const heldOn = addWorkingDays(today, -2);
  const own = cases.filter(({ caseRecord }) => caseRecord.municipalityId === municipalityId);
  const asked = own
    .flatMap(({ referrals, consultations }) => [
      ...referrals.flatMap(({ consultation }) => consultation ?? []),
      ...consultations,
    ])
    .filter(
      ({ requestedAt, answeredAt, concludedAt, withdrawnAt }) =>
        !concludedAt && !withdrawnAt && dayOf(requestedAt) < heldOn && (!answeredAt || dayOf(answeredAt) >= heldOn),
    );
  const taken = asked.sort((a, b) => dayOf(a.requestedAt).localeCompare(dayOf(b.requestedAt))).slice(0, MOST_ROWS);
  const meetingId = idOf('meeting', municipalityId, 'latest');
  await db.consultationMeeting.create({
    data: {
      municipalityId,
      id: meetingId,
      heldOn: fromDay(heldOn),
      participants: 'Helena Brodin, Mats Ekwall och Monica Wester',
      createdBy: ACCOUNTS.find(({ name }) => name === 'Helena Brodin')?.id ?? '',
      createdAt: stockholmInstant({ day: heldOn, minute: 9 * 60 }),
    },
  });
  await db.consultationMeetingRow.createMany({
    data: taken.map(({ id, caseId }, index) => ({
      municipalityId,
      meetingId,
      consultationId: id ?? '',
      caseId,
      position: index + 1,
    })),
  });
}

function dayOf(instant: Date | string): IsoDay {
  return toDay(new Date(instant));
}
