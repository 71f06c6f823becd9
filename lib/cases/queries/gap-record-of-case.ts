import type { OrganisationKind } from '@/lib/access';
import type { Db } from '@/lib/platform/database';
import { fromDay, toDay, toDayOrNull } from '@/lib/platform/days';
import { daysOfWeek, type IsoWeek, stockholmDayOf } from '@/lib/time';
import type { GapRecord } from '../case-dto';
import { readableGapCause } from '../rules/reader-view';

interface Asked {
  municipalityId: string;
  caseId: string;
  week: IsoWeek;
  reader: OrganisationKind;
}

/** The latest written cause of the week's gap. A note stays within the authority that wrote it: it may tell of anything. */
export async function findGapRecord(
  db: Db,
  { municipalityId, caseId, week, reader }: Asked,
): Promise<GapRecord | null> {
  const days = daysOfWeek(week);
  const record = await db.gapCause.findFirst({
    where: {
      municipalityId,
      caseId,
      fromOn: { lte: fromDay(days[6]) },
      OR: [{ toOn: null }, { toOn: { gte: fromDay(days[0]) } }],
    },
    orderBy: { recordedAt: 'desc' },
  });
  const cause = record && readableGapCause({ gapCause: record.code, gapOwner: record.owner }, reader);
  if (!record || !cause) return null;
  const writer = await db.userAccount.findUnique({
    where: { id: record.recordedBy },
    select: { name: true, organisation: { select: { kind: true } } },
  });
  return {
    ...cause,
    note: writer?.organisation.kind === reader ? record.note : '',
    fromOn: toDay(record.fromOn),
    toOn: toDayOrNull(record.toOn),
    recordedOn: stockholmDayOf(record.recordedAt),
    recordedByName: writer?.name ?? null,
  };
}
