import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { ConversationNews } from '@/components/conversations/conversation-news';
import styles from '@/components/conversations/conversations.module.css';
import { MessageForm } from '@/components/conversations/message-form';
import { MessageList } from '@/components/conversations/message-list';
import { WaitingClocks } from '@/components/conversations/waiting-clocks';
import { PageHeading, Section } from '@/components/layout/page';
import { EmptyState, ErrorNotice } from '@/components/ui/states';
import { conversationPath } from '@/lib/conversations';
import { getConversation } from '@/lib/conversations/server';
import { loadPage } from '@/lib/platform/page';
import { waiveAnswerAction, writeMessageAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('conversation'))('metaTitle') };
}

type ConversationPageProps = {
  params: Promise<{ caseId: string }>;
  searchParams: Promise<{ fore?: string | string[] }>;
};

/** Vad säger vi till varandra? What the officers of the two authorities write, who waits for an answer, and who has read what. */
export default async function ConversationPage({ params, searchParams }: ConversationPageProps) {
  const { caseId } = await params;
  const { fore } = await searchParams;
  const before = typeof fore === 'string' && /^[0-9a-f-]{36}$/.test(fore) ? fore : null;
  const page = await loadPage('conversation.read', (context) => getConversation(context, { caseId, before }), {
    caseId,
  });
  const t = await getTranslations('conversation');
  const reason = await getTranslations('reasons');
  const path = conversationPath(caseId);
  return (
    <>
      <PageHeading title={t('title')} lead={t('lead')} />
      <WaitingClocks waiting={page.waiting} answerWorkingDays={page.answerWorkingDays} />
      <Section title={t('messages')}>
        {page.olderBefore ? (
          <p className={styles.paging}>
            <Link href={`${path}?fore=${page.olderBefore}`} prefetch={false}>
              {t('older')}
            </Link>
          </p>
        ) : null}
        {page.messages.length === 0 ? (
          <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
        ) : (
          <MessageList page={page} waive={waiveAnswerAction} />
        )}
        {page.isLatest ? null : (
          <p className={styles.paging}>
            <Link href={path} prefetch={false}>
              {t('latest')}
            </Link>
          </p>
        )}
      </Section>
      {page.isLatest ? (
        <Section title={t('form.title')}>
          {page.obstacle ? (
            <ErrorNotice tone="information" title={t('form.closed')}>
              {reason(page.obstacle)}
            </ErrorNotice>
          ) : (
            <div className={styles.write}>
              <MessageForm page={page} write={writeMessageAction} />
            </div>
          )}
          <ConversationNews caseId={caseId} messages={page.messages} stamp={page.stamp} />
        </Section>
      ) : null}
    </>
  );
}
