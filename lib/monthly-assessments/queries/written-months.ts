import { z } from 'zod';
import type { Db } from '@/lib/platform/database';
import { fromDay, toDay } from '@/lib/platform/days';
import { type IsoDay, stockholmDayOf } from '@/lib/time';
import type { MonthNote, MonthSnapshot, WrittenMonth } from '../month-dto';
import { firstDayOf, type IsoMonth, monthOf } from '../rules/month';
import type { LastAssessment } from './read-basis';

const MOST_CORRECTIONS = 20;

const minutes = z.int().catch(0);
/** What was kept with an assessment. Tolerant: what an earlier release did not keep reads as nothing. */
const snapshotSchema = z.object({
  sinceOn: z.string(),
  level: z.custom<MonthSnapshot['level']>().catch(null),
  requiredMinutes: z.int().nullable().catch(null),
  gapMinutes: minutes,
  plannedMinutes: minutes,
  attendedMinutes: minutes,
  excusedMinutes: minutes,
  unexcusedMinutes: minutes,
  unansweredMinutes: minutes,
  registeredSince: z.string().nullable().catch(null),
  programmeCode: z.string().nullable().catch(null),
  programmeExtentMinutes: z.int().nullable().catch(null),
  planNumber: z.int().nullable().catch(null),
  missing: z.array(z.string()).catch([]),
  keys: z.array(z.string()).catch([]),
}) satisfies z.ZodType<MonthSnapshot>;

export interface MonthsOfCase {
  /** Of the asked month: the one that holds first, then what it replaced. */
  written: WrittenMonth[];
  snapshot: MonthSnapshot | null;
  /** The latest assessment of the case, whichever month. */
  last: LastAssessment | null;
  lastMonth: IsoMonth | null;
  /** The latest before the asked month. */
  previousMonth: IsoMonth | null;
}

/** What has been written of a case: the asked month with its corrections, and the latest of all. */
export async function readMonths(
  db: Db,
  { municipalityId, caseId, month }: { municipalityId: string; caseId: string; month: IsoMonth },
): Promise<MonthsOfCase> {
  const of = { municipalityId, caseId };
  const rows = await db.monthlyAssessment.findMany({
    where: { ...of, month: fromDay(firstDayOf(month)) },
    orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
    take: MOST_CORRECTIONS,
  });
  const originals = await db.monthlyAssessment.findMany({
    where: { ...of, replacesId: null },
    orderBy: { month: 'desc' },
    select: { month: true, decidedAt: true, basis: true },
    take: 14,
  });
  const names = await namesOf(
    db,
    rows.map(({ decidedBy }) => decidedBy),
  );
  const months = originals.map((each) => monthOf(toDay(each.month)));
  const [latest] = originals;
  return {
    written: rows.map((each) => ({
      id: each.id,
      outcome: each.outcome,
      text: each.text,
      decidedOn: stockholmDayOf(each.decidedAt),
      decidedByName: names.get(each.decidedBy) ?? '',
      correctionReason: each.correctionReason,
    })),
    snapshot: rows[0] ? snapshotSchema.parse(rows[0].basis) : null,
    last: latest
      ? {
          decidedOn: stockholmDayOf(latest.decidedAt),
          decidedAt: latest.decidedAt,
          snapshot: snapshotSchema.parse(latest.basis),
        }
      : null,
    lastMonth: months[0] ?? null,
    previousMonth: months.find((each) => each < month) ?? null,
  };
}

const MOST_NOTES = 5;

/** What Arbetsförmedlingen has said of the month, the latest first. */
export async function listMonthNotes(
  db: Db,
  { municipalityId, caseId, month }: { municipalityId: string; caseId: string; month: IsoMonth },
): Promise<MonthNote[]> {
  const rows = await db.monthlyNote.findMany({
    where: { municipalityId, caseId, month: fromDay(firstDayOf(month)) },
    orderBy: [{ writtenAt: 'desc' }, { id: 'desc' }],
    take: MOST_NOTES,
  });
  const names = await namesOf(
    db,
    rows.map(({ writtenBy }) => writtenBy),
  );
  return rows.map(({ id, isConfirmed, text, writtenAt, writtenBy }) => ({
    id,
    isConfirmed,
    text,
    writtenOn: stockholmDayOf(writtenAt) satisfies IsoDay,
    writtenByName: names.get(writtenBy) ?? '',
  }));
}

async function namesOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const users = await db.userAccount.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  return new Map(users.map(({ id, name }) => [id, name]));
}
