import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/link-button';

/** On to the next case that lacks the month, or back to what waits when all are done. */
export function NextCase({ nextCaseId, month }: { nextCaseId: string | null; month: string }) {
  const t = useTranslations('monthly');
  return (
    <LinkButton href={nextCaseId ? `/arenden/${nextCaseId}/manad/${month}` : '/att-gora'}>
      {t(nextCaseId ? 'nextCase' : 'allDone')}
    </LinkButton>
  );
}
