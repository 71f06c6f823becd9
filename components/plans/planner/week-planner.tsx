'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useNotice } from '@/components/ui/notice';
import {
  addActivity,
  addSlot,
  beginActivity,
  type CatalogueEntry,
  calculatePlanFigures,
  findFreeMinute,
  findGridRange,
  findRequirementOn,
  type GridPoint,
  LATEST_MINUTE,
  listActivitiesInWeek,
  type PlannerActivity,
  type PlannerSlot,
  type PlannerState,
  type PlanSurroundings,
  proposeSlot,
  removeActivity,
} from '@/lib/plans';
import { type IsoDay, type IsoWeek, isIsoDay, mondayOf, toIsoWeek } from '@/lib/time';
import { ActivityPanel } from './activity-panel';
import { CataloguePicker } from './catalogue-picker';
import { DayByDay } from './day-by-day';
import styles from './planner.module.css';
import type { PartyOf } from './planner-context';
import { SelectionBar } from './selection-bar';
import { SlotList } from './slot-list';
import { useAnnouncer } from './use-announcer';
import type { Planner } from './use-planner';
import { HolidayNote, WeekBarNavigation } from './week-bar-navigation';
import { WeekGrid } from './week-grid';
import { WeekVerdict } from './week-verdict';

interface WeekPlannerProps extends PlanSurroundings {
  planner: Planner;
  /** The first day of the plan: the week that is shown first, and the day on which new activities begin. */
  startsOn: IsoDay;
  faults: Record<string, string>;
  partyOf: PartyOf;
  /** What stands under the figures at the side. */
  aside?: React.ReactNode;
  /** What stands under the verdict of the week that is shown. */
  beside?: (week: IsoWeek) => React.ReactNode;
}

/** The planner: the week that one draws, the activities it is made of, and whether it is enough. */
export function WeekPlanner({ planner, startsOn, faults, partyOf, aside, beside, ...surroundings }: WeekPlannerProps) {
  const { catalogue, groups, requirements } = surroundings;
  const t = useTranslations('plan');
  const notify = useNotice();
  const { text, announce } = useAnnouncer();
  const firstWeek = toIsoWeek(startsOn);
  const [shift, setShift] = useState<{ base: string; week: string } | null>(null);
  const week = shift?.base === firstWeek ? shift.week : firstWeek;
  const setWeek = (next: string) => setShift({ base: firstWeek, week: next });
  const [withWeekend, setWithWeekend] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const [selectedKey, setSelectedKey] = useState<string | null>(null);
  const [picker, setPicker] = useState<{ point: GridPoint | null } | null>(null);

  const { state, shown, edit } = planner;
  const running = listActivitiesInWeek(shown.activities, week);
  const chosenActivity = findChosen(state, chosen);
  const { endsMinute, lastWeekday } = findGridRange(running, { withWeekend });
  const figures = calculatePlanFigures({
    activities: shown.activities,
    catalogue,
    requirement: findRequirementOn(requirements, mondayOf(week)),
    week,
  });

  const choose = (lineageId: string) => {
    setChosen(lineageId);
    const activity = state.activities.find((each) => each.lineageId === lineageId);
    const isHere = activity && listActivitiesInWeek([activity], week).length > 0;
    if (activity && !isHere && isIsoDay(activity.startsOn)) setWeek(toIsoWeek(activity.startsOn));
  };
  const select = (key: string | null) => {
    setSelectedKey(key);
    const owner = state.activities.find(({ slots }) => slots.some((slot) => slot.key === key));
    if (owner) setChosen(owner.lineageId);
  };

  const putSlot = (current: PlannerState, lineageId: string, { weekday, minute }: GridPoint, latest = endsMinute) => {
    const daySlots = listActivitiesInWeek(current.activities, week)
      .flatMap(({ slots }) => slots)
      .filter((slot) => slot.weekday === weekday);
    const slot = proposeSlot({
      weekday,
      startsMinute: minute,
      daySlots,
      endsMinute: latest,
    });
    return slot ? { slot, next: addSlot(current, lineageId, slot) } : null;
  };
  const add = (point: GridPoint, latest?: number): PlannerSlot | null => {
    if (!chosenActivity) {
      setPicker({ point });
      return null;
    }
    const put = putSlot(state, chosenActivity.lineageId, point, latest);
    if (!put) {
      announce({ kind: 'NOTHING_HERE' });
      return null;
    }
    edit(() => put.next);
    const added = { ...put.slot, key: `s${state.nextKey}` };
    announce({ kind: 'ADDED', slot: added, title: chosenActivity.title });
    return added;
  };
  const pick = (type: CatalogueEntry) => {
    const lineageId = crypto.randomUUID();
    const activity: PlannerActivity = { ...beginActivity({ type, startsOn, lineageId }), slots: [] };
    const point = picker?.point ?? null;
    setPicker(null);
    edit((current) => {
      const grown = addActivity(current, activity);
      return (point ? putSlot(grown, lineageId, point)?.next : null) ?? grown;
    });
    setChosen(lineageId);
    setSelectedKey(point ? `s${state.nextKey}` : null);
  };
  const remove = (activity: PlannerActivity) => {
    edit((current) => removeActivity(current, activity.lineageId));
    setSelectedKey(null);
    notify({ text: t('activities.removed', { title: activity.title }), undo: { run: planner.undo } });
  };

  const addOnDay = (weekday: number) => {
    const daySlots = running.flatMap(({ slots }) => slots).filter((slot) => slot.weekday === weekday);
    const minute = findFreeMinute(daySlots);
    if (minute === null) notify({ text: t('spoken.NOTHING_HERE'), tone: 'attention' });
    else add({ weekday, minute }, LATEST_MINUTE);
  };
  const list = {
    activities: listActivitiesInWeek(state.activities, week),
    lastWeekday,
    chosen: chosenActivity,
    partyOf,
    onEdit: edit,
    onAdd: addOnDay,
    onAnnounce: announce,
  };
  const days = [1, 2, 3, 4, 5, 6, 7].slice(0, lastWeekday);

  return (
    <div className={styles.planner}>
      <div className={styles.week}>
        <WeekBarNavigation
          week={week}
          firstWeek={firstWeek}
          onWeek={setWeek}
          withWeekend={lastWeekday === 7}
          onWeekend={setWithWeekend}
          planner={planner}
        />
        <HolidayNote week={week} />
        <p id="plan-grid-help" className="visually-hidden">
          {t('grid.help')}
        </p>
        <p role="status" aria-live="polite" className="visually-hidden">
          {text}
        </p>
        <div className={styles.desk}>
          <WeekGrid
            planner={planner}
            catalogue={catalogue}
            figures={figures}
            week={week}
            withWeekend={withWeekend}
            chosenId={chosenActivity?.lineageId ?? null}
            selectedKey={selectedKey}
            partyOf={partyOf}
            onSelect={select}
            onAdd={add}
            onAnnounce={announce}
          />
          <SelectionBar
            state={state}
            selectedKey={selectedKey}
            lastWeekday={lastWeekday}
            onEdit={edit}
            onSelect={setSelectedKey}
          />
          <details className={styles.list}>
            <summary>{t('list.title')}</summary>
            <SlotList {...list} days={days} />
          </details>
        </div>
        <div className={styles.phone}>
          <DayByDay {...list} days={days} week={week} />
        </div>
      </div>
      <div className={styles.verdict}>
        <WeekVerdict figures={figures} activities={shown.activities} />
        {beside?.(week)}
      </div>
      <div className={styles.side}>
        <ActivityPanel
          activities={state.activities}
          catalogue={catalogue}
          groups={groups}
          minutesByActivity={figures.minutesByActivity}
          week={week}
          chosenId={chosenActivity?.lineageId ?? null}
          faults={faults}
          partyOf={partyOf}
          onChoose={choose}
          onEdit={edit}
          onRemove={remove}
          onPick={() => setPicker({ point: null })}
        />
        {aside}
      </div>
      <CataloguePicker catalogue={catalogue} isOpen={picker !== null} onPick={pick} onClose={() => setPicker(null)} />
    </div>
  );
}

/** The activity that slots are drawn for: the one that was chosen, else the first with fixed times. */
function findChosen({ activities }: PlannerState, lineageId: string | null): PlannerActivity | null {
  const chosen = activities.find((activity) => activity.lineageId === lineageId);
  return chosen ?? activities.find(({ flexibleWeeklyMinutes }) => flexibleWeeklyMinutes === null) ?? null;
}
