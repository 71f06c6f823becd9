import { type IsoDay, isIsoDay } from '../../time';

/** Personnummer (18 § folkbokföringslagen) or samordningsnummer (lagen (2022:1697) om samordningsnummer). */
export type IdentityKind = 'PERSONAL' | 'COORDINATION';

export type IdentityNumberFault =
  | 'identityNumberMissing'
  | 'identityNumberFormat'
  | 'identityNumberDate'
  | 'identityNumberFuture'
  | 'identityNumberCheckDigit';

export type ParsedIdentityNumber =
  | { ok: true /** Twelve digits, YYYYMMDDNNNC. */; value: string; kind: IdentityKind; bornOn: IsoDay }
  | { ok: false; reason: IdentityNumberFault };

const WRITTEN_FORM = /^(\d{2})?(\d{6})([-+]?)(\d{4})$/;
const SPACES = /\s/g;
const DASHES = /[\u2010-\u2015\u2212]/g;

/**
 * Reads an identity number in any of its written forms: YYYYMMDD-NNNC or YYMMDD-NNNC, with «+» from the year in which
 * the person turns 100, with no separator, with spaces, or with a dash that a spreadsheet has put there.
 *
 * The check digit is Luhn's over the last ten digits; a samordningsnummer has 60 added to the day. Without a century
 * the number is the youngest possible person born no later than `today`, with «+» the youngest who turns 100 this
 * year or has turned. With a century the sign is not needed and not judged. Never throws: a fault is a reason.
 */
export function parseIdentityNumber(written: string, { today }: { today: IsoDay }): ParsedIdentityNumber {
  const text = written.replace(SPACES, '').replace(DASHES, '-');
  if (text === '') return { ok: false, reason: 'identityNumberMissing' };
  const [, century, date, separator, last] = WRITTEN_FORM.exec(text) ?? [];
  if (date === undefined || last === undefined) return { ok: false, reason: 'identityNumberFormat' };

  const writtenDay = Number(date.slice(4));
  const kind: IdentityKind = writtenDay > 60 ? 'COORDINATION' : 'PERSONAL';
  const dayOfMonth = String(kind === 'COORDINATION' ? writtenDay - 60 : writtenDay).padStart(2, '0');
  const dayInYear = `${date.slice(2, 4)}-${dayOfMonth}`;
  const year = century
    ? `${century}${date.slice(0, 2)}`
    : findYear({ lastTwo: date.slice(0, 2), dayInYear, isCentenarian: separator === '+', today });

  const bornOn = `${year}-${dayInYear}`;
  if (!isIsoDay(bornOn)) return { ok: false, reason: 'identityNumberDate' };
  if (bornOn > today) return { ok: false, reason: 'identityNumberFuture' };
  if (calculateCheckDigit(`${date}${last.slice(0, 3)}`) !== Number(last[3])) {
    return { ok: false, reason: 'identityNumberCheckDigit' };
  }
  return { ok: true, value: `${year}${date.slice(2)}${last}`, kind, bornOn };
}

function findYear(number: { lastTwo: string; dayInYear: string; isCentenarian: boolean; today: IsoDay }): number {
  const thisYear = Number(number.today.slice(0, 4));
  const newest = number.isCentenarian ? thisYear - 100 : thisYear;
  const year = newest - ((((newest - Number(number.lastTwo)) % 100) + 100) % 100);
  const isUnborn = !number.isCentenarian && `${year}-${number.dayInYear}` > number.today;
  return isUnborn ? year - 100 : year;
}

/** Luhn's check digit of the nine digits YYMMDDNNN. */
export function calculateCheckDigit(nineDigits: string): number {
  let sum = 0;
  for (let index = 0; index < nineDigits.length; index += 1) {
    const product = Number(nineDigits[index]) * (index % 2 === 0 ? 2 : 1);
    sum += product > 9 ? product - 9 : product;
  }
  return (10 - (sum % 10)) % 10;
}

/** The twelve digits as they are shown: 'YYYYMMDD-NNNC'. */
export function formatIdentityNumber(value: string): string {
  return `${value.slice(0, 8)}-${value.slice(8)}`;
}
