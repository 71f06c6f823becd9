import type { CommandContext } from '@/lib/access';
import { ownReferrals } from '@/lib/access/server';
import { recordAudits } from '@/lib/audit/server';
import { listContacts } from '@/lib/contacts/server';
import { withActor } from '@/lib/platform/database';
import { Refusal } from '@/lib/platform/refusal';
import { toIsoWeek } from '@/lib/time';
import type { ParticipantList, ParticipantReferral, ParticipantRow, ParticipantTurn } from '../participant-dto';
import { countOpenProposals, describeReferrals, findParticipants, loadSchedules } from './load-participants';

/** A coach has some dozens; more are not shown at once. */
const MOST_SHOWN = 100;

/**
 * A coach's own participants, with this week's own days, what is to be reported, what comes next and whom to call. One whose referral has
 * ended stays while something of it may be reported. Each person shown is audited. @throws Refusal 'wrongParty' for anyone but a provider
 */
export async function listParticipants({ actor, today, now }: CommandContext): Promise<ParticipantList> {
  if (actor.organisationKind !== 'PROVIDER') throw new Refusal('wrongParty');
  return withActor(actor, async (db) => {
    const found = await findParticipants(
      db,
      { actor, today },
      {
        where: { referrals: { some: { AND: [ownReferrals({ actor, today }), { state: { not: 'CANCELLED' } }] } } },
        take: MOST_SHOWN + 1,
      },
    );
    const cases = found.slice(0, MOST_SHOWN);
    const schedules = await loadSchedules(db, actor, { cases, today });
    const proposals = await countOpenProposals(db, actor, cases);
    const referrals = await describeReferrals(
      db,
      cases.flatMap((each) => each.referrals),
    );
    const contacts = await listContacts(
      db,
      cases.flatMap(({ employmentOfficerId, responsibleUserId }) => [employmentOfficerId, responsibleUserId]),
      today,
    );
    const municipalities = await db.organisation.findMany({
      where: { id: { in: [...new Set(cases.map(({ municipalityId }) => municipalityId))] } },
      select: { id: true, name: true },
    });
    const thisWeek = toIsoWeek(today);
    const all = cases.map((each): ParticipantRow => {
      const schedule = schedules.get(each.id);
      const days = (schedule?.days ?? []).filter(({ day }) => toIsoWeek(day) === thisWeek);
      const own = referrals.filter(({ referralId }) => each.referrals.some(({ id }) => id === referralId));
      return {
        caseId: each.id,
        name: `${each.person.givenName} ${each.person.familyName}`,
        isProtected: each.protection !== 'NONE',
        municipalityName: municipalities.find(({ id }) => id === each.municipalityId)?.name ?? '',
        serviceName: [...new Set(own.map(({ serviceName }) => serviceName))].join(', '),
        days,
        weekMinutes: days.reduce((sum, { plannedMinutes }) => sum + plannedMinutes, 0),
        unreportedWeeks: schedule?.unreportedWeeks ?? [],
        turn: findTurn(own),
        openProposals: proposals.get(each.id) ?? 0,
        contacts: contacts.filter(({ userId }) => [each.employmentOfficerId, each.responsibleUserId].includes(userId)),
      };
    });
    const rows = all.filter(
      ({ turn, days, unreportedWeeks }) => turn.kind !== 'ENDED' || days.length + unreportedWeeks.length > 0,
    );
    const shown = new Set(rows.map(({ caseId }) => caseId));
    await recordAudits(
      db,
      actor,
      'participant.list',
      cases.filter(({ id }) => shown.has(id)).map(({ id, municipalityId }) => ({ caseId: id, municipalityId })),
      now,
    );
    return { thisWeek, rows, isCut: found.length > MOST_SHOWN, toReport: countWeeksToReport(rows) };
  });
}

/** A decided referral begins; one that runs ends. The nearest counts; one that has ended counts when there is no other. */
function findTurn(referrals: readonly ParticipantReferral[]): ParticipantTurn {
  const turns = referrals
    .filter(({ state }) => state === 'DECIDED' || state === 'STARTED')
    .map(
      ({ state, startsOn, endsOn }): ParticipantTurn =>
        state === 'DECIDED' ? { kind: 'STARTS', on: startsOn } : { kind: 'ENDS', on: endsOn },
    );
  const reportedUntil = referrals
    .flatMap(({ state, seenUntil }) => (state === 'ENDED' && seenUntil ? seenUntil : []))
    .toSorted();
  return turns.sort((a, b) => a.on.localeCompare(b.on))[0] ?? { kind: 'ENDED', on: reportedUntil.at(-1) ?? '' };
}

function countWeeksToReport(rows: readonly ParticipantRow[]): ParticipantList['toReport'] {
  const weeks = rows.flatMap(({ unreportedWeeks }) => unreportedWeeks.map(({ week }) => week));
  return [...Map.groupBy(weeks, (week) => week)]
    .map(([week, list]) => ({ week, participants: list.length }))
    .sort((a, b) => b.week.localeCompare(a.week));
}
