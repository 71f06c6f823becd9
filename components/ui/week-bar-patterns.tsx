/**
 * The patterns that every week bar and stack refers to. Drawn once, in the root layout, so that a list of a hundred
 * bars carries no definitions of its own.
 */
export function WeekBarPatterns() {
  return (
    <svg width="0" height="0" aria-hidden="true" focusable="false" style={{ position: 'absolute' }}>
      <defs>
        <Tile id="week-occupation" size={5} ground="var(--week-occupation)">
          <circle cx="2.5" cy="2.5" r="0.9" fill="var(--week-mark)" />
        </Tile>
        <Tile id="week-job-search" size={6} ground="var(--week-job-search)" turn={-45}>
          <rect width="1.5" height="6" fill="var(--week-mark)" opacity="0.75" />
        </Tile>
        <Tile id="week-other" size={5} ground="var(--ax-bg-default)" turn={45}>
          <rect width="1.75" height="5" fill="var(--week-other)" />
        </Tile>
        <Tile id="level-below" size={6} ground="var(--level-below)" turn={-45}>
          <rect width="1.25" height="6" fill="var(--week-mark)" opacity="0.6" />
        </Tile>
        <Tile id="level-no-plan" size={5} ground="var(--ax-bg-default)" turn={45}>
          <rect width="2" height="5" fill="var(--level-none)" />
        </Tile>
        <Tile id="level-formal" size={4} ground="var(--level-formal)">
          <rect width="1.25" height="4" fill="var(--week-mark)" opacity="0.8" />
        </Tile>
        <Tile id="level-not-assessed" size={5} ground="var(--ax-bg-default)">
          <circle cx="2.5" cy="2.5" r="1.3" fill="var(--week-other)" />
        </Tile>
      </defs>
    </svg>
  );
}

type TileProps = { id: string; size: number; ground: string; turn?: number; children: React.ReactNode };

function Tile({ id, size, ground, turn = 0, children }: TileProps) {
  return (
    <pattern
      id={id}
      width={size}
      height={size}
      patternUnits="userSpaceOnUse"
      patternTransform={turn ? `rotate(${turn})` : undefined}
    >
      <rect width={size} height={size} fill={ground} />
      {children}
    </pattern>
  );
}
