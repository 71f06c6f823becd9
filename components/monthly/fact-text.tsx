import { useTranslations } from 'next-intl';
import type { MissingItem, MonthFact } from '@/lib/monthly-assessments';
import { formatDay, formatDayAndMonth, formatHours, formatWeek } from '@/lib/time';

/** What has happened, in words: «Arbetsförmedlingen godkände version 3 av planen». */
export function useFactText(): (fact: Pick<MonthFact, 'kind' | 'values' | 'party'>) => string {
  const t = useTranslations('monthly.facts');
  const words = useWords();
  return ({ kind, values, party }) => t(kind, { ...words(values), party: party ?? 'NONE' });
}

/** What is missing, in words: «Vecka 46 är inte rapporterad». */
export function useMissingText(): (item: Pick<MissingItem, 'code' | 'values'>) => string {
  const t = useTranslations('monthly.missing');
  const words = useWords();
  return ({ code, values }) => t(code, words(values));
}

/** Codes, days and minutes as they are read. */
function useWords() {
  const causes = useTranslations('gapCauses');
  const owners = useTranslations('gapOwners');
  const kinds = useTranslations('consultation.kinds');
  const levels = useTranslations('levels');
  const parties = useTranslations('parties');
  const exemptions = useTranslations('assessment.exemptions');
  const write: Record<string, (value: string | number) => string> = {
    code: (value) => causes(String(value)),
    owner: (value) => owners(String(value)),
    day: (value) => formatDay(String(value)),
    since: (value) => formatDay(String(value)),
    week: (value) => formatWeek(String(value)),
    minutes: (value) => formatHours(Number(value)),
    fromMinutes: (value) => formatHours(Number(value)),
    toMinutes: (value) => formatHours(Number(value)),
    party: (value) => parties(String(value)),
    kind: (value) => (kinds.has(String(value)) ? kinds(String(value)) : exemptions(String(value))),
    from: (value) => writeEnd(value),
    to: (value) => writeEnd(value),
  };
  const writeEnd = (value: string | number) => {
    const text = String(value);
    if (/^\d{4}-\d\d-\d\d$/.test(text)) return formatDayAndMonth(text);
    return levels.has(text) ? levels(text) : text;
  };
  return (values: Record<string, string | number>) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, write[name]?.(value) ?? value]));
}
