import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/link-button';
import type { CaseAction } from './list-case-actions';

/** What the reader may do in the case; the first is the primary one. */
export function CaseActions({ actions }: { actions: CaseAction[] }) {
  const t = useTranslations('cases.actions');
  return actions.map(({ key, href }, index) => (
    <LinkButton key={key} href={href} variant={index === 0 ? 'primary' : 'secondary'}>
      {t(key)}
    </LinkButton>
  ));
}
