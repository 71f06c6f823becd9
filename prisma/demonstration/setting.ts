import type { IsoDay } from '@/lib/time';
import type { DemonstrationAccount } from './accounts';
import type { Calendar } from './calendar';
import type { Chance } from './chance';
import type { DemonstrationMunicipality } from './organisations';
import type { Life } from './stages';

/** A life and the place in which it is lived: all that the parts of a case are built from. */
export interface Setting {
  /** Unique in the demonstration; what ids and chance are derived from. */
  key: string;
  life: Life;
  calendar: Calendar;
  chance: Chance;
  municipality: DemonstrationMunicipality;
  municipalityId: string;
  caseId: string;
  officer: DemonstrationAccount;
  jobCoach: DemonstrationAccount;
  /** Null for one who is not registered at Arbetsförmedlingen. */
  employmentOfficer: DemonstrationAccount | null;
  employer: string;
  childrenBornOn: IsoDay[];
  openedOn: IsoDay;
  assistanceFromMonth: IsoDay;
  registeredSince: IsoDay | null;
}
