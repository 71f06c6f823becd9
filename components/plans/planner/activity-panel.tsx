'use client';

import { Button } from '@navikt/ds-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Beside } from '@/components/plan-disagreements/beside';
import { Icon } from '@/components/ui/icon';
import { PartyMark } from '@/components/ui/party-mark';
import {
  type CatalogueEntry,
  type PlanGroup,
  type PlannerActivity,
  type PlannerState,
  summariseSlots,
} from '@/lib/plans';
import { daysOfWeek, formatDayAndMonth, formatHours, type IsoDay, type IsoWeek } from '@/lib/time';
import { ActivityExceptions } from './activity-exceptions';
import { ActivityFields } from './activity-fields';
import styles from './planner.module.css';
import type { PartyOf } from './planner-context';
import { classOf } from './slot-facts';

interface ActivityPanelProps {
  activities: readonly PlannerActivity[];
  catalogue: readonly CatalogueEntry[];
  groups: readonly PlanGroup[];
  minutesByActivity: Record<string, number>;
  week: IsoWeek;
  planStartsOn: IsoDay;
  chosenId: string | null;
  /** Errors beside fields, by the position of the activity and the field: «2.endsOn». */
  faults: Record<string, string>;
  partyOf: PartyOf;
  onChoose: (lineageId: string) => void;
  onEdit: (change: (state: PlannerState) => PlannerState, runOf?: string) => void;
  onRemove: (activity: PlannerActivity) => void;
  onPick: () => void;
}

/** The activities of both authorities: one is chosen, and new slots are for it. */
export function ActivityPanel(props: ActivityPanelProps) {
  const { activities, catalogue, minutesByActivity, week, chosenId, partyOf, onChoose, onPick } = props;
  const t = useTranslations('plan.activities');
  const noteOn = (activity: PlannerActivity) => describeDays(activity, week, t) ?? catalogueName(catalogue, activity);
  return (
    <section className={styles.panel} aria-labelledby="plan-insatser" id="form-activities">
      <h2 id="plan-insatser">{t('title')}</h2>
      {activities.length === 0 ? <p className="subtle">{t('none')}</p> : null}
      <ul className={styles.activities}>
        {activities.map((activity, index) => {
          const isChosen = activity.lineageId === chosenId;
          const hasFault = Object.keys(props.faults).some((field) => field.startsWith(`${index}.`));
          return (
            <li key={activity.lineageId} data-chosen={isChosen || undefined}>
              <button
                type="button"
                className={styles.activity}
                aria-pressed={isChosen}
                onClick={() => onChoose(activity.lineageId)}
              >
                <span className={styles.swatch} data-class={classOf(catalogue, activity.typeCode)} aria-hidden="true" />
                <span className={styles.activityName}>
                  <b>{activity.title}</b>
                  {noteOn(activity) ? <small className={styles.activityNote}>{noteOn(activity)}</small> : null}
                </span>
                {hasFault ? (
                  <span className={styles.fault}>
                    <Icon name="warning" />
                    <span className="visually-hidden">{t('hasFault')}</span>
                  </span>
                ) : null}
                <PartyMark party={partyOf(activity)} />
                <span className={styles.activityHours}>
                  {t('hours', { hours: formatHours(minutesByActivity[activity.lineageId] ?? 0) })}
                </span>
              </button>
              <Beside part="ACTIVITY" lineageId={activity.lineageId} />
              {isChosen ? (
                <ChosenActivity
                  key={activity.lineageId}
                  {...props}
                  activity={activity}
                  index={index}
                  hasFault={hasFault}
                />
              ) : null}
            </li>
          );
        })}
      </ul>
      <Button type="button" size="small" variant="secondary" icon={<Icon name="plus" />} onClick={onPick}>
        {t('add')}
      </Button>
    </section>
  );
}

/** What the chosen activity holds in short; the rest unfolds, by itself when something in it must be put right. */
function ChosenActivity(props: ActivityPanelProps & { activity: PlannerActivity; index: number; hasFault: boolean }) {
  const { activity, index, faults, hasFault } = props;
  const t = useTranslations('plan.activities');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className={styles.chosen}>
      <p>{activity.slots.length > 0 ? summariseSlots(activity.slots) : t('noTimes')}</p>
      {faults[`${index}.slots`] ? <p className={styles.error}>{t('timeMissing')}</p> : null}
      <button
        type="button"
        className={styles.unfold}
        aria-expanded={isOpen || hasFault}
        onClick={() => setIsOpen(!isOpen)}
      >
        {t(isOpen || hasFault ? 'less' : 'more')}
      </button>
      {isOpen || hasFault ? <ActivityFields {...props} /> : null}
      <ActivityExceptions {...props} />
    </div>
  );
}

function catalogueName(catalogue: readonly CatalogueEntry[], { typeCode, title }: PlannerActivity): string {
  const name = catalogue.find(({ code }) => code === typeCode)?.name ?? '';
  return name === title ? '' : name;
}

/** «börjar 7 december» or «slutade 20 november» when the activity does not run in the week that is looked at. */
function describeDays(
  { startsOn, endsOn }: PlannerActivity,
  week: IsoWeek,
  t: (key: string, values: Record<string, string>) => string,
): string | null {
  const [monday, , , , , , sunday] = daysOfWeek(week);
  if (startsOn > sunday) return t('startsLater', { day: formatDayAndMonth(startsOn) });
  if (endsOn !== null && endsOn < monday) return t('hasEnded', { day: formatDayAndMonth(endsOn) });
  return null;
}
