'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { CommandButton } from '@/components/forms/command-button';
import { useIsReady } from '@/components/forms/use-is-ready';
import { WaitingFor } from '@/components/ui/party-mark';
import { ConsultationStatusTag } from '@/components/ui/tags';
import type { MeetingRow } from '@/lib/consultations';
import { formatHours } from '@/lib/time';
import { AnswerForm, type AnswerFormProps } from './answer-form';
import { ConcludeForm, type ConcludeFormProps } from './conclude-form';
import { WaitedClocks } from './consultation-clocks';
import { consultationStatusOf } from './consultation-status';
import styles from './meeting-rows.module.css';

type StepAction = Parameters<typeof CommandButton<{ caseId: string; consultationId: string }, unknown>>[0]['action'];

interface MeetingRowsProps {
  rows: MeetingRow[];
  isMunicipality: boolean;
  today: string;
  actions: {
    answer: AnswerFormProps['action'];
    conclude: ConcludeFormProps['action'];
    confirm: StepAction;
    confirmLog: StepAction;
  };
}

/** The rows of a meeting: one is open at a time, the arrow keys go between them, and each is saved by itself. */
export function MeetingRows({ rows, ...props }: MeetingRowsProps) {
  const t = useTranslations('groupConsultation');
  const isReady = useIsReady();
  const [openId, setOpenId] = useState(() => rows.find(canBeHandled)?.consultationId ?? null);
  const list = useRef<HTMLOListElement>(null);
  const handled = useRef<string | null>(null);

  // A row that has been answered gives way to the next that waits.
  useEffect(() => {
    const at = rows.findIndex(({ consultationId }) => consultationId === openId);
    const open = rows[at];
    if (open && canBeHandled(open)) handled.current = openId;
    else if (open && handled.current === openId) {
      const next = [...rows.slice(at + 1), ...rows.slice(0, at)].find(canBeHandled);
      if (next) setOpenId(next.consultationId);
    }
  }, [rows, openId]);

  /** Arrow keys, Home and End move between the headings of the rows; Enter opens the one that has focus. */
  const moveByKey = (event: KeyboardEvent) => {
    const headings = [...(list.current?.querySelectorAll<HTMLElement>('[data-row-heading]') ?? [])];
    const at = headings.indexOf(event.target as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: headings.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    headings[to]?.focus();
  };

  return (
    <>
      <p className="subtle">{t('keys')}</p>
      <ol ref={list} className={styles.rows} onKeyDown={moveByKey} inert={!isReady}>
        {rows.map((row) => {
          const isOpen = row.consultationId === openId;
          const panelId = `rad-${row.consultationId}`;
          return (
            <li key={row.consultationId} className={styles.row} data-focus-home="">
              <div className={styles.heading}>
                <button
                  type="button"
                  data-row-heading=""
                  className={styles.name}
                  aria-expanded={isOpen}
                  aria-controls={panelId}
                  onClick={() => setOpenId(isOpen ? null : row.consultationId)}
                >
                  {row.name ?? t('protected')} <span className={styles.number}>{row.caseNumber}</span>
                </button>
                <ConsultationStatusTag status={consultationStatusOf(row)} />
                {row.waitingFor ? <WaitingFor party={row.waitingFor} /> : null}
                <WaitedClocks waited={row.waitedWorkingDays} />
              </div>
              <RowSubject row={row} />
              <div id={panelId} hidden={!isOpen}>
                {isOpen ? <RowSteps row={row} {...props} /> : null}
              </div>
            </li>
          );
        })}
      </ol>
    </>
  );
}

function canBeHandled({ mayAnswer, mayConfirmLog, mayConclude, mayConfirm }: MeetingRow): boolean {
  return mayAnswer || mayConfirmLog || mayConclude || mayConfirm;
}

/** What it is about, and in one line what it does to the week. */
function RowSubject({ row }: { row: MeetingRow }) {
  const t = useTranslations('groupConsultation');
  const kinds = useTranslations('consultation.kinds');
  const parts = [kinds(row.kind), row.providerName].filter(Boolean);
  if (row.effect) {
    const { beforeMinutes, afterMinutes, brokenOff } = row.effect;
    parts.push(t('weekGoes', { before: formatHours(beforeMinutes), after: formatHours(afterMinutes) }));
    if (brokenOff.length > 0) parts.push(t('breaksOff', { activities: brokenOff.join(', ') }));
  }
  return (
    <p className={styles.subject}>
      {parts.join(' · ')}{' '}
      <Link href={`/arenden/${row.caseId}/samrad/${row.consultationId}`} prefetch={false}>
        {t('open')}
        <span className="visually-hidden">, {row.caseNumber}</span>
      </Link>
    </p>
  );
}

/** What the reader's party can say about the row now. */
function RowSteps({ row, isMunicipality, today, actions }: { row: MeetingRow } & Omit<MeetingRowsProps, 'rows'>) {
  const t = useTranslations('groupConsultation');
  const words = useTranslations('consultation');
  const key = { caseId: row.caseId, consultationId: row.consultationId };
  if (!canBeHandled(row)) return <p>{t('nothingToSay')}</p>;
  return (
    <div className={styles.steps}>
      {row.mayConfirmLog ? (
        <CommandButton
          action={actions.confirmLog}
          input={key}
          label={words('conversation.confirm')}
          doneText={words('conversation.confirmed')}
        />
      ) : null}
      {row.mayAnswer ? (
        <AnswerForm
          {...key}
          isMunicipality={isMunicipality}
          counterKinds={row.counterKinds}
          otherServices={[]}
          today={today}
          action={actions.answer}
        />
      ) : null}
      {row.mayConclude ? (
        <ConcludeForm
          {...key}
          possible={row.possibleConclusions}
          reasons={row.answerReasons}
          action={actions.conclude}
        />
      ) : null}
      {row.mayConfirm && row.conclusion ? (
        <>
          <p>{words('confirmLead', { conclusion: words(`conclusions.${row.conclusion}`) })}</p>
          <CommandButton
            action={actions.confirm}
            input={key}
            label={words('confirmSubmit')}
            doneText={words('confirmed')}
          />
        </>
      ) : null}
    </div>
  );
}
