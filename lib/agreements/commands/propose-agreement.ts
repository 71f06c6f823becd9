import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { type Db, withActor } from '@/lib/platform/database';
import { fromDay, toDay } from '@/lib/platform/days';
import { Refusal } from '@/lib/platform/refusal';
import { listAgreementOfficers } from '../queries/agreement-officers';
import { contentOfRow } from '../queries/agreement-versions';
import { type AgreementContent, contentOfTerms, DAY_RULES, listAgreementChanges } from '../rules/agreement-changes';
import { AGREEMENT_PARTIES, decideStartDay } from '../rules/agreement-state';
import { DEFAULT_TERMS } from '../rules/agreement-terms';
import type { ProposeAgreementInput } from '../schemas';
import { findLatestApproved, lockAgreements, requireAgreementParty } from './load-agreement';
import { tellManagers } from './tell-managers';

/**
 * One party proposes a version of the överenskommelse, and has with that approved it for its own part; the other party's approval is
 * awaited. @throws Refusal 'notFound', 'agreementProposalOpen', 'agreementUnchanged', 'changedMeanwhile' when another version has been approved
 * since the form was opened, 'invalidInput' with fields
 */
export async function proposeAgreement(
  context: CommandContext,
  input: ProposeAgreementInput,
): Promise<{ agreementId: string }> {
  const { actor, now, today } = context;
  const { municipalityId } = input;
  const party = requireAgreementParty(actor, municipalityId);
  return withActor(actor, async (db) => {
    await lockAgreements(db, municipalityId);
    const open = await db.agreement.findFirst({ where: { municipalityId, closedAt: null, inForceFrom: null } });
    if (open) throw new Refusal('agreementProposalOpen');
    const latest = await findLatestApproved(db, municipalityId);
    if ((latest?.id ?? null) !== input.replacesId) throw new Refusal('changedMeanwhile');
    const decision = decideStartDay(input.startsOn, {
      today,
      latestFrom: latest?.inForceFrom ? toDay(latest.inForceFrom) : null,
    });
    if (!decision.allowed) throw new Refusal('invalidInput', { startsOn: decision.reason });
    await requireOfficers(db, input);
    const content = await contentOf(db, input);
    const before = latest ? await contentOfRow(db, latest) : contentOfTerms(DEFAULT_TERMS);
    if (listAgreementChanges(before, content).length === 0) throw new Refusal('agreementUnchanged');
    const approval =
      party === 'MUNICIPALITY'
        ? { municipalityApprovedBy: actor.userId, municipalityApprovedAt: now }
        : { employmentServiceApprovedBy: actor.userId, employmentServiceApprovedAt: now };
    const { days, goals, ...lists } = content;
    const { id: agreementId } = await db.agreement.create({
      data: {
        municipalityId,
        startsOn: fromDay(input.startsOn),
        ...days,
        exemptTypeCodes: [...lists.exemptTypeCodes],
        municipalityContactIds: [...lists.municipalityContactIds],
        employmentServiceContactIds: [...lists.employmentServiceContactIds],
        reason: input.reason,
        proposedBy: actor.userId,
        proposedByParty: party,
        proposedAt: now,
        ...approval,
      },
      select: { id: true },
    });
    await db.agreementGoal.createMany({
      data: goals.map((goal, index) => ({ municipalityId, agreementId, position: index + 1, ...goal })),
    });
    await recordAudit(
      db,
      actor,
      {
        action: 'agreement.propose',
        municipalityId,
        subjectId: agreementId,
        detail: { startsOn: input.startsOn, days, exemptTypeCodes: lists.exemptTypeCodes, goals: goals.length },
      },
      now,
    );
    const parties = AGREEMENT_PARTIES.filter((each) => each !== party);
    await tellManagers(db, context, { municipalityId, kind: 'AGREEMENT_PROPOSED', parties });
    return { agreementId };
  });
}

/** What the form says, with samråd turned off for the programmes that were left out. */
async function contentOf(db: Db, input: ProposeAgreementInput): Promise<AgreementContent> {
  const programmes = await db.activityType.findMany({
    where: { isProgramme: true },
    orderBy: { position: 'asc' },
    select: { code: true },
  });
  return {
    days: Object.fromEntries(DAY_RULES.map((rule) => [rule, input[rule]])) as AgreementContent['days'],
    exemptTypeCodes: programmes.map(({ code }) => code).filter((code) => !input.consultedTypeCodes.includes(code)),
    municipalityContactIds: input.municipalityContactIds,
    employmentServiceContactIds: input.employmentServiceContactIds,
    goals: input.goals,
  };
}

/** Contacts and owners of goals are accounts of the party that they stand for. */
async function requireOfficers(db: Db, input: ProposeAgreementInput): Promise<void> {
  const officers = await listAgreementOfficers(db, input.municipalityId);
  const at = (party: 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE' | null, userId: string) =>
    officers.some((officer) => officer.userId === userId && (party === null || officer.party === party));
  const fields: Record<string, string> = {};
  if (!input.municipalityContactIds.every((id) => at('MUNICIPALITY', id))) fields.municipalityContactIds = 'choose';
  if (!input.employmentServiceContactIds.every((id) => at('EMPLOYMENT_SERVICE', id))) {
    fields.employmentServiceContactIds = 'choose';
  }
  for (const [index, { ownerUserId }] of input.goals.entries()) {
    if (!at(null, ownerUserId)) fields[`goals.${index}.ownerUserId`] = 'choose';
  }
  if (Object.keys(fields).length > 0) throw new Refusal('invalidInput', fields);
}
