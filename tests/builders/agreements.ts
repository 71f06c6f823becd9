import { ownerClient } from '../database';
import { insertRow } from './insert-row';
import { NOW, type World } from './world';

export interface AgreementTraits {
  municipality?: 'almby' | 'bergvik';
  inForceFrom?: string;
  inForceTo?: string | null;
  answerWorkingDays?: number;
  freshDays?: number;
  concludeWorkingDays?: number;
  planApprovalWorkingDays?: number;
  returnWorkingDays?: number;
  exemptTypeCodes?: string[];
  /** The goals in words, each with the lineage that the next version keeps. */
  goals?: { words: string; lineageId: string }[];
}

/** A version of the överenskommelse that both parties have approved, in force from the first of the year unless said; its id. */
export async function buildAgreement(world: World, traits: AgreementTraits = {}): Promise<string> {
  const client = await ownerClient();
  const municipality = world[traits.municipality ?? 'almby'];
  const inForceFrom = traits.inForceFrom ?? '2026-01-01';
  const proposedAt = new Date(`${inForceFrom}T00:00:00Z`);
  const id = await insertRow(client, 'agreements', {
    municipality_id: municipality.id,
    starts_on: inForceFrom,
    answer_working_days: traits.answerWorkingDays ?? 5,
    fresh_days: traits.freshDays ?? 30,
    escalate_after_working_days: 0,
    conclude_working_days: traits.concludeWorkingDays ?? 5,
    plan_approval_working_days: traits.planApprovalWorkingDays ?? 5,
    message_working_days: 2,
    employment_decision_working_days: 10,
    return_working_days: traits.returnWorkingDays ?? 10,
    exempt_type_codes: traits.exemptTypeCodes ?? [],
    municipality_contact_ids: [municipality.headManager.userId],
    employment_service_contact_ids: [world.office.manager.userId],
    reason: 'Det vi kom överens om',
    proposed_by: municipality.headManager.userId,
    proposed_by_party: 'MUNICIPALITY',
    proposed_at: proposedAt < NOW ? proposedAt : NOW,
  });
  for (const [index, goal] of (traits.goals ?? []).entries()) {
    await insertRow(client, 'agreement_goals', {
      municipality_id: municipality.id,
      agreement_id: id,
      lineage_id: goal.lineageId,
      position: index + 1,
      words: goal.words,
      owner_user_id: municipality.headManager.userId,
    });
  }
  const approvedAt = proposedAt < NOW ? proposedAt : NOW;
  await client.query(
    `update agreements set municipality_approved_by = $3, municipality_approved_at = $5, employment_service_approved_by = $4,
       employment_service_approved_at = $5, in_force_from = $6, in_force_to = $7 where municipality_id = $1 and id = $2`,
    [
      municipality.id,
      id,
      municipality.headManager.userId,
      world.office.manager.userId,
      approvedAt,
      inForceFrom,
      traits.inForceTo ?? null,
    ],
  );
  return id;
}
