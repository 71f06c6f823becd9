/** What a person wrote as hours: whole minutes, nothing, or something that is no hours. */
export type HoursReading = { kind: 'minutes'; minutes: number } | { kind: 'empty' } | { kind: 'unreadable' };

const CLOCK = /^(\d{1,3}):([0-5]\d)$/;
const DECIMAL = /^(\d{1,3})(?:[.,](\d{1,2}))?$/;
const WITH_UNITS = /^(?:(\d{1,3})\s*(?:h|tim|timme|timmar)\.?)?\s*(?:(\d{1,4})\s*(?:m|min|minut|minuter)\.?)?$/;

/**
 * Reads hours as people write them: «7», «7,5», «7.5», «7:30», «7 h 30 min», «45 min». «7.30» is not read, since it may be
 * seven and a half hours or 7,3.
 */
export function readHours(text: string): HoursReading {
  const written = text.trim().toLowerCase();
  if (written === '') return { kind: 'empty' };
  const clock = CLOCK.exec(written);
  if (clock) return { kind: 'minutes', minutes: Number(clock[1]) * 60 + Number(clock[2]) };
  const decimal = DECIMAL.exec(written);
  if (decimal) {
    const isAmbiguous = written.includes('.') && decimal[2]?.length === 2;
    if (isAmbiguous) return { kind: 'unreadable' };
    return { kind: 'minutes', minutes: Math.round(Number(written.replace(',', '.')) * 60) };
  }
  const units = WITH_UNITS.exec(written);
  if (units) return { kind: 'minutes', minutes: Number(units[1] ?? 0) * 60 + Number(units[2] ?? 0) };
  return { kind: 'unreadable' };
}

/** Minutes as they are shown in a field, so that they read back to the same minutes: 450 → '7,5', 100 → '1:40'. */
export function writeHours(minutes: number): string {
  const decimals = String(Math.round((minutes * 100) / 60) / 100).replace('.', ',');
  const reading = readHours(decimals);
  if (reading.kind === 'minutes' && reading.minutes === minutes && minutes % 3 === 0) return decimals;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
