import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AgreementContent, contentOfTerms, DAY_RULES, listAgreementChanges } from './agreement-changes';
import { DEFAULT_TERMS } from './agreement-terms';

const standard: AgreementContent = {
  ...contentOfTerms(DEFAULT_TERMS),
  municipalityContactIds: ['karin'],
  employmentServiceContactIds: ['monica'],
  goals: [{ lineageId: 'g1', words: 'Plan inom 30 dagar', ownerUserId: 'karin' }],
};

describe('what a version changes', () => {
  it.each<[string, Partial<AgreementContent>, unknown[]]>([
    ['nothing', {}, []],
    [
      'a due date',
      { days: { ...standard.days, answerWorkingDays: 3 } },
      [{ kind: 'DAYS', rule: 'answerWorkingDays', from: 5, to: 3 }],
    ],
    ['samråd off for a programme', { exemptTypeCodes: ['SIUS'] }, [{ kind: 'CONSULTATION_OFF', typeCode: 'SIUS' }]],
    [
      'one contact for another',
      { municipalityContactIds: ['eva'] },
      [
        { kind: 'CONTACT_ADDED', party: 'MUNICIPALITY', userId: 'eva' },
        { kind: 'CONTACT_REMOVED', party: 'MUNICIPALITY', userId: 'karin' },
      ],
    ],
    [
      'a goal in other words, with another owner',
      { goals: [{ lineageId: 'g1', words: 'Plan inom 20 dagar', ownerUserId: 'monica' }] },
      [
        { kind: 'GOAL_REWORDED', from: 'Plan inom 30 dagar', to: 'Plan inom 20 dagar' },
        { kind: 'GOAL_OWNER', words: 'Plan inom 20 dagar', userId: 'monica' },
      ],
    ],
    [
      'a goal for another',
      { goals: [{ lineageId: 'g2', words: 'Samråd i tid', ownerUserId: 'karin' }] },
      [
        { kind: 'GOAL_ADDED', words: 'Samråd i tid' },
        { kind: 'GOAL_REMOVED', words: 'Plan inom 30 dagar' },
      ],
    ],
  ])('%s', (_name, change, expected) => {
    expect(listAgreementChanges(standard, { ...standard, ...change })).toEqual(expected);
  });

  it('is nothing exactly when the versions hold the same, and as much back as forth', () => {
    const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 4 });
    const content = fc.record<AgreementContent>({
      days: fc
        .array(fc.integer({ min: 1, max: 30 }), { minLength: DAY_RULES.length, maxLength: DAY_RULES.length })
        .map(
          (values) =>
            Object.fromEntries(DAY_RULES.map((rule, index) => [rule, values[index]])) as AgreementContent['days'],
        ),
      exemptTypeCodes: ids,
      municipalityContactIds: ids,
      employmentServiceContactIds: ids,
      goals: ids.map((list) => list.map((id) => ({ lineageId: id, words: `mål ${id}`, ownerUserId: 'karin' }))),
    });
    fc.assert(
      fc.property(content, content, (one, other) => {
        expect(listAgreementChanges(one, one)).toEqual([]);
        expect(listAgreementChanges(one, other)).toHaveLength(listAgreementChanges(other, one).length);
      }),
    );
  });
});
