import { useFormatter, useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { StatusTag } from '@/components/ui/tags';
import type { NotificationDto } from '@/lib/notifications';
import styles from './notifications.module.css';

/** What the reader has been told of, the latest first. A plain link: to open one is to have read it. */
export function NotificationList({ notifications }: { notifications: NotificationDto[] }) {
  const t = useTranslations('notifications');
  const format = useFormatter();
  const at = (instant: string) =>
    format.dateTime(new Date(instant), { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' });
  return (
    <ul className={styles.list}>
      {notifications.map((notification) => (
        <li key={notification.id} data-unread={!notification.isRead}>
          <a href={`/avisering/${notification.id}`}>{t(`kinds.${notification.kind}.title`)}</a>
          {notification.isRead ? null : (
            <StatusTag tone="done" icon={<Icon name="bell" />}>
              {t('list.unread')}
            </StatusTag>
          )}
          <span className={styles.facts}>
            {notification.fromOrganisation === null
              ? null
              : `${t('list.from', { organisation: notification.fromOrganisation })} · `}
            {notification.count > 1
              ? t('list.times', { count: notification.count, at: at(notification.at) })
              : at(notification.at)}
          </span>
        </li>
      ))}
    </ul>
  );
}
