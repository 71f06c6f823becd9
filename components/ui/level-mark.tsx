/** The level of a person's week; equal to the enum of the database. */
export type Level =
  | 'EXEMPT'
  | 'ON_BREAK'
  | 'NOT_ASSESSED'
  | 'NO_PLAN'
  | 'NO_ACTIVITY'
  | 'BELOW_FULL_TIME'
  | 'FULL_TIME';

/** What a stack or a tag may show: a level, or exempt on paper while the real week is nearly empty. */
export type LevelKey = Level | 'FORMALLY_FULL_TIME';

/** From the fullest week to those that carry no requirement: the order of every stack and list of levels. */
export const LEVEL_KEYS: readonly LevelKey[] = [
  'FULL_TIME',
  'BELOW_FULL_TIME',
  'NO_ACTIVITY',
  'NO_PLAN',
  'FORMALLY_FULL_TIME',
  'NOT_ASSESSED',
  'ON_BREAK',
  'EXEMPT',
];

/** The level as a dial that is as full as the week: full, half, empty, and marks for weeks without a requirement. */
export function LevelMark({ level }: { level: LevelKey }) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {MARKS[level]}
    </svg>
  );
}

const ring = <circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" strokeWidth="1.5" />;
const dashedRing = (
  <circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2.6 2.3" />
);

const MARKS: Record<LevelKey, React.ReactNode> = {
  FULL_TIME: <circle cx="8" cy="8" r="7" fill="currentColor" />,
  BELOW_FULL_TIME: (
    <>
      {ring}
      <path d="M8 3.5a4.5 4.5 0 0 1 0 9z" fill="currentColor" />
    </>
  ),
  NO_ACTIVITY: ring,
  NO_PLAN: dashedRing,
  FORMALLY_FULL_TIME: (
    <>
      {ring}
      <circle cx="8" cy="8" r="2" fill="currentColor" />
    </>
  ),
  NOT_ASSESSED: (
    <>
      {ring}
      <path
        d="M6.2 6.4c.1-1 .8-1.6 1.8-1.6s1.8.6 1.8 1.5c0 1.3-1.8 1.3-1.8 2.6"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
      />
      <circle cx="8" cy="10.9" r="0.9" fill="currentColor" />
    </>
  ),
  ON_BREAK: (
    <>
      {ring}
      <path d="M6.3 5.5v5M9.7 5.5v5" stroke="currentColor" strokeWidth="1.6" />
    </>
  ),
  EXEMPT: (
    <>
      {ring}
      <path d="M4.8 8h6.4" stroke="currentColor" strokeWidth="1.6" />
    </>
  ),
};
