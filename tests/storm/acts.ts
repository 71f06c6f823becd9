import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Actor } from '@/lib/access';
import { NOW, TODAY, type World } from '@/tests/builders/world';
import type { Chance } from './chance';
import { letDueDatePass, type Seen } from './seen';
import { PLAN_VERBS } from './verbs/plan-verbs';
import { REFERRAL_VERBS } from './verbs/referral-verbs';
import { SAMRAD_VERBS } from './verbs/samrad-verbs';
import type { Doer, Send, Verb } from './verbs/verb';

const ACTS = { ...REFERRAL_VERBS, ...SAMRAD_VERBS, ...PLAN_VERBS };

export type VerbName = keyof typeof ACTS;
type Next = [VerbName, ...VerbName[]];

export const VERBS: Record<VerbName, Verb> = ACTS;
export const VERB_NAMES = Object.keys(ACTS) as Next;

/** One thing that someone does, ready to be sent as many times as the button is clicked. */
export interface Act {
  verb: VerbName;
  mark: string;
  send: Send;
}

const began = performance.now();

/** What would come next in what is seen: what most people do, though not all. */
export function nextVerbs(seen: Seen): Next {
  const plan = planVerbs(seen.versionState);
  if (seen.about === 'OTHER') return [...otherVerbs(seen), ...plan];
  switch (seen.referralState) {
    case 'AWAITING_CONSULTATION':
      return ['cancel', 'decide without samråd', ...samradVerbs(seen), ...samradVerbs(seen), ...plan];
    case 'CLEARED':
      return ['decide', 'decide', 'decide', 'decide', 'decide a month later', 'confirm', 'cancel', ...plan];
    case 'DRAFT':
      return ['ask', 'ask', 'ask', 'cancel', ...plan];
    case 'DECIDED':
      return ['start', 'start', 'start', 'take note', 'end', 'ask', ...plan];
    case 'STARTED':
      return [...extensionVerbs(seen), ...extensionVerbs(seen), 'change provider', 'end', ...plan];
    default:
      return ['ask', 'ask', 'ask', 'ask', 'draft', 'find a referral', 'take note', ...plan];
  }
}

function planVerbs(versionState: string | null): Next {
  if (versionState === 'DRAFT') return ['plan: save', 'plan: propose'];
  return versionState === 'PROPOSED' ? ['plan: approve', 'plan: approve'] : ['plan: start'];
}

function otherVerbs(seen: Seen): Next {
  if (seen.consultationId === null || seen.isCarriedOut || seen.consultationState === 'WITHDRAWN') return ['request'];
  if (seen.settledAs === 'AGREED' || seen.conclusion?.startsWith('AGREED'))
    return ['carry out', 'carry out', 'confirm', 'request'];
  return seen.settledAs === null ? samradVerbs(seen) : ['request'];
}

function extensionVerbs(seen: Seen): Next {
  if (!seen.isExtension || seen.consultationState === 'WITHDRAWN')
    return ['ask about extension', 'ask about extension'];
  if (seen.settledAs === 'AGREED' || seen.conclusion?.startsWith('AGREED'))
    return ['extend', 'extend', 'ask about extension'];
  return seen.settledAs === null ? samradVerbs(seen) : ['ask about extension'];
}

function samradVerbs({ consultationState, conclusion, hasCounterProposal, isLogged, standingId }: Seen): Next {
  if (conclusion === 'NOT_AGREED') {
    return standingId === null
      ? ['manager: propose', 'manager: propose', 'manager: disagree']
      : ['manager: agree', 'manager: agree', 'manager: agree', 'manager: disagree', 'manager: propose'];
  }
  if (consultationState === 'ANSWERED')
    return hasCounterProposal
      ? ['take over', 'take over', 'conclude']
      : ['conclude', 'conclude', 'conclude', 'withdraw'];
  const waiting: Next = [
    'answer',
    'answer',
    'answer',
    'propose something else',
    'meet',
    'manager: unanswered',
    'withdraw',
  ];
  if (standingId !== null) return ['manager: agree', 'manager: agree', 'manager: disagree', ...waiting];
  return isLogged ? ['confirm the log', 'confirm the log', ...waiting] : ['log', 'manager: propose', ...waiting];
}

/** Someone who may do it, and now and then someone who may not. */
function drawActor({ almby, office }: World, chance: Chance, by: Doer, askedBy: Seen['askedBy']): Actor {
  const municipal = chance.oneOf<Actor>([almby.socialWorker, almby.otherSocialWorker, almby.unitManager]);
  const employment = chance.oneOf<Actor>([office.officer, office.otherOfficer, office.manager]);
  const isOther = chance.happens(0.03);
  const isMunicipal = isOther !== isOfMunicipality(by, chance, askedBy);
  if (isOther || (by !== 'MANAGERS' && by !== 'EMPLOYMENT_MANAGER')) return isMunicipal ? municipal : employment;
  return isMunicipal ? almby.unitManager : office.manager;
}

function isOfMunicipality(by: Doer, chance: Chance, askedBy: Seen['askedBy']): boolean {
  switch (by) {
    case 'ASKING':
      return askedBy === 'MUNICIPALITY';
    case 'ASKED':
      return askedBy !== 'MUNICIPALITY';
    case 'EITHER':
    case 'MANAGERS':
      return chance.happens(0.5);
    default:
      return by === 'MUNICIPALITY';
  }
}

/** Prepares an act on what is seen: who, when and with what. */
export async function prepareAct(
  { world, eyes }: { world: World; eyes: pg.Pool },
  chance: Chance,
  { seen, verb }: { seen: Seen; verb: VerbName },
): Promise<Act | null> {
  const { by, prepare, waitsForDueDate } = VERBS[verb];
  const actor = drawActor(world, chance, by, seen.askedBy);
  const context = { actor, now: new Date(NOW.getTime() + performance.now() - began), today: TODAY };
  const mark = randomUUID();
  if (waitsForDueDate && seen.consultationState === 'REQUESTED') await letDueDatePass(eyes, seen);
  const send = await prepare({ world, chance, seen, context, mark });
  return send && { verb, mark, send };
}
