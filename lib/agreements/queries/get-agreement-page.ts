import { type CommandContext, hasPermission } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { readNotifications } from '@/lib/notifications/server';
import { withActor } from '@/lib/platform/database';
import { notFoundRefusal } from '@/lib/platform/refusal';
import { contentOfTerms, listAgreementChanges } from '../rules/agreement-changes';
import { awaitedParty, decideApproval, decideClosing } from '../rules/agreement-state';
import { DEFAULT_TERMS } from '../rules/agreement-terms';
import { listAgreementOfficers } from './agreement-officers';
import { namesOf, toVersions } from './agreement-versions';
import { listGoalYears } from './goal-years';

/** A municipality has a new version a year or so; the page says so if there are more. */
const VERSIONS_SHOWN = 50;

/** The överenskommelse of a municipality: what holds, what is proposed and would change, and all that was before. */
export async function getAgreementPage({ actor, now, today }: CommandContext, asked: { municipalityId: string }) {
  if (actor.organisationKind === 'PROVIDER' || !actor.municipalityIds.includes(asked.municipalityId)) {
    throw notFoundRefusal();
  }
  const { municipalityId } = asked;
  const mayWrite = hasPermission(actor.role, 'agreement.write');
  return withActor(actor, async (db) => {
    const municipality = await db.organisation.findFirst({ where: { id: municipalityId, kind: 'MUNICIPALITY' } });
    if (!municipality) throw notFoundRefusal();
    await recordAudit(db, actor, { action: 'agreement.read', municipalityId });
    await readNotifications(db, { actor, now }, `/overenskommelser/${municipalityId}`);
    const rows = await db.agreement.findMany({
      where: { municipalityId },
      orderBy: { proposedAt: 'desc' },
      take: VERSIONS_SHOWN,
    });
    const versions = await toVersions(db, municipalityId, rows);
    const inForce =
      versions.find(
        ({ inForceFrom, inForceTo }) =>
          inForceFrom !== null && inForceFrom <= today && (inForceTo === null || inForceTo >= today),
      ) ?? null;
    /** Approved, and not yet in force. */
    const coming = versions.find(({ inForceFrom }) => inForceFrom !== null && inForceFrom > today) ?? null;
    const proposal = versions.find(({ state }) => state === 'PROPOSED') ?? null;
    const latest = coming ?? inForce;
    const officers = await listAgreementOfficers(db, municipalityId);
    const programmes = await db.activityType.findMany({
      where: { isProgramme: true },
      orderBy: { position: 'asc' },
      select: { code: true, name: true },
    });
    const named = versions.flatMap(({ content }) => [
      ...content.municipalityContactIds,
      ...content.employmentServiceContactIds,
      ...content.goals.map(({ ownerUserId }) => ownerUserId),
    ]);
    const facts = proposal && {
      state: proposal.state,
      proposedByParty: proposal.proposed.party,
      startsOn: proposal.startsOn,
      approvedBy: (['MUNICIPALITY', 'EMPLOYMENT_SERVICE'] as const).filter((party) => proposal.approvals[party]),
    };
    return {
      municipalityId,
      municipalityName: municipality.name,
      today,
      standard: contentOfTerms(DEFAULT_TERMS),
      inForce,
      coming,
      latestId: latest?.agreementId ?? null,
      latestContent: latest?.content ?? null,
      latestFrom: latest?.inForceFrom ?? null,
      proposal: proposal &&
        facts && {
          version: proposal,
          changes: listAgreementChanges(latest?.content ?? contentOfTerms(DEFAULT_TERMS), proposal.content),
          awaits: awaitedParty(facts),
          mayApprove: mayWrite && decideApproval(facts, actor.organisationKind).allowed,
          mayReject: mayWrite && decideClosing(facts, actor.organisationKind, 'REJECTED').allowed,
          mayWithdraw: mayWrite && decideClosing(facts, actor.organisationKind, 'WITHDRAWN').allowed,
        },
      mayPropose: mayWrite && proposal === null,
      mayWrite,
      past: versions.filter((version) => version !== inForce && version !== coming && version !== proposal),
      goalYears: await listGoalYears(db, { municipalityId, today }),
      party: actor.organisationKind,
      officers,
      programmes,
      names: Object.fromEntries(await namesOf(db, named)),
    };
  });
}

/** What the page of an överenskommelse gets. */
export type AgreementPage = Awaited<ReturnType<typeof getAgreementPage>>;
