import { z } from 'zod';
import { isIsoDay } from '../time';
import { listOfferFaults } from './rules/childcare-offer';

const id = z.uuid('invalidId');
const day = z.string('chooseDay').refine(isIsoDay, 'dayInvalid');
const minute = z.coerce.number('choose').int('choose').min(0, 'choose').max(1440, 'choose');

/** One child's place from a day on: when it was asked for, offered and begins, how many hours, and when it is open. */
export const saveChildcareOfferSchema = z
  .object({
    caseId: id,
    /** Null for what is not known before. */
    offerId: id.nullable(),
    revision: z.int(),
    childBornOn: day,
    childOrdinal: z.int().min(1).max(9),
    isNotNeeded: z.boolean(),
    startsOn: day,
    endsOn: day.nullable(),
    appliedOn: day.nullable(),
    offeredOn: day.nullable(),
    declinedOn: day.nullable(),
    weeklyMinutes: z.int('hoursInvalid').min(5, 'hoursRequired').max(4200, 'tooManyChildcareHours').nullable(),
    /** Weekdays on which it is open; empty when that is not known. */
    hours: z.array(z.object({ weekday: z.int().min(1).max(7), opensMinute: minute, closesMinute: minute })).max(7),
  })
  .superRefine((offer, context) => {
    for (const { field, reason: message } of listOfferFaults(offer)) {
      context.addIssue({ code: 'custom', path: field.split('.'), message });
    }
  });
export type SaveChildcareOfferInput = z.output<typeof saveChildcareOfferSchema>;

export const removeChildcareOfferSchema = z.object({ caseId: id, offerId: id, revision: z.int() });
export type RemoveChildcareOfferInput = z.output<typeof removeChildcareOfferSchema>;
