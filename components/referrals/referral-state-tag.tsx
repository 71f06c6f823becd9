import { useTranslations } from 'next-intl';
import { Icon, type IconName } from '@/components/ui/icon';
import { StatusTag, type TagTone } from '@/components/ui/tags';
import type { ReferralState } from '@/lib/referrals';

const LOOKS: Record<ReferralState, { tone: TagTone; icon: IconName }> = {
  DRAFT: { tone: 'neutral', icon: 'pencil' },
  AWAITING_CONSULTATION: { tone: 'attention', icon: 'hourglass' },
  CLEARED: { tone: 'attention', icon: 'check' },
  DECIDED: { tone: 'done', icon: 'check' },
  STARTED: { tone: 'done', icon: 'check' },
  ENDED: { tone: 'quiet', icon: 'minus' },
  CANCELLED: { tone: 'quiet', icon: 'minus' },
};

/** Where a referral stands. */
export function ReferralStateTag({ state }: { state: ReferralState }) {
  const t = useTranslations('referral.states');
  const { tone, icon } = LOOKS[state];
  return (
    <StatusTag tone={tone} icon={<Icon name={icon} />}>
      {t(state)}
    </StatusTag>
  );
}
