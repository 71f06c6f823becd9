import type { OrganisationKind, Role } from '@/lib/access';
import { toNameKey } from '@/lib/cases';
import { idOf } from './identity';
import {
  EMPLOYMENT_SERVICE,
  MUNICIPALITIES,
  type MunicipalityKey,
  type ProviderKey,
  type UnitKey,
} from './organisations';

type OrganisationKey = MunicipalityKey | ProviderKey | (typeof EMPLOYMENT_SERVICE)['key'];

export interface DemonstrationAccount {
  id: string;
  organisation: OrganisationKey;
  organisationKind: OrganisationKind;
  /** The unit the person is limited to; null for the whole organisation. */
  unit: UnitKey | null;
  role: Role;
  name: string;
  email: string;
  phone: string;
  /** What the account is for, with «{cases}» for how many cases it holds; null for a colleague whom nobody signs in as. */
  purpose: string | null;
}

const SOCIAL_WORKER = 'Har {cases} ärenden. Svara på samråd, bedöm, planera veckan, rapportera och verifiera närvaro.';
const JOB_COACH =
  'Ser hela kommunen och leder grupperna. Rapportera förra veckan, planera, ta emot återgångar från ROM.';
const UNIT_MANAGER =
  'Chef för en enhet. Se vem som är under heltid och varför, och vilka samråd som har gått över tiden.';
const HEAD_MANAGER = 'Chef för hela kommunen. Jämför enheterna vecka för vecka i veckoöversikten.';
const ADMINISTRATOR = 'Importerar ärenden från kommunens verksamhetssystem. Ser inga ärenden.';
const EMPLOYMENT_OFFICER =
  'Har {cases} ärenden i båda kommunerna. Skriv anvisningar, avsluta samråd, besluta, godkänn planer.';
const EMPLOYMENT_MANAGER =
  'Chef för kontoret. Ser båda kommunerna, de inskrivna och vilka samråd som väntar på kontoret.';
const PROVIDER_COACH =
  'Handledare med {cases} deltagare. Rapportera närvaro för de egna deltagarna och se inget annat.';

type Entry = [organisation: OrganisationKey, unit: UnitKey | null, role: Role, name: string, purpose: string | null];

const ENTRIES: Entry[] = [
  ['granvik', 'norr', 'SOCIAL_WORKER', 'Karin Lindahl', SOCIAL_WORKER],
  ['granvik', 'norr', 'SOCIAL_WORKER', 'Tove Bergström', null],
  ['granvik', 'norr', 'SOCIAL_WORKER', 'Rickard Alm', null],
  ['granvik', 'syd', 'SOCIAL_WORKER', 'Yusuf Demir', SOCIAL_WORKER],
  ['granvik', 'syd', 'SOCIAL_WORKER', 'Agneta Roos', null],
  ['granvik', 'syd', 'SOCIAL_WORKER', 'Pontus Hägg', null],
  ['granvik', 'vast', 'SOCIAL_WORKER', 'Lisbeth Moberg', null],
  ['granvik', 'vast', 'SOCIAL_WORKER', 'Ammar Barakat', null],
  ['granvik', null, 'JOB_COACH', 'Petra Sandgren', JOB_COACH],
  ['granvik', null, 'JOB_COACH', 'Stefan Wiik', null],
  ['granvik', 'norr', 'UNIT_MANAGER', 'Mats Ekwall', UNIT_MANAGER],
  ['granvik', 'syd', 'UNIT_MANAGER', 'Birgitta Lönn', null],
  ['granvik', null, 'UNIT_MANAGER', 'Helena Brodin', HEAD_MANAGER],
  ['granvik', null, 'SYSTEM_ADMINISTRATOR', 'Jonas Fält', ADMINISTRATOR],
  ['sundaker', 'centrum', 'SOCIAL_WORKER', 'Maria Hedlund', SOCIAL_WORKER],
  ['sundaker', 'centrum', 'SOCIAL_WORKER', 'Ove Stål', null],
  ['sundaker', 'centrum', 'SOCIAL_WORKER', 'Nasrin Vali', null],
  ['sundaker', 'kust', 'SOCIAL_WORKER', 'Camilla Friberg', null],
  ['sundaker', 'kust', 'SOCIAL_WORKER', 'Robin Hjort', null],
  ['sundaker', null, 'JOB_COACH', 'Erik Sjöholm', JOB_COACH],
  ['sundaker', null, 'UNIT_MANAGER', 'Annika Grahn', HEAD_MANAGER],
  ['sundaker', 'centrum', 'UNIT_MANAGER', 'Leif Renström', null],
  ['sundaker', null, 'SYSTEM_ADMINISTRATOR', 'Disa Ottosson', ADMINISTRATOR],
  ['norra-viken', null, 'EMPLOYMENT_OFFICER', 'Sara Nyberg', EMPLOYMENT_OFFICER],
  ['norra-viken', null, 'EMPLOYMENT_OFFICER', 'Daniel Öst', EMPLOYMENT_OFFICER],
  ['norra-viken', null, 'EMPLOYMENT_OFFICER', 'Gabriella Torres', null],
  ['norra-viken', null, 'EMPLOYMENT_OFFICER', 'Hampus Kvist', null],
  ['norra-viken', null, 'EMPLOYMENT_MANAGER', 'Monica Wester', EMPLOYMENT_MANAGER],
  ['stigfinnaren', null, 'PROVIDER_COACH', 'Viktor Hall', PROVIDER_COACH],
  ['bryggan', null, 'PROVIDER_COACH', 'Samira Kanaan', PROVIDER_COACH],
  ['fyrklang', null, 'PROVIDER_COACH', 'Jessica Ålund', PROVIDER_COACH],
];

function kindOf(organisation: OrganisationKey): OrganisationKind {
  if (organisation === EMPLOYMENT_SERVICE.key) return 'EMPLOYMENT_SERVICE';
  return MUNICIPALITIES.some(({ key }) => key === organisation) ? 'MUNICIPALITY' : 'PROVIDER';
}

/** Everyone who works in the demonstration. Phone numbers are those that PTS keeps for fiction. */
export const ACCOUNTS: DemonstrationAccount[] = ENTRIES.map(([organisation, unit, role, name, purpose], index) => ({
  id: idOf('account', organisation, name),
  organisation,
  organisationKind: kindOf(organisation),
  unit,
  role,
  name,
  email: `${foldToAscii(name)}@${organisation}.example`,
  phone: `070-174 06 ${String(index + 5).padStart(2, '0')}`,
  purpose,
}));

/** Those who hold a role in an organisation, and in a unit when one is given. */
export function accountsWith(organisation: OrganisationKey, role: Role, unit?: UnitKey): DemonstrationAccount[] {
  return ACCOUNTS.filter(
    (account) => account.organisation === organisation && account.role === role && (!unit || account.unit === unit),
  );
}

function foldToAscii(name: string): string {
  const letters: Record<string, string> = { å: 'a', ä: 'a', ö: 'o' };
  return toNameKey(name)
    .replace(/[åäö]/g, (letter) => letters[letter] ?? letter)
    .replaceAll(' ', '.');
}
