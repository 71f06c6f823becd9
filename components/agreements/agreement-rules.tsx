import { useTranslations } from 'next-intl';
import { DataCell, DataRow, DataTable, HeadCell, RowHead } from '@/components/ui/data-table';
import { DefinitionList } from '@/components/ui/definition-list';
import type { AgreementChange, AgreementContent } from '@/lib/agreements';
import styles from './agreements.module.css';
import { type RuleNames, useRuleWords } from './rule-words';

/** The rules of one version; the goals stand by themselves. */
export function AgreementRules({ content, of }: { content: AgreementContent; of: RuleNames }) {
  const words = useRuleWords(of);
  return (
    <div className={styles.rules}>
      <DefinitionList
        items={words(content)
          .filter(({ key }) => key !== 'goals')
          .map(({ name, values }) => ({ term: name, value: values.join(', ') }))}
      />
    </div>
  );
}

/** Two versions side by side, rule by rule; what would change is marked and said. */
export function AgreementComparison(props: { now: AgreementContent; proposed: AgreementContent; of: RuleNames }) {
  const { now, proposed, of } = props;
  const t = useTranslations('agreements.comparison');
  const words = useRuleWords(of);
  const before = words(now);
  return (
    <DataTable
      caption={t('caption')}
      head={
        <>
          <HeadCell width="26%">{t('rule')}</HeadCell>
          <HeadCell width="33%">{t('now')}</HeadCell>
          <HeadCell width="33%">{t('proposed')}</HeadCell>
          <HeadCell />
        </>
      }
    >
      {words(proposed).map(({ key, name, values }, index) => {
        const earlier = before[index]?.values ?? [];
        const isChanged = earlier.join() !== values.join();
        return (
          <DataRow key={key} tone={isChanged ? 'attention' : undefined}>
            <RowHead>
              <span className={styles.rule}>{name}</span>
            </RowHead>
            <DataCell label={t('now')}>
              <Values values={earlier} />
            </DataCell>
            <DataCell label={t('proposed')}>
              <Values values={values} others={earlier} />
            </DataCell>
            <DataCell>{isChanged ? <span className={styles.changed}>{t('changes')}</span> : null}</DataCell>
          </DataRow>
        );
      })}
    </DataTable>
  );
}

/** What a rule says, a line each; what the other version does not say stands out. */
function Values({ values, others = values }: { values: string[]; others?: string[] }) {
  return (
    <ul className={styles.values}>
      {values.map((value) => (
        <li key={value}>{others.includes(value) ? value : <b>{value}</b>}</li>
      ))}
    </ul>
  );
}

/** What a version would change, one sentence each. */
export function ChangeWords({ changes, of }: { changes: readonly AgreementChange[]; of: RuleNames }) {
  const t = useTranslations('agreements');
  const service = (code: string) => of.programmes.find((each) => each.code === code)?.name ?? code;
  const person = (id: string) => of.names[id] ?? t('rules.former');
  const say = (change: AgreementChange): string => {
    switch (change.kind) {
      case 'DAYS':
        return t('change.DAYS', {
          rule: t(`days.${change.rule}.name`),
          from: t(`days.${change.rule}.value`, { days: change.from }),
          to: t(`days.${change.rule}.value`, { days: change.to }),
        });
      case 'CONSULTATION_OFF':
      case 'CONSULTATION_ON':
        return t(`change.${change.kind}`, { service: service(change.typeCode) });
      case 'CONTACT_ADDED':
      case 'CONTACT_REMOVED':
        return t(`change.${change.kind}.${change.party}`, { name: person(change.userId) });
      case 'GOAL_ADDED':
      case 'GOAL_REMOVED':
        return t(`change.${change.kind}`, { words: change.words });
      case 'GOAL_REWORDED':
        return t('change.GOAL_REWORDED', { from: change.from, to: change.to });
      case 'GOAL_OWNER':
        return t('change.GOAL_OWNER', { words: change.words, name: person(change.userId) });
    }
  };
  return (
    <ul className={styles.changes}>
      {changes.map((change) => {
        const words = say(change);
        return <li key={words}>{words}</li>;
      })}
    </ul>
  );
}
