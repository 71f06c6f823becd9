import { createHash } from 'node:crypto';
import { calculateCheckDigit } from '@/lib/cases';
import { addDays, type IsoDay } from '@/lib/time';

/** An id that follows from what it names, so that links into the demonstration stay the same on every machine. */
export function idOf(...parts: (string | number)[]): string {
  const hex = createHash('sha256').update(parts.join('/')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

interface Identity {
  identityNumber: string;
  identityKind: 'PERSONAL' | 'COORDINATION';
  bornOn: IsoDay;
}

/**
 * Gives out Skatteverket's test numbers, each once: födelsenummer 238 for a woman and 239 for a man. A birthday that is
 * taken becomes the next free one.
 */
export function createIdentityNumbers() {
  const taken = new Set<string>();
  return (wanted: { bornOn: IsoDay; isWoman: boolean; hasCoordinationNumber: boolean }): Identity => {
    for (let bornOn = wanted.bornOn; ; bornOn = addDays(bornOn, 1)) {
      const dayOfMonth = Number(bornOn.slice(8)) + (wanted.hasCoordinationNumber ? 60 : 0);
      const date = `${bornOn.slice(0, 4)}${bornOn.slice(5, 7)}${String(dayOfMonth).padStart(2, '0')}`;
      const nineDigits = `${date.slice(2)}${wanted.isWoman ? '238' : '239'}`;
      const identityNumber = `${date.slice(0, 2)}${nineDigits}${calculateCheckDigit(nineDigits)}`;
      if (taken.has(identityNumber)) continue;
      taken.add(identityNumber);
      return { identityNumber, identityKind: wanted.hasCoordinationNumber ? 'COORDINATION' : 'PERSONAL', bornOn };
    }
  };
}
