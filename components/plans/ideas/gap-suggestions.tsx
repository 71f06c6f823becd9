'use client';

import { Button } from '@navikt/ds-react';
import { useTranslations } from 'next-intl';
import { memo, useMemo, useState } from 'react';
import { PartyMark } from '@/components/ui/party-mark';
import { type PlanIdeas, type Suggestion, type SuggestionReason, suggestForGap } from '@/lib/plan-ideas';
import {
  type CatalogueEntry,
  findRequirementOn,
  type PlannerState,
  type RequirementPeriod,
  summariseSlots,
} from '@/lib/plans';
import { formatHours, formatWeekday, type IsoDay, type IsoWeek, mondayOf } from '@/lib/time';
import styles from './ideas.module.css';

interface GapSuggestionsProps {
  /** What is put down; not what is held while a slot is dragged. */
  activities: PlannerState['activities'];
  week: IsoWeek;
  startsOn: IsoDay;
  goalKind: 'WORK' | 'STUDIES' | null;
  catalogue: readonly CatalogueEntry[];
  requirements: readonly RequirementPeriod[];
  ideas: PlanIdeas;
  onPut: (suggestion: Suggestion, placeText: string) => void;
}

const SHOWN_FIRST = 3;

/** What is offered that fits the gap, each with why; one click puts it in the week. Thought out anew when something is put down. */
export const GapSuggestions = memo(function GapSuggestions(props: GapSuggestionsProps) {
  const { activities, week, startsOn, goalKind, catalogue, requirements, ideas, onPut } = props;
  const t = useTranslations('planIdeas.gap');
  const [showsAll, setShowsAll] = useState(false);
  const { gapMinutes, suggestions } = useMemo(
    () =>
      suggestForGap({
        activities,
        catalogue,
        requirement: findRequirementOn(requirements, mondayOf(week)),
        week,
        startsOn,
        goalKind,
        ...ideas,
      }),
    [activities, week, startsOn, goalKind, catalogue, requirements, ideas],
  );
  if (gapMinutes === 0) return null;
  const shown = showsAll ? suggestions : suggestions.slice(0, SHOWN_FIRST);
  return (
    <section className={styles.gap} aria-labelledby="forslag-rubrik">
      <h3 id="forslag-rubrik">{headingOf(shown, t)}</h3>
      {suggestions.length === 0 ? <p className="subtle">{t('none')}</p> : null}
      <ul className={styles.suggestions}>
        {shown.map((suggestion) => (
          <SuggestionRow key={suggestion.key} suggestion={suggestion} catalogue={catalogue} onPut={onPut} />
        ))}
      </ul>
      {suggestions.length > SHOWN_FIRST ? (
        <Button type="button" size="xsmall" variant="tertiary" onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? t('fewer') : t('all', { count: suggestions.length })}
        </Button>
      ) : null}
    </section>
  );
});

function SuggestionRow({
  suggestion,
  catalogue,
  onPut,
}: { suggestion: Suggestion } & Pick<GapSuggestionsProps, 'catalogue' | 'onPut'>) {
  const t = useTranslations('planIdeas.gap');
  const { name, party, minutes, slots, reasons, typeCode, hasAgreedTimes } = suggestion;
  const type = catalogue.find(({ code }) => code === typeCode);
  const kinds = [
    ...(type?.strengthens ? [t('strengthens')] : []),
    ...(type?.matches ? [t('matches')] : []),
    ...(type?.isEvidenceBased ? [t('evidence')] : []),
  ];
  const agreedWith = hasAgreedTimes ? t(`agreed.${party}`) : '';
  const why = reasons.map((reason) => tellReason(reason, { t, shown: slots.length }));
  return (
    <li>
      <p className={styles.name}>
        <PartyMark party={party} />
        <b>{name}</b>
        <span>{[t('hours', { hours: formatHours(minutes) }), ...kinds].join(' · ')}</span>
      </p>
      <p className={styles.times}>{t(hasAgreedTimes ? 'perhaps' : 'times', { times: summariseSlots(slots) })}</p>
      <p className={styles.why}>{why.join(' · ')}</p>
      <Button
        type="button"
        size="xsmall"
        variant="secondary"
        aria-label={t('putNamed', { name })}
        onClick={() => onPut(suggestion, agreedWith)}
      >
        {t('put')}
      </Button>
    </li>
  );
}

type Tell = (key: string, values?: Record<string, string | number>) => string;

function tellReason(reason: SuggestionReason, { t, shown }: { t: Tell; shown: number }): string {
  switch (reason.code) {
    case 'FILLS':
      return reason.minutes === reason.gapMinutes
        ? t('reasons.FILLS_ALL')
        : t('reasons.FILLS', { hours: formatHours(reason.minutes), gap: formatHours(reason.gapMinutes) });
    case 'OVER':
      return t('reasons.OVER', { hours: formatHours(reason.minutes) });
    case 'EVIDENCE':
      return t('reasons.EVIDENCE', { source: reason.source });
    case 'PART_OF_GROUP':
      return t('reasons.PART_OF_GROUP', { shown, of: reason.of });
    case 'AGREED_TIMES':
      return t(`reasons.AGREED_TIMES.${reason.party}`);
    case 'PLACES':
      return t('reasons.PLACES', { count: reason.left });
    default:
      return t(`reasons.${reason.code}`);
  }
}

/** «Förslag som ryms fredag», when all that is shown lies on one day. */
function headingOf(suggestions: readonly Suggestion[], t: Tell): string {
  const weekdays = new Set(suggestions.flatMap(({ slots }) => slots.map(({ weekday }) => weekday)));
  const [only] = weekdays;
  return weekdays.size === 1 && only !== undefined ? t('titleDay', { day: formatWeekday(only) }) : t('title');
}
