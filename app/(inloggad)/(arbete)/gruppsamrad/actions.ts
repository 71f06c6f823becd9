'use server';

import { holdMeetingSchema } from '@/lib/consultations';
import { holdMeeting } from '@/lib/consultations/server';
import { createAction } from '@/lib/platform/action';

export const holdMeetingAction = createAction('consultation.request', holdMeetingSchema, holdMeeting);
