import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DocumentToolbar } from '@/components/plan-documents/document-toolbar';
import { PlanDocumentView } from '@/components/plan-documents/plan-document-view';
import { toDocumentLanguage } from '@/lib/plan-documents';
import { findPlanDocument } from '@/lib/plan-documents/server';
import { loadPage } from '@/lib/platform/page';
import styles from './page.module.css';

interface PrintRouteProps {
  params: Promise<{ caseId: string }>;
  searchParams: Promise<{ version?: string; sprak?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('planPrint'))('title') };
}

/** The plan for the one it is about, ready for paper: no frame around it, black on white. */
export default async function PrintRoute({ params, searchParams }: PrintRouteProps) {
  const { caseId } = await params;
  const { version, sprak } = await searchParams;
  const versionId = version && /^[0-9a-f-]{36}$/.test(version) ? version : undefined;
  const language = toDocumentLanguage(sprak);
  const found = await loadPage(
    'plan.read',
    (context) => findPlanDocument(context, { caseId, versionId, language, form: 'PAGE' }),
    { caseId },
  );
  const t = await getTranslations('planPrint');
  return (
    <main className={`${styles.sheet} light`}>
      {found ? (
        <>
          <DocumentToolbar caseId={caseId} versionId={versionId ?? null} language={language} />
          <PlanDocumentView document={found.document} />
        </>
      ) : (
        <>
          <h1>{t('title')}</h1>
          <p>{t('none')}</p>
          <p>
            <a href={`/arenden/${caseId}/plan`}>{t('back')}</a>
          </p>
        </>
      )}
    </main>
  );
}
