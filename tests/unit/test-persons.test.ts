import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const identityNumber =
  /(?<![\dA-Za-z.-])(1[89]\d{2}|20\d{2})(0[1-9]|1[0-2])(0[1-9]|[1-8]\d|9[01])[-+]?(\d{3})(\d)(?![\dA-Za-z])/g;

/** The control digit of a personnummer: Luhn over the nine digits YYMMDDNNN. */
function controlDigit(nine: string): number {
  const sum = [...nine].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

/** The identity numbers in a text that could belong to a living person: valid, and not one of Skatteverket's test numbers. */
function findRealIdentityNumbers(text: string): string[] {
  return [...text.matchAll(identityNumber)]
    .filter(([, year = '', month = '', day = '', birthNumber = '', control = '']) => {
      // A coordination number has sixty added to its day.
      const dayOfMonth = Number(day) > 60 ? Number(day) - 60 : Number(day);
      const date = new Date(Date.UTC(Number(year), Number(month) - 1, dayOfMonth));
      if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== dayOfMonth) return false;
      if (controlDigit(`${year.slice(2)}${month}${day}${birthNumber}`) !== Number(control)) return false;
      return !(year.startsWith('189') ? ['980', '981'] : ['238', '239']).includes(birthNumber);
    })
    .map(([found]) => found);
}

describe('persons in the tree', () => {
  it('are Skatteverket’s test persons, all of them', () => {
    const paths = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    })
      .split('\0')
      .filter((path) => path !== '' && path !== 'package-lock.json' && !/\.(png|ico|woff2?|pdf|xlsx)$/.test(path))
      .filter((path) => existsSync(join(root, path)) && statSync(join(root, path)).isFile());
    const found = paths.flatMap((path) =>
      findRealIdentityNumbers(readFileSync(join(root, path), 'latin1')).map((number) => `${path}: ${number}`),
    );
    expect(found).toEqual([]);
  });

  // Put together from parts, so that this file itself holds no number that could be someone's.
  it.each([
    ['a valid number outside the test series', ['19800101', '-', '001']],
    ['the same without a dash', ['19800101', '', '001']],
    ['a coordination number', ['19800161', '-', '001']],
    ['a test birth number of the 1890s on a later date', ['19800101', '-', '980']],
  ])('are told from %s', (_name, [date = '', dash = '', birthNumber = '']) => {
    const number = `${date}${dash}${birthNumber}${controlDigit(`${date.slice(2)}${birthNumber}`)}`;
    expect(findRealIdentityNumbers(`«${number}»`)).toEqual([number]);
  });

  it.each([
    ['a test person', ['19800101', '-', '238']],
    ['a test person of the 1890s', ['18900101', '-', '980']],
    ['a date that does not exist', ['19800231', '-', '001']],
  ])('leave %s alone', (_name, [date = '', dash = '', birthNumber = '']) => {
    const number = `${date}${dash}${birthNumber}${controlDigit(`${date.slice(2)}${birthNumber}`)}`;
    expect(findRealIdentityNumbers(number)).toEqual([]);
  });
});
