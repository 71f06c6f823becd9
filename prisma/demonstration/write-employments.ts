import type { Db } from '@/lib/platform/database';
import { fromDay } from '@/lib/platform/days';
import { addDays, addWorkingDays, type IsoDay } from '@/lib/time';
import { ACCOUNTS } from './accounts';
import { idOf } from './identity';
import type { CaseRows } from './rows';

const municipalityId = idOf('organisation', 'granvik');
type CaseRecord = CaseRows['caseRecord'];

interface Place {
  caseRecord: CaseRecord;
  work: string;
  workplace: string;
  heldOn: IsoDay;
  heldUntil: IsoDay;
  /** Null while it is not decided. */
  grantedOn: IsoDay | null;
  /** Null while it has not started. */
  startedOn: IsoDay | null;
}

const WORK = [
  ['Köksbiträde', 'Granviks skolkök'],
  ['Vaktmästare', 'Granviks lärcentrum'],
  ['Lokalvårdare', 'Solgårdens äldreboende'],
  ['Parkarbetare', 'Granviks parkförvaltning'],
  ['Barnskötare', 'Förskolan Blåklockan'],
  ['Biblioteksassistent', 'Granviks bibliotek'],
] as const;

/** The fast lane: a place that has got its support and is to enter the plan, one that is soon lost, one in good time, and those of the last year that became work. */
export async function writeEmployments(
  db: Db,
  cases: readonly CaseRows[],
  { today }: { today: IsoDay },
): Promise<void> {
  const own = cases.map(({ caseRecord }) => caseRecord).filter((each) => each.municipalityId === municipalityId);
  const registered = own.filter(
    ({ registeredSince, protection }) => registeredSince != null && (protection ?? 'NONE') === 'NONE',
  );
  const karin = accountOf('Karin Lindahl');
  const daniel = accountOf('Daniel Öst');
  const open = registered.filter(({ closedOn }) => closedOn == null);
  const theirs = open.filter((each) => each.responsibleUserId === karin && each.employmentOfficerId === daniel);
  const [granted, near, calm] = (theirs.length >= 3 ? theirs : open).slice(-3);
  const places: Place[] = [];
  if (granted) {
    places.push({
      ...placeOf(2, granted),
      heldOn: addWorkingDays(today, -12),
      heldUntil: addWorkingDays(today, 7),
      grantedOn: addWorkingDays(today, -1),
      startedOn: null,
    });
  }
  if (near) {
    places.push({
      ...placeOf(0, near),
      heldOn: addWorkingDays(today, -9),
      heldUntil: addWorkingDays(today, 2),
      grantedOn: null,
      startedOn: null,
    });
  }
  if (calm) {
    places.push({
      ...placeOf(1, calm),
      heldOn: addWorkingDays(today, -3),
      heldUntil: addWorkingDays(today, 16),
      grantedOn: null,
      startedOn: null,
    });
  }
  const closed = registered.filter(({ closedOn }) => closedOn != null).slice(0, WORK.length);
  for (const [index, caseRecord] of closed.entries()) {
    const startedOn = addDays(new Date(caseRecord.closedOn ?? today).toISOString().slice(0, 10), -3);
    const heldOn = addDays(startedOn, -24 - index * 2);
    places.push({
      ...placeOf(index, caseRecord),
      heldOn,
      heldUntil: addDays(startedOn, 5),
      grantedOn: addDays(heldOn, 9 + index),
      startedOn,
    });
  }
  for (const place of places) await writePlace(db, place);
}

function placeOf(index: number, caseRecord: CaseRecord): Pick<Place, 'caseRecord' | 'work' | 'workplace'> {
  const [work, workplace] = WORK[index % WORK.length] ?? WORK[0];
  return { caseRecord, work, workplace };
}

/** In the order that the database demands: held, asked for, decided, started. */
async function writePlace(db: Db, place: Place): Promise<void> {
  const { caseRecord, heldOn, heldUntil, grantedOn, startedOn } = place;
  const caseId = caseRecord.id;
  const id = idOf('employment', caseId);
  const where = { municipalityId_id: { municipalityId, id } };
  const [heldBy, decidedBy] = [caseRecord.responsibleUserId ?? '', caseRecord.employmentOfficerId ?? ''];
  const step = { municipalityId, caseId, employmentId: id };
  await db.subsidisedEmployment.create({
    data: {
      municipalityId,
      id,
      caseId,
      work: place.work,
      workplace: place.workplace,
      weeklyMinutes: 1800,
      startsOn: fromDay(addDays(heldUntil, 3)),
      heldUntil: fromDay(heldUntil),
      heldAt: at(heldOn, 8),
    },
  });
  await db.employmentStep.createMany({
    data: [
      { ...step, kind: 'HELD', day: fromDay(heldUntil), takenBy: heldBy, takenAt: at(heldOn, 8) },
      { ...step, kind: 'REQUESTED', takenBy: heldBy, takenAt: at(heldOn, 9) },
    ],
  });
  await db.subsidisedEmployment.update({
    where,
    data: { state: 'REQUESTED', requestedAt: at(heldOn, 9), dueOn: fromDay(addWorkingDays(heldOn, 10)) },
  });
  if (grantedOn === null) return;
  await db.employmentStep.create({
    data: { ...step, kind: 'GRANTED', takenBy: decidedBy, takenAt: at(grantedOn, 10) },
  });
  await db.subsidisedEmployment.update({
    where,
    data: { state: 'GRANTED', decidedAt: at(grantedOn, 10), support: 'WAGE_SUBSIDY' },
  });
  if (startedOn === null) return;
  const started = { takenBy: heldBy, takenAt: at(startedOn, 10) };
  await db.employmentStep.create({ data: { ...step, kind: 'STARTED', day: fromDay(startedOn), ...started } });
  await db.subsidisedEmployment.update({
    where,
    data: { state: 'STARTED', startedOn: fromDay(startedOn), endedAt: at(startedOn, 10) },
  });
}

function accountOf(name: string): string | undefined {
  return ACCOUNTS.find((each) => each.name === name)?.id;
}

function at(day: IsoDay, hour: number): Date {
  return new Date(`${day}T${String(hour).padStart(2, '0')}:15:00.000Z`);
}
