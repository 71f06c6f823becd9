import type { Chance } from './chance';
import { PROFILES } from './profiles';
import type { Setting } from './setting';

const OCCUPATIONS = [
  'Lagerarbetare',
  'Undersköterska',
  'Köksbiträde',
  'Lokalvårdare',
  'Butiksmedarbetare',
  'Barnskötare',
  'Vaktmästare',
  'Busschaufför',
  'Receptionist',
  'Trädgårdsarbetare',
  'Snickare',
  'Vårdbiträde',
];

const VIEWS = [
  'Vill komma ut och arbeta så snart som möjligt och helst med människor.',
  'Tycker att planen är bra men vill ha mer tid för svenskan.',
  'Oroar sig för resorna och vill ha praktik i närheten av hemmet.',
  'Vill helst börja med färre timmar och öka efter hand.',
  'Är nöjd med gruppen och vill fortsätta.',
  'Vill ha hjälp att få sin utbildning bedömd.',
];

/** What a plan says in words. */
export function drawPlanTexts({ life, employmentOfficer }: Setting, chance: Chance) {
  const isStudies = life.profile === 'languageLearner' && chance.happens(0.4);
  return {
    goalKind: isStudies ? ('STUDIES' as const) : ('WORK' as const),
    goalOccupation: isStudies ? 'Yrkesutbildning på komvux' : chance.oneOf(OCCUPATIONS),
    needs: PROFILES[life.profile].needs,
    individualView: chance.oneOf(VIEWS),
    individualTookPart: true,
    individualTookPartHow: chance.oneOf(['Möte på kontoret', 'Trepartssamtal', 'Telefonsamtal och möte']),
    municipalityUndertakings: 'Ordnar plats och handledare\nFöljer upp varje månad\nHör av sig vid frånvaro',
    employmentServiceUndertakings: employmentOfficer
      ? 'Följer upp arbetssökandet och matchar mot lediga arbeten\nSamråder innan något bryts'
      : '',
    individualUndertakings: 'Deltar enligt schemat och söker arbete\nMeddelar förhinder samma dag',
  };
}
