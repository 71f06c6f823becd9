import type { DisagreementView } from '../plan-disagreements';
import type { CatalogueEntry, PlanVersionView } from '../plans';
import type { IsoDay } from '../time';

/** Someone whom the individual may turn to at an authority. */
export interface DocumentContact {
  name: string;
  phone: string | null;
  email: string;
}

/** All that the document is made of. */
export interface PlanDocumentFacts {
  personName: string;
  caseNumber: string;
  municipalityName: string;
  version: PlanVersionView;
  catalogue: CatalogueEntry[];
  contacts: { MUNICIPALITY: DocumentContact | null; EMPLOYMENT_SERVICE: DocumentContact | null };
  disagreements: DisagreementView[];
  today: IsoDay;
}
