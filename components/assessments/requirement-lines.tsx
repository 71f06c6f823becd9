import { useTranslations } from 'next-intl';
import { DefinitionList } from '@/components/ui/definition-list';
import { formatHours } from '@/lib/time';

export interface RequirementLinesProps {
  /** Signed minutes; together they are what is required. */
  lines: { key: string; minutes: number; section: string }[];
  requiredMinutes: number;
  /** Said instead of the key's own words, such as which exemption it is. */
  exemptionText?: string;
}

/** The sum «what is required», line by line, each with the section of law that it rests on. */
export function RequirementLines({ lines, requiredMinutes, exemptionText }: RequirementLinesProps) {
  const t = useTranslations('assessment.lines');
  const hours = useTranslations('assessment');
  return (
    <DefinitionList
      variant="figures"
      items={[
        ...lines.map(({ key, minutes, section }) => ({
          term: key === 'EXEMPTION' && exemptionText ? exemptionText : t(key),
          value: hours('hours', { hours: formatHours(minutes) }),
          note: hours('section', { section }),
        })),
        { term: <b>{hours('required')}</b>, value: <b>{hours('hours', { hours: formatHours(requiredMinutes) })}</b> },
      ]}
    />
  );
}
