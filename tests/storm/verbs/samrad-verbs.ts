import {
  answerConsultation,
  carryOutConsultation,
  concludeConsultation,
  confirmConsultation,
  confirmLog,
  holdMeeting,
  logConversation,
  requestConsultation,
  takeOverCounterProposal,
  withdrawConsultation,
} from '@/lib/consultations/server';
import { agreeToEnd, concludeUnanswered, disagreeForGood, proposeEnd } from '@/lib/escalations/server';
import { addDays } from '@/lib/time';
import { placementRequest } from '@/tests/builders/consultations';
import { TODAY } from '@/tests/builders/world';
import type { Preparation, Verb } from './verb';

const WORDS = 'select words as mark from escalation_words';
const ANSWERS = 'select answer_reasons as mark from consultations';

interface Asked {
  caseId: string;
  consultationId: string;
}

/** An act on the samråd that is shown. */
const onSamrad =
  (send: (on: Preparation, asked: Asked) => Promise<unknown>): Verb['prepare'] =>
  (on) => {
    const { caseId, consultationId } = on.seen;
    return consultationId === null ? null : () => send(on, { caseId, consultationId });
  };

/** What is proposed instead; of an extension only another last day. */
function counterProposal({ chance, seen }: Preparation) {
  if (seen.isExtension) {
    const counterEndsOn = addDays(seen.runsUntil ?? TODAY, 1 + chance.below(60));
    return { counterKind: 'OTHER_END' as const, counterEndsOn };
  }
  return chance.happens(0.5)
    ? { counterKind: 'OTHER_START' as const, counterStartsOn: '2026-11-30' }
    : { counterKind: 'PART_TIME' as const, counterWeeklyMinutes: 60 };
}

/** The municipality asks about praktik, Arbetsförmedlingen about a programme of its own. */
function request({ chance, context, seen, mark }: Preparation) {
  const endsLineageIds = chance.happens(0.3) ? seen.lineageIds.slice(0, 1) : [];
  const placement = { ...placementRequest(seen, endsLineageIds), requestId: mark, purpose: mark };
  if (context.actor.organisationKind === 'MUNICIPALITY') return placement;
  return { ...placement, kind: 'PROGRAMME' as const, typeCode: 'STEG_TILL_ARBETE', title: '' };
}

/** Samråd in both directions, by whoever may and now and then by someone who may not, and what the managers say when it went to them. */
export const SAMRAD_VERBS = {
  request: {
    by: 'EITHER',
    marks: 'select purpose as mark from consultations where replaces_id is null',
    isSameAgain: true,
    prepare(on) {
      const input = request(on);
      return () => requestConsultation(on.context, input);
    },
  },
  answer: {
    by: 'ASKED',
    marks: ANSWERS,
    prepare(on) {
      const answer = on.chance.oneOf(['AGREE', 'AGREE', 'AGREE', 'AGREE_WITH_CONDITIONS', 'OBJECT'] as const);
      return onSamrad(({ context, mark }, asked) =>
        answerConsultation(context, { ...asked, answer, answerReasons: mark }),
      )(on);
    },
  },
  'propose something else': {
    by: 'ASKED',
    marks: ANSWERS,
    prepare(on) {
      const counter = counterProposal(on);
      return onSamrad(({ context, mark }, asked) =>
        answerConsultation(context, { ...asked, answer: 'COUNTER', answerReasons: mark, ...counter }),
      )(on);
    },
  },
  'take over': {
    by: 'ASKING',
    marks: 'select id::text as mark from consultations',
    isSameAgain: true,
    prepare: onSamrad(({ context, mark }, asked) => takeOverCounterProposal(context, { ...asked, requestId: mark })),
  },
  log: {
    by: 'ASKING',
    marks: 'select logged_words as mark from consultations',
    prepare(on) {
      const { chance, context, mark, seen, world } = on;
      const { consultationId: subjectId } = seen;
      if (subjectId === null) return null;
      const other = seen.askedBy === 'MUNICIPALITY' ? world.office.officer : world.almby.socialWorker;
      const loggedAnswer = chance.oneOf(['AGREE', 'AGREE_WITH_CONDITIONS', 'OBJECT'] as const);
      const said = { heldOn: '2026-11-17', heldAtMinute: 540, heldThrough: 'PHONE' as const, heldWithId: other.userId };
      const input = { ...placementRequest(seen), subjectId, ...said, loggedAnswer, loggedWords: mark };
      return () => logConversation(context, input);
    },
  },
  'confirm the log': { by: 'ASKED', prepare: onSamrad(({ context }, asked) => confirmLog(context, asked)) },
  meet: {
    by: 'EITHER',
    marks: 'select participants as mark from consultation_meetings',
    isSameAgain: true,
    prepare: onSamrad(({ context, mark, world: { almby } }, { consultationId }) =>
      holdMeeting(context, {
        municipalityId: almby.id,
        requestId: mark,
        heldOn: TODAY,
        participants: mark,
        consultationIds: [consultationId],
      }),
    ),
  },
  conclude: {
    by: 'EMPLOYMENT_SERVICE',
    marks: 'select conclusion_note as mark from consultations',
    prepare(on) {
      const { chance, seen } = on;
      const agreed = seen.answer === 'AGREE_WITH_CONDITIONS' ? 'AGREED_WITH_CONDITIONS' : 'AGREED';
      const conclusion = seen.answer === 'OBJECT' || chance.happens(0.1) ? 'NOT_AGREED' : agreed;
      return onSamrad(({ context, mark }, asked) =>
        concludeConsultation(context, { ...asked, conclusion, conclusionNote: mark }),
      )(on);
    },
  },
  confirm: { by: 'MUNICIPALITY', prepare: onSamrad(({ context }, asked) => confirmConsultation(context, asked)) },
  withdraw: {
    by: 'ASKING',
    marks: 'select withdrawn_reason as mark from consultations',
    prepare: onSamrad(({ context, mark }, asked) => withdrawConsultation(context, { ...asked, withdrawnReason: mark })),
  },
  'carry out': { by: 'ASKING', prepare: onSamrad(({ context }, asked) => carryOutConsultation(context, asked)) },
  'manager: propose': {
    by: 'MANAGERS',
    marks: WORDS,
    isSameAgain: true,
    waitsForDueDate: true,
    prepare: onSamrad(({ context, mark }, asked) => proposeEnd(context, { ...asked, outcome: 'AGREED', words: mark })),
  },
  'manager: agree': {
    by: 'MANAGERS',
    prepare(on) {
      const { standingId: answersId } = on.seen;
      return answersId === null
        ? null
        : onSamrad(({ context }, asked) => agreeToEnd(context, { ...asked, answersId }))(on);
    },
  },
  'manager: disagree': {
    by: 'MANAGERS',
    marks: WORDS,
    waitsForDueDate: true,
    prepare: onSamrad(({ context, mark }, asked) => disagreeForGood(context, { ...asked, words: mark })),
  },
  'manager: unanswered': {
    by: 'EMPLOYMENT_MANAGER',
    marks: WORDS,
    waitsForDueDate: true,
    prepare: onSamrad(({ context, mark }, asked) => concludeUnanswered(context, { ...asked, words: mark })),
  },
} satisfies Record<string, Verb>;
