'use client';

import { Button, TextField } from '@navikt/ds-react';
import { useTranslations } from 'next-intl';
import { ATTENDANCE_STATUSES, type AttendanceGrid } from '@/lib/attendance';
import { formatDayAndMonth, formatHours, formatWeekday, weekday } from '@/lib/time';
import styles from './attendance.module.css';
import { withStatus, writeCell } from './cell-text';
import { ACTIVE_DETAIL_ID } from './grid-cell';
import {
  type CellDraft,
  type Drafts,
  enter,
  entryOf,
  everyoneCame,
  type FoundCell,
  findCell,
  weekLeftOf,
} from './grid-model';
import { type AttendanceGridState, focusCell, REASON_FIELD_ID } from './use-attendance-grid';
import { useInstantText } from './use-instant-text';
import { useVocabulary } from './use-vocabulary';

type ReportBarProps = { grid: AttendanceGrid; state: AttendanceGridState; rowsAre: 'persons' | 'activities' };

/** Under the grid, always in sight: what is known of the day one is in, the statuses, and saving. */
export function ReportBar({ grid, state, rowsAre }: ReportBarProps) {
  const t = useTranslations('attendance');
  const vocabulary = useVocabulary();
  const { active, drafts, change, pending, needsReason, isSending } = state;
  const found = active ? findCell(grid, active) : null;
  const { cells, unfinished } = pending;
  const choose = (status: (typeof ATTENDANCE_STATUSES)[number]) => {
    if (!found || !active) return;
    const entry = withStatus(entryOf(found.cell, drafts[found.key]), status, limitOf(found, { drafts, status }));
    change((before) => enter(before, found, { entry, text: writeCell(entry, vocabulary) }));
    focusCell(active);
  };
  const canFill = Object.keys(everyoneCame(grid, drafts)).length > Object.keys(drafts).length;
  return (
    <div className={styles.bar}>
      <div className={styles.detail} id={ACTIVE_DETAIL_ID} aria-live="polite">
        {found ? (
          <CellDetail
            found={found}
            draft={drafts[found.key]}
            weekLeftMinutes={weekLeftOf(found.row, found.cell, drafts)}
            rowsAre={rowsAre}
          />
        ) : (
          t('bar.choose')
        )}
      </div>
      <fieldset className={styles.statuses}>
        <legend className="visually-hidden">{t('bar.legend')}</legend>
        {ATTENDANCE_STATUSES.map((status) => (
          <button
            key={status}
            type="button"
            className={styles.status}
            disabled={!found}
            aria-keyshortcuts={vocabulary[status].letter}
            aria-pressed={found ? entryOf(found.cell, drafts[found.key])?.status === status : undefined}
            // The cell keeps the focus, and a phone its keyboard.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(status)}
          >
            <kbd>{vocabulary[status].letter}</kbd> <span className={styles.full}>{t(`statuses.${status}.full`)}</span>
            <span className={styles.short}>{vocabulary[status].word}</span>
          </button>
        ))}
      </fieldset>
      {needsReason ? <ReasonField state={state} /> : null}
      <div className={styles.buttons}>
        <Button type="button" size="small" variant="secondary" disabled={!canFill} onClick={state.fillEveryone}>
          {t(rowsAre === 'persons' ? 'bar.everyone' : 'bar.everyDay')} <kbd className={styles.key}>A</kbd>
        </Button>
        <Button type="submit" size="small" loading={isSending}>
          {t('bar.save')}
        </Button>
        {state.canUndo ? (
          <Button type="button" size="small" variant="tertiary" onClick={state.undo}>
            {t('bar.undo')}
          </Button>
        ) : null}
        <p className={styles.count} aria-live="polite">
          {unfinished.length > 0
            ? t('bar.unfinished', { count: unfinished.length })
            : cells.length > 0
              ? t('bar.pending', { count: cells.length })
              : null}
        </p>
      </div>
    </div>
  );
}

/** What «came» fills: the planned time; where the week's hours have no times, the day's share or, with an absence, all that is left. */
function limitOf(
  { row, cell }: FoundCell,
  { drafts, status }: { drafts: Drafts; status: (typeof ATTENDANCE_STATUSES)[number] },
): number {
  const left = weekLeftOf(row, cell, drafts);
  if (left === null) return cell.plannedMinutes;
  return status === 'PRESENT' ? Math.min(cell.plannedMinutes, left) : left;
}

function ReasonField({ state }: { state: AttendanceGridState }) {
  const t = useTranslations('attendance.bar');
  const { reason, setReason, pending, failure } = state;
  return (
    <TextField
      id={REASON_FIELD_ID}
      className={styles.reason}
      size="small"
      label={t('reason')}
      description={t('reasonHint', { count: pending.corrections })}
      value={reason}
      maxLength={500}
      autoComplete="off"
      error={failure?.reason === 'correctionNeedsReason' && reason.trim() === '' ? t('reasonMissing') : undefined}
      onChange={(event) => setReason(event.target.value)}
    />
  );
}

/** The day one is in, in words: what was planned, what is reported by whom, what it was before, and what is wrong. */
function CellDetail({
  found,
  draft,
  weekLeftMinutes,
  rowsAre,
}: {
  found: FoundCell;
  draft: CellDraft | undefined;
  weekLeftMinutes: number | null;
  rowsAre: 'persons' | 'activities';
}) {
  const t = useTranslations('attendance.bar');
  const vocabulary = useVocabulary();
  const instant = useInstantText();
  const { row, cell } = found;
  const { report } = cell;
  const rest = cell.plannedMinutes - (draft?.entry?.presentMinutes ?? 0);
  return (
    <>
      <p>
        <b>{rowsAre === 'persons' ? row.personName : row.activityTitle}</b>, {formatWeekday(weekday(cell.day))}{' '}
        {formatDayAndMonth(cell.day)},{' '}
        {weekLeftMinutes === null
          ? t('planned', { hours: formatHours(cell.plannedMinutes) })
          : t('flexible', { hours: formatHours(weekLeftMinutes) })}
      </p>
      {draft?.fault ? (
        <p className={styles.fault}>
          {t(`faults.${draft.fault}`, {
            hours: formatHours(draft.fault === 'REST_UNSAID' ? rest : (weekLeftMinutes ?? cell.plannedMinutes)),
          })}
        </p>
      ) : null}
      <p className={styles.history} data-reported={report ? '' : undefined}>
        {report
          ? `${t('reportedBy', { name: report.reportedByName, at: instant(report.reportedAt) })} ${
              report.verifiedByName ? t('verifiedBy', { name: report.verifiedByName }) : t('notVerified')
            }`
          : t('notReported')}
        {report?.corrections.map((note) => (
          <span key={note.correctedAt}>
            {' '}
            {t('corrected', {
              name: note.correctedByName,
              at: instant(note.correctedAt),
              before: writeCell(note, vocabulary),
              reason: note.reason,
            })}
          </span>
        ))}
      </p>
    </>
  );
}
