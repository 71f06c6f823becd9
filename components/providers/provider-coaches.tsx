import { useTranslations } from 'next-intl';
import { ContactList } from '@/components/contacts/contact-card';
import { Section } from '@/components/layout/page';
import type { ContactDto } from '@/lib/contacts';
import styles from './providers.module.css';

/** Whom to call at the provider: persons, never a shared mailbox alone. */
export function ProviderCoaches({ coaches }: { coaches: ContactDto[] }) {
  const t = useTranslations('providers.page');
  return (
    <Section title={t('contacts')}>
      {coaches.length === 0 ? <p className={styles.subtle}>{t('noContacts')}</p> : <ContactList contacts={coaches} />}
    </Section>
  );
}
