'use client';

import { useTranslations } from 'next-intl';

/** Puts a refusal and what it names into one sentence. Never shows the key itself. */
export function useRefusalText(): (refusal: { reason: string; values: Record<string, string> }) => string {
  const t = useTranslations('reasons');
  return ({ reason, values }) => t(t.has(reason) ? reason : 'unexpected', values);
}
