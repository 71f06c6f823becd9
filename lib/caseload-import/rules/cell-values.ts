import { type LegalGround, MAXIMUM_WEEKLY_MINUTES } from '../../assessments/rules/assessment';
import { isGroundSelectable } from '../../assessments/rules/law';
import { type Read, readDay } from '../../csv/rules/cell-values';
import { foldText } from '../../csv/rules/fold-text';
import { type IsoDay, isIsoDay } from '../../time';

/** Skyddade personuppgifter, from none to the strongest. Values equal the PostgreSQL enum `protection`. */
export const PROTECTIONS = ['NONE', 'MARKED', 'PROTECTED_REGISTRATION', 'FICTITIOUS_IDENTITY'] as const;
export type Protection = (typeof PROTECTIONS)[number];

const MINUTE_STEP = 5;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];
const HOURS = /^(\d{1,3})(?:[.,](\d{1,2}))?(?:h|t|tim|timmar|%)?$/i;

/** '2026-03', '202603', '2026-03-01' or what Excel makes of it, 'mar-26' → the first day of the month. */
export function readMonth(text: string): Read<IsoDay, 'monthFormat'> {
  const [, year, month] = /^(\d{4})[-/.]?(\d{2})(?:[-/.]?\d{2})?$/.exec(text) ?? [];
  if (year && month && isIsoDay(`${year}-${month}-01`)) return { ok: true, value: `${year}-${month}-01` };
  const [, name, shortYear] = /^([a-zåäö]{3,9})\.?[- ](?:20)?(\d{2})$/i.exec(text) ?? [];
  const number = name ? MONTHS.indexOf(name.toLowerCase().slice(0, 3)) + 1 : 0;
  if (number > 0) return { ok: true, value: `20${shortYear}-${String(number).padStart(2, '0')}-01` };
  return { ok: false, reason: 'monthFormat' };
}

/** Several days with a space, «|», comma or semicolon between them → the days in order, each as often as it stands there (twins). */
export function readDays(text: string): Read<IsoDay[], 'dayFormat'> {
  const days: IsoDay[] = [];
  for (const part of text.split(/[\s|,;]+/).filter(Boolean)) {
    const day = readDay(part);
    if (!day.ok) return day;
    days.push(day.value);
  }
  return { ok: true, value: days.sort() };
}

/** Hours a week with a Swedish decimal comma, or per cent of 40 hours → whole minutes to the nearest five: '37,5' → 2250, '50 %' → 1200. */
export function readWeeklyMinutes(text: string): Read<number, 'hoursFormat' | 'hoursRange'> {
  const compact = text.replace(/\s/g, '');
  const [, whole, fraction = ''] = HOURS.exec(compact) ?? [];
  if (whole === undefined) return { ok: false, reason: 'hoursFormat' };
  const number = Number(`${whole}.${fraction}0`);
  const minutes = compact.endsWith('%') ? (number / 100) * MAXIMUM_WEEKLY_MINUTES : number * 60;
  const value = Math.round(minutes / MINUTE_STEP) * MINUTE_STEP;
  return value <= MAXIMUM_WEEKLY_MINUTES ? { ok: true, value } : { ok: false, reason: 'hoursRange' };
}

const PROTECTION_OF_VALUE: Record<string, Protection> = {
  nej: 'NONE',
  n: 'NONE',
  '0': 'NONE',
  ingen: 'NONE',
  inget: 'NONE',
  ja: 'MARKED',
  j: 'MARKED',
  '1': 'MARKED',
  x: 'MARKED',
  s: 'MARKED',
  sekretess: 'MARKED',
  sekretessmarkering: 'MARKED',
  sekretessmarkerad: 'MARKED',
  skyddadfolkbokforing: 'PROTECTED_REGISTRATION',
  fingerade: 'FICTITIOUS_IDENTITY',
  fingerad: 'FICTITIOUS_IDENTITY',
  fingeradepersonuppgifter: 'FICTITIOUS_IDENTITY',
};

/** Empty, nej, ja, S, sekretessmarkering, skyddad folkbokföring, fingerade personuppgifter. Anything else is a fault: a doubt is never «no». */
export function readProtection(text: string): Read<Protection, 'protectionUnknown'> {
  if (text === '') return { ok: true, value: 'NONE' };
  const value = PROTECTION_OF_VALUE[foldText(text)];
  return value ? { ok: true, value } : { ok: false, reason: 'protectionUnknown' };
}

const GROUND_OF_VALUE: Record<string, LegalGround> = {
  '4a': 'SECTION_12_4_A',
  '124a': 'SECTION_12_4_A',
  '4d': 'SECTION_12_4_D',
  '124d': 'SECTION_12_4_D',
  '4': 'SECTION_12_4',
  '124': 'SECTION_12_4',
  '4g': 'SECTION_12_4_G',
  '124g': 'SECTION_12_4_G',
  frivillig: 'VOLUNTARY',
  frivilligt: 'VOLUNTARY',
  ingen: 'VOLUNTARY',
};

/** '12:4 a', '12 kap. 4 a §', '4 d', 'frivillig' → the ground in 12 kap. SoL. `monday` is the first day it would hold. */
export function readGround(
  text: string,
  { monday }: { monday: IsoDay },
): Read<LegalGround, 'groundUnknown' | 'groundNotInForce'> {
  const value = GROUND_OF_VALUE[foldText(text).replace(/kap|sol/g, '')];
  if (!value) return { ok: false, reason: 'groundUnknown' };
  return isGroundSelectable(value, monday) ? { ok: true, value } : { ok: false, reason: 'groundNotInForce' };
}
