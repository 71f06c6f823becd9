import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Section } from '@/components/layout/page';
import { PlanStatusTag } from '@/components/ui/tags';
import type { PlanVersionLine } from '@/lib/plans';
import { formatDay, formatInstant } from '@/lib/time';
import styles from './plan.module.css';

interface PlanHistoryProps {
  caseId: string;
  versions: readonly PlanVersionLine[];
  shownId: string | null;
}

/** All versions of the plan, the latest first. */
export function PlanHistory({ caseId, versions, shownId }: PlanHistoryProps) {
  const t = useTranslations('plan.history');
  const changes = useTranslations('planVersions');
  const timeline = useTranslations('planTimeline');
  if (versions.length === 0) return null;
  return (
    <div className={styles.historySection}>
      <Section
        title={t('title')}
        count={versions.length}
        actions={
          <>
            {versions.length > 1 ? (
              <Link href={`/arenden/${caseId}/plan/andringar`} prefetch={false}>
                {changes('seeChanges')}
              </Link>
            ) : null}
            <Link href={`/arenden/${caseId}/plan/tidslinje`} prefetch={false}>
              {timeline('open')}
            </Link>
          </>
        }
      >
        <table className={styles.history}>
          <thead>
            <tr>
              <th scope="col">{t('version')}</th>
              <th scope="col">{t('state')}</th>
              <th scope="col">{t('period')}</th>
              <th scope="col">{t('changed')}</th>
            </tr>
          </thead>
          <tbody>
            {versions.map((version) => (
              <tr key={version.id}>
                <td>
                  {version.id === shownId ? (
                    <b>{t('shown', { number: version.number })}</b>
                  ) : (
                    <Link href={`/arenden/${caseId}/plan?version=${version.id}`} prefetch={false}>
                      {t('number', { number: version.number })}
                    </Link>
                  )}
                </td>
                <td>
                  <PlanStatusTag status={version.state} />
                </td>
                <td>{describePeriod(version, t)}</td>
                <td>
                  {formatInstant(new Date(version.changedAt))}, {version.changedByName}
                  {version.throughConsultation ? ` (${t('consultation')})` : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
    </div>
  );
}

function describePeriod(
  { inForceFrom, inForceTo }: PlanVersionLine,
  t: (key: string, values?: Record<string, string>) => string,
): string {
  if (inForceFrom === null) return '';
  if (inForceTo === null) return t('from', { day: formatDay(inForceFrom) });
  if (inForceTo < inForceFrom) return t('never');
  return t('fromTo', { from: formatDay(inForceFrom), to: formatDay(inForceTo) });
}
