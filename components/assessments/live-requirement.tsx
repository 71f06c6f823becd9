'use client';

import { useTranslations } from 'next-intl';
import { useFormContext, useWatch } from 'react-hook-form';
import { Gap, Hours } from '@/components/ui/hours';
import { WeekBar } from '@/components/ui/week-bar';
import {
  type Assessment,
  calculateRequirement,
  placeAssessment,
  type Requirement,
  toAssessment,
} from '@/lib/assessments';
import { formatDay, type IsoDay, isIsoDay } from '@/lib/time';
import type { AssessmentFormValues } from './assessment-form';
import styles from './assessment-form.module.css';
import { RequirementLines } from './requirement-lines';

export interface LiveRequirementProps {
  existing: { validFrom: IsoDay; validTo: IsoDay | null }[];
  assignedMinutes: number;
}

/** What the assessment asks for while it is written, by the rule that the server uses, and what it does to this week's plan. */
export function LiveRequirement({ existing, assignedMinutes }: LiveRequirementProps) {
  const t = useTranslations('assessment');
  const { control } = useFormContext<AssessmentFormValues>();
  const values = useWatch({ control }) as AssessmentFormValues;
  const assessment = readAssessment(values);
  const requirement = calculateRequirement({
    assessment,
    day: assessment.validFrom,
    childrenBornOn: values.children.map(({ bornOn }) => bornOn).filter(isIsoDay),
  });
  const { requiredMinutes } = requirement;
  const gapMinutes = Math.max(0, requiredMinutes - assignedMinutes);
  return (
    <aside className={styles.live} aria-label={t('liveTitle')}>
      <h2>{t('liveTitle')}</h2>
      <p className={styles.number} aria-live="polite">
        <Hours minutes={requiredMinutes} />
      </p>
      <WeekBar size="full" segments={pictureOf(requirement, { assignedMinutes, gapMinutes })} />
      <RequirementLines
        lines={requirement.lines}
        requiredMinutes={requiredMinutes}
        exemptionText={requirement.exemptBy ? t(`exemptions.${requirement.exemptBy}`) : undefined}
      />
      <p className={styles.plan}>
        {t('plannedNow')} <Hours minutes={assignedMinutes} ofMinutes={requiredMinutes} /> <Gap minutes={gapMinutes} />
      </p>
      <WhatItDoes validFrom={values.validFrom} validTo={values.validTo} existing={existing} />
    </aside>
  );
}

function WhatItDoes({
  validFrom,
  validTo,
  existing,
}: Pick<AssessmentFormValues, 'validFrom' | 'validTo'> & Pick<LiveRequirementProps, 'existing'>) {
  const t = useTranslations('assessment');
  if (!isIsoDay(validFrom)) return null;
  const numbered = existing.map((each, index) => ({ ...each, id: String(index) }));
  const place = placeAssessment({
    existing: numbered,
    validFrom,
    validTo: validTo && isIsoDay(validTo) ? validTo : null,
  });
  if (!place.allowed) return <p className={styles.note}>{t('laterExists')}</p>;
  if (place.corrects) return <p className={styles.note}>{t('corrects', { day: formatDay(validFrom) })}</p>;
  if (place.closes) return <p className={styles.note}>{t('closes', { day: formatDay(place.closes.validTo) })}</p>;
  return null;
}

const ANY_DAY = '2026-10-01';

/** What is written so far as an assessment: a day or hours that cannot be read yet count as none. */
function readAssessment(values: AssessmentFormValues): Assessment {
  const readable = (minutes: unknown) =>
    typeof minutes === 'number' && Number.isFinite(minutes) ? Math.max(0, minutes) : 0;
  const dayOrNull = (day: string | null) => (day !== null && isIsoDay(day) ? day : null);
  return {
    id: '',
    ...toAssessment({
      ...values,
      validFrom: isIsoDay(values.validFrom) ? values.validFrom : ANY_DAY,
      validTo: null,
      abilityMinutes: Math.min(2400, readable(values.abilityMinutes)),
      exemptions: values.exemptions.map((row) => ({
        ...row,
        sharePercent: Number(row.sharePercent),
        validTo: dayOrNull(row.validTo),
      })),
      deductions: values.deductions.map((row) => ({ ...row, minutes: readable(row.minutes) })),
    }),
  };
}

function pictureOf(
  requirement: Requirement,
  { assignedMinutes, gapMinutes }: { assignedMinutes: number; gapMinutes: number },
) {
  return {
    occupation: requirement.isExempt ? 0 : requirement.occupationMinutes,
    jobSearch: requirement.jobSearchMinutes,
    assigned: Math.min(assignedMinutes, requirement.requiredMinutes),
    otherDuties: requirement.otherDutiesMinutes + requirement.childcareMinutes + requirement.childReductionMinutes,
    gap: gapMinutes,
  };
}
