/**
 * Fifths of minutes as whole minutes, halves rounded up. A working day carries one fifth of what holds for a week; to
 * lose nothing, the days of a week are added as fifths (a weekly amount as it stands) and divided here, once.
 */
export function minutesOfFifths(fifths: number): number {
  return Math.round(fifths / 5);
}
