import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import messages from '@/messages/sv.json';
import { validationKey } from './validation-key';

function firstKey(schema: z.ZodType, input: unknown): string | undefined {
  return schema.safeParse(input, { error: validationKey }).error?.issues[0]?.message;
}

describe('validationKey', () => {
  it.each([
    ['a missing text', z.string(), undefined, 'required'],
    ['an empty text', z.string().min(1), '', 'required'],
    ['a text that is too short', z.string().min(3), 'ab', 'textShorterThan|3'],
    ['a text that is too long', z.string().max(2), 'abc', 'textLongerThan|2'],
    ['a missing number', z.number(), null, 'required'],
    ['a number that is none', z.number(), 'sju', 'numberInvalid'],
    ['hours that could not be read', z.number(), Number.NaN, 'hoursInvalid'],
    ['a number that is too small', z.number().min(0), -1, 'numberSmallerThan|0'],
    ['a number that is too large', z.int().max(2400), 3000, 'numberLargerThan|2400'],
    ['a choice not made', z.enum(['AGREE', 'OBJECT']), '', 'choose'],
    ['a choice that does not exist', z.enum(['AGREE', 'OBJECT']), 'MAYBE', 'invalid'],
    ['too few of a list', z.array(z.string()).min(1), [], 'fewerThan|1'],
    ['an address that is none', z.email(), 'a', 'emailInvalid'],
  ])('names %s', (_, schema, input, key) => {
    expect(firstKey(schema, input)).toBe(key);
  });

  it('lets a schema speak for itself', () => {
    expect(firstKey(z.string().min(1, 'reasonsRequired'), '')).toBe('reasonsRequired');
  });

  it('says nothing that has no words', () => {
    const spoken = [
      'required',
      'choose',
      'invalid',
      'numberInvalid',
      'emailInvalid',
      'textShorterThan',
      'textLongerThan',
    ];
    for (const key of [...spoken, 'numberSmallerThan', 'numberLargerThan', 'fewerThan', 'moreThan']) {
      expect(messages.validation, key).toHaveProperty(key);
    }
  });
});
