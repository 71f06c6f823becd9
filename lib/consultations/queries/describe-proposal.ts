import type { Db, Prisma } from '@/lib/platform/database';
import { toDay } from '@/lib/platform/days';
import { addDays, type IsoDay } from '@/lib/time';
import { counterProposalKindsOf } from '../rules/counter-proposal';
import { decideService, fitsKind } from '../rules/proposal';
import { listProviderServices } from './list-provider-services';
import { isAboutExtension, storedCounterProposal, storedProposal, storedSlots } from './stored-consultation';

type Row = Prisma.ConsultationGetPayload<object>;

/** What a samråd is about as its page shows it: the referral, or what is proposed of any other kind. */
export async function describeProposal(db: Db, { municipalityId, referralId, kind, ...row }: Row, today: IsoDay) {
  const referral = referralId
    ? await db.referral.findFirst({
        where: { municipalityId, id: referralId },
        include: {
          provider: { select: { name: true } },
          continues: { include: { provider: { select: { name: true } } } },
        },
      })
    : null;
  const proposal = storedProposal.parse(row.proposal);
  const providerServices = await listProviderServices(db, { municipalityId, day: today });
  const isExtension = isAboutExtension({ referralId, proposal });
  const counter = storedCounterProposal.parse(row.counterProposal);
  const types = await db.activityType.findMany({
    orderBy: { position: 'asc' },
    select: { code: true, name: true, party: true, isProgramme: true, activityClass: true },
  });
  const nameOf = (code: string | null | undefined) => types.find((type) => type.code === code)?.name ?? '';
  const proposedCode = referral?.typeCode ?? proposal?.typeCode ?? null;
  return {
    referral: referral && {
      referralId: referral.id,
      state: referral.state,
      providerName: referral.provider.name,
      serviceName: nameOf(referral.typeCode),
      // Of an extension what is asked about is the longer period; the first one stands.
      startsOn: proposal?.startsOn ?? toDay(referral.startsOn),
      endsOn: proposal ? proposal.endsOn : toDay(referral.endsOn),
      flexibleWeeklyMinutes: proposal ? proposal.flexibleWeeklyMinutes : referral.flexibleWeeklyMinutes,
      slots: proposal?.slots ?? storedSlots.parse(referral.slots),
      differenceFromEarlier: referral.differenceFromEarlier,
      /** The one at another provider that it takes over from, and until when that runs. */
      continues: referral.continues && {
        providerName: referral.continues.provider.name,
        endsOn: referral.continues.endedOn ? toDay(referral.continues.endedOn) : addDays(toDay(referral.startsOn), -1),
        slots: storedSlots.parse(referral.continues.slots),
        flexibleWeeklyMinutes: referral.continues.flexibleWeeklyMinutes,
      },
    },
    proposal: proposal && {
      serviceName: nameOf(proposal.typeCode),
      title: proposal.title,
      startsOn: proposal.startsOn,
      endsOn: proposal.endsOn,
      flexibleWeeklyMinutes: proposal.flexibleWeeklyMinutes,
      slots: proposal.slots,
    },
    counter: counter && {
      kind: counter.kind,
      startsOn: counter.kind === 'OTHER_START' ? counter.startsOn : null,
      endsOn: counter.kind === 'OTHER_END' ? counter.endsOn : null,
      weeklyMinutes: counter.kind === 'PART_TIME' ? counter.weeklyMinutes : null,
      serviceName: counter.kind === 'OTHER_SERVICE' ? nameOf(counter.typeCode) : null,
      words: counter.words,
    },
    isExtension,
    counterKinds: counterProposalKindsOf({ kind, isExtension }),
    /** What the other party may propose in its place. */
    otherServices: types
      .filter(
        (type) =>
          fitsKind(type, kind) && type.code !== proposedCode && decideService(type, { kind, providerServices }).allowed,
      )
      .map(({ code, name }) => ({ code, name })),
  };
}
