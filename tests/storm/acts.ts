import { randomUUID } from 'node:crypto';
import type { Actor, CommandContext } from '@/lib/access';
import {
  answerConsultation,
  concludeConsultation,
  confirmConsultation,
  withdrawConsultation,
} from '@/lib/consultations/server';
import { approvePlan, findOpenPlanVersion, proposePlan, savePlanDraft, startPlanVersion } from '@/lib/plans/server';
import { cancelReferral, decideReferral, saveReferral } from '@/lib/referrals/server';
import { contentOf } from '@/tests/builders/plan-edits';
import { NOW, TODAY, type World } from '@/tests/builders/world';
import type { Chance } from './chance';
import type { Seen } from './seen';

export type Verb =
  | 'draft'
  | 'ask'
  | 'answer'
  | 'conclude'
  | 'confirm'
  | 'withdraw'
  | 'cancel'
  | 'decide'
  | 'decide a month later'
  | 'plan: start'
  | 'plan: save'
  | 'plan: propose'
  | 'plan: approve';

export const VERBS: [Verb, ...Verb[]] = [
  'draft',
  'ask',
  'answer',
  'conclude',
  'confirm',
  'withdraw',
  'cancel',
  'decide',
  'decide a month later',
  'plan: start',
  'plan: save',
  'plan: propose',
  'plan: approve',
];

/** One thing that someone does, ready to be sent as many times as the button is clicked. */
export interface Act {
  verb: Verb;
  /** What it writes, to be found again: no other act writes the same. */
  mark: string;
  send(): Promise<unknown>;
}

const MONTH_MS = 31 * 86_400_000;
const MUNICIPAL_TURN = ['answer', 'confirm'];
const began = performance.now();

/** What would come next in the case as it is seen: what most people do, though not all. */
export function nextVerbs(seen: Seen): [Verb, ...Verb[]] {
  const plan: [Verb, ...Verb[]] = planVerbs(seen.versionState);
  switch (seen.referralState) {
    case 'AWAITING_CONSULTATION':
      return seen.consultationState === 'ANSWERED'
        ? ['conclude', 'conclude', 'conclude', 'withdraw', ...plan]
        : ['answer', 'answer', 'answer', 'withdraw', 'cancel', ...plan];
    case 'CLEARED':
      return ['decide', 'decide', 'decide', 'decide a month later', 'confirm', 'cancel', ...plan];
    case 'DRAFT':
      return ['cancel', 'ask', ...plan];
    default:
      return ['ask', 'ask', 'ask', 'draft', ...plan];
  }
}

function planVerbs(versionState: string | null): [Verb, ...Verb[]] {
  if (versionState === 'DRAFT') return ['plan: save', 'plan: propose'];
  return versionState === 'PROPOSED' ? ['plan: approve', 'plan: approve'] : ['plan: start'];
}

/** Someone who may do it, and now and then someone who may not. */
function drawActor({ almby, office }: World, chance: Chance, verb: Verb): Actor {
  const municipal = chance.oneOf<Actor>([almby.socialWorker, almby.otherSocialWorker, almby.unitManager]);
  const employment = chance.oneOf<Actor>([office.officer, office.otherOfficer, office.manager]);
  const isMunicipal = verb.startsWith('plan') ? chance.happens(0.5) : MUNICIPAL_TURN.includes(verb);
  return isMunicipal === chance.happens(0.97) ? municipal : employment;
}

/** Prepares an act on what is seen: who, when and with what. */
export async function prepareAct(
  world: World,
  chance: Chance,
  { seen, verb }: { seen: Seen; verb: Verb },
): Promise<Act | null> {
  const context: CommandContext = {
    actor: drawActor(world, chance, verb),
    now: new Date(NOW.getTime() + performance.now() - began),
    today: TODAY,
  };
  const mark = randomUUID();
  const send = await prepare(world, chance, { seen, verb, context, mark });
  return send && { verb, mark, send };
}

interface Preparation {
  seen: Seen;
  verb: Verb;
  context: CommandContext;
  mark: string;
}

async function prepare(
  world: World,
  chance: Chance,
  { seen, verb, context, mark }: Preparation,
): Promise<Act['send'] | null> {
  const { caseId, referralId, consultationId, revision } = seen;
  if (verb === 'ask' || verb === 'draft') {
    const input = { ...proposal(world, chance, { seen, mark }), asksNow: verb === 'ask' };
    return () => saveReferral(context, input);
  }
  if (verb.startsWith('plan')) return preparePlanAct({ seen, verb, context, mark });
  if (referralId === null) return null;
  const referral = { caseId, referralId, revision };
  const aMonthLater = { ...context, now: new Date(context.now.getTime() + MONTH_MS) };
  if (verb === 'cancel') return () => cancelReferral(context, referral);
  if (verb === 'decide') return () => decideReferral(context, referral);
  if (verb === 'decide a month later') return () => decideReferral(aMonthLater, referral);
  if (consultationId === null) return null;
  const asked = { caseId, consultationId };
  const answer = chance.oneOf(['AGREE', 'AGREE', 'AGREE', 'AGREE_WITH_CONDITIONS', 'OBJECT'] as const);
  const agreed = seen.answer === 'AGREE_WITH_CONDITIONS' ? 'AGREED_WITH_CONDITIONS' : 'AGREED';
  const conclusion = chance.happens(0.1) ? 'NOT_AGREED' : agreed;
  switch (verb) {
    case 'answer':
      return () => answerConsultation(context, { ...asked, answer, answerReasons: mark });
    case 'conclude':
      return () => concludeConsultation(context, { ...asked, conclusion, conclusionNote: mark });
    case 'withdraw':
      return () => withdrawConsultation(context, { ...asked, withdrawnReason: mark });
    default:
      return () => confirmConsultation(context, asked);
  }
}

function proposal({ stigen }: World, chance: Chance, { seen, mark }: { seen: Seen; mark: string }) {
  const isDraft = seen.referralState === 'DRAFT';
  return {
    caseId: seen.caseId,
    referralId: isDraft ? seen.referralId : null,
    revision: isDraft ? seen.revision : 0,
    providerId: stigen.id,
    coachId: stigen.coach.userId,
    typeCode: 'ROM',
    startsOn: '2026-11-23',
    endsOn: '2027-05-22',
    flexibleWeeklyMinutes: 90,
    slots: [],
    endsLineageIds: chance.happens(0.5) ? seen.lineageIds.slice(0, 1) : [],
    purpose: mark,
    differenceFromEarlier: 'Nytt yrke',
  };
}

/** The planner is opened, and saves, proposes or approves what it showed. */
async function preparePlanAct({ seen, verb, context, mark }: Preparation): Promise<Act['send'] | null> {
  const { caseId } = seen;
  if (verb === 'plan: start') return () => startPlanVersion(context, { caseId, from: { kind: 'COPY' } });
  const version = await findOpenPlanVersion(context, { caseId });
  if (!version) return null;
  const opened = { caseId, versionId: version.id, revision: version.revision };
  const content = contentOf(version, { needs: mark, individualTookPart: true, individualTookPartHow: 'Möte' });
  switch (verb) {
    case 'plan: save':
      return () => savePlanDraft(context, { ...opened, approvalsSeen: [], content });
    case 'plan: propose':
      return version.individualTookPart === null ? null : () => proposePlan(context, opened);
    default:
      return () => approvePlan(context, { ...opened, onBehalfReason: 'ABSENCE' });
  }
}
