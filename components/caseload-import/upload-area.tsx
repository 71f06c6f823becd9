'use client';

import { Button } from '@navikt/ds-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { Icon } from '@/components/ui/icon';
import { ErrorNotice } from '@/components/ui/states';
import { LARGEST_FILE_BYTES, LARGEST_FILE_MEGABYTES } from '@/lib/caseload-import';
import styles from './caseload-import.module.css';
import { ImportProgressBar, type ImportStep } from './import-progress-bar';
import { requestWithProgress } from './request-with-progress';
import { useRefusalText } from './use-refusal-text';

type UploadState =
  | { kind: 'idle'; message?: string }
  | { kind: 'working'; fileName: string; step: ImportStep }
  | { kind: 'refused'; reason: string; values: Record<string, string> };

/** A label that looks like a button; Aksel would call it one, and the field would have no label. */
const LABEL = { as: 'label', role: undefined } as const;

const SPREADSHEET = /\.(xlsx?|xlsm|ods|numbers)$/i;

/** What can be told about a file without sending it; null when it may be sent. */
function refuseUnsent({ name, size }: File): { reason: string; values: Record<string, string> } | null {
  if (size > LARGEST_FILE_BYTES) return { reason: 'importTooLarge', values: { limit: String(LARGEST_FILE_MEGABYTES) } };
  if (size === 0) return { reason: 'importEmpty', values: {} };
  return SPREADSHEET.test(name) ? { reason: 'importIsSpreadsheet', values: {} } : null;
}

/** Takes a file by drop or by button, checks it with its progress in sight, and goes on to what it would change. */
export function UploadArea() {
  const t = useTranslations('import.upload');
  const router = useRouter();
  const refusalText = useRefusalText();
  const input = useRef<HTMLInputElement>(null);
  const abort = useRef<(() => void) | null>(null);
  const cancel = useRef<HTMLButtonElement>(null);
  const limitsId = useId();
  const inputId = useId();
  const [isOver, setIsOver] = useState(false);
  const [state, setState] = useState<UploadState>({ kind: 'idle' });

  // What was used gives way to something else: the focus follows.
  const isWorking = state.kind === 'working';
  const wasWorking = useRef(false);
  useEffect(() => {
    if (wasWorking.current !== isWorking) (isWorking ? cancel : input).current?.focus();
    wasWorking.current = isWorking;
  }, [isWorking]);

  // A file that was chosen before the page had come to life is not lost.
  const takeWaitingFile = useEffectEvent(() => void check(input.current?.files ?? null));
  useEffect(() => takeWaitingFile(), []);

  async function check(files: FileList | null) {
    const file = files?.[0];
    if (!file) return;
    if (files.length > 1) return setState({ kind: 'idle', message: t('several') });
    const unsent = refuseUnsent(file);
    if (unsent) return setState({ kind: 'refused', ...unsent });

    const show = (step: ImportStep) => setState({ kind: 'working', fileName: file.name, step });
    show({ phase: 'sending', done: 0, total: file.size, rows: 0 });
    const request = requestWithProgress({
      url: '/api/v1/import',
      body: file,
      headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(file.name) },
      onSent: (sent) => show({ phase: 'sending', ...sent, rows: 0 }),
      onProgress: show,
    });
    abort.current = request.abort;
    const end = await request.ended;
    if (end.kind === 'done') return router.push(`/import/${end.importId}`);
    setState(end.kind === 'aborted' ? { kind: 'idle', message: t('cancelled') } : end);
  }

  if (state.kind === 'working') {
    return (
      <section className={styles.working} aria-label={t('working', { fileName: state.fileName })}>
        <p className={styles.workingTitle}>{t('working', { fileName: state.fileName })}</p>
        <ImportProgressBar step={state.step} />
        <Button ref={cancel} type="button" size="small" variant="secondary" onClick={() => abort.current?.()}>
          {t('cancel')}
        </Button>
      </section>
    );
  }
  return (
    <>
      <section
        className={styles.drop}
        data-over={isOver || undefined}
        aria-label={t('label')}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setIsOver(false);
          void check(event.dataTransfer.files);
        }}
      >
        <Icon name="arrowDown" size={28} />
        <p className={styles.dropText}>{t(isOver ? 'dropActive' : 'drop')}</p>
        <p className={styles.or}>{t('or')}</p>
        {/* A real field with its label, so that it can be used before the page has come to life. */}
        <input
          ref={input}
          id={inputId}
          type="file"
          accept=".csv,.txt,.tsv,text/csv"
          className={styles.file}
          aria-describedby={limitsId}
          data-testid="caseload-file"
          onChange={(event) => {
            void check(event.target.files);
            event.target.value = '';
          }}
        />
        <Button {...LABEL} htmlFor={inputId}>
          {t(state.kind === 'refused' ? 'again' : 'choose')}
        </Button>
        <p id={limitsId} className={styles.limits}>
          {t('limits', { limit: LARGEST_FILE_MEGABYTES })}
        </p>
      </section>
      <div role="status">
        {state.kind === 'refused' ? <ErrorNotice title={t('refused')}>{refusalText(state)}</ErrorNotice> : null}
        {state.kind === 'idle' && state.message ? <p className={styles.message}>{state.message}</p> : null}
      </div>
    </>
  );
}
