'use client';

import { Button, Radio, RadioGroup } from '@navikt/ds-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { sendCommand } from '@/components/forms/send-command';
import type { CommandResult } from '@/components/forms/use-command-form';
import { useNotice } from '@/components/ui/notice';
import { ErrorNotice } from '@/components/ui/states';
import type { ConfirmImport } from '@/lib/caseload-import';
import styles from './caseload-import.module.css';
import { ImportProgressBar, type ImportStep } from './import-progress-bar';
import { type RequestEnd, requestWithProgress } from './request-with-progress';
import { useRefusalText } from './use-refusal-text';

export type DecisionPanelProps = {
  importId: string;
  /** How many cases would be created or changed. */
  count: number;
  sound: number;
  faulty: number;
  discard: (input: { importId: string }) => Promise<CommandResult<void>>;
};

type Refused = Extract<RequestEnd, { kind: 'refused' }>;

/** Carry it out, or throw it away. What happens to the sound rows when others have faults is chosen first. */
export function DecisionPanel({ importId, count, sound, faulty, discard }: DecisionPanelProps) {
  const t = useTranslations('import.decide');
  const router = useRouter();
  const notify = useNotice();
  const refusalText = useRefusalText();
  const isSending = useRef(false);
  const [mode, setMode] = useState<ConfirmImport['mode']>('SOUND_ROWS');
  const [step, setStep] = useState<ImportStep | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);

  async function run(path: 'bekrafta' | 'jamfor', first: ImportStep) {
    if (isSending.current) return;
    isSending.current = true;
    setRefused(null);
    setStep(first);
    const { ended } = requestWithProgress({
      url: `/api/v1/import/${importId}/${path}`,
      body: JSON.stringify({ mode }),
      headers: { 'content-type': 'application/json' },
      onProgress: setStep,
    });
    const end = await ended;
    isSending.current = false;
    setStep(null);
    if (end.kind === 'refused') return setRefused(end);
    if (path === 'bekrafta') {
      notify(t('done', { count }));
      // The panel goes away with its buttons.
      document.getElementById('innehall')?.focus();
    }
    router.refresh();
  }

  async function throwAway() {
    if (isSending.current) return;
    isSending.current = true;
    const result = await sendCommand(discard, { importId });
    isSending.current = false;
    if (!result.ok) return setRefused({ kind: 'refused', reason: result.reason, values: {} });
    notify(t('discarded'));
    router.push('/import');
    router.refresh();
  }

  if (step) {
    return (
      <section className={styles.working} aria-label={t('title')}>
        <ImportProgressBar step={step} />
        {step.phase === 'importing' ? <p className={styles.limits}>{t('working')}</p> : null}
      </section>
    );
  }
  const isStale = refused?.reason === 'importStale';
  return (
    <section className={styles.decide} aria-label={t('title')}>
      {faulty > 0 && count > 0 ? (
        <RadioGroup legend={t('mode')} size="small" value={mode} onChange={setMode}>
          <Radio value="SOUND_ROWS" description={t('soundRowsText', { faulty })}>
            {t('soundRows')}
          </Radio>
          <Radio value="NOTHING_IF_FAULTY" description={t('nothingIfFaultyText')}>
            {t('nothingIfFaulty')}
          </Radio>
        </RadioGroup>
      ) : null}
      <div role="status">
        {refused ? (
          <ErrorNotice
            title={t('refused')}
            action={
              <Button
                type="button"
                size="small"
                variant="secondary"
                onClick={() =>
                  isStale
                    ? void run('jamfor', { phase: 'comparing', done: 0, total: sound, rows: 0 })
                    : router.refresh()
                }
              >
                {t(isStale ? 'recheck' : 'reload')}
              </Button>
            }
          >
            {refusalText(refused)}
          </ErrorNotice>
        ) : null}
      </div>
      <div className={styles.buttons}>
        {count > 0 ? (
          <Button
            type="button"
            onClick={() => void run('bekrafta', { phase: 'importing', done: 0, total: sound, rows: 0 })}
            disabled={mode === 'NOTHING_IF_FAULTY' && faulty > 0}
          >
            {t('confirm', { count })}
          </Button>
        ) : null}
        <Button type="button" variant={count > 0 ? 'tertiary' : 'secondary'} onClick={() => void throwAway()}>
          {t('discard')}
        </Button>
        {count > 0 ? <p className={styles.limits}>{t('allOrNothing')}</p> : null}
      </div>
    </section>
  );
}
