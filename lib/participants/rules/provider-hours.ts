/** Minutes at one provider: what the plan held, what the provider reported that the person was there, and what of that another has verified. */
export interface ProviderHours {
  plannedMinutes: number;
  reportedMinutes: number;
  verifiedMinutes: number;
  /** Planned on days that have ended and that nobody has reported. */
  unreportedMinutes: number;
}

export type HoursDifference = 'UNREPORTED' | 'LESS_THAN_PLANNED' | 'UNVERIFIED';

/** What does not agree between the three, most important first; empty when they say the same. None of it is a judgement of anyone. */
export function listHoursDifferences(hours: ProviderHours): { kind: HoursDifference; minutes: number }[] {
  const { plannedMinutes, reportedMinutes, verifiedMinutes, unreportedMinutes } = hours;
  const differences: { kind: HoursDifference; minutes: number }[] = [
    { kind: 'UNREPORTED', minutes: unreportedMinutes },
    { kind: 'LESS_THAN_PLANNED', minutes: plannedMinutes - unreportedMinutes - reportedMinutes },
    { kind: 'UNVERIFIED', minutes: reportedMinutes - verifiedMinutes },
  ];
  return differences.filter(({ minutes }) => minutes > 0);
}
