import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { StatusTag } from '@/components/ui/tags';

/** A referral that the municipality was not heard about: decided without samråd, or found out about; or one that the plan was left alone by. */
export function UnheardMark({ kind }: { kind: 'DECIDED' | 'FOUND' | 'OUTSIDE_PLAN' }) {
  const t = useTranslations('unheard.marks');
  return (
    <StatusTag
      tone={kind === 'OUTSIDE_PLAN' ? 'attention' : 'danger'}
      icon={<Icon name="warning" />}
      title={t(`explained.${kind}`)}
    >
      {t(kind)}
    </StatusTag>
  );
}
