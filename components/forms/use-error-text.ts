'use client';

import { useTranslations } from 'next-intl';

/** Puts an error into words: a key under `validation` or `reasons`, with a limit after «|». Never shows the key itself. */
export function useErrorText(): (message: string | undefined) => string {
  const t = useTranslations();
  return (message) => {
    const [key = '', limit = ''] = (message ?? '').split('|');
    const known = /^\w+$/.test(key) ? [`validation.${key}`, `reasons.${key}`].find((path) => t.has(path)) : undefined;
    return t(known ?? 'validation.invalid', { limit });
  };
}
