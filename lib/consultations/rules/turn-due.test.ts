import { expect, it } from 'vitest';
import type { ConsultationFacts } from './consultation-state';
import { mondayAfterAnswer, turnDueOn } from './turn-due';

const asked: ConsultationFacts = {
  requestedByParty: 'EMPLOYMENT_SERVICE',
  dueOn: '2026-11-25',
  answer: null,
  conclusion: null,
  concludedAt: null,
  isConfirmed: false,
  isWithdrawn: false,
  planVersionId: null,
};
const answered: ConsultationFacts = { ...asked, answer: 'AGREE' };
const countered: ConsultationFacts = { ...asked, answer: 'OBJECT', hasCounterProposal: true };

it.each([
  ['until it is answered, its own', asked, '2026-11-25'],
  ['when it has passed, the same', { ...asked, dueOn: '2026-11-16' }, '2026-11-16'],
  ['answered, so many working days for the conclusion', answered, '2026-11-18'],
  ['with another proposal to AF, the same days', countered, '2026-11-18'],
  ['with another proposal to the municipality, none', { ...countered, requestedByParty: 'MUNICIPALITY' }, null],
  ['concluded, none', { ...answered, conclusion: 'AGREED', concludedAt: '2026-11-16T09:00:00Z' }, null],
  ['ended by the managers, none', { ...asked, settlement: { as: 'AGREED', at: '2026-11-16T09:00:00Z' } }, null],
  ['taken back, none', { ...asked, isWithdrawn: true }, null],
] as const)('%s', (_, facts, dueOn) => {
  expect(turnDueOn(facts, { answeredOn: '2026-11-13', concludeWorkingDays: 3 }, '2026-11-17')).toBe(dueOn);
});

it.each([
  ['on a Wednesday', '2026-11-25', '2026-11-30'],
  ['on a Friday', '2026-11-27', '2026-11-30'],
  ['on a Monday', '2026-11-30', '2026-12-07'],
] as const)('what is asked about begins the Monday after an answer that is due %s', (_, answerDueOn, monday) => {
  expect(mondayAfterAnswer(answerDueOn)).toBe(monday);
});
