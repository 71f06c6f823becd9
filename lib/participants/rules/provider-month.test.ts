import { describe, expect, it } from 'vitest';
import { tellProviderMonth } from './provider-month';

describe('tellProviderMonth', () => {
  const month = {
    plannedPersons: 10,
    plannedMinutes: 4800,
    reportedPersons: 10,
    reportedMinutes: 4200,
    verifiedPersons: 5,
    verifiedMinutes: 1800,
    unverifiedPersons: 5,
  };
  const told = { plannedMinutes: 4800, reportedMinutes: 4200, verifiedMinutes: 1800 };

  it.each([
    ['enough of each', {}, told],
    ['nobody takes part', { plannedPersons: 0 }, null],
    ['four take part', { plannedPersons: 4 }, null],
    [
      'nothing is reported',
      { reportedPersons: 0, reportedMinutes: 0, verifiedPersons: 0, verifiedMinutes: 0, unverifiedPersons: 0 },
      { plannedMinutes: 4800, reportedMinutes: 0, verifiedMinutes: 0 },
    ],
    ['four are reported', { reportedPersons: 4 }, { ...told, reportedMinutes: null, verifiedMinutes: null }],
    ['all but four are reported', { reportedPersons: 6 }, { ...told, reportedMinutes: null, verifiedMinutes: null }],
    ['four are verified', { verifiedPersons: 4, unverifiedPersons: 6 }, { ...told, verifiedMinutes: null }],
    ['all but four are verified', { verifiedPersons: 6, unverifiedPersons: 4 }, { ...told, verifiedMinutes: null }],
    [
      'all is verified',
      { verifiedPersons: 10, unverifiedPersons: 0, verifiedMinutes: 4200 },
      { ...told, verifiedMinutes: 4200 },
    ],
  ])('%s', (_name, change, expected) => {
    expect(tellProviderMonth({ ...month, ...change })).toEqual(expected);
  });
});
