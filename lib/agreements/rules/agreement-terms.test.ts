import { describe, expect, it } from 'vitest';
import { DEFAULT_TERMS, isConsultationRequired } from './agreement-terms';

describe('whether a referral needs samråd', () => {
  it.each([
    ['without an agreement, always', [], 'ROM', true],
    ['a service that the parties exempted', ['PREPARATORY_MEASURES'], 'PREPARATORY_MEASURES', false],
    ['another service', ['PREPARATORY_MEASURES'], 'ROM', true],
  ] as const)('%s', (_, exemptServiceCodes, code, expected) => {
    expect(isConsultationRequired({ ...DEFAULT_TERMS, exemptServiceCodes }, code)).toBe(expected);
  });
});
