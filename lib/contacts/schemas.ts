import { z } from 'zod';
import { isIsoDay } from '../time';

const day = z.string('chooseDay').refine(isIsoDay, 'dayInvalid').nullable();
const minute = z.int('timeMissing').min(0, 'timeMissing').max(1440, 'timeMissing');

/** Digits as people write them: «070-174 06 05», «+46 70 174 06 05»; empty when there is none. */
const phone = z
  .string()
  .trim()
  .max(40, 'textLongerThan|40')
  .regex(/^$|^\+?[\d\s()/-]{5,}$/, 'phoneInvalid');

/** One's own card. The e-mail address is the account's and is not changed here. */
export const saveContactCardSchema = z
  .object({
    seenRevision: z.int().min(0),
    phone,
    sharedMailbox: z.union([z.literal(''), z.email('emailInvalid').max(200, 'textLongerThan|200')], 'emailInvalid'),
    hours: z
      .array(
        z.object({
          weekday: z.int().min(1).max(7),
          isReached: z.boolean(),
          startsMinute: minute,
          endsMinute: minute,
        }),
      )
      .max(7),
    awayFrom: day,
    awayTo: day,
    standInId: z.uuid('invalidId').nullable(),
  })
  .superRefine(({ hours, awayFrom, awayTo, standInId }, context) => {
    const refuse = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
    hours.forEach(({ isReached, startsMinute, endsMinute }, index) => {
      if (isReached && endsMinute <= startsMinute) refuse(['hours', index, 'endsMinute'], 'endsBeforeItBegins');
    });
    if (awayFrom !== null && awayTo === null) refuse(['awayTo'], 'chooseDay');
    if (awayTo !== null && awayFrom === null) refuse(['awayFrom'], 'chooseDay');
    if (awayFrom !== null && awayTo !== null && awayTo < awayFrom) refuse(['awayTo'], 'endsBeforeItBegins');
    if (standInId !== null && awayFrom === null && awayTo === null) refuse(['awayFrom'], 'chooseDay');
  });

export type SaveContactCardInput = z.output<typeof saveContactCardSchema>;
