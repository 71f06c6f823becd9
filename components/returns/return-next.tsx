import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { Section } from '@/components/layout/page';
import { summariseSlots } from '@/lib/plans';
import { formatHours, formatInstant } from '@/lib/time';
import { CloseReturnForm } from './close-return-form';
import { ResumeForm } from './resume-form';
import styles from './returns.module.css';

interface ReturnNextProps {
  page: {
    caseId: string;
    brokenOff: {
      lineageId: string;
      title: string;
      slots: { weekday: number; startsMinute: number; endsMinute: number }[];
      flexibleWeeklyMinutes: number | null;
      where: 'RUNNING' | 'IN_DRAFT' | 'BROKEN_OFF';
    }[];
    closing: { reason: string; words: string; byName: string; at: string } | null;
    openPlan: string | null;
  };
  latest: { referralId: string; standing: 'OPEN' | 'AGREED' | 'CLOSED' };
  resume: ComponentProps<typeof ResumeForm>['action'];
  close: ComponentProps<typeof CloseReturnForm>['action'];
}

/** What there is to do about a return: take up what was broken off, revise the plan, or say why nothing new is agreed. */
export function ReturnNext({ page, latest, resume, close }: ReturnNextProps) {
  const t = useTranslations('returns');
  const { caseId, brokenOff, closing, openPlan } = page;
  const planHref = `/arenden/${caseId}/plan`;
  if (closing) {
    return (
      <Section title={t('closedTitle')}>
        <p>
          <b>{t(`closingReasons.${closing.reason}`)}</b> · {closing.byName} ·{' '}
          <time dateTime={closing.at}>{formatInstant(new Date(closing.at))}</time>
        </p>
        <p>{closing.words}</p>
      </Section>
    );
  }
  if (latest.standing !== 'OPEN') {
    return (
      <p>
        <Link href={planHref}>{t('toPlan')}</Link>
      </p>
    );
  }
  const missing = brokenOff.filter(({ where }) => where === 'BROKEN_OFF');
  const back = brokenOff.filter(({ where }) => where !== 'BROKEN_OFF');
  return (
    <Section title={t('doTitle')}>
      {back.length > 0 ? (
        <>
          <p>{t('alreadyBack')}</p>
          <ul className={styles.list}>
            {back.map(({ lineageId, title, where }) => (
              <li key={lineageId}>
                {title}, {t(`where.${where}`)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {missing.length > 0 ? (
        <ResumeForm
          caseId={caseId}
          referralId={latest.referralId}
          activities={missing.map(({ lineageId, title, slots, flexibleWeeklyMinutes }) => ({
            lineageId,
            title,
            times:
              slots.length > 0
                ? summariseSlots(slots)
                : t('flexible', { hours: formatHours(flexibleWeeklyMinutes ?? 0) }),
          }))}
          action={resume}
        />
      ) : (
        <>
          <p>{t(openPlan ? 'reviseOpen' : 'revise')}</p>
          <p>
            <Link href={planHref} data-button="">
              {t(openPlan ? 'continuePlan' : 'revisePlan')}
            </Link>
          </p>
        </>
      )}
      <details className={styles.other}>
        <summary>{t('closeSummary')}</summary>
        <CloseReturnForm caseId={caseId} referralId={latest.referralId} action={close} />
      </details>
    </Section>
  );
}
