import { useTranslations } from 'next-intl';
import { DefinitionList } from '@/components/ui/definition-list';
import { Icon, type IconName } from '@/components/ui/icon';
import { PartyMark, WaitingFor } from '@/components/ui/party-mark';
import { StatusTag, type TagTone } from '@/components/ui/tags';
import type { Employment, EmploymentState, EmploymentStep } from '@/lib/subsidised-employment';
import { formatDay, formatHours, formatInstant } from '@/lib/time';
import styles from './employment.module.css';

const LOOKS: Record<EmploymentState, { tone: TagTone; icon: IconName }> = {
  HELD: { tone: 'neutral', icon: 'hourglass' },
  REQUESTED: { tone: 'attention', icon: 'hourglass' },
  GRANTED: { tone: 'done', icon: 'check' },
  REFUSED: { tone: 'neutral', icon: 'close' },
  STARTED: { tone: 'done', icon: 'check' },
  LOST: { tone: 'neutral', icon: 'minus' },
};

/** A place: what, where and when, how long it is held, and how long it has waited for each party. */
export function HeldPlace({ place }: { place: Employment }) {
  const t = useTranslations('employment');
  const { state, awaits, waited } = place;
  const { tone, icon } = LOOKS[state];
  return (
    <div className={styles.place}>
      <div className={styles.head}>
        <h3>
          {place.work}, {place.workplace}
        </h3>
        <StatusTag tone={tone} icon={<Icon name={icon} />}>
          {t(`state.${state}`)}
        </StatusTag>
        {awaits ? (
          <WaitingFor
            party={awaits}
            workingDaysLeft={state === 'REQUESTED' ? (place.dueWorkingDaysLeft ?? undefined) : undefined}
          />
        ) : null}
      </div>
      {place.isAboutToBeLost ? (
        <p className={styles.warning} role="status">
          <Icon name="warning" />{' '}
          {place.holdWorkingDaysLeft < 0
            ? t('holdEnded', { day: formatDay(place.heldUntil) })
            : t('warning', { days: place.holdWorkingDaysLeft })}
        </p>
      ) : null}
      <ul className={styles.clocks} aria-label={t('clocks')}>
        {(['MUNICIPALITY', 'EMPLOYMENT_SERVICE'] as const).map((party) => (
          <li key={party}>
            <PartyMark party={party} />{' '}
            {t(`waited.${party}`, { days: party === 'MUNICIPALITY' ? waited.municipality : waited.employmentService })}
          </li>
        ))}
      </ul>
      <DefinitionList
        items={[
          { term: t('fields.hours'), value: t('hours', { hours: formatHours(place.weeklyMinutes) }) },
          { term: t('fields.startsOn'), value: formatDay(place.startsOn) },
          { term: t('fields.heldUntil'), value: formatDay(place.heldUntil) },
          ...(place.dueOn ? [{ term: t('fields.dueOn'), value: formatDay(place.dueOn), note: t('byAgreement') }] : []),
          ...(place.support ? [{ term: t('fields.support'), value: t(`support.${place.support}`) }] : []),
          ...(place.supportUntil ? [{ term: t('fields.supportUntil'), value: formatDay(place.supportUntil) }] : []),
          ...(place.startedOn ? [{ term: t('fields.startedOn'), value: formatDay(place.startedOn) }] : []),
          ...(place.loss ? [{ term: t('fields.loss'), value: t(`loss.${place.loss}`) }] : []),
        ]}
      />
    </div>
  );
}

/** Everything that was done with the place, in order. */
export function EmploymentStory({ steps }: { steps: readonly EmploymentStep[] }) {
  const t = useTranslations('employment');
  return (
    <ol className={styles.story} aria-label={t('story')}>
      {steps.map(({ id, kind, day, words, byName, at }) => (
        <li key={id}>
          <p>
            <b>{t(`step.${kind}`, { day: day ? formatDay(day) : '' })}</b>{' '}
            <span className="subtle">
              {byName}, {formatInstant(new Date(at))}
            </span>
          </p>
          {words ? <p>{words}</p> : null}
        </li>
      ))}
    </ol>
  );
}
