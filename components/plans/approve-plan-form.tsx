'use client';

import { Button, Select } from '@navikt/ds-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { sendCommand } from '@/components/forms/send-command';
import type { CommandResult } from '@/components/forms/use-command-form';
import { useErrorText } from '@/components/forms/use-error-text';
import { useNotice } from '@/components/ui/notice';
import { ErrorNotice } from '@/components/ui/states';
import { type ApprovePlanInput, ON_BEHALF_REASONS, type OnBehalfReason } from '@/lib/plans';
import { formatDay, type IsoDay } from '@/lib/time';

interface ApprovePlanFormProps {
  version: Pick<ApprovePlanInput, 'caseId' | 'versionId' | 'revision'>;
  /** The responsible officer approves with one press; anyone else says why. */
  isResponsible: boolean;
  responsibleName: string | null;
  isComplete: boolean;
  action: (input: ApprovePlanInput) => Promise<CommandResult<{ inForceFrom: IsoDay | null }>>;
}

/** Approves the proposal for one's own authority. */
export function ApprovePlanForm(props: ApprovePlanFormProps) {
  const { version, isResponsible, responsibleName, isComplete, action } = props;
  const t = useTranslations('plan.approve');
  const router = useRouter();
  const notify = useNotice();
  const errorText = useErrorText();
  const [reason, setReason] = useState<OnBehalfReason | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isSending, setIsSending] = useState(false);
  const sending = useRef(false);

  const approve = async () => {
    if (sending.current) return;
    if (!isResponsible && reason === null) return setRefusal('planOnBehalfReasonMissing');
    sending.current = true;
    setIsSending(true);
    setRefusal(null);
    const result = await sendCommand(action, { ...version, onBehalfReason: isResponsible ? null : reason });
    sending.current = false;
    setIsSending(false);
    if (!result.ok) {
      setRefusal(result.reason);
      if (result.reason === 'planChangedMeanwhile') router.refresh();
      return;
    }
    const { inForceFrom } = result.data;
    notify(inForceFrom === null ? t('done') : t('inForce', { day: formatDay(inForceFrom) }));
    router.refresh();
  };

  return (
    <>
      {isResponsible ? null : (
        <Select
          size="small"
          label={t('onBehalf')}
          description={responsibleName ? t('responsible', { name: responsibleName }) : t('nobodyResponsible')}
          value={reason ?? ''}
          error={refusal === 'planOnBehalfReasonMissing' ? errorText(refusal) : undefined}
          onChange={(event) => {
            setRefusal(null);
            setReason(ON_BEHALF_REASONS.find((each) => each === event.target.value) ?? null);
          }}
        >
          <option value="">{t('chooseReason')}</option>
          {ON_BEHALF_REASONS.map((each) => (
            <option key={each} value={each}>
              {t(`reasons.${each}`)}
            </option>
          ))}
        </Select>
      )}
      <Button type="button" size="small" loading={isSending} disabled={!isComplete} onClick={() => void approve()}>
        {t('submit')}
      </Button>
      {isComplete ? null : <p className="subtle">{t('incomplete')}</p>}
      <div role="status">
        {refusal && refusal !== 'planOnBehalfReasonMissing' ? <ErrorNotice title={errorText(refusal)} /> : null}
      </div>
    </>
  );
}
