import { getTranslations } from 'next-intl/server';
import type { PageSection } from '@/lib/municipality-pages';

const KEYS = ['assistance', 'activity', 'plan', 'consultation', 'absence', 'secrecy', 'contact'] as const;

/** What holds in every municipality, until one has written its own. */
export async function listDefaultSections(): Promise<PageSection[]> {
  const t = await getTranslations('municipalityPage.default');
  return KEYS.map((key) => ({ heading: t(`${key}.heading`), text: t(`${key}.text`) }));
}
