import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { DefinitionList } from '@/components/ui/definition-list';
import { PartyMark } from '@/components/ui/party-mark';
import type { MonthStanding as Standing } from '@/lib/monthly-assessments';
import { formatDay, formatDayAndMonth, formatHours } from '@/lib/time';
import styles from './monthly.module.css';

/** How things stand: what AF has told, the requirement, the plan, the referral, breaks and barriers, and whom to call. */
export function MonthStanding({ caseId, standing }: { caseId: string; standing: Standing }) {
  const t = useTranslations('monthly.standing');
  const { registration, requirement, plan, referral, breaks, openBarriers, contacts } = standing;
  const programme = registration.programmeCode;
  return (
    <>
      <DefinitionList
        items={[
          {
            term: t('requirement'),
            value: requirement
              ? requirement.isExempt
                ? t('exempt')
                : t('hours', { hours: formatHours(requirement.requiredMinutes) })
              : t('notAssessed'),
          },
          {
            term: t('registered'),
            value: registration.registeredSince
              ? t('since', { day: formatDay(registration.registeredSince) })
              : t('notRegistered'),
            note: registration.jobseekerCategory ? t('category', { code: registration.jobseekerCategory }) : undefined,
          },
          ...(programme
            ? [
                {
                  term: t('programme'),
                  value: programme,
                  note: t('extent', {
                    formal: formatHours(registration.programmeExtentMinutes ?? 0),
                    real: formatHours(registration.programmeMinutes),
                  }),
                },
              ]
            : []),
          {
            term: t('plan'),
            value: plan ? t('version', { number: plan.number, day: formatDay(plan.inForceFrom) }) : t('noPlan'),
            note: plan?.followUpOn ? t('followUp', { day: formatDayAndMonth(plan.followUpOn) }) : undefined,
          },
          ...(referral
            ? [
                {
                  term: t('referral'),
                  value: referral.providerName,
                  note: t('until', { day: formatDay(referral.endsOn) }),
                },
              ]
            : []),
          ...breaks.map(({ fromOn, toOn }) => ({
            term: t('break'),
            value: `${formatDayAndMonth(fromOn)} – ${formatDayAndMonth(toOn)}`,
          })),
          ...(openBarriers > 0
            ? [
                {
                  term: t('barriers'),
                  value: (
                    <Link href={`/arenden/${caseId}/hinder`} prefetch={false}>
                      {t('openBarriers', { count: openBarriers })}
                    </Link>
                  ),
                },
              ]
            : []),
        ]}
      />
      <ul className={styles.contacts}>
        {contacts.map(({ party, name, phone, email }) => (
          <li key={`${party} ${email}`}>
            <PartyMark party={party} /> <span>{name}</span>{' '}
            {phone ? (
              <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a>
            ) : (
              <a href={`mailto:${email}`}>{email}</a>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
