import 'server-only';

export { chooseNotifications } from './commands/choose-notifications';
export { deliverMails } from './commands/deliver-mails';
export { forgetOldNotifications } from './commands/forget-old-notifications';
export { notify } from './commands/notify';
export { openNotification, readAllNotifications, readNotifications } from './commands/open-notification';
export { openMailServer } from './mail/open-mail-server';
export { countUnreadNotifications } from './queries/count-unread-notifications';
export { getNotificationPage } from './queries/get-notification-page';
