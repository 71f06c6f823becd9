'use client';

import { Button, ErrorSummary } from '@navikt/ds-react';
import { useTranslations } from 'next-intl';
import { createContext, type KeyboardEvent, useContext, useEffect, useRef } from 'react';
import { type FieldValues, FormProvider } from 'react-hook-form';
import { ErrorNotice } from '@/components/ui/states';
import type { FormProblem } from './form-problems';
import styles from './forms.module.css';
import type { CommandFormHandle } from './use-command-form';
import { useErrorText } from './use-error-text';
import { useIsReady } from './use-is-ready';

/** Tells fields with the same name apart where one form stands within another. */
export const FormKeyContext = createContext('form');

/** The id of a field's element; the summary's links lead to it. */
export function useFieldId(name: string): string {
  return fieldId(useContext(FormKeyContext), name);
}

function fieldId(formKey: string, name: string): string {
  return `${formKey}-${name}`.replace(/[^\w-]/g, '-');
}

export type CommandFormProps<Values extends FieldValues, Output> = {
  command: CommandFormHandle<Values, Output>;
  /** The verb of the command: «Föreslå plan». */
  submitLabel: string;
  /** Secondary where something else on the page is likelier. */
  variant?: 'primary' | 'secondary';
  /** Beside the button: a way out, or a second choice. */
  secondary?: React.ReactNode;
  /** What the fields amount to, in a column of its own: on a small screen between the fields and the button. */
  beside?: React.ReactNode;
  /** Red, for what law makes serious. */
  isDanger?: boolean;
  children: React.ReactNode;
};

/** The form around the fields: the summary of errors that takes focus, the fields, and the one button. */
export function CommandForm<Values extends FieldValues, Output>(props: CommandFormProps<Values, Output>) {
  const { command, submitLabel, variant = 'primary', secondary, beside, isDanger = false, children } = props;
  const { form, formKey, submit, isSending, failedAttempts, hasDraft, discardDraft } = command;
  const t = useTranslations('forms');
  const isReady = useIsReady();
  const sendByKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit(event);
  };
  const fields = (
    <>
      {hasDraft && failedAttempts === 0 ? (
        <ErrorNotice
          tone="information"
          title={t('draft.title')}
          action={
            <Button type="button" size="small" variant="secondary" onClick={discardDraft}>
              {t('draft.discard')}
            </Button>
          }
        >
          {t('draft.text')}
        </ErrorNotice>
      ) : null}
      <Failure command={command} />
      {children}
    </>
  );
  return (
    <FormProvider {...form}>
      <FormKeyContext value={formKey}>
        <form
          method="post"
          noValidate
          inert={!isReady}
          className={styles.form}
          data-beside={beside !== undefined}
          data-unsaved={form.formState.isDirty}
          onSubmit={submit}
          onKeyDown={sendByKey}
          aria-busy={isSending}
        >
          {beside ? (
            <>
              <div className={styles.fields}>{fields}</div>
              <aside>{beside}</aside>
            </>
          ) : (
            fields
          )}
          <div className={styles.buttons}>
            <Button
              type="submit"
              size="small"
              variant={variant}
              loading={isSending}
              data-color={isDanger ? 'danger' : undefined}
            >
              {submitLabel}
            </Button>
            {secondary}
          </div>
        </form>
      </FormKeyContext>
    </FormProvider>
  );
}

/** Why the command did not go through. Takes focus each time, so that it is read where one is. */
function Failure<Values extends FieldValues, Output>({ command }: { command: CommandFormHandle<Values, Output> }) {
  const { problems, refusal, failedAttempts, formKey, submit } = command;
  const t = useTranslations('forms');
  const errorText = useErrorText();
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (failedAttempts === 0) return;
    frame.current?.focus();
    frame.current?.scrollIntoView({ block: 'nearest' });
  }, [failedAttempts]);
  if (problems.length === 0 && refusal === null) return null;
  return (
    <div ref={frame} tabIndex={-1} className={styles.failure}>
      {refusal === 'signedOut' ? (
        <ErrorNotice
          tone="attention"
          title={t('signedOut')}
          action={
            <>
              <Button as="a" size="small" href="/logga-in" target="_blank" rel="noopener">
                {t('signIn')}
              </Button>
              <Button type="button" size="small" variant="secondary" onClick={() => void submit()}>
                {t('tryAgain')}
              </Button>
            </>
          }
        >
          {t('signedOutText')}
        </ErrorNotice>
      ) : null}
      {refusal !== null && refusal !== 'signedOut' && problems.length === 0 ? (
        <ErrorNotice title={t('refused')}>{errorText(refusal)}</ErrorNotice>
      ) : null}
      {problems.length > 0 ? (
        <ErrorSummary size="small" heading={refusal && refusal !== 'signedOut' ? errorText(refusal) : t('problems')}>
          {inOrderOfPage(problems, formKey).map(({ name, message }) => (
            <ErrorSummary.Item key={name} href={`#${fieldId(formKey, name)}`}>
              <FieldName id={fieldId(formKey, name)} />
              {errorText(message)}
            </ErrorSummary.Item>
          ))}
        </ErrorSummary>
      ) : null}
    </div>
  );
}

/** The label of a field, as it stands in the page, before what is wrong with it. */
function FieldName({ id }: { id: string }) {
  const field = document.getElementById(id);
  const isGroup = field?.hasAttribute('data-names-group');
  const label = isGroup
    ? field?.closest('fieldset')?.querySelector('legend')
    : document.querySelector(`label[for="${CSS.escape(id)}"]`);
  const text = label?.firstChild?.textContent?.trim();
  return text ? `${text}: ` : null;
}

function inOrderOfPage(problems: FormProblem[], formKey: string): FormProblem[] {
  const place = ({ name }: FormProblem) => document.getElementById(fieldId(formKey, name));
  return [...problems].sort((first, second) => {
    const [a, b] = [place(first), place(second)];
    if (!a || !b) return a ? -1 : 1;
    return a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
  });
}
