import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ContactCard } from '@/components/contacts/contact-card';
import { ContactCardForm } from '@/components/contacts/contact-card-form';
import { Columns, PageHeading, Section } from '@/components/layout/page';
import { getOwnContactCard } from '@/lib/contacts/server';
import { loadPage } from '@/lib/platform/page';
import { saveContactCardAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('contacts'))('page.metaTitle') };
}

/** Hur når andra mig? Everyone keeps their own card, which the others see in the cases they share. */
export default async function OwnContactPage() {
  const { card, today } = await loadPage('contact-card.write', async (context) => ({
    card: await getOwnContactCard(context),
    today: context.today,
  }));
  const t = await getTranslations('contacts.page');
  return (
    <>
      <PageHeading title={t('title')} lead={t('lead')} />
      <Columns
        main={
          <Section title={t('edit')}>
            <ContactCardForm card={card} today={today} save={saveContactCardAction} />
          </Section>
        }
        side={
          <Section title={t('shown')}>
            <ContactCard contact={card.contact} />
          </Section>
        }
      />
    </>
  );
}
