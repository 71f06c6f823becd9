import { useTranslations } from 'next-intl';
import { Icon, type IconName } from '@/components/ui/icon';
import { StatusTag, type TagTone } from '@/components/ui/tags';
import type { Judgement } from '@/lib/follow-ups';

const LOOKS: Record<Judgement | 'UNJUDGED', { tone: TagTone; icon: IconName }> = {
  REACHED: { tone: 'done', icon: 'check' },
  PARTLY: { tone: 'attention', icon: 'hourglass' },
  NOT: { tone: 'neutral', icon: 'minus' },
  UNJUDGED: { tone: 'quiet', icon: 'hourglass' },
};

/** How far a goal or an undertaking has come; null is not judged yet. */
export function JudgementTag({ judgement }: { judgement: Judgement | null }) {
  const t = useTranslations('followUps.judgements');
  const key = judgement ?? 'UNJUDGED';
  const { tone, icon } = LOOKS[key];
  return (
    <StatusTag tone={tone} icon={<Icon name={icon} />}>
      {t(key)}
    </StatusTag>
  );
}
