'use server';

import { z } from 'zod';
import { chooseNotificationsSchema } from '@/lib/notifications';
import { chooseNotifications, readAllNotifications } from '@/lib/notifications/server';
import { createAction } from '@/lib/platform/action';

export const chooseNotificationsAction = createAction(
  'notification.read',
  chooseNotificationsSchema,
  chooseNotifications,
);
export const readAllNotificationsAction = createAction('notification.read', z.object({}), readAllNotifications);
