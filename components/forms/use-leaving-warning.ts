'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { useNotice } from '@/components/ui/notice';

/**
 * Warns before the tab is closed with something unsaved. Leaving by a link within the product is not stopped, since the
 * draft is kept: a notice says so and offers the way back.
 */
export function useLeavingWarning(isUnsaved: boolean): void {
  const t = useTranslations('forms.leaving');
  const router = useRouter();
  const notify = useNotice();
  useEffect(() => {
    if (!isUnsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    const tell = (event: MouseEvent) => {
      if (!leavesByLink(event)) return;
      notify({ tone: 'attention', text: t('text'), undo: { label: t('back'), run: () => router.back() } });
    };
    window.addEventListener('beforeunload', warn);
    document.addEventListener('click', tell, true);
    return () => {
      window.removeEventListener('beforeunload', warn);
      document.removeEventListener('click', tell, true);
    };
  }, [isUnsaved, notify, router, t]);
}

function leavesByLink(event: MouseEvent): boolean {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return false;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link?.href || link.target === '_blank' || link.hasAttribute('download')) return false;
  return link.origin === location.origin && link.pathname !== location.pathname;
}
