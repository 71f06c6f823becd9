import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CommandButton } from '@/components/forms/command-button';
import { Columns, PageHeading, Section } from '@/components/layout/page';
import { MailStatusView } from '@/components/notifications/mail-status-view';
import { NotificationChoices } from '@/components/notifications/notification-choices';
import { NotificationList } from '@/components/notifications/notification-list';
import { EmptyState } from '@/components/ui/states';
import { getNotificationPage } from '@/lib/notifications/server';
import { loadPage } from '@/lib/platform/page';
import { chooseNotificationsAction, readAllNotificationsAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notifications'))('metaTitle') };
}

/** Vad har hänt sedan sist? What one has been told of, and what of it comes by e-mail. */
export default async function NotificationsPage() {
  const page = await loadPage('notification.read', getNotificationPage);
  const t = await getTranslations('notifications');
  const hasUnread = page.notifications.some(({ isRead }) => !isRead);
  return (
    <>
      <PageHeading title={t('title')} lead={t('lead')} />
      <Columns
        main={
          <Section
            title={t('list.title')}
            actions={
              hasUnread ? (
                <CommandButton
                  action={readAllNotificationsAction}
                  input={{}}
                  label={t('list.readAll')}
                  doneText={t('list.readAllDone')}
                  variant="secondary"
                />
              ) : null
            }
          >
            {page.notifications.length === 0 ? (
              <EmptyState title={t('list.empty')}>{t('list.emptyText')}</EmptyState>
            ) : (
              <NotificationList notifications={page.notifications} />
            )}
          </Section>
        }
        side={
          page.kinds.length > 0 ? (
            <Section title={t('choices.title')}>
              <NotificationChoices
                kinds={page.kinds}
                byMail={page.byMail}
                mailAddress={page.mailAddress}
                choose={chooseNotificationsAction}
              />
            </Section>
          ) : null
        }
      />
      {page.mailStatus ? (
        <Section title={t('status.title')}>
          <MailStatusView status={page.mailStatus} />
        </Section>
      ) : null}
    </>
  );
}
