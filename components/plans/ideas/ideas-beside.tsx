'use client';

import { useTranslations } from 'next-intl';
import { memo, useCallback } from 'react';
import { useNotice } from '@/components/ui/notice';
import { applySuggestion, type PlanIdeas, type Suggestion } from '@/lib/plan-ideas';
import type { CatalogueEntry, PlannerState, RequirementPeriod } from '@/lib/plans';
import type { IsoDay, IsoWeek } from '@/lib/time';
import type { Planner } from '../planner/use-planner';
import { GapSuggestions } from './gap-suggestions';
import styles from './ideas.module.css';
import { ReferralOutlookPanel } from './referral-outlook';

interface IdeasBesideProps extends Pick<Planner, 'edit' | 'undo'> {
  /** What is put down; the same object while a slot is dragged, so that nothing here is thought out anew. */
  activities: PlannerState['activities'];
  week: IsoWeek;
  startsOn: IsoDay;
  goalKind: 'WORK' | 'STUDIES' | null;
  catalogue: readonly CatalogueEntry[];
  requirements: readonly RequirementPeriod[];
  ideas: PlanIdeas;
}

/** What stands beside the drawn week: what would fill its gap, and what a referral would do to it. */
export const IdeasBeside = memo(function IdeasBeside({
  edit,
  undo,
  ideas,
  startsOn,
  goalKind,
  ...drawn
}: IdeasBesideProps) {
  const t = useTranslations('planIdeas.gap');
  const notify = useNotice();
  const { catalogue } = drawn;
  const put = useCallback(
    (suggestion: Suggestion, placeText: string) => {
      const lineageId = crypto.randomUUID();
      edit((state) => applySuggestion(state, { suggestion, catalogue, lineageId, placeText }));
      notify({ text: t('done', { name: suggestion.name }), undo: { run: undo } });
    },
    [edit, undo, notify, t, catalogue],
  );
  return (
    <div className={styles.beside}>
      <GapSuggestions {...drawn} startsOn={startsOn} goalKind={goalKind} ideas={ideas} onPut={put} />
      <ReferralOutlookPanel {...drawn} />
    </div>
  );
});
