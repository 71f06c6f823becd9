'use server';

import { agreeToEndSchema, concludeUnansweredSchema, disagreeSchema, proposeEndSchema } from '@/lib/escalations';
import { agreeToEnd, concludeUnanswered, disagreeForGood, proposeEnd } from '@/lib/escalations/server';
import { createAction } from '@/lib/platform/action';

export const proposeEndAction = createAction('escalation.write', proposeEndSchema, proposeEnd);
export const agreeToEndAction = createAction('escalation.write', agreeToEndSchema, agreeToEnd);
export const disagreeAction = createAction('escalation.write', disagreeSchema, disagreeForGood);
export const concludeUnansweredAction = createAction('escalation.write', concludeUnansweredSchema, concludeUnanswered);
