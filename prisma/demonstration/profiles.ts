import type { DeductionKind, ExemptionKind } from '@/lib/assessments';
import {
  type ActivityPattern,
  FULL_WEEKS,
  PART_TIME_JOB,
  SFI,
  SHORT_WEEKS,
  STEG_TILL_ARBETE,
} from './activity-patterns';

export type ProfileKey =
  | 'ordinary'
  | 'parent'
  | 'languageLearner'
  | 'halfAbility'
  | 'partTimeJob'
  | 'halfBenefit'
  | 'shortChildcare'
  | 'stepToWork'
  | 'occupied';

interface ProfileDeduction {
  kind: DeductionKind;
  hours: number;
  reason: string;
}

/** What may be asked of a person, what fills the week besides, and the weeks that suit. */
export interface Profile {
  abilityHours: number;
  abilityReason: string;
  exemption: { kind: ExemptionKind; sharePercent: number } | null;
  deductions: ProfileDeduction[];
  hasYoungChild: boolean;
  /** SFI, a job, a programme: not assigned, but in the week. */
  occupation: ActivityPattern[];
  fullWeeks: ActivityPattern[][];
  shortWeeks: ActivityPattern[][];
  needs: string;
}

const jobSearch: ProfileDeduction = { kind: 'JOB_SEARCH', hours: 5, reason: 'Söker arbete enligt handlingsplanen' };

const ordinary: Profile = {
  abilityHours: 40,
  abilityReason: '',
  exemption: null,
  deductions: [jobSearch],
  hasYoungChild: false,
  occupation: [],
  fullWeeks: FULL_WEEKS[35],
  shortWeeks: SHORT_WEEKS[35],
  needs: 'Behöver arbetslivserfarenhet, referenser och ett aktuellt cv.',
};

export const PROFILES: Record<ProfileKey, Profile> = {
  ordinary,
  parent: {
    ...ordinary,
    hasYoungChild: true,
    fullWeeks: FULL_WEEKS[25],
    shortWeeks: SHORT_WEEKS[25],
    needs: 'Behöver en praktik som går att förena med förskolans tider.',
  },
  languageLearner: {
    ...ordinary,
    deductions: [{ kind: 'PART_TIME_EDUCATION', hours: 15, reason: 'SFI 15 timmar i veckan' }, jobSearch],
    occupation: [SFI],
    fullWeeks: FULL_WEEKS[20],
    shortWeeks: SHORT_WEEKS[20],
    needs: 'Behöver mer svenska i vardagen och en första kontakt med svenskt arbetsliv.',
  },
  halfAbility: {
    ...ordinary,
    abilityHours: 20,
    abilityReason: 'Läkarutlåtande: kan delta 20 timmar i veckan',
    deductions: [],
    fullWeeks: FULL_WEEKS['20 utan heldag'],
    shortWeeks: SHORT_WEEKS['20 utan heldag'],
    needs: 'Behöver anpassade uppgifter, korta pass och tid för återhämtning.',
  },
  partTimeJob: {
    ...ordinary,
    deductions: [{ kind: 'PART_TIME_EMPLOYMENT', hours: 15, reason: 'Timanställning 15 timmar i veckan' }, jobSearch],
    occupation: [PART_TIME_JOB],
    fullWeeks: FULL_WEEKS['20 bredvid arbete'],
    shortWeeks: SHORT_WEEKS['20 bredvid arbete'],
    needs: 'Behöver fler timmar hos nuvarande eller ny arbetsgivare.',
  },
  halfBenefit: {
    ...ordinary,
    exemption: { kind: 'SICKNESS_BENEFIT', sharePercent: 50 },
    fullWeeks: FULL_WEEKS[15],
    shortWeeks: SHORT_WEEKS[15],
    needs: 'Behöver stöd på arbetsplatsen och en arbetsgivare som kan anpassa uppgifterna.',
  },
  shortChildcare: {
    ...ordinary,
    hasYoungChild: true,
    deductions: [{ kind: 'CHILDCARE', hours: 10, reason: 'Förskolan kan bara ta emot barnet klockan 8–14' }, jobSearch],
    fullWeeks: FULL_WEEKS['15 med språk'],
    shortWeeks: SHORT_WEEKS['15 med språk'],
    needs: 'Behöver längre tider i förskolan för att kunna ta en praktik.',
  },
  // What is deducted for the programme is far more than what it holds: the finding that Samspel is there to show.
  stepToWork: {
    ...ordinary,
    deductions: [{ kind: 'PART_TIME_PROGRAMME', hours: 20, reason: 'Steg till arbete, beslut på halvtid' }, jobSearch],
    occupation: [STEG_TILL_ARBETE],
    fullWeeks: FULL_WEEKS[15],
    shortWeeks: SHORT_WEEKS[15],
    needs: 'Behöver prova olika uppgifter för att veta vad som fungerar.',
  },
  occupied: {
    ...ordinary,
    abilityHours: 20,
    abilityReason: 'Läkarutlåtande: kan delta 20 timmar i veckan',
    deductions: [{ kind: 'PART_TIME_EDUCATION', hours: 15, reason: 'SFI 15 timmar i veckan' }, jobSearch],
    occupation: [SFI],
    fullWeeks: [[]],
    shortWeeks: [[]],
    needs: 'Behöver bli klar med SFI kurs C.',
  },
};
