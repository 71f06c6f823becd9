import { useTranslations } from 'next-intl';
import { type AgreementContent, DAY_RULES } from '@/lib/agreements';

/** The names that the rules are read with. */
export interface RuleNames {
  /** Accounts by id. */
  names: Record<string, string>;
  programmes: { code: string; name: string }[];
}

export interface RuleInWords {
  key: string;
  name: string;
  /** One for most rules, one for each goal. */
  values: string[];
}

/** The rules of a version in plain words, in the order in which they are read. */
export function useRuleWords({ names, programmes }: RuleNames): (content: AgreementContent) => RuleInWords[] {
  const t = useTranslations('agreements');
  const name = (ids: readonly string[]) =>
    ids.length === 0 ? t('rules.nobody') : ids.map((id) => names[id] ?? t('rules.former')).join(', ');
  return (content) => {
    const exempt = programmes.filter(({ code }) => content.exemptTypeCodes.includes(code));
    return [
      {
        key: 'consultation',
        name: t('rules.consultation'),
        values: [
          exempt.length === 0
            ? t('rules.consultationAlways')
            : exempt.length === programmes.length
              ? t('rules.consultationNever')
              : t('rules.consultationExcept', { services: exempt.map((each) => each.name).join(', ') }),
        ],
      },
      ...DAY_RULES.map((rule) => ({
        key: rule,
        name: t(`days.${rule}.name`),
        values: [t(`days.${rule}.value`, { days: content.days[rule] })],
      })),
      { key: 'municipality', name: t('rules.municipalityContacts'), values: [name(content.municipalityContactIds)] },
      {
        key: 'employmentService',
        name: t('rules.employmentServiceContacts'),
        values: [name(content.employmentServiceContactIds)],
      },
      {
        key: 'goals',
        name: t('rules.goals'),
        values:
          content.goals.length === 0
            ? [t('rules.noGoals')]
            : content.goals.map(({ words, ownerUserId }) => `${words} (${name([ownerUserId])})`),
      },
    ];
  };
}
