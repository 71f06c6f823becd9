import { type Db, Prisma } from '@/lib/platform/database';
import { fromDay } from '@/lib/platform/days';
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
    },
    exemptServiceCodes: row.exemptTypeCodes,
    escalationContacts: {
      municipality: row.municipalityContactIds,
      employmentService: row.employmentServiceContactIds,
    },
  };
}

/** In a query over several municipalities: for how many days a concluded samråd is good in the one of the row. */
export function freshDaysSql({ municipalityId, day }: { municipalityId: Prisma.Sql; day: IsoDay }): Prisma.Sql {
  return Prisma.sql`coalesce((select agreed.fresh_days from agreements agreed where agreed.municipality_id = ${municipalityId}
    and agreed.in_force_from <= ${day}::date and (agreed.in_force_to is null or agreed.in_force_to >= ${day}::date)),
    ${DEFAULT_TERMS.freshDays}::int)`;
}
