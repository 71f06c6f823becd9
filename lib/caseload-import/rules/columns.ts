import type { DeductionKind } from '../../assessments/rules/assessment';
import { type ColumnDefinition, createColumnFinder } from '../../csv/rules/heading';

/** The columns of a caseload file, in the order of the template. The headings are the format of the file, not words of the interface. */
export const COLUMNS = [
  {
    key: 'identityNumber',
    heading: 'Personnummer',
    isRequired: true,
    aliases: [
      'samordningsnummer',
      'personnummer eller samordningsnummer',
      'personnummer/samordningsnummer',
      'personnr',
      'persnr',
      'pnr',
    ],
  },
  { key: 'givenName', heading: 'Förnamn', isRequired: true, aliases: ['tilltalsnamn', 'förnamn tilltalsnamn'] },
  { key: 'familyName', heading: 'Efternamn', isRequired: true },
  {
    key: 'protection',
    heading: 'Sekretessmarkering',
    aliases: ['skyddade personuppgifter', 'skyddad', 'skydd', 'sekretess', 'sekretessmarkerad'],
  },
  {
    key: 'caseNumber',
    heading: 'Ärendenummer',
    isRequired: true,
    aliases: ['ärendenr', 'ärende', 'ärende-id', 'aktnummer', 'dossiernummer'],
  },
  { key: 'unit', heading: 'Enhet', isRequired: true, aliases: ['enhetsnamn', 'sektion'] },
  {
    key: 'officer',
    heading: 'Handläggare (e-post)',
    aliases: [
      'handläggarens e-post',
      'handläggare e-post',
      'handläggarens namn',
      'ansvarig handläggare',
      'socialsekreterare',
    ],
  },
  {
    key: 'assistanceFrom',
    heading: 'Försörjningsstöd från',
    isRequired: true,
    aliases: ['försörjningsstöd fr o m', 'ekonomiskt bistånd från', 'bistånd från'],
  },
  {
    key: 'assistanceTo',
    heading: 'Försörjningsstöd till',
    aliases: ['försörjningsstöd t o m', 'ekonomiskt bistånd till', 'bistånd till'],
  },
  {
    key: 'registeredSince',
    heading: 'Inskriven AF sedan',
    aliases: [
      'inskriven på af sedan',
      'inskriven af',
      'inskriven arbetsförmedlingen sedan',
      'inskriven på arbetsförmedlingen sedan',
    ],
  },
  { key: 'jobseekerCategory', heading: 'Sökandekategori', aliases: ['sökandekategorikod', 'skat'] },
  { key: 'programme', heading: 'Program', aliases: ['af-program', 'program hos af'] },
  { key: 'programmeExtent', heading: 'Programomfattning (h)', aliases: ['programmets omfattning'] },
  { key: 'childrenBornOn', heading: 'Barns födelsedatum', aliases: ['barnens födelsedatum', 'barn födda', 'barn'] },
  { key: 'ability', heading: 'Arbetsförmåga (h/vecka)', aliases: ['arbetsförmåga timmar', 'förmåga'] },
  {
    key: 'abilityReason',
    heading: 'Skäl',
    aliases: ['skäl till arbetsförmågan', 'skäl arbetsförmåga', 'skäl till nedsättning'],
  },
  { key: 'ground', heading: 'Lagrum', aliases: ['grund', 'rättslig grund'] },
  { key: 'JOB_SEARCH', heading: 'Avdrag arbetssökande (h)', aliases: ['arbetssökande'] },
  { key: 'PART_TIME_EMPLOYMENT', heading: 'Avdrag deltidsarbete (h)', aliases: ['deltidsarbete'] },
  { key: 'PART_TIME_EDUCATION', heading: 'Avdrag deltidsstudier (h)', aliases: ['deltidsstudier'] },
  { key: 'PART_TIME_PROGRAMME', heading: 'Avdrag deltidsprogram (h)', aliases: ['deltidsprogram'] },
  { key: 'OTHER_DUTIES', heading: 'Avdrag andra skyldigheter (h)', aliases: ['andra skyldigheter'] },
  { key: 'CHILDCARE', heading: 'Avdrag barnomsorg (h)', aliases: ['barnomsorg'] },
] as const satisfies readonly ColumnDefinition[];

export type ColumnKey = (typeof COLUMNS)[number]['key'];

/** The columns that lessen the demand; each is the kind of deduction it carries, in hours a week. */
export const DEDUCTION_COLUMNS = [
  'JOB_SEARCH',
  'PART_TIME_EMPLOYMENT',
  'PART_TIME_EDUCATION',
  'PART_TIME_PROGRAMME',
  'OTHER_DUTIES',
  'CHILDCARE',
] as const satisfies readonly (ColumnKey & DeductionKind)[];

/** The column that a heading names, however it is written; null when it names none. */
export const findColumn = createColumnFinder<ColumnKey>(COLUMNS);

/** The heading of a column as the template has it. */
export function headingOf(key: ColumnKey): string {
  return COLUMNS.find((column) => column.key === key)?.heading ?? key;
}
