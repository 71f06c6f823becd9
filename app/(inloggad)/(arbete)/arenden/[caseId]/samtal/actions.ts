'use server';

import { waiveAnswerSchema, writeMessageSchema } from '@/lib/conversations';
import { waiveAnswer, writeMessage } from '@/lib/conversations/server';
import { createAction } from '@/lib/platform/action';

export const writeMessageAction = createAction('conversation.write', writeMessageSchema, writeMessage);
export const waiveAnswerAction = createAction('conversation.write', waiveAnswerSchema, waiveAnswer);
