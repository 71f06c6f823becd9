import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { CaseDecisions } from '@/lib/decisions';
import { decisionHref, decisionsHref } from './decision-links';

/** The way to the last decision as it is printed, or to where the first is made. */
export function PrintDecisionLink({ caseId, decisions }: Pick<CaseDecisions, 'caseId' | 'decisions'>) {
  const t = useTranslations('decisions');
  const last = decisions[0];
  return (
    <Link href={last ? decisionHref(caseId, last.id) : decisionsHref(caseId)} prefetch={false}>
      {last ? t('printLast') : t('all')}
    </Link>
  );
}
