import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { ContactCard } from '@/components/contacts/contact-card';
import { PageHeading } from '@/components/layout/page';
import { PrintButton } from '@/components/layout/print-button';
import styles from '@/components/municipality-pages/municipality-pages.module.css';
import { SubjectForm } from '@/components/municipality-pages/subject-form';
import { MunicipalityChoice } from '@/components/providers/municipality-choice';
import type { PageSearch } from '@/components/ui/link-search';
import { getSubjectContacts } from '@/lib/municipality-pages/server';
import { loadPage } from '@/lib/platform/page';
import { providerSearchSchema } from '@/lib/providers';
import { saveSubjectContactAction } from './actions';

const PATH = '/kontaktvagar';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('subjectContacts'))('metaTitle') };
}

/** Vem svarar på vad? One person for each subject, so that nobody has to ask everyone. */
export default async function SubjectContactsPage({ searchParams }: { searchParams: Promise<PageSearch> }) {
  const search = await searchParams;
  const { code } = providerSearchSchema.parse(search);
  const page = await loadPage('municipality-page.read', (context) => getSubjectContacts(context, { code }));
  const t = await getTranslations('subjectContacts');
  const { municipality, municipalities } = page;
  return (
    <>
      <PageHeading title={t('title')} aside={municipality.name} lead={t('lead')} actions={<PrintButton />} />
      <MunicipalityChoice path={PATH} search={search} municipalities={municipalities} chosen={municipality.code} />
      <ul className={styles.subjects}>
        {page.subjects.map((subject) => (
          <li key={subject.subject} id={subject.subject.toLowerCase()}>
            <h2>{t(`subjects.${subject.subject}`)}</h2>
            {subject.note ? <p>{subject.note}</p> : null}
            {subject.contact ? (
              <ContactCard contact={subject.contact} />
            ) : (
              <p className={styles.subtle}>{t('nobody')}</p>
            )}
            {subject.standIn ? (
              <div className={styles.standIn}>
                <h3>{t('standIn')}</h3>
                <ContactCard contact={subject.standIn} />
              </div>
            ) : null}
            {page.mayWrite ? (
              <SubjectForm subject={subject} colleagues={page.colleagues} action={saveSubjectContactAction} />
            ) : null}
          </li>
        ))}
      </ul>
      <p className={styles.sideLink}>
        <Link href={`/sa-fungerar-kommunen/${municipality.code}`} prefetch={false}>
          {t('howItWorks')}
        </Link>
      </p>
    </>
  );
}
