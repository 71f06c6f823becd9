'use server';

import { saveContactCardSchema } from '@/lib/contacts';
import { saveContactCard } from '@/lib/contacts/server';
import { createAction } from '@/lib/platform/action';

export const saveContactCardAction = createAction('contact-card.write', saveContactCardSchema, saveContactCard);
