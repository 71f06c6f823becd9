import type { Db, Prisma } from '@/lib/platform/database';
import { toDay, toDayOrNull } from '@/lib/platform/days';
import { stockholmDayOf } from '@/lib/time';
import type { AgreementSignature, AgreementVersion } from '../agreement-dto';
import { type AgreementContent, type AgreementGoal, DAY_RULES } from '../rules/agreement-changes';
import { AGREEMENT_PARTIES, type AgreementFacts, type AgreementParty } from '../rules/agreement-state';

type Row = Prisma.AgreementGetPayload<object>;

/** A row of agreements as the rules see it. */
export function toFacts(row: Row): AgreementFacts {
  return {
    state: row.state,
    proposedByParty: row.proposedByParty as AgreementParty,
    startsOn: toDay(row.startsOn),
    approvedBy: AGREEMENT_PARTIES.filter((party) => approvalOf(row, party).at !== null),
  };
}

function approvalOf(row: Row, party: AgreementParty): { by: string | null; at: Date | null } {
  return party === 'MUNICIPALITY'
    ? { by: row.municipalityApprovedBy, at: row.municipalityApprovedAt }
    : { by: row.employmentServiceApprovedBy, at: row.employmentServiceApprovedAt };
}

/** What a version says, with its goals. */
export async function contentOfRow(db: Db, row: Row): Promise<AgreementContent> {
  return toContent(row, (await goalsOf(db, row.municipalityId, [row.id])).get(row.id) ?? []);
}

function toContent(row: Row, goals: AgreementGoal[]): AgreementContent {
  return {
    days: Object.fromEntries(DAY_RULES.map((rule) => [rule, row[rule]])) as AgreementContent['days'],
    exemptTypeCodes: row.exemptTypeCodes,
    municipalityContactIds: row.municipalityContactIds,
    employmentServiceContactIds: row.employmentServiceContactIds,
    goals,
  };
}

async function goalsOf(db: Db, municipalityId: string, agreementIds: string[]): Promise<Map<string, AgreementGoal[]>> {
  const goals = await db.agreementGoal.findMany({
    where: { municipalityId, agreementId: { in: agreementIds } },
    orderBy: { position: 'asc' },
  });
  return Map.groupBy(goals, ({ agreementId }) => agreementId) as Map<string, AgreementGoal[]>;
}

/** Versions with their goals and the names of those who signed them, in two questions for all. */
export async function toVersions(db: Db, municipalityId: string, rows: Row[]): Promise<AgreementVersion[]> {
  const goals = await goalsOf(
    db,
    municipalityId,
    rows.map(({ id }) => id),
  );
  const names = await namesOf(
    db,
    rows.flatMap((row) => [row.proposedBy, row.municipalityApprovedBy, row.employmentServiceApprovedBy, row.closedBy]),
  );
  const signed = (by: string | null, at: Date | null): AgreementSignature | null =>
    by !== null && at !== null ? { name: names.get(by) ?? '', on: stockholmDayOf(at) } : null;
  return rows.map((row) => {
    const closed = signed(row.closedBy, row.closedAt);
    return {
      agreementId: row.id,
      state: row.state,
      content: toContent(
        row,
        (goals.get(row.id) ?? []).map(({ lineageId, words, ownerUserId }) => ({ lineageId, words, ownerUserId })),
      ),
      startsOn: toDay(row.startsOn),
      inForceFrom: toDayOrNull(row.inForceFrom),
      inForceTo: toDayOrNull(row.inForceTo),
      reason: row.reason,
      proposed: {
        name: names.get(row.proposedBy) ?? '',
        on: stockholmDayOf(row.proposedAt),
        party: row.proposedByParty as AgreementParty,
      },
      approvals: {
        MUNICIPALITY: signed(row.municipalityApprovedBy, row.municipalityApprovedAt),
        EMPLOYMENT_SERVICE: signed(row.employmentServiceApprovedBy, row.employmentServiceApprovedAt),
      },
      closed: closed && row.closedAs ? { ...closed, as: row.closedAs, reason: row.closedReason } : null,
    };
  });
}

/** Names of accounts, by id. */
export async function namesOf(db: Db, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const users = await db.userAccount.findMany({
    where: { id: { in: [...new Set(ids)].filter((id): id is string => id !== null) } },
    select: { id: true, name: true },
  });
  return new Map(users.map(({ id, name }) => [id, name]));
}
