import { CASE_FORMS } from './case-forms';
import type { Form } from './form';
import { LATE_FORMS } from './late-forms';
import { OTHER_FORMS } from './other-forms';
import { PLAN_FORMS } from './plan-forms';
import { SAMRAD_FORMS } from './samrad-forms';

/** The button of every form, under the command behind it. */
export const FORMS: Record<string, Form> = {
  ...SAMRAD_FORMS,
  ...PLAN_FORMS,
  ...CASE_FORMS,
  ...OTHER_FORMS,
  ...LATE_FORMS,
};
