import { useTranslations } from 'next-intl';
import styles from './figures.module.css';

/** One week of a series. `value` is null when it is not known or may not be shown. */
export type SparklinePoint = { label: string; value: number | null };

export type SparklineProps = {
  /** What is counted, e.g. «Andel under heltid, Enhet Norr». Begins the text alternative. */
  label: string;
  /** Oldest first; thirteen weeks in the overview. */
  points: SparklinePoint[];
  /** How a value is written, e.g. 'percent' for 41 → «41 %». */
  unit?: 'percent' | 'count';
  /** The top of the scale; the highest value when left out. Give the same to lines that are compared. */
  max?: number;
};

const STEP = 6;
const HEIGHT = 22;

/** A series of weeks as small bars with the last one marked. The text alternative tells first, last, lowest and highest. */
export function Sparkline({ label, points, unit = 'percent', max }: SparklineProps) {
  const t = useTranslations('ui.sparkline');
  const known = points.filter((point): point is { label: string; value: number } => point.value !== null);
  const first = known[0];
  const last = known.at(-1);
  const top = Math.max(1, max ?? Math.max(0, ...known.map((point) => point.value)));
  const write = (value: number) => t(unit, { value });
  const description =
    first && last
      ? t('description', {
          label,
          first: write(first.value),
          firstLabel: first.label,
          last: write(last.value),
          lastLabel: last.label,
          lowest: write(Math.min(...known.map((point) => point.value))),
          highest: write(Math.max(...known.map((point) => point.value))),
        })
      : t('empty', { label });
  return (
    <svg className={styles.spark} role="img" aria-label={description} width={points.length * STEP} height={HEIGHT}>
      <line x1="0" x2={points.length * STEP - 1} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
      {points.map((point, index) => {
        const x = index * STEP;
        if (point.value === null) return <circle key={point.label} cx={x + 2.5} cy={HEIGHT - 4} r="1" />;
        const height = Math.max(1.5, (Math.min(point.value, top) / top) * (HEIGHT - 2));
        return (
          <rect
            key={point.label}
            data-last={point === last ? '' : undefined}
            x={x}
            y={HEIGHT - 1 - height}
            width={STEP - 1}
            height={height}
          />
        );
      })}
    </svg>
  );
}
