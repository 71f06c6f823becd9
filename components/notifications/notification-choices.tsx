'use client';

import { useTranslations } from 'next-intl';
import { CommandForm } from '@/components/forms/command-form';
import { CheckboxesInput } from '@/components/forms/fields';
import { type CommandResult, useCommandForm } from '@/components/forms/use-command-form';
import { useNotice } from '@/components/ui/notice';
import { ErrorNotice } from '@/components/ui/states';
import { type ChooseNotificationsInput, chooseNotificationsSchema, type NotificationKind } from '@/lib/notifications';
import styles from './notifications.module.css';

export interface NotificationChoicesProps {
  kinds: NotificationKind[];
  byMail: NotificationKind[];
  /** Where the mails go; null when no mail server is there. */
  mailAddress: string | null;
  choose: (input: ChooseNotificationsInput) => Promise<CommandResult<unknown>>;
}

/** Which kinds come by e-mail too. */
export function NotificationChoices({ kinds, byMail, mailAddress, choose }: NotificationChoicesProps) {
  const t = useTranslations('notifications');
  const notice = useNotice();
  const command = useCommandForm({
    schema: chooseNotificationsSchema,
    action: choose,
    formKey: 'notification-choices',
    defaultValues: { byMail },
    onDone: () => notice(t('choices.saved')),
  });
  return (
    <div className={styles.stack}>
      {mailAddress === null ? (
        <ErrorNotice tone="information" title={t('choices.off')}>
          {t('choices.offText')}
        </ErrorNotice>
      ) : (
        <p>{t('choices.address', { address: mailAddress })}</p>
      )}
      <CommandForm command={command} submitLabel={t('choices.save')}>
        <CheckboxesInput
          name="byMail"
          label={t('choices.legend')}
          description={t('choices.explained')}
          choices={kinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}.choice`) }))}
        />
      </CommandForm>
    </div>
  );
}
