import type { CommandContext } from '@/lib/access';
import { getVisibleCase } from '@/lib/access/server';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import { notFoundRefusal } from '@/lib/platform/refusal';
import type { EmploymentMonthPage, MonthPage } from '../month-dto';
import { decideMonth, type IsoMonth, isIsoMonth, monthOf } from '../rules/month';
import { findNextCase } from './due-cases';
import { readBasis } from './read-basis';
import { listMonthNotes, readMonths } from './written-months';

interface Asked {
  caseId: string;
  month: IsoMonth;
}

/**
 * A month of a case for the municipality: everything since last time, what is missing, what AF says, and the assessment when it is written.
 * @throws Refusal 'notFound', also for a month that has not begun or is none
 */
export async function getMonthPage(context: CommandContext, { caseId, month }: Asked): Promise<MonthPage> {
  const { actor, today, now } = context;
  if (!isIsoMonth(month) || month > monthOf(today) || actor.organisationKind !== 'MUNICIPALITY')
    throw notFoundRefusal();
  return withActor(actor, async (db) => {
    const { municipalityId, closedOn } = await getVisibleCase(db, actor, caseId);
    const place = { municipalityId, caseId };
    const { written, snapshot, last, lastMonth, previousMonth } = await readMonths(db, { ...place, month });
    const basis = await readBasis(db, { ...place, last, today, reader: actor.organisationKind });
    const [note = null] = await listMonthNotes(db, { ...place, month });
    const nextCaseId = written.length > 0 ? await findNextCase(db, actor, { month, exceptCaseId: caseId }) : null;
    await recordAudit(db, actor, { action: 'monthly-assessment.read', ...place, detail: { month } }, now);
    const decision = decideMonth(month, today);
    const isPassed = lastMonth !== null && lastMonth > month;
    return {
      caseId,
      month,
      today,
      isClosed: closedOn !== null,
      hindrance:
        closedOn !== null ? 'caseClosed' : isPassed ? 'monthTooOld' : decision.allowed ? null : decision.reason,
      basis,
      note,
      written,
      snapshot,
      previousMonth,
      nextCaseId,
    };
  });
}

/**
 * The same month for Arbetsförmedlingen: what it may see, and its own word of it. Nothing of what the municipality has written.
 * @throws Refusal 'notFound'
 */
export async function getEmploymentMonthPage(
  context: CommandContext,
  { caseId, month }: Asked,
): Promise<EmploymentMonthPage> {
  const { actor, today, now } = context;
  if (!isIsoMonth(month) || month > monthOf(today) || actor.organisationKind !== 'EMPLOYMENT_SERVICE') {
    throw notFoundRefusal();
  }
  return withActor(actor, async (db) => {
    const { municipalityId, closedOn } = await getVisibleCase(db, actor, caseId);
    const place = { municipalityId, caseId };
    const basis = await readBasis(db, { ...place, last: null, today, reader: actor.organisationKind });
    const notes = await listMonthNotes(db, { ...place, month });
    await recordAudit(db, actor, { action: 'monthly-assessment.read', ...place, detail: { month } }, now);
    return {
      caseId,
      month,
      today,
      basis,
      notes,
      mayWrite: closedOn === null && decideMonth(month, today).allowed,
    };
  });
}
