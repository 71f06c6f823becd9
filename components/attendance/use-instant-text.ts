import { useFormatter } from 'next-intl';

/** An instant in Sweden as it is said: «18 nov. 10:05». */
export function useInstantText(): (instant: string) => string {
  const format = useFormatter();
  return (instant) =>
    format.dateTime(new Date(instant), { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
}
