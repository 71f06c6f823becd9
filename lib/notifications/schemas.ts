import { z } from 'zod';
import { NOTIFICATION_KINDS } from './rules/notification-kinds';

/** The kinds that the reader also wants by e-mail; of the other kinds of the reader's role none. */
export const chooseNotificationsSchema = z.object({ byMail: z.array(z.enum(NOTIFICATION_KINDS, 'choose')).max(50) });

export type ChooseNotificationsInput = z.output<typeof chooseNotificationsSchema>;
