'use client';

import { Button } from '@navikt/ds-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { sendCommand } from '@/components/forms/send-command';
import type { CommandResult } from '@/components/forms/use-command-form';
import { useErrorText } from '@/components/forms/use-error-text';
import { useIsReady } from '@/components/forms/use-is-ready';
import { ErrorNotice } from '@/components/ui/states';
import { type CatalogueEntry, PLAN_TEMPLATES, type PlanTemplate, type StartPlanVersionInput } from '@/lib/plans';
import { formatHours } from '@/lib/time';
import styles from './plan.module.css';
import { classOf } from './planner/slot-facts';

interface StartPlanProps {
  caseId: string;
  catalogue: readonly CatalogueEntry[];
  /** An earlier plan that one may go on from. */
  canCopy: boolean;
  action: (input: StartPlanVersionInput) => Promise<CommandResult<{ versionId: string }>>;
}

/** The first step of a plan: a week to begin from, drawn small, so that nobody begins from an empty page. */
export function StartPlan({ caseId, catalogue, canCopy, action }: StartPlanProps) {
  const t = useTranslations('plan.start');
  const words = useTranslations('planVersions.templateTexts');
  const isReady = useIsReady();
  const { start, isSending, refusal } = useStart(caseId, action);
  const textsOf = (code: PlanTemplate['code']) => ({
    municipalityUndertakings: words(`${code}.municipality`),
    employmentServiceUndertakings: words(`${code}.employmentService`),
    individualUndertakings: words(`${code}.individual`),
  });
  return (
    <div className={styles.decisions} inert={!isReady}>
      <p>{t(canCopy ? 'textAfter' : 'text')}</p>
      {refusal}
      <div className={styles.templates}>
        {PLAN_TEMPLATES.map((template) => (
          <button
            key={template.code}
            type="button"
            className={styles.template}
            disabled={isSending}
            onClick={() => void start({ kind: 'TEMPLATE', code: template.code, texts: textsOf(template.code) })}
          >
            <b>{t(`templates.${template.code}`)}</b>
            <Miniature template={template} catalogue={catalogue} />
            <span>
              {t('hours', { hours: formatHours(minutesOf(template)) })} · {namesOf(template, catalogue)}
            </span>
          </button>
        ))}
      </div>
      <div className={styles.buttons}>
        {canCopy ? (
          <Button
            type="button"
            size="small"
            variant="secondary"
            loading={isSending}
            onClick={() => void start({ kind: 'COPY' })}
          >
            {t('copy')}
          </Button>
        ) : null}
        <Button
          type="button"
          size="small"
          variant="tertiary"
          disabled={isSending}
          onClick={() => void start({ kind: 'EMPTY' })}
        >
          {t('empty')}
        </Button>
      </div>
    </div>
  );
}

/** «Ändra planen»: a new version of what is in force, while it stays in force. */
export function ChangePlanButton({
  caseId,
  action,
  variant = 'primary',
}: Pick<StartPlanProps, 'caseId' | 'action'> & { variant?: 'primary' | 'secondary' }) {
  const t = useTranslations('plan.start');
  const { start, isSending, refusal } = useStart(caseId, action);
  return (
    <div>
      <Button
        type="button"
        size="small"
        variant={variant}
        loading={isSending}
        onClick={() => void start({ kind: 'COPY' })}
      >
        {t('change')}
      </Button>
      {refusal}
    </div>
  );
}

function useStart(caseId: string, action: StartPlanProps['action']) {
  const router = useRouter();
  const errorText = useErrorText();
  const [isSending, setIsSending] = useState(false);
  const [reason, setReason] = useState<string | null>(null);
  const sending = useRef(false);
  const start = async (from: StartPlanVersionInput['from']) => {
    if (sending.current) return;
    sending.current = true;
    setIsSending(true);
    setReason(null);
    const result = await sendCommand(action, { caseId, from });
    sending.current = false;
    setIsSending(false);
    if (!result.ok) {
      setReason(result.reason);
      if (result.reason === 'planHasOpenVersion') router.refresh();
      return;
    }
    router.push(`/arenden/${caseId}/plan`);
    router.refresh();
  };
  const refusal = <div role="status">{reason ? <ErrorNotice title={errorText(reason)} /> : null}</div>;
  return { start, isSending, refusal };
}

function minutesOf({ activities }: PlanTemplate): number {
  return activities
    .flatMap(({ slots }) => slots)
    .reduce((sum, { startsMinute, endsMinute }) => sum + endsMinute - startsMinute, 0);
}

function namesOf({ activities }: PlanTemplate, catalogue: readonly CatalogueEntry[]): string {
  return activities
    .flatMap(({ typeCode }) => catalogue.filter(({ code }) => code === typeCode))
    .map(({ name }) => name)
    .join(', ');
}

const FILLS = {
  ASSIGNED: 'var(--week-assigned)',
  OCCUPATION: 'url(#week-occupation)',
  JOB_SEARCH: 'url(#week-job-search)',
} as const;

/** The template's week, five columns from 07 to 18. */
function Miniature({ template, catalogue }: { template: PlanTemplate; catalogue: readonly CatalogueEntry[] }) {
  const share = (minutes: number) => `${((minutes / 660) * 100).toFixed(2)}%`;
  return (
    <svg aria-hidden="true" focusable="false">
      {[0, 1, 2, 3, 4].map((day) => (
        <rect key={day} x={`${day * 20 + 0.5}%`} width="19%" height="100%" rx="3" fill="var(--ax-bg-neutral-soft)" />
      ))}
      {template.activities.flatMap(({ typeCode, slots }) =>
        slots.map(({ weekday, startsMinute, endsMinute }) => (
          <rect
            key={`${typeCode}-${weekday}-${startsMinute}`}
            x={`${(weekday - 1) * 20 + 1.25}%`}
            y={share(startsMinute - 420)}
            width="17.5%"
            height={share(endsMinute - startsMinute - 8)}
            rx="2"
            fill={FILLS[classOf(catalogue, typeCode)]}
          />
        )),
      )}
    </svg>
  );
}
