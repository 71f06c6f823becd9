'use client';

import { useTranslations } from 'next-intl';
import { type Control, useWatch } from 'react-hook-form';
import type { z } from 'zod';
import { LiveEffect, type ShownEffect } from '@/components/consultations/live-effect';
import type { CommandResult } from '@/components/forms/use-command-form';
import { previewReferralSchema, type saveReferralSchema } from '@/lib/referrals';

/** Asks the server what the referral would do to the week. */
export type PreviewAction = (input: z.input<typeof previewReferralSchema>) => Promise<CommandResult<ShownEffect>>;

interface LiveReferralEffectProps {
  control: Control<z.input<typeof saveReferralSchema>, unknown, z.output<typeof saveReferralSchema>>;
  caseId: string;
  /** The draft, when there is one: it may take over from another. */
  referralId: string | null;
  action: PreviewAction;
}

/** What the referral being written does to the week. */
export function LiveReferralEffect({ control, caseId, referralId, action }: LiveReferralEffectProps) {
  const t = useTranslations('referral');
  const [typeCode, startsOn, endsOn, flexibleWeeklyMinutes, slots, endsLineageIds] = useWatch({
    control,
    name: ['typeCode', 'startsOn', 'endsOn', 'flexibleWeeklyMinutes', 'slots', 'endsLineageIds'],
  });
  const proposed = previewReferralSchema.safeParse({
    caseId,
    referralId,
    typeCode,
    startsOn,
    endsOn,
    flexibleWeeklyMinutes,
    slots,
    endsLineageIds,
  });
  return <LiveEffect proposed={proposed.success ? proposed.data : null} action={action} pending={t('effectPending')} />;
}
