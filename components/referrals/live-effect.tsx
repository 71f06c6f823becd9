'use client';

import { useTranslations } from 'next-intl';
import { type ComponentProps, useEffect, useState } from 'react';
import { type Control, useWatch } from 'react-hook-form';
import type { z } from 'zod';
import { Effect } from '@/components/consultations/effect';
import { sendCommand } from '@/components/forms/send-command';
import type { CommandResult } from '@/components/forms/use-command-form';
import { previewReferralSchema, type saveReferralSchema } from '@/lib/referrals';

type ShownEffect = ComponentProps<typeof Effect>['effect'];
type Values = z.input<typeof saveReferralSchema>;

/** Asks the server what the referral would do to the week. */
export type PreviewAction = (input: z.input<typeof previewReferralSchema>) => Promise<CommandResult<ShownEffect>>;

const PAUSE_MS = 300;

interface LiveEffectProps {
  control: Control<Values, unknown, z.output<typeof saveReferralSchema>>;
  caseId: string;
  action: PreviewAction;
}

/** The week before and after, computed by the server each time the writer pauses. */
export function LiveEffect({ control, caseId, action }: LiveEffectProps) {
  const t = useTranslations('referral');
  const [typeCode, startsOn, flexibleWeeklyMinutes, slots, endsLineageIds] = useWatch({
    control,
    name: ['typeCode', 'startsOn', 'flexibleWeeklyMinutes', 'slots', 'endsLineageIds'],
  });
  const [effect, setEffect] = useState<ShownEffect | null>(null);
  const asked = JSON.stringify({ caseId, typeCode, startsOn, flexibleWeeklyMinutes, slots, endsLineageIds });

  useEffect(() => {
    const parsed = previewReferralSchema.safeParse(JSON.parse(asked));
    if (!parsed.success) {
      setEffect(null);
      return;
    }
    let isLatest = true;
    const timer = setTimeout(async () => {
      const result = await sendCommand(action, parsed.data);
      if (isLatest) setEffect(result.ok ? result.data : null);
    }, PAUSE_MS);
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [asked, action]);

  return <div aria-live="polite">{effect ? <Effect effect={effect} /> : <p>{t('effectPending')}</p>}</div>;
}
