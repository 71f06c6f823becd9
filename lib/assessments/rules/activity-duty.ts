import { addMonths, type IsoDay } from '../../time';
import type { LegalGround } from './assessment';
import { findGroundPeriod, findLaw } from './law';

/** Months in a row with försörjningsstöd. Both months are given as their first day; null while it goes on. */
export interface AssistancePeriod {
  fromMonth: IsoDay;
  toMonth: IsoDay | null;
}

/** What the months in a row say of the duty to demand activity, 12 kap. 4 a § SoL. Months are given as their first day. */
export type ActivityDuty =
  /** No försörjningsstöd is known for the month, so no months are counted. */
  | { kind: 'NO_ASSISTANCE' }
  /** Assistance ends before the duty would arise. */
  | { kind: 'ENDS_BEFORE'; fromMonth: IsoDay; toMonth: IsoDay; monthsInRow: number }
  /** The duty arises in a month to come. */
  | { kind: 'COMING'; fromMonth: IsoDay; monthsInRow: number; arisesMonth: IsoDay; arisesNextMonth: boolean }
  /** The duty has arisen. */
  | { kind: 'ARISEN'; fromMonth: IsoDay; monthsInRow: number; arisesMonth: IsoDay };

/**
 * When the nämnd shall demand activity: the month after at least three consecutive months with försörjningsstöd, and never before
 * October 2026, to which the duty first applies (12 kap. 4 a § SoL, SFS 2026:730). A month without assistance breaks the row and the
 * count begins anew. `monthsInRow` counts the month of `today`.
 */
export function calculateActivityDuty({
  periods,
  today,
}: {
  periods: readonly AssistancePeriod[];
  today: IsoDay;
}): ActivityDuty {
  const month = monthOf(today);
  const row = joinMonthsInRow(periods).find(
    ({ fromMonth, toMonth }) => fromMonth <= month && (toMonth === null || toMonth >= month),
  );
  if (!row) return { kind: 'NO_ASSISTANCE' };
  const { fromMonth, toMonth } = row;
  const monthsInRow = countMonths({ fromMonth, toMonth: month });
  const arisesMonth = monthOfDuty(fromMonth);
  if (arisesMonth <= month) return { kind: 'ARISEN', fromMonth, monthsInRow, arisesMonth };
  if (toMonth !== null && toMonth < arisesMonth) return { kind: 'ENDS_BEFORE', fromMonth, toMonth, monthsInRow };
  return { kind: 'COMING', fromMonth, monthsInRow, arisesMonth, arisesNextMonth: addMonths(month, 1) === arisesMonth };
}

/** The first month for which activity shall be demanded of one with assistance from the month on. */
export function monthOfDuty(fromMonth: IsoDay): IsoDay {
  const afterRow = addMonths(fromMonth, findLaw(fromMonth).monthsBeforeDemand);
  const { fromOn } = findGroundPeriod('SECTION_12_4_A');
  return fromOn !== null && afterRow < fromOn ? fromOn : afterRow;
}

/** Periods that follow month on month, or overlap, as one; the earliest first. */
export function joinMonthsInRow(periods: readonly AssistancePeriod[]): AssistancePeriod[] {
  const inOrder = periods.toSorted((a, b) => a.fromMonth.localeCompare(b.fromMonth));
  return inOrder.reduce<AssistancePeriod[]>((rows, { fromMonth, toMonth }) => {
    const last = rows.at(-1);
    if (last && (last.toMonth === null || fromMonth <= addMonths(last.toMonth, 1))) {
      const isLater = last.toMonth !== null && (toMonth === null || toMonth > last.toMonth);
      rows[rows.length - 1] = { ...last, toMonth: isLater ? toMonth : last.toMonth };
    } else rows.push({ fromMonth, toMonth });
    return rows;
  }, []);
}

/** What is worth a word before an assessment is saved, as `messages/sv.json` words it; the officer decides all the same. */
export type GroundRemark =
  /** 4 a § asks for three months in a row: what is demanded earlier rests on 4 d §. */
  | 'DEMAND_BEFORE_THREE_MONTHS'
  /** 4 d § may be used, for less time than the demand later on. */
  | 'EARLIER_DEMAND'
  /** The three months have passed: 4 d § is no longer the ground. */
  | 'EARLIER_DEMAND_TOO_LATE'
  /** Activity shall be demanded, and the ground is another. */
  | 'DUTY_WITHOUT_DEMAND';

/**
 * What the months in a row say of the chosen ground on the assessment's first day (12 kap. 4 a and 4 d §§ SoL). A remark and no
 * refusal: the months come from another system and may lag, while the officer may know better.
 */
export function findGroundRemark({
  ground,
  periods,
  validFrom,
}: {
  ground: LegalGround;
  periods: readonly AssistancePeriod[];
  validFrom: IsoDay;
}): GroundRemark | null {
  const duty = calculateActivityDuty({ periods, today: validFrom });
  const hasArisen = duty.kind === 'ARISEN';
  if (ground === 'SECTION_12_4_A') return hasArisen ? null : 'DEMAND_BEFORE_THREE_MONTHS';
  if (ground === 'SECTION_12_4_D') return hasArisen ? 'EARLIER_DEMAND_TOO_LATE' : 'EARLIER_DEMAND';
  return hasArisen && ground !== 'SECTION_12_4_G' ? 'DUTY_WITHOUT_DEMAND' : null;
}

function monthOf(day: IsoDay): IsoDay {
  return `${day.slice(0, 7)}-01`;
}

function countMonths({ fromMonth, toMonth }: { fromMonth: IsoDay; toMonth: IsoDay }): number {
  const number = (day: IsoDay) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return number(toMonth) - number(fromMonth) + 1;
}
