import { z } from 'zod';
import { toConsultationFacts } from '@/lib/consultations/server';
import { type Db, Prisma } from '@/lib/platform/database';
import type { IsoDay } from '@/lib/time';

const proposed = z.object({ endsOn: z.string() });

/** The last samråd about extending a referral, with the day it is about; null when none has been asked for since the last extension. */
export async function findExtension(
  db: Db,
  { municipalityId, id, extendedAt }: { municipalityId: string; id: string; extendedAt: Date | null },
) {
  const row = await db.consultation.findFirst({
    where: {
      municipalityId,
      referralId: id,
      withdrawnAt: null,
      proposal: { not: Prisma.DbNull },
      ...(extendedAt ? { requestedAt: { gt: extendedAt } } : {}),
    },
    orderBy: { requestedAt: 'desc' },
    include: { settlement: true },
  });
  if (!row) return null;
  const toOn: IsoDay = proposed.parse(row.proposal).endsOn;
  // Who stands for it at the municipality: the manager who ended it, else the one who answered.
  const answeredBy = row.settlement ? row.settlement.municipalityBy : row.answeredBy;
  return { consultationId: row.id, toOn, answeredBy, facts: toConsultationFacts(row) };
}
