import type { CommandContext } from '@/lib/access';
import { recordAudit } from '@/lib/audit/server';
import { listContacts } from '@/lib/contacts/server';
import { readNotifications } from '@/lib/notifications/server';
import { withActor } from '@/lib/platform/database';
import { notFoundRefusal, Refusal } from '@/lib/platform/refusal';
import { addWeeks, toIsoWeek } from '@/lib/time';
import type { ParticipantPage } from '../participant-dto';
import { listDeviations } from './list-deviations';
import { countOpenProposals, describeReferrals, findParticipants, loadSchedules } from './load-participants';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * One own participant: the provider's own days this week and the next, what the referral is to lead to, whom to call and what was told.
 * Neither the plan's goal nor what others hold (docs/decisions/0013). @throws Refusal 'notFound' for anyone else's participant, 'wrongParty'
 */
export async function getParticipant(
  { actor, today, now }: CommandContext,
  { caseId }: { caseId: string },
): Promise<ParticipantPage> {
  if (actor.organisationKind !== 'PROVIDER') throw new Refusal('wrongParty');
  if (!UUID.test(caseId)) throw notFoundRefusal();
  return withActor(actor, async (db) => {
    const cases = await findParticipants(db, { actor, today }, { where: { id: caseId }, take: 1 });
    const [found] = cases;
    if (!found) throw notFoundRefusal();
    const key = { municipalityId: found.municipalityId, caseId };
    const schedule = (await loadSchedules(db, actor, { cases, today })).get(caseId);
    const thisWeek = toIsoWeek(today);
    await recordAudit(db, actor, { action: 'participant.read', ...key }, now);
    await readNotifications(db, { actor, now }, `/deltagare/${caseId}`);
    return {
      caseId,
      name: `${found.person.givenName} ${found.person.familyName}`,
      today,
      thisWeek,
      referrals: await describeReferrals(db, found.referrals),
      weeks: [thisWeek, addWeeks(thisWeek, 1)].map((week) => {
        const days = (schedule?.days ?? []).filter(({ day }) => toIsoWeek(day) === week);
        return { week, days, minutes: days.reduce((sum, { plannedMinutes }) => sum + plannedMinutes, 0) };
      }),
      unreportedWeeks: schedule?.unreportedWeeks ?? [],
      openProposals: (await countOpenProposals(db, actor, cases)).get(caseId) ?? 0,
      contacts: await listContacts(db, [found.employmentOfficerId, found.responsibleUserId], today),
      deviations: await listDeviations(db, actor, key),
    };
  });
}
