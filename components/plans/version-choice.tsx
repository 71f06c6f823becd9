'use client';

import { Button, Select } from '@navikt/ds-react';
import { useTranslations } from 'next-intl';
import type { PlanVersionLine } from '@/lib/plans';
import styles from './plan-changes.module.css';

interface VersionChoiceProps {
  caseId: string;
  versions: readonly PlanVersionLine[];
  earlier: number;
  later: number;
}

/** Which two versions are compared. A plain form, so that the choice is in the address. */
export function VersionChoice({ caseId, versions, earlier, later }: VersionChoiceProps) {
  const t = useTranslations('planVersions.choice');
  const states = useTranslations('planStates');
  const options = versions.map(({ number, state }) => (
    <option key={number} value={number}>
      {t('option', { number, state: states(state) })}
    </option>
  ));
  return (
    <form className={styles.choice} action={`/arenden/${caseId}/plan/andringar`}>
      <Select label={t('from')} size="small" name="fran" defaultValue={earlier}>
        {options}
      </Select>
      <Select label={t('to')} size="small" name="till" defaultValue={later}>
        {options}
      </Select>
      <Button type="submit" size="small" variant="secondary">
        {t('compare')}
      </Button>
    </form>
  );
}
