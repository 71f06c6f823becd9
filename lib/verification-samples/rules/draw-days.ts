import { drawLot } from '../../providers/rules/neutral-order';

/** Of the days that providers reported in a month, at least so many per cent and so many days are drawn. */
export const SAMPLE_PERCENT = 5;
export const SMALLEST_SAMPLE = 10;

/** A reported day, and who reported it. */
export interface ReportedDay {
  id: string;
  providerId: string;
}

/**
 * Which of the reported days are drawn, at random but the same each time for the same seed and days: five per cent, at least ten, spread over
 * the providers in proportion to what they reported, with at least one of each, so that none is favoured or picked on (kommunallagen 2 kap. 8 §).
 * In the order in which they were drawn, provider by provider.
 */
export function drawDays<Day extends ReportedDay>(days: readonly Day[], seed: string): Day[] {
  const byProvider = Map.groupBy(days, ({ providerId }) => providerId);
  const places = sharePlaces(new Map([...byProvider].map(([id, list]) => [id, list.length])), seed);
  return [...byProvider].sort(byKey).flatMap(([providerId, list]) =>
    list
      .map((day) => ({ day, lot: drawLot(`${seed}/${day.id}`) }))
      .sort((a, b) => a.lot - b.lot || (a.day.id < b.day.id ? -1 : 1))
      .slice(0, places.get(providerId))
      .map(({ day }) => day),
  );
}

/**
 * How many days are drawn of each provider: one each, and then one by one to the provider that has fewest for what it reported (Sainte-Laguë,
 * which favours neither the large nor the small). Equals are told apart by lot. More than the whole when there are more providers than that.
 */
export function sharePlaces(reportsOf: ReadonlyMap<string, number>, seed: string): Map<string, number> {
  const providers = [...reportsOf]
    .filter(([, reports]) => reports > 0)
    .map(([id, reports]) => ({ id, reports, places: 1, lot: drawLot(`${seed}/${id}`) }))
    .sort((a, b) => a.lot - b.lot || (a.id < b.id ? -1 : 1));
  const total = providers.reduce((sum, { reports }) => sum + reports, 0);
  const size = Math.min(total, Math.max(SMALLEST_SAMPLE, Math.ceil((total * SAMPLE_PERCENT) / 100)));
  for (let left = size - providers.length; left > 0; left -= 1) {
    const next = providers
      .filter(({ reports, places }) => places < reports)
      .reduce((best, each) => (claimOf(each) > claimOf(best) ? each : best));
    next.places += 1;
  }
  return new Map(providers.map(({ id, places }) => [id, places]));
}

const claimOf = ({ reports, places }: { reports: number; places: number }) => reports / (2 * places + 1);

const byKey = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1);
