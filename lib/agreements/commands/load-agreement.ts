import type { Actor } from '@/lib/access';
import type { Db } from '@/lib/platform/database';
import { notFoundRefusal } from '@/lib/platform/refusal';
import { toFacts } from '../queries/agreement-versions';
import type { AgreementParty } from '../rules/agreement-state';

/** The party that the actor speaks for. @throws Refusal notFound for a provider, and for a municipality out of reach */
export function requireAgreementParty(
  { organisationKind, municipalityIds }: Actor,
  municipalityId: string,
): AgreementParty {
  if (organisationKind === 'PROVIDER' || !municipalityIds.includes(municipalityId)) throw notFoundRefusal();
  return organisationKind;
}

/** Holds the municipality's överenskommelse still: two who propose, approve or withdraw at once do so one after the other. */
export async function lockAgreements(db: Db, municipalityId: string): Promise<void> {
  await db.$queryRaw`select pg_advisory_xact_lock(hashtextextended('agreement ' || ${municipalityId}, 0))::text`;
}

/** The version that holds last of all that are approved; null when there is none. */
export function findLatestApproved(db: Db, municipalityId: string) {
  return db.agreement.findFirst({ where: { municipalityId, inForceFrom: { not: null }, inForceTo: null } });
}

/** A version with its facts, held still. */
export async function lockAgreement(db: Db, actor: Actor, asked: { municipalityId: string; agreementId: string }) {
  const party = requireAgreementParty(actor, asked.municipalityId);
  await lockAgreements(db, asked.municipalityId);
  const key = { municipalityId: asked.municipalityId, id: asked.agreementId };
  const row = await db.agreement.findFirst({ where: key });
  if (!row) throw notFoundRefusal();
  return { party, row, key, facts: toFacts(row) };
}
