/** The part of a zod issue that decides what is said about it. */
type Issue = {
  readonly code?: string;
  readonly input?: unknown;
  readonly expected?: unknown;
  readonly origin?: unknown;
  readonly minimum?: unknown;
  readonly maximum?: unknown;
  readonly format?: unknown;
};

/**
 * What zod says where a schema says nothing itself: a key under `validation` in messages/sv.json, with a limit after «|»
 * where there is one. A schema's own message is such a key too and goes before this one.
 */
export function validationKey(issue: Issue): string {
  const { code, input } = issue;
  if (code === 'invalid_type') return typeKey(issue);
  if (code === 'too_small') return sizeKey(issue.origin, issue.minimum, SMALL_KEYS);
  if (code === 'too_big') return sizeKey(issue.origin, issue.maximum, BIG_KEYS);
  if (code === 'invalid_format') return issue.format === 'email' ? 'emailInvalid' : 'invalid';
  if (code === 'invalid_value') return isNothing(input) ? 'choose' : 'invalid';
  if (code === 'not_multiple_of') return 'numberInvalid';
  return 'invalid';
}

function typeKey({ expected, input }: Issue): string {
  if (isNothing(input)) return 'required';
  // A field of hours holds NaN while what is written in it cannot be read.
  if (Number.isNaN(input)) return 'hoursInvalid';
  if (expected === 'number' || expected === 'int') return 'numberInvalid';
  return 'invalid';
}

const SMALL_KEYS = { string: 'textShorterThan', number: 'numberSmallerThan', array: 'fewerThan' } as const;
const BIG_KEYS = { string: 'textLongerThan', number: 'numberLargerThan', array: 'moreThan' } as const;

function sizeKey(origin: unknown, limit: unknown, keys: typeof SMALL_KEYS | typeof BIG_KEYS): string {
  const isEmptyText = origin === 'string' && Number(limit) === 1 && keys === SMALL_KEYS;
  if (isEmptyText) return 'required';
  if (origin === 'string') return `${keys.string}|${limit}`;
  if (origin === 'array' || origin === 'set') return `${keys.array}|${limit}`;
  return `${keys.number}|${limit}`;
}

function isNothing(input: unknown): boolean {
  return input === undefined || input === null || input === '';
}
