import { createTranslator } from 'next-intl';
import swedish from '@/messages/sv.json';
import type { NotificationKind } from '../rules/notification-kinds';

export interface ComposedMail {
  subject: string;
  text: string;
}

/** What an e-mail says: a fixed text for the kind, at most which organisation it comes from, and two addresses behind the sign-in. */
export function composeMail(
  kind: NotificationKind,
  {
    fromOrganisation,
    publicUrl,
    notificationId,
  }: { fromOrganisation: string | null; publicUrl: string; notificationId: string },
): ComposedMail {
  const t = createTranslator({ locale: 'sv', messages: swedish.notifications });
  const site = publicUrl.replace(/\/$/, '');
  return {
    subject: `Samspel: ${t(`kinds.${kind}.title`)}`,
    text: [
      t(`kinds.${kind}.mail`),
      ...(fromOrganisation === null ? [] : [t('mail.from', { organisation: fromOrganisation })]),
      '',
      t('mail.open'),
      `${site}/avisering/${notificationId}`,
      '',
      t('mail.why'),
      `${site}/aviseringar`,
      '',
    ].join('\n'),
  };
}
