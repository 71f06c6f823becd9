import type { Prisma } from '@/lib/platform/database';
import { fromDay } from '@/lib/platform/days';
import { addDays, addWorkingDays, type IsoDay } from '@/lib/time';
import type { ActivityPattern } from './activity-patterns';
import {
  answerOf,
  type BuiltReferral,
  type CaseFacts,
  conclusionOf,
  confirmationOf,
  describeReferral,
  draftOf,
  effectOf,
  employmentOfficerId,
  requestOf,
} from './build-referrals';
import { officeHour } from './calendar';
import { idOf } from './identity';
import type { Setting } from './setting';
import type { ConsultationStep } from './stages';

/** Working days ago on which each thing in the samråd was said. */
const STEPS: Record<
  ConsultationStep,
  { requested: number; answered?: number; concluded?: number; confirmed?: number }
> = {
  OVERDUE: { requested: 9 },
  REQUESTED: { requested: 2 },
  ANSWERED_AGREE: { requested: 6, answered: 2 },
  ANSWERED_CONDITIONS: { requested: 6, answered: 3 },
  ANSWERED_OBJECT: { requested: 7, answered: 2 },
  CLEARED: { requested: 9, answered: 5, concluded: 3, confirmed: 2 },
  CLEARED_UNCONFIRMED: { requested: 8, answered: 4, concluded: 1 },
  NOT_AGREED: { requested: 11, answered: 7, concluded: 4 },
  WITHDRAWN: { requested: 8 },
};

const DECIDED = { requested: 10, answered: 7, concluded: 6, confirmed: 5, decided: 3 };

/** The Monday on which the referral under way is to begin. */
export function startOfPendingReferral({ life: { pending }, calendar }: Setting): IsoDay {
  return calendar.monday((pending?.kind === 'REFERRAL_DECIDED' ? pending.startsWeeksAgo : undefined) ?? -2);
}

/** What the municipality proposes in the place of a referral that would break its week off. */
const PART_TIME_INSTEAD = {
  kind: 'PART_TIME',
  weeklyMinutes: 240,
  words: 'Praktiken är på väg att bli en anställning. Fyra timmar i veckan på fredagar ryms vid sidan av den.',
};

/** The referral that is under way, if the life has one. It would begin in two weeks. */
export function buildPendingReferral(setting: Setting, facts: CaseFacts): BuiltReferral | null {
  const { life, calendar } = setting;
  const { pending } = life;
  if (pending?.kind !== 'CONSULTATION' && pending?.kind !== 'REFERRAL_DRAFT' && pending?.kind !== 'REFERRAL_DECIDED')
    return null;
  // One that is to begin this week was decided the week before.
  const earlier = pending.kind === 'REFERRAL_DECIDED' && pending.startsWeeksAgo === 0 ? 6 : 0;
  const ago = (workingDays: number) => calendar.workingDaysAgo(workingDays + earlier);
  const proposal = describeReferral(setting, facts, {
    startsOn: startOfPendingReferral(setting),
    provider: pending.provider,
  });
  if (pending.kind === 'REFERRAL_DRAFT') {
    return { draft: draftOf(setting, proposal, ago(1)), consultation: null, outcome: { state: 'DRAFT' } };
  }
  if (pending.kind === 'REFERRAL_DECIDED') {
    return {
      draft: draftOf(setting, proposal, ago(DECIDED.requested + 1)),
      consultation: {
        ...requestOf(setting, facts, proposal, { requestedOn: ago(DECIDED.requested) }),
        ...answerOf(setting, 'AGREE', ago(DECIDED.answered)),
        ...conclusionOf(setting, 'AGREED', ago(DECIDED.concluded)),
        ...confirmationOf(setting, ago(DECIDED.confirmed)),
      },
      outcome: {
        state: 'DECIDED',
        decidedBy: employmentOfficerId(setting),
        decidedAt: officeHour(ago(DECIDED.decided), 95),
      },
    };
  }
  const { requested, answered, concluded, confirmed } = STEPS[pending.as];
  const isNotAgreed = pending.as === 'NOT_AGREED';
  const hasConditions = pending.as === 'ANSWERED_CONDITIONS';
  const answer =
    isNotAgreed || pending.as === 'ANSWERED_OBJECT' ? 'OBJECT' : hasConditions ? 'AGREE_WITH_CONDITIONS' : 'AGREE';
  return {
    draft: draftOf(setting, proposal, ago(requested + 1)),
    consultation: {
      ...requestOf(setting, facts, proposal, { requestedOn: ago(requested) }),
      ...(answered === undefined ? {} : answerOf(setting, answer, ago(answered))),
      ...(pending.as === 'ANSWERED_OBJECT' ? { counterProposal: PART_TIME_INSTEAD } : {}),
      ...(concluded === undefined ? {} : conclusionOf(setting, isNotAgreed ? 'NOT_AGREED' : 'AGREED', ago(concluded))),
      ...(confirmed === undefined ? {} : confirmationOf(setting, ago(confirmed))),
      ...(pending.as === 'WITHDRAWN' ? withdrawalOf(setting) : {}),
    },
    outcome: { state: stateAfter(pending.as) },
  };
}

/** The samråd that the municipality has asked for about a praktik (12 kap. 4 § tredje stycket), if the life has one. */
export function buildMunicipalConsultation(
  setting: Setting,
  facts: CaseFacts,
): Prisma.ConsultationCreateManyInput | null {
  const { life, calendar, municipalityId, caseId, officer, employer } = setting;
  if (life.pending?.kind !== 'MUNICIPAL_CONSULTATION') return null;
  const dueOn = addWorkingDays(calendar.today, life.pending.dueInWorkingDays);
  const plan = facts.versions.at(-1) ?? null;
  const placement: ActivityPattern = {
    typeCode: 'WORK_PLACEMENT',
    title: `Praktik hos ${employer}`,
    group: null,
    provider: null,
    slots: [1, 2, 3, 4].map((weekday) => ({ weekday, startsMinute: 8 * 60, endsMinute: 16 * 60 })),
    flexibleWeeklyMinutes: null,
  };
  return {
    municipalityId,
    id: idOf('consultation', setting.key, 'municipality'),
    caseId,
    kind: 'WORK_PLACEMENT',
    planVersionId: plan?.id ?? null,
    requestedByParty: 'MUNICIPALITY',
    requestedBy: officer.id,
    requestedAt: officeHour(addWorkingDays(dueOn, -5), 55),
    purpose: `Praktik måndag–torsdag hos ${employer} i tre månader.`,
    proposal: {
      typeCode: placement.typeCode,
      title: placement.title,
      startsOn: calendar.monday(-2),
      endsOn: addDays(calendar.monday(-2), 12 * 7 - 1),
      slots: placement.slots.map((slot) => ({ ...slot })),
      flexibleWeeklyMinutes: null,
      endsLineageIds: [],
    },
    effect: effectOf(facts, { startsOn: calendar.monday(-2), pattern: placement, endsLineageIds: [], plan }),
    hadUnsuccessfulReferral: false,
    dueOn: fromDay(dueOn),
  };
}

function withdrawalOf(setting: Setting) {
  return {
    withdrawnBy: employmentOfficerId(setting),
    withdrawnAt: officeHour(setting.calendar.workingDaysAgo(5), 70),
    withdrawnReason: 'Leverantören har ingen ledig plats just nu.',
  };
}

function stateAfter(step: ConsultationStep): BuiltReferral['outcome']['state'] {
  if (step === 'WITHDRAWN') return 'DRAFT';
  return step === 'CLEARED' || step === 'CLEARED_UNCONFIRMED' ? 'CLEARED' : 'AWAITING_CONSULTATION';
}
