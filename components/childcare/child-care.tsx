import { useTranslations } from 'next-intl';
import { CommandButton } from '@/components/forms/command-button';
import type { CommandResult } from '@/components/forms/use-command-form';
import { Gap, Hours } from '@/components/ui/hours';
import { Icon, type IconName } from '@/components/ui/icon';
import { StatusTag, type TagTone } from '@/components/ui/tags';
import type {
  ChildcareOffer,
  ChildcarePage,
  ChildcareState,
  ChildWithCare,
  RemoveChildcareOfferInput,
  TimeOutside,
} from '@/lib/childcare';
import { formatClockSpan, formatClockTime, formatDay, formatHours, formatWeekday } from '@/lib/time';
import styles from './childcare.module.css';
import { OfferForm, type SaveOffer } from './offer-form';

export interface ChildCareProps {
  page: ChildcarePage;
  child: ChildWithCare;
  /** Null for one who may read and not write. */
  actions: { save: SaveOffer; remove: (input: RemoveChildcareOfferInput) => Promise<CommandResult<unknown>> } | null;
}

/** One child: what is covered of the need, what lies outside the opening hours, and what is known of the place. */
export function ChildCare({ page, child, actions }: ChildCareProps) {
  const t = useTranslations('childcare');
  const { caseId, today, hasPlan } = page;
  const { current, gap, offers } = child;
  return (
    <div className={styles.child}>
      <div className={styles.figures}>
        <ChildcareStateTag state={current?.state ?? 'UNKNOWN'} />
        {gap && hasPlan ? (
          <>
            <b>
              <Hours minutes={gap.coveredMinutes} ofMinutes={gap.neededMinutes} />
            </b>
            {gap.gapMinutes > 0 ? <Gap minutes={gap.gapMinutes} /> : <span className="subtle">{t('suffices')}</span>}
          </>
        ) : null}
      </div>
      {gap && gap.outside.length > 0 ? (
        <ul className={styles.outside}>
          {gap.outside.map((time) => (
            <li key={`${time.title} ${time.weekday} ${time.startsMinute}`}>
              <Icon name="warning" /> <OutsideText time={time} />
            </li>
          ))}
        </ul>
      ) : null}
      <ul className={styles.offers}>
        {offers.map((offer) => (
          <li key={offer.offerId}>
            <OfferFacts offer={offer} />
            {actions ? (
              <details>
                <summary>{t('change')}</summary>
                <OfferForm caseId={caseId} today={today} child={child} offer={offer} action={actions.save} />
                <CommandButton
                  action={actions.remove}
                  input={{ caseId, offerId: offer.offerId, revision: offer.revision }}
                  label={t('remove')}
                  doneText={t('removed')}
                  variant="tertiary"
                />
              </details>
            ) : null}
          </li>
        ))}
      </ul>
      {actions ? (
        <details open={offers.length === 0}>
          <summary>{t(offers.length === 0 ? 'first' : 'add')}</summary>
          <OfferForm
            key={offers.length}
            caseId={caseId}
            today={today}
            child={child}
            offer={null}
            action={actions.save}
          />
        </details>
      ) : null}
    </div>
  );
}

const LOOKS: Record<ChildcareState | 'UNKNOWN', { tone: TagTone; icon: IconName }> = {
  UNKNOWN: { tone: 'attention', icon: 'information' },
  WANTED: { tone: 'attention', icon: 'information' },
  APPLIED: { tone: 'attention', icon: 'hourglass' },
  OFFERED: { tone: 'neutral', icon: 'calendar' },
  IN_PLACE: { tone: 'done', icon: 'check' },
  NOT_NEEDED: { tone: 'quiet', icon: 'minus' },
  DECLINED: { tone: 'quiet', icon: 'minus' },
  ENDED: { tone: 'quiet', icon: 'minus' },
};

function ChildcareStateTag({ state }: { state: ChildcareState | 'UNKNOWN' }) {
  const t = useTranslations('childcare.states');
  const { tone, icon } = LOOKS[state];
  return (
    <StatusTag tone={tone} icon={<Icon name={icon} />}>
      {t(state)}
    </StatusTag>
  );
}

/** «Praktik på lagret måndag 07.00–16.00 börjar före öppning 07.30.» */
function OutsideText({ time }: { time: TimeOutside }) {
  const t = useTranslations('childcare.outside');
  const { title, weekday, how, travelMinutes, opensMinute, closesMinute } = time;
  return t(how, {
    title,
    weekday: formatWeekday(weekday),
    span: formatClockSpan(time),
    travel: travelMinutes,
    opens: formatClockTime(opensMinute ?? 0),
    closes: formatClockTime(closesMinute ?? 0),
  });
}

function OfferFacts({ offer }: { offer: ChildcareOffer }) {
  const t = useTranslations('childcare.offer');
  const { startsOn, endsOn, appliedOn, offeredOn, declinedOn, weeklyMinutes, hours } = offer;
  const facts = [
    weeklyMinutes === null ? null : t('hours', { hours: formatHours(weeklyMinutes) }),
    hours.length > 0 ? describeOpening(hours, t('everyWeekday')) : null,
    appliedOn ? t('appliedOn', { day: formatDay(appliedOn) }) : null,
    offeredOn ? t('offeredOn', { day: formatDay(offeredOn) }) : null,
    declinedOn ? t('declinedOn', { day: formatDay(declinedOn) }) : null,
  ].filter((fact) => fact !== null);
  return (
    <div className={styles.facts}>
      <ChildcareStateTag state={offer.state} />{' '}
      <b>
        {endsOn
          ? t('period', { from: formatDay(startsOn), to: formatDay(endsOn) })
          : t('since', { from: formatDay(startsOn) })}
      </b>
      {facts.length > 0 ? <span>{facts.join(' · ')}</span> : null}
      <small className="subtle">
        {t('recorded', { name: offer.recordedByName ?? '', day: formatDay(offer.recordedOn) })}
      </small>
    </div>
  );
}

function describeOpening(hours: ChildcareOffer['hours'], everyWeekday: string): string {
  const span = ({ opensMinute, closesMinute }: ChildcareOffer['hours'][number]) =>
    formatClockSpan({ startsMinute: opensMinute, endsMinute: closesMinute });
  const [first] = hours;
  const isSame = hours.length === 5 && hours.every((each) => span(each) === (first && span(first)));
  if (first && isSame) return `${everyWeekday} ${span(first)}`;
  return hours.map((each) => `${formatWeekday(each.weekday)} ${span(each)}`).join(', ');
}
