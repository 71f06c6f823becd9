import {
  cancelReferral,
  changeProvider,
  decideReferral,
  endReferral,
  extendReferral,
  requestExtension,
  saveReferral,
  startReferral,
} from '@/lib/referrals/server';
import { addDays } from '@/lib/time';
import { acknowledgeUnheard, decideWithoutConsultation, recordFoundReferral } from '@/lib/unheard-referrals/server';
import { TODAY } from '@/tests/builders/world';
import type { Preparation, Send, Verb } from './verb';

const MONTH_MS = 31 * 86_400_000;
const REFERRAL_MARKS = 'select purpose as mark from consultations where replaces_id is null';

/** The referral as the page shows it; null when the case has none. */
function shown({ seen: { caseId, referralId, revision } }: Preparation) {
  return referralId === null ? null : { caseId, referralId, revision };
}

type Shown = NonNullable<ReturnType<typeof shown>>;

/** An act on the referral that is shown. */
const onReferral =
  (send: (on: Preparation, referral: Shown) => Promise<unknown>): Verb['prepare'] =>
  (on) => {
    const referral = shown(on);
    return referral && (() => send(on, referral));
  };

/** A referral as it is written; a draft keeps its provider, since one that continues another may not have that one's. */
function proposal({ world: { stigen, broar }, chance, seen, mark }: Preparation) {
  const isDraft = seen.referralState === 'DRAFT';
  const provider = isDraft && seen.providerId === broar.id ? broar : stigen;
  return {
    caseId: seen.caseId,
    referralId: isDraft ? seen.referralId : null,
    revision: isDraft ? seen.revision : 0,
    providerId: provider.id,
    coachId: provider.coach.userId,
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

function save(on: Preparation, asksNow: boolean): Send {
  const input = { ...proposal(on), asksNow };
  return () => saveReferral(on.context, input);
}

/** Referrals, from the draft to the end, and those that nobody was asked about. */
export const REFERRAL_VERBS = {
  draft: { by: 'EMPLOYMENT_SERVICE', prepare: (on) => save(on, false) },
  ask: { by: 'EMPLOYMENT_SERVICE', marks: REFERRAL_MARKS, prepare: (on) => save(on, true) },
  cancel: {
    by: 'EMPLOYMENT_SERVICE',
    prepare: onReferral(({ context }, referral) => cancelReferral(context, referral)),
  },
  decide: {
    by: 'EMPLOYMENT_SERVICE',
    prepare: onReferral(({ context }, referral) => decideReferral(context, referral)),
  },
  'decide a month later': {
    by: 'EMPLOYMENT_SERVICE',
    prepare: onReferral(({ context }, referral) =>
      decideReferral({ ...context, now: new Date(context.now.getTime() + MONTH_MS) }, referral),
    ),
  },
  start: {
    by: 'EMPLOYMENT_SERVICE',
    marks: 'select start_note as mark from referrals',
    // One that takes over begins on its day, when that has come.
    prepare: onReferral(({ context, mark, seen }, referral) => {
      const startedOn = seen.takesOverOn ?? TODAY;
      const start = { ...referral, startedOn, plannedWeeklyMinutes: null, note: mark };
      const now = new Date(context.now.getTime() + Date.parse(startedOn) - Date.parse(TODAY));
      return startReferral({ ...context, today: startedOn, now }, start);
    }),
  },
  end: {
    by: 'EMPLOYMENT_SERVICE',
    marks: 'select end_note as mark from referrals',
    prepare: onReferral(({ context, mark }, referral) =>
      endReferral(context, {
        ...referral,
        endedOn: TODAY,
        reason: 'NO_SUITABLE_SUPPORT',
        note: mark,
        resultOn: null,
        resultPlace: '',
        resultWeeklyMinutes: null,
      }),
    ),
  },
  'change provider': {
    by: 'EMPLOYMENT_SERVICE',
    prepare: onReferral(({ context, mark, seen, world: { stigen, broar } }, referral) =>
      changeProvider(context, {
        ...referral,
        providerId: seen.providerId === stigen.id ? broar.id : stigen.id,
        why: mark,
      }),
    ),
  },
  'ask about extension': {
    by: 'EMPLOYMENT_SERVICE',
    marks: REFERRAL_MARKS,
    prepare(on) {
      const { chance, context, mark, seen } = on;
      const referral = shown(on);
      if (referral === null || seen.runsUntil === null) return null;
      const input = { ...referral, toOn: addDays(seen.runsUntil, 1 + chance.below(60)), purpose: mark };
      return () => requestExtension(context, input);
    },
  },
  extend: {
    by: 'EMPLOYMENT_SERVICE',
    prepare: onReferral(({ context }, referral) => extendReferral(context, referral)),
  },
  'decide without samråd': {
    by: 'EMPLOYMENT_MANAGER',
    marks: 'select words as mark from unheard_referrals',
    prepare: onReferral(({ context, mark }, referral) =>
      decideWithoutConsultation(context, { ...referral, reason: 'OTHER', words: mark }),
    ),
  },
  'find a referral': {
    by: 'MUNICIPALITY',
    marks: 'select words as mark from unheard_referrals',
    isSameAgain: true,
    prepare({ context, mark, seen: { caseId } }) {
      const found = {
        providerId: null,
        providerName: 'Broar AB',
        typeCode: 'ROM',
        startsOn: '2026-11-02',
        endsOn: null,
      };
      const how = { foundHow: 'PERSON_TOLD' as const, foundOn: TODAY, words: mark };
      return () => recordFoundReferral(context, { caseId, requestId: mark, ...found, ...how });
    },
  },
  'take note': {
    by: 'MANAGERS',
    prepare({ context, seen: { caseId, unheardId } }) {
      return unheardId === null ? null : () => acknowledgeUnheard(context, { caseId, unheardId });
    },
  },
} satisfies Record<string, Verb>;
