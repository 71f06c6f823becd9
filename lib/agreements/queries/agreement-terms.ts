import { type Db, Prisma } from '@/lib/platform/database';
import { fromDay, toDay, toDayOrNull } from '@/lib/platform/days';
import type { IsoDay } from '@/lib/time';
import { type AgreementTerms, DEFAULT_TERMS } from '../rules/agreement-terms';

/** Which version was in force on the day; PostgreSQL refuses that two were. */
export function inForceOn(day: IsoDay): Prisma.AgreementWhereInput {
  return { inForceFrom: { lte: fromDay(day) }, OR: [{ inForceTo: null }, { inForceTo: { gte: fromDay(day) } }] };
}

/** The rules that hold between AF and the municipality on the day; the defaults when no överenskommelse was in force. */
export async function getAgreementTerms(
  db: Db,
  { municipalityId, day }: { municipalityId: string; day: IsoDay },
): Promise<AgreementTerms> {
  const row = await db.agreement.findFirst({ where: { municipalityId, ...inForceOn(day) } });
  return row ? toTerms(row) : DEFAULT_TERMS;
}

/** A version as the software follows it. */
export function toTerms(row: Prisma.AgreementGetPayload<object>): AgreementTerms {
  return {
    agreementId: row.id,
    answerWorkingDays: row.answerWorkingDays,
    freshDays: row.freshDays,
    escalateAfterWorkingDays: row.escalateAfterWorkingDays,
    responseTimes: {
      concludeWorkingDays: row.concludeWorkingDays,
      planApprovalWorkingDays: row.planApprovalWorkingDays,
      messageWorkingDays: row.messageWorkingDays,
      employmentDecisionWorkingDays: row.employmentDecisionWorkingDays,
      returnWorkingDays: row.returnWorkingDays,
    },
    exemptServiceCodes: row.exemptTypeCodes,
    escalationContacts: {
      municipality: row.municipalityContactIds,
      employmentService: row.employmentServiceContactIds,
    },
  };
}

/** A municipality has had at most so many versions; a day before the first of these has the defaults. */
const MOST_VERSIONS = 100;

/** The rules of a municipality on each of several days, read at once. */
export async function loadAgreedTerms(db: Db, municipalityId: string): Promise<(day: IsoDay) => AgreementTerms> {
  const rows = await db.agreement.findMany({
    where: { municipalityId, inForceFrom: { not: null } },
    orderBy: { inForceFrom: 'desc' },
    take: MOST_VERSIONS,
  });
  const versions = rows.flatMap((row) =>
    row.inForceFrom ? [{ from: toDay(row.inForceFrom), to: toDayOrNull(row.inForceTo), terms: toTerms(row) }] : [],
  );
  return (day) => versions.find(({ from, to }) => from <= day && (to === null || to >= day))?.terms ?? DEFAULT_TERMS;
}

/** The rules that a query may ask about, with their column and what holds where nothing is agreed. */
const ASKED = {
  freshDays: { column: Prisma.sql`agreed.fresh_days`, standard: DEFAULT_TERMS.freshDays },
  concludeWorkingDays: {
    column: Prisma.sql`agreed.conclude_working_days`,
    standard: DEFAULT_TERMS.responseTimes.concludeWorkingDays,
  },
  planApprovalWorkingDays: {
    column: Prisma.sql`agreed.plan_approval_working_days`,
    standard: DEFAULT_TERMS.responseTimes.planApprovalWorkingDays,
  },
  returnWorkingDays: {
    column: Prisma.sql`agreed.return_working_days`,
    standard: DEFAULT_TERMS.responseTimes.returnWorkingDays,
  },
};

/** In a query over several municipalities: the number of days that the rule has in the one of the row, on the day of the row. */
export function agreedDaysSql(
  rule: keyof typeof ASKED,
  { municipalityId, day }: { municipalityId: Prisma.Sql; day: Prisma.Sql },
): Prisma.Sql {
  const { column, standard } = ASKED[rule];
  return Prisma.sql`coalesce((select ${column} from agreements agreed where agreed.municipality_id = ${municipalityId}
    and agreed.in_force_from <= ${day} and (agreed.in_force_to is null or agreed.in_force_to >= ${day})), ${standard}::int)`;
}
