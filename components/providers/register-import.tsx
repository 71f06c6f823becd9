'use client';

import { Button } from '@navikt/ds-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useId, useRef, useState } from 'react';
import fileStyles from '@/components/caseload-import/caseload-import.module.css';
import { useIsReady } from '@/components/forms/use-is-ready';
import { Icon } from '@/components/ui/icon';
import { useNotice } from '@/components/ui/notice';
import { EmptyState, ErrorNotice } from '@/components/ui/states';
import {
  LARGEST_REGISTER_BYTES,
  LARGEST_REGISTER_MEGABYTES,
  type RegisterCheck,
  type RegisterImported,
} from '@/lib/providers';
import { RegisterCheckLists } from './register-check-lists';
import { type Refused, sendRegister } from './send-register';

interface Checked {
  file: File;
  check: RegisterCheck;
}

/** A label that looks like a button; Aksel would call it one, and the field would have no label. */
const LABEL = { as: 'label', role: undefined } as const;
const PATH = '/api/v1/import/leverantorer';

/** Takes a register file, shows what it would change, and writes that when it is confirmed. The file stays in the browser until then. */
export function RegisterImport() {
  const t = useTranslations('providerImport');
  const reasons = useTranslations('reasons');
  const isReady = useIsReady();
  const router = useRouter();
  const notify = useNotice();
  const sending = useRef(false);
  const inputId = useId();
  const limitsId = useId();
  const [isSending, setIsSending] = useState(false);
  const [checked, setChecked] = useState<Checked | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);

  async function once<T>(send: () => Promise<T>): Promise<T | null> {
    if (sending.current) return null;
    sending.current = true;
    setIsSending(true);
    setRefused(null);
    try {
      return await send();
    } finally {
      sending.current = false;
      setIsSending(false);
    }
  }

  async function check(file: File | undefined) {
    if (!file) return;
    if (file.size > LARGEST_REGISTER_BYTES) {
      setRefused({ reason: 'providerImportTooLarge', values: { limit: String(LARGEST_REGISTER_MEGABYTES) } });
      return;
    }
    const answer = await once(() => sendRegister<RegisterCheck>(PATH, file));
    if (!answer) return;
    if (answer.ok) setChecked({ file, check: answer.data });
    else setRefused(answer);
  }

  async function confirm({ file, check: shown }: Checked) {
    const answer = await once(() => sendRegister<RegisterImported>(`${PATH}/bekrafta`, file, { 'x-plan': shown.plan }));
    if (!answer) return;
    if (!answer.ok) return setRefused(answer);
    notify(t('done', { ...answer.data }));
    setChecked(null);
    router.push('/leverantorer');
    router.refresh();
  }

  const count = checked ? checked.check.created.length + checked.check.changed.length : 0;
  return (
    <div inert={!isReady} aria-busy={isSending}>
      <section className={fileStyles.drop} aria-label={t('upload.label')}>
        <input
          id={inputId}
          type="file"
          accept=".csv,.txt,.tsv,text/csv"
          className={fileStyles.file}
          aria-describedby={limitsId}
          data-testid="register-file"
          onChange={(event) => {
            void check(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
        <Icon name="file" />
        <Button {...LABEL} htmlFor={inputId} variant={checked ? 'secondary' : 'primary'}>
          {t(checked || refused ? 'upload.again' : 'upload.choose')}
        </Button>
        <p id={limitsId} className={fileStyles.limits}>
          {t('upload.limits', { limit: LARGEST_REGISTER_MEGABYTES })}
        </p>
      </section>
      <div role="status">
        {isSending ? <p className={fileStyles.message}>{t('upload.working')}</p> : null}
        {refused ? (
          <ErrorNotice title={t(checked ? 'refused' : 'upload.refused')}>
            {reasons(reasons.has(refused.reason) ? refused.reason : 'unexpected', refused.values)}
          </ErrorNotice>
        ) : null}
        {checked && count === 0 && checked.check.faulty.length === 0 ? (
          <EmptyState title={t('nothing')}>{t('nothingText', { fileName: checked.file.name })}</EmptyState>
        ) : null}
      </div>
      {checked ? (
        <section aria-label={t('checkTitle', { fileName: checked.file.name })}>
          <h2>{t('checkTitle', { fileName: checked.file.name })}</h2>
          <p className={fileStyles.limits}>
            {t('written', {
              rows: checked.check.rows,
              unchanged: checked.check.unchanged,
              encoding: checked.check.encoding === 'utf-8' ? 'UTF-8' : 'Windows-1252',
            })}
            {checked.check.ignored.length > 0
              ? ` ${t('ignored', { columns: checked.check.ignored.join(', ') })}`
              : null}
          </p>
          {count > 0 ? (
            <div className={fileStyles.decide}>
              <div className={fileStyles.buttons}>
                <Button type="button" onClick={() => void confirm(checked)}>
                  {t('confirm', { count })}
                </Button>
                <Button type="button" variant="tertiary" onClick={() => setChecked(null)}>
                  {t('discard')}
                </Button>
                <p className={fileStyles.limits}>{t('notYet', { faulty: checked.check.faulty.length })}</p>
              </div>
            </div>
          ) : null}
          <RegisterCheckLists check={checked.check} />
        </section>
      ) : null}
    </div>
  );
}
