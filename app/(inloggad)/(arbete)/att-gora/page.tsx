import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { TasksView } from '@/components/tasks/tasks-view';
import type { PageSearch } from '@/components/ui/link-search';
import { loadPage } from '@/lib/platform/page';
import { readTaskRequest } from '@/lib/tasks';
import { getTaskPage } from '@/lib/tasks/server';
import { startReferralAction } from '../arenden/[caseId]/anvisningar/actions';
import { acknowledgeUnheardAction } from '../arenden/[caseId]/anvisningar/unheard-actions';
import { askForCertificateAction, openAbsenceReviewAction } from '../arenden/[caseId]/franvaro/actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tasks'))('metaTitle') };
}

/** «Vad väntar på mig?»: the first page of every role. */
export default async function TasksPage({ searchParams }: { searchParams: Promise<PageSearch> }) {
  const search = await searchParams;
  const page = await loadPage('tasks.read', (context) =>
    getTaskPage(context, readTaskRequest(search, context.actor.role)),
  );
  return (
    <TasksView
      page={page}
      actions={{
        openReview: openAbsenceReviewAction,
        askForCertificate: askForCertificateAction,
        acknowledgeUnheard: acknowledgeUnheardAction,
        startReferral: startReferralAction,
      }}
    />
  );
}
