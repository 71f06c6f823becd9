import { useTranslations } from 'next-intl';
import { Section } from '@/components/layout/page';
import type { ProviderChangeDto, ServiceName } from '@/lib/providers';
import { formatInstant } from '@/lib/time';
import { useChangeText } from './change-text';
import styles from './providers.module.css';

/** Who changed what in the register, the latest first. */
export function ChangeHistory({ changes, services }: { changes: ProviderChangeDto[]; services: ServiceName[] }) {
  const t = useTranslations('providers.register');
  const value = useChangeText(services);
  const fields = useTranslations('providers.fields');
  if (changes.length === 0) return null;
  return (
    <Section title={t('history')} count={changes.length}>
      <ul>
        {changes.map(({ id, kind, siteName, changedByName, municipalityName, changedAt, changes: list }) => (
          <li key={id} className={styles.change}>
            <strong>{t(`changeKinds.${kind}`, { site: siteName ?? t('unknownSite') })}</strong>
            <br />
            <span className={styles.subtle}>
              {t('changedBy', {
                name: changedByName,
                municipality: municipalityName,
                at: formatInstant(new Date(changedAt)),
              })}
            </span>
            {kind === 'SITE_ADDED' ? null : (
              <ul>
                {list.map(({ field, from, to }) => (
                  <li key={field}>
                    {t('change', { field: fields(field), from: value(field, from), to: value(field, to) })}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
