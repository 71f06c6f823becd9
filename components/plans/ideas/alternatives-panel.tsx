'use client';

import { Button, TextField } from '@navikt/ds-react';
import { useTranslations } from 'next-intl';
import { memo, useMemo, useState } from 'react';
import { useErrorText } from '@/components/forms/use-error-text';
import { Gap, Hours } from '@/components/ui/hours';
import { useNotice } from '@/components/ui/notice';
import { ErrorNotice } from '@/components/ui/states';
import { LevelTag } from '@/components/ui/tags';
import { WeekBar } from '@/components/ui/week-bar';
import { compareWeek, type HeldTimes, type PlanAlternative, type WeekDifference } from '@/lib/plan-ideas';
import {
  type CatalogueEntry,
  findRequirementOn,
  listActivitiesInWeek,
  type PlanActivity,
  type PlannerState,
  type RequirementPeriod,
  summariseSlots,
} from '@/lib/plans';
import { formatHours, formatWeekAndYear, type IsoDay, mondayOf, toIsoWeek } from '@/lib/time';
import type { Planner } from '../planner/use-planner';
import styles from './alternatives.module.css';
import { MiniWeek } from './mini-week';
import { type AlternativeActions, useAlternatives } from './use-alternatives';

interface AlternativesPanelProps extends Pick<Planner, 'replace' | 'undo'> {
  caseId: string;
  versionId: string;
  /** What is put down; the same object while a slot is dragged, so that nothing is compared anew. */
  activities: PlannerState['activities'];
  initial: readonly PlanAlternative[];
  startsOn: IsoDay;
  goalKind: 'WORK' | 'STUDIES' | null;
  catalogue: readonly CatalogueEntry[];
  requirements: readonly RequirementPeriod[];
  onReplaced: () => void;
  actions: AlternativeActions;
}

/** Up to three weeks side by side, the draft and two beside it, so that one compares before one chooses. */
export const AlternativesPanel = memo(function AlternativesPanel(props: AlternativesPanelProps) {
  const { caseId, versionId, activities, initial, startsOn, replace, undo, onReplaced, actions, ...measure } = props;
  const t = useTranslations('planIdeas.alternatives');
  const notify = useNotice();
  const errorText = useErrorText();
  const draft = useMemo(() => ({ caseId, versionId }), [caseId, versionId]);
  const kept = useAlternatives({ draft, initial, activities, replace, onReplaced, actions });
  const week = toIsoWeek(startsOn);
  const { alternatives, isBusy } = kept;
  const freeLetter = ['B', 'C'].find((letter) => !alternatives.some((each) => each.letter === letter));

  const save = async () => {
    const letter = freeLetter ?? '';
    if (await kept.save(t('defaultName', { letter }))) notify(t('saved', { letter }));
  };
  const choose = async (alternative: PlanAlternative) => {
    const { letter, name } = alternative;
    if (await kept.choose(alternative)) notify({ text: t('chosen', { letter, name }), undo: { run: undo } });
  };
  const discard = async (alternative: PlanAlternative) => {
    const { name, activities: held } = alternative;
    if (!(await kept.discard(alternative))) return;
    notify({ text: t('discarded', { name }), undo: { run: async () => void (await kept.save(name, held)) } });
  };
  const shared = { ...measure, week, draft: activities };
  return (
    <section className={styles.panel} aria-labelledby="alternativ-rubrik">
      <div className={styles.heading}>
        <h2 id="alternativ-rubrik">{t('title')}</h2>
        {freeLetter ? (
          <Button type="button" size="small" variant="secondary" disabled={isBusy} onClick={() => void save()}>
            {t('save')}
          </Button>
        ) : null}
      </div>
      {kept.refusal ? <ErrorNotice title={errorText(kept.refusal)} /> : null}
      {alternatives.length === 0 ? (
        <p className="subtle">{t('lead')}</p>
      ) : (
        <>
          <p className="subtle">{t('week', { week: formatWeekAndYear(week) })}</p>
          <ol className={styles.weeks}>
            <li>
              <h3 className={styles.name}>
                <b>A</b> {t('draft')}
              </h3>
              <Compared {...shared} activities={activities} isDraft />
            </li>
            {alternatives.map((alternative) => (
              <li key={alternative.id}>
                <AlternativeName alternative={alternative} onRename={kept.rename} />
                <Compared {...shared} activities={alternative.activities} isDraft={false} />
                <div className={styles.buttons}>
                  <Button
                    type="button"
                    size="small"
                    variant="secondary"
                    disabled={isBusy}
                    aria-label={t('chooseNamed', { letter: alternative.letter, name: alternative.name })}
                    onClick={() => void choose(alternative)}
                  >
                    {t('choose')}
                  </Button>
                  <Button
                    type="button"
                    size="small"
                    variant="tertiary"
                    disabled={isBusy}
                    aria-label={t('discardNamed', { letter: alternative.letter, name: alternative.name })}
                    onClick={() => void discard(alternative)}
                  >
                    {t('discard')}
                  </Button>
                </div>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
});

/** The letter and the name; a new name is kept when one leaves the field. */
function AlternativeName({
  alternative,
  onRename,
}: {
  alternative: PlanAlternative;
  onRename: (alternative: PlanAlternative, name: string) => Promise<void>;
}) {
  const t = useTranslations('planIdeas.alternatives');
  const [typed, setTyped] = useState<string | null>(null);
  const keep = () => {
    const name = typed?.trim() ?? '';
    setTyped(null);
    if (name !== '' && name !== alternative.name) void onRename(alternative, name);
  };
  return (
    <div className={styles.name}>
      <h3 className="visually-hidden">
        {alternative.letter} {alternative.name}
      </h3>
      <b aria-hidden="true">{alternative.letter}</b>
      <TextField
        label={t('name', { letter: alternative.letter })}
        hideLabel
        size="small"
        maxLength={60}
        autoComplete="off"
        value={typed ?? alternative.name}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          keep();
        }}
      />
    </div>
  );
}

interface ComparedProps extends Pick<AlternativesPanelProps, 'goalKind' | 'catalogue' | 'requirements'> {
  activities: readonly PlanActivity[];
  draft: readonly PlanActivity[];
  week: string;
  isDraft: boolean;
}

const Compared = memo(function Compared({
  activities,
  draft,
  week,
  isDraft,
  catalogue,
  requirements,
  goalKind,
}: ComparedProps) {
  const t = useTranslations('planIdeas.alternatives');
  const requirement = findRequirementOn(requirements, mondayOf(week));
  const { figures, level, remarks, differences } = compareWeek({
    activities,
    draft,
    catalogue,
    requirement,
    week,
    goalKind,
  });
  const running = listActivitiesInWeek(activities, week);
  const tell = useTellTimes();
  return (
    <>
      <MiniWeek activities={running} catalogue={catalogue} />
      <ul className="visually-hidden">
        {running.map((activity) => (
          <li key={activity.lineageId}>
            {t('here', { title: activity.title, times: tell({ ...activity, times: summariseSlots(activity.slots) }) })}
          </li>
        ))}
      </ul>
      <p className={styles.figure}>
        <Hours minutes={figures.assignedMinutes} ofMinutes={figures.requiredMinutes} />
        <Gap minutes={figures.gapMinutes} />
      </p>
      <WeekBar segments={figures.segments} />
      <p>
        <LevelTag level={level} />
      </p>
      <ul className={styles.remarks}>
        {remarks.map((remark) => (
          <li key={remark} data-attention>
            {t(`remarks.${remark}`)}
          </li>
        ))}
        {remarks.length === 0 ? <li>{t('nothingRemarkable')}</li> : null}
      </ul>
      {isDraft ? null : <Differences differences={differences} />}
    </>
  );
});

function Differences({ differences }: { differences: readonly WeekDifference[] }) {
  const t = useTranslations('planIdeas.alternatives');
  const tell = useTellTimes();
  if (differences.length === 0) return <p className="subtle">{t('same')}</p>;
  return (
    <div className={styles.differences}>
      <h4>{t('differs')}</h4>
      <ul>
        {differences.map(({ lineageId, title, here, inDraft }) => (
          <li key={lineageId}>
            {here === null
              ? t('missing', { title })
              : inDraft === null
                ? t('added', { title, times: tell(here) })
                : t('instead', { title, times: tell(here), draft: tell(inDraft) })}
          </li>
        ))}
      </ul>
    </div>
  );
}

function useTellTimes(): (held: HeldTimes) => string {
  const t = useTranslations('planIdeas.alternatives');
  return ({ times, flexibleWeeklyMinutes }) =>
    flexibleWeeklyMinutes === null
      ? times || t('noTimes')
      : t('flexible', { hours: formatHours(flexibleWeeklyMinutes) });
}
