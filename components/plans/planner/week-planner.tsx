'use client';

import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { useNotice } from '@/components/ui/notice';
import {
  addActivity,
  addSlot,
  beginActivity,
  type CatalogueEntry,
  findFreeMinute,
  findGridRange,
  findRequirementOn,
  type GridPoint,
  LATEST_MINUTE,
  listActivitiesInWeek,
  type PlanActivityView,
  type PlannerActivity,
  type PlannerSlot,
  type PlannerState,
  type PlanSurroundings,
  proposeSlot,
  removeActivity,
  type WeekView,
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
import { type Planner, useShownState } from './use-planner';
import { type ReadWeek, useWeekReader } from './use-week-reader';
import { WeekBarNavigation, WeekNote } from './week-bar-navigation';
import { type GridMode, WeekGrid } from './week-grid';
import { WeekVerdict } from './week-verdict';

interface WeekPlannerProps extends PlanSurroundings {
  planner: Planner;
  /** The first day of the plan: the week that is shown first, and the day on which new activities begin. */
  startsOn: IsoDay;
  faults: Record<string, string>;
  partyOf: PartyOf;
  /** The activities as they were saved, for what the planner may not change. */
  saved: readonly Pick<PlanActivityView, 'lineageId' | 'cancelledDays'>[];
  /** What stands under the figures at the side. */
  aside?: React.ReactNode;
  /** What stands under the verdict of the week that is shown. */
  beside?: (week: IsoWeek) => React.ReactNode;
}

/** The planner: the week that one draws, the activities it is made of, and whether it is enough. */
export function WeekPlanner(props: WeekPlannerProps) {
  const { planner, startsOn, faults, partyOf, saved, aside, beside, catalogue, groups, requirements } = props;
  const { irregularWeeks, breaks } = props;
  const t = useTranslations('plan');
  const hints = useTranslations('planner.hint');
  const notify = useNotice();
  const firstWeek = toIsoWeek(startsOn);
  const [shift, setShift] = useState<{ base: string; week: string } | null>(null);
  const week = shift?.base === firstWeek ? shift.week : firstWeek;
  const setWeek = (next: string) => setShift({ base: firstWeek, week: next });
  const [withWeekend, setWithWeekend] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const [selectedKey, setSelectedKey] = useState<string | null>(null);
  const [view, setView] = useState<WeekView>('ACTUAL');
  const [mode, setMode] = useState<GridMode>('POINTER');
  const [picker, setPicker] = useState<{ point: GridPoint | null } | null>(null);

  const { state, edit } = planner;
  const cancelledDays = useMemo(
    () => Object.fromEntries(saved.map((activity) => [activity.lineageId, activity.cancelledDays])),
    [saved],
  );
  const requirement = useMemo(() => findRequirementOn(requirements, mondayOf(week)), [requirements, week]);
  const readWeek = useWeekReader({
    week,
    view,
    planStartsOn: startsOn,
    catalogue,
    requirement,
    irregularWeeks,
    breaks,
    cancelledDays,
  });
  const announcer = useAnnouncer(readWeek);
  const { announce } = announcer;
  const shown = readWeek(state);
  const chosenActivity = findChosen(state, chosen);
  const { endsMinute, lastWeekday } = findGridRange([{ slots: shown.slots.map(({ slot }) => slot) }], { withWeekend });

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
    const daySlots = readWeek(current)
      .slots.map(({ slot }) => slot)
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
    announce({ kind: 'ADDED', slot: added, title: chosenActivity.title, state: put.next });
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
    const daySlots = shown.slots.map(({ slot }) => slot).filter((slot) => slot.weekday === weekday);
    const minute = findFreeMinute(daySlots);
    if (minute === null) notify({ text: t('spoken.NOTHING_HERE'), tone: 'attention' });
    else add({ weekday, minute }, LATEST_MINUTE);
  };
  const list = {
    shown,
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
          view={view}
          onView={setView}
          withWeekend={lastWeekday === 7}
          onWeekend={setWithWeekend}
          planner={planner}
        />
        <WeekNote days={shown.days} slots={shown.slots} />
        <p id="plan-grid-help" className="visually-hidden">
          {t('grid.help')}
        </p>
        <p ref={announcer.region} role="status" aria-live="polite" className="visually-hidden" />
        <div className={styles.desk}>
          <WeekGrid
            planner={planner}
            catalogue={catalogue}
            readWeek={readWeek}
            withWeekend={withWeekend}
            chosenId={chosenActivity?.lineageId ?? null}
            selectedKey={selectedKey}
            partyOf={partyOf}
            announcer={announcer}
            onSelect={select}
            onAdd={add}
            onMode={setMode}
          />
          <SelectionBar
            state={state}
            selectedKey={selectedKey}
            lastWeekday={lastWeekday}
            hint={hints(mode)}
            faults={faults}
            onEdit={edit}
            onSelect={setSelectedKey}
            onAnnounce={announce}
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
        <LiveVerdict planner={planner} readWeek={readWeek} isActual={view === 'ACTUAL'} />
        {beside?.(week)}
      </div>
      <div className={styles.side}>
        <ActivityPanel
          activities={state.activities}
          catalogue={catalogue}
          groups={groups}
          minutesByActivity={shown.figures.minutesByActivity}
          week={week}
          planStartsOn={startsOn}
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

/** Whether the week is enough, with the held slot where it would land. */
function LiveVerdict({ planner, readWeek, isActual }: { planner: Planner; readWeek: ReadWeek; isActual: boolean }) {
  const state = useShownState(planner);
  const { figures, days, shortages } = readWeek(state);
  const isOff = days.slice(0, 5).every(({ off }) => off !== null);
  return (
    <WeekVerdict
      figures={figures}
      activities={state.activities}
      isActual={isActual}
      isOff={isOff}
      shortages={shortages}
    />
  );
}

/** The activity that slots are drawn for: the one that was chosen, else the first with fixed times. */
function findChosen({ activities }: PlannerState, lineageId: string | null): PlannerActivity | null {
  const chosen = activities.find((activity) => activity.lineageId === lineageId);
  return chosen ?? activities.find(({ flexibleWeeklyMinutes }) => flexibleWeeklyMinutes === null) ?? null;
}
