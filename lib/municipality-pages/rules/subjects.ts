/** What a provider or an authority calls about, in the order of the page. Values equal the PostgreSQL enum `contact_subject`. */
export const CONTACT_SUBJECTS = [
  'JOINT_PLAN',
  'FINANCIAL_ASSISTANCE',
  'EMPLOYER',
  'WORK_PLACEMENT',
  'EDUCATION',
  'CHILDCARE',
  'AGREEMENTS',
] as const;
export type ContactSubject = (typeof CONTACT_SUBJECTS)[number];
