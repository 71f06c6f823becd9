import { useTranslations } from 'next-intl';
import { Section } from '@/components/layout/page';
import type { ProviderCoach } from '@/lib/providers';
import styles from './providers.module.css';

/** Whom to call at the provider: persons, never a shared mailbox. */
export function ProviderCoaches({ coaches }: { coaches: ProviderCoach[] }) {
  const t = useTranslations('providers.page');
  return (
    <Section title={t('contacts')}>
      {coaches.length === 0 ? (
        <p className={styles.subtle}>{t('noContacts')}</p>
      ) : (
        <ul className={styles.people}>
          {coaches.map(({ userId, name, phone, email }) => (
            <li key={userId}>
              <strong>{name}</strong>
              <br />
              {phone ? (
                <>
                  <a href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>{phone}</a>
                  <br />
                </>
              ) : null}
              <a href={`mailto:${email}`}>{email}</a>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
