import { addDays, daysBetween, type IsoDay } from '../../time';

/** How many days in a row one may be ill before a certificate is needed: 12 kap. 5 a § SoL. */
export const DAYS_WITHOUT_CERTIFICATE = 7;

/** Days in a row of sickness, both included. */
export interface SickRun {
  fromOn: IsoDay;
  toOn: IsoDay;
  /** Calendar days. */
  days: number;
  /** The first day that needs a certificate: the eighth. */
  certificateFrom: IsoDay;
}

/** From when to when a certificate holds. */
export interface CertificatePeriod {
  fromOn: IsoDay;
  toOn: IsoDay;
}

interface Known {
  /** Days that are reported as sick, in any order; a sick child's days are none. */
  sickDays: readonly IsoDay[];
  /** Days on which something was planned, whether reported or not. One of them that is not a sick day ends a run. */
  plannedDays: readonly IsoDay[];
}

/**
 * Sickness that lasts more than seven calendar days in a row, the earliest first: 12 kap. 5 a § SoL. Days between two sick reports on which nothing
 * was planned (weekends, holidays, free days) belong to the run: nobody was there to be reported. A planned day without a sick report ends it.
 */
export function listSickRuns({ sickDays, plannedDays }: Known): SickRun[] {
  const sick = [...new Set(sickDays)].sort();
  const isSick = new Set(sick);
  const well = [...new Set(plannedDays)].filter((day) => !isSick.has(day)).sort();
  const runs: { fromOn: IsoDay; toOn: IsoDay }[] = [];
  let next = 0;
  for (const day of sick) {
    const last = runs.at(-1);
    while (next < well.length && (well[next] ?? '') < (last?.toOn ?? '')) next += 1;
    const between = well[next];
    if (last && (between === undefined || between > day)) last.toOn = day;
    else runs.push({ fromOn: day, toOn: day });
  }
  return runs
    .map((run) => ({
      ...run,
      days: daysBetween({ from: run.fromOn, to: run.toOn }) + 1,
      certificateFrom: addDays(run.fromOn, DAYS_WITHOUT_CERTIFICATE),
    }))
    .filter(({ days }) => days > DAYS_WITHOUT_CERTIFICATE);
}

/** Whether certificates hold on every day of the run from its eighth. */
export function isRunCovered(run: SickRun, certificates: readonly CertificatePeriod[]): boolean {
  const sorted = certificates.toSorted((a, b) => a.fromOn.localeCompare(b.fromOn));
  let uncovered = run.certificateFrom;
  for (const { fromOn, toOn } of sorted) {
    if (fromOn <= uncovered && toOn >= uncovered) uncovered = addDays(toOn, 1);
  }
  return uncovered > run.toOn;
}

/** Where a certificate that is to be registered lies over one that is there. @returns null when it lies over none */
export function findOverlap<T extends CertificatePeriod>(wanted: CertificatePeriod, existing: readonly T[]): T | null {
  return existing.find(({ fromOn, toOn }) => fromOn <= wanted.toOn && toOn >= wanted.fromOn) ?? null;
}
