import type { Assessment } from '@/lib/assessments';
import { calculateConsultationEffect } from '@/lib/consultations';
import type { BreakPeriod } from '@/lib/plans';
import type { Prisma } from '@/lib/platform/database';
import { fromDay } from '@/lib/platform/days';
import { longestReferralEnd } from '@/lib/referrals';
import { addDays, addWorkingDays, type IsoDay } from '@/lib/time';
import { accountsWith } from './accounts';
import { type ActivityPattern, romAt } from './activity-patterns';
import { type Catalogue, type DatedVersion, toVersionsInForce } from './build-plan-versions';
import { officeHour } from './calendar';
import { idOf } from './identity';
import type { ProviderKey } from './organisations';
import { providerOf, romPeriodAt, siteNear } from './rom-periods';
import type { Setting } from './setting';

type ReferralRow = Prisma.ReferralCreateManyInput;
type ConsultationRow = Prisma.ConsultationCreateManyInput;

/** A referral as it began, the samråd about it, and where it stands now: the way there is walked in the database. */
export interface BuiltReferral {
  draft: ReferralRow;
  consultation: ConsultationRow | null;
  outcome: Pick<ReferralRow, 'decidedBy' | 'decidedAt'> & ReferralCourse & { state: NonNullable<ReferralRow['state']> };
}

/** What the effect of a proposal is computed from. */
export interface CaseFacts {
  assessments: Assessment[];
  childrenBornOn: IsoDay[];
  versions: DatedVersion[];
  breaks: BreakPeriod[];
  catalogue: Catalogue;
}

/** The referrals behind the person's times in ROM. The samråd was asked for three weeks before, and agreed. */
export function buildPastReferrals(setting: Setting, facts: CaseFacts): BuiltReferral[] {
  return setting.life.stages.flatMap((stage, index) => {
    if (stage.kind !== 'ROM' || !setting.employmentOfficer) return [];
    const { startsOn, endsOn, endedOn } = romPeriodAt(setting, index);
    const before = (workingDays: number) => addWorkingDays(startsOn, -workingDays);
    const proposal = describeReferral(setting, facts, {
      startsOn,
      endsOn,
      provider: stage.provider,
      keeps: stage.keepsMunicipalWeek,
      isFlexible: stage.isFlexible,
    });
    const decidedAt = officeHour(before(7), 95);
    return [
      {
        draft: draftOf(setting, proposal, before(16)),
        consultation: {
          ...requestOf(setting, facts, proposal, { requestedOn: before(15) }),
          ...answerOf(setting, stage.keepsMunicipalWeek ? 'AGREE_WITH_CONDITIONS' : 'AGREE', before(11)),
          ...conclusionOf(setting, stage.keepsMunicipalWeek ? 'AGREED_WITH_CONDITIONS' : 'AGREED', before(9)),
          ...confirmationOf(setting, before(8)),
        },
        outcome: {
          state: stage.endReason === null ? 'STARTED' : 'ENDED',
          decidedBy: setting.employmentOfficer.id,
          decidedAt,
          ...courseOf(setting, { startsOn, provider: stage.provider, endReason: stage.endReason, endedOn }),
        },
      },
    ];
  });
}

/** How a referral went on after it was decided. */
type ReferralCourse = Partial<
  Pick<
    ReferralRow,
    | 'startedOn'
    | 'startedBy'
    | 'startedAt'
    | 'endedOn'
    | 'endReason'
    | 'endedBy'
    | 'endedAt'
    | 'resultOn'
    | 'resultPlace'
    | 'resultWeeklyMinutes'
  >
>;

/** Begun by the provider's coach, and ended by the arbetsförmedlare when it is over. */
function courseOf(
  setting: Setting,
  {
    startsOn,
    provider,
    endReason,
    endedOn,
  }: { startsOn: IsoDay; provider: ProviderKey; endReason: ReferralRow['endReason']; endedOn: IsoDay | null },
): ReferralCourse {
  const coach = accountsWith(provider, 'PROVIDER_COACH')[0];
  const begun = {
    startedOn: fromDay(startsOn),
    startedBy: coach?.id ?? employmentOfficerId(setting),
    startedAt: officeHour(startsOn, 180),
  };
  if (!endReason || endedOn === null) return begun;
  const hasResult = endReason === 'WORK' || endReason === 'STUDIES';
  return {
    ...begun,
    endedOn: fromDay(endedOn),
    endReason,
    endedBy: employmentOfficerId(setting),
    endedAt: officeHour(addWorkingDays(endedOn, 1), 60),
    resultOn: hasResult ? fromDay(addDays(endedOn, 1)) : null,
    resultPlace: hasResult ? 'Lager och logistik' : '',
    resultWeeklyMinutes: hasResult ? 2400 : null,
  };
}

export interface Proposal {
  referralId: string;
  provider: ProviderKey;
  pattern: ActivityPattern;
  startsOn: IsoDay;
  endsOn: IsoDay;
  /** The plan in force when the samråd was asked for. */
  plan: DatedVersion | null;
  endsLineageIds: string[];
  /** An earlier referral ended without work or studies. */
  isAfterUnsuccessful: boolean;
}

/** A referral to ROM, with what it would end: all that the municipality has assigned, unless that is kept. */
export function describeReferral(
  setting: Setting,
  { versions, catalogue }: CaseFacts,
  wanted: { startsOn: IsoDay; endsOn?: IsoDay; provider: ProviderKey; keeps?: boolean; isFlexible?: true },
): Proposal {
  const { startsOn, provider } = wanted;
  const eve = addDays(startsOn, -1);
  const plan =
    versions.find((version) => version.startsOn <= eve && (version.lastOn === null || version.lastOn >= eve)) ?? null;
  const assigned = (plan?.activities ?? []).filter(
    ({ pattern }) => catalogue.get(pattern.typeCode)?.activityClass === 'ASSIGNED',
  );
  return {
    referralId: idOf('referral', setting.key, startsOn),
    provider,
    pattern: romAt(providerOf(provider), wanted.isFlexible),
    startsOn,
    endsOn: wanted.endsOn ?? longestReferralEnd(startsOn),
    plan,
    endsLineageIds: wanted.keeps ? [] : assigned.map(({ lineageId }) => lineageId),
    isAfterUnsuccessful: setting.life.stages.some(
      (stage) =>
        stage.kind === 'ROM' &&
        setting.calendar.monday(stage.weeksAgo) < startsOn &&
        stage.endReason !== null &&
        stage.endReason !== 'WORK',
    ),
  };
}

/** The referral as Arbetsförmedlingen drafted it. */
export function draftOf(setting: Setting, proposal: Proposal, draftedOn: IsoDay): ReferralRow {
  const { municipalityId, caseId } = setting;
  return {
    municipalityId,
    id: proposal.referralId,
    caseId,
    providerId: idOf('organisation', proposal.provider),
    siteId: idOf('site', proposal.provider, siteNear(setting, proposal.provider).name),
    coachId: accountsWith(proposal.provider, 'PROVIDER_COACH')[0]?.id ?? null,
    typeCode: 'ROM',
    startsOn: fromDay(proposal.startsOn),
    endsOn: fromDay(proposal.endsOn),
    flexibleWeeklyMinutes: proposal.pattern.flexibleWeeklyMinutes,
    slots: proposal.pattern.slots.map((slot) => ({ ...slot })),
    endsLineageIds: proposal.endsLineageIds,
    differenceFromEarlier: proposal.isAfterUnsuccessful
      ? 'Ny leverantör med egen handledare i arbetslivet, och yrkessvenskan fortsätter vid sidan av.'
      : '',
    purpose: purposeOf(proposal),
    draftedBy: employmentOfficerId(setting),
    draftedAt: officeHour(draftedOn, 40),
  };
}

/** The samråd about the referral as it was asked for, with its effect on the week. */
export function requestOf(
  setting: Setting,
  facts: CaseFacts,
  proposal: Proposal,
  { requestedOn }: { requestedOn: IsoDay },
): ConsultationRow {
  const { municipalityId, caseId } = setting;
  return {
    municipalityId,
    id: idOf('consultation', proposal.referralId),
    caseId,
    kind: 'REFERRAL',
    referralId: proposal.referralId,
    planVersionId: proposal.plan?.id ?? null,
    requestedByParty: 'EMPLOYMENT_SERVICE',
    requestedBy: employmentOfficerId(setting),
    requestedAt: officeHour(requestedOn, 25),
    purpose: purposeOf(proposal),
    effect: effectOf(facts, proposal),
    hadUnsuccessfulReferral: proposal.isAfterUnsuccessful,
    dueOn: fromDay(addWorkingDays(requestedOn, 5)),
  };
}

const ANSWER_REASONS = {
  AGREE: '',
  AGREE_WITH_CONDITIONS: 'Yrkessvenskan och praktiken behöver finnas kvar de dagar som ROM inte har något inbokat.',
  OBJECT: 'Praktiken leder mot anställning. ROM skulle ta 32 timmar i veckan från den och ger en till två tillbaka.',
};

export function answerOf({ officer }: Setting, answer: keyof typeof ANSWER_REASONS, answeredOn: IsoDay) {
  const answerReasons = ANSWER_REASONS[answer];
  return { answer, answerReasons, answeredBy: officer.id, answeredAt: officeHour(answeredOn, 130) };
}

const CONCLUSION_NOTES = {
  AGREED: 'Kommunen och Arbetsförmedlingen är överens.',
  AGREED_WITH_CONDITIONS: 'Kommunens aktiviteter fortsätter vid sidan av ROM.',
  NOT_AGREED: 'Kommunen vill behålla praktiken. Frågan går till cheferna.',
};

export function conclusionOf(setting: Setting, conclusion: keyof typeof CONCLUSION_NOTES, concludedOn: IsoDay) {
  const conclusionNote = CONCLUSION_NOTES[conclusion];
  return {
    conclusion,
    conclusionNote,
    concludedBy: employmentOfficerId(setting),
    concludedAt: officeHour(concludedOn, 200),
  };
}

export function confirmationOf({ officer }: Setting, confirmedOn: IsoDay) {
  return { confirmedBy: officer.id, confirmedAt: officeHour(confirmedOn, 15) };
}

/** Who speaks for Arbetsförmedlingen in the case. @throws when the person is not registered there. */
export function employmentOfficerId({ employmentOfficer, key }: Setting): string {
  if (!employmentOfficer) throw new RangeError(`${key} is not registered at Arbetsförmedlingen`);
  return employmentOfficer.id;
}

/** What the proposal would do to the week, as lib/referrals computes it for the form. */
export function effectOf(
  { assessments, childrenBornOn, versions, breaks, catalogue }: CaseFacts,
  { startsOn, pattern, endsLineageIds, plan }: Pick<Proposal, 'startsOn' | 'pattern' | 'endsLineageIds' | 'plan'>,
) {
  const known = toVersionsInForce(
    versions.filter(({ number }) => number <= (plan?.number ?? 0)),
    catalogue,
  ).map((version) => (version.id === plan?.id ? { ...version, inForceTo: null } : version));
  const entry = catalogue.get(pattern.typeCode);
  const effect = calculateConsultationEffect(
    { assessments: knownBefore(assessments, startsOn), childrenBornOn, breaks, planVersions: known },
    {
      startsOn,
      endActivityIds: endsLineageIds,
      newActivity: {
        id: 'proposed',
        createdOrder: Number.MAX_SAFE_INTEGER,
        startsOn,
        endsOn: null,
        activityClass: entry?.activityClass ?? 'OCCUPATION',
        isProgramme: entry?.isProgramme ?? true,
        slots: pattern.slots,
        flexibleWeeklyMinutes: pattern.flexibleWeeklyMinutes,
        cancelledDays: [],
        exceptions: [],
      },
    },
  );
  const named = (ids: string[]) =>
    (plan?.activities ?? [])
      .filter(({ lineageId }) => ids.includes(lineageId))
      .map(({ lineageId, title, pattern: { typeCode } }) => ({
        lineageId,
        title,
        party: catalogue.get(typeCode)?.party ?? 'MUNICIPALITY',
      }));
  const shown = { ...effect, brokenOff: named(effect.brokenOffIds), doubleBooked: named(effect.doubleBookedIds) };
  return JSON.parse(JSON.stringify(shown)) as Prisma.InputJsonObject;
}

/** The series as it stood before the day: the last of it held until further notice. */
function knownBefore(assessments: Assessment[], day: IsoDay): Assessment[] {
  const known = assessments.filter(({ validFrom }) => validFrom < day);
  return known.map((assessment, index) => (index === known.length - 1 ? { ...assessment, validTo: null } : assessment));
}

function purposeOf({ isAfterUnsuccessful }: Proposal): string {
  return isAfterUnsuccessful
    ? 'Nytt försök med Rusta och matcha, nu hos en annan leverantör.'
    : 'Stöd att söka arbete i Rusta och matcha, sex månader.';
}
