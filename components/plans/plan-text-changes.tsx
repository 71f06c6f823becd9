import { useTranslations } from 'next-intl';
import { compareWords, listPlanChanges, type PlanTexts, type PlanVersionView, type WordRun } from '@/lib/plans';
import { formatDay, isIsoDay } from '@/lib/time';
import styles from './plan-changes.module.css';
import { contentOf } from './plan-version-content';

interface PlanTextChangesProps {
  earlier: PlanVersionView;
  later: PlanVersionView;
  contactNames: Record<string, string>;
}

/** The words of two versions side by side, with what was taken away and what was added marked. */
export function PlanTextChanges({ earlier, later, contactNames }: PlanTextChangesProps) {
  const t = useTranslations('planVersions.texts');
  const version = useTranslations('plan.history');
  const label = useTranslations('plan.texts');
  const { texts } = listPlanChanges(contentOf(earlier), contentOf(later));
  if (texts.length === 0) return <p>{t('same')}</p>;
  const word = (value: PlanTexts[keyof PlanTexts]): string => {
    if (value === null || value === '') return '';
    if (typeof value === 'boolean') return label(value ? 'yes' : 'no');
    if (value === 'WORK' || value === 'STUDIES') return label(`goalKinds.${value}`);
    return contactNames[value] ?? (isIsoDay(value) ? formatDay(value) : value);
  };
  return (
    <table className={styles.sideBySide}>
      <caption className="visually-hidden">{t('caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('what')}</th>
          <th scope="col">{version('number', { number: earlier.number })}</th>
          <th scope="col">{version('number', { number: later.number })}</th>
        </tr>
      </thead>
      <tbody>
        {texts.map(({ field, from, to }) => {
          const runs = compareWords(word(from), word(to));
          return (
            <tr key={field}>
              <th scope="row">{label(labelKeyOf(field))}</th>
              <td data-version={version('number', { number: earlier.number })}>
                <Side runs={runs} without="ADDED" />
              </td>
              <td data-version={version('number', { number: later.number })}>
                <Side runs={runs} without="REMOVED" />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** One of the two texts, with its own words marked. */
function Side({ runs, without }: { runs: readonly WordRun[]; without: 'ADDED' | 'REMOVED' }) {
  const t = useTranslations('planVersions.texts');
  const shown = runs.filter(({ kind }) => kind !== without);
  if (shown.length === 0) return <span className="subtle">{t('empty')}</span>;
  return shown.map(({ kind, text }, index) => {
    // A run has no name of its own, and the list is never edited.
    const key = `${index}-${kind}`;
    if (kind === 'SAME') return <span key={key}>{text}</span>;
    const Mark = kind === 'REMOVED' ? 'del' : 'ins';
    return (
      <Mark key={key}>
        <span className="visually-hidden">{t(kind)} </span>
        {text}
      </Mark>
    );
  });
}

function labelKeyOf(field: keyof PlanTexts) {
  if (field === 'municipalityContactId') return 'municipalityContact';
  return field === 'employmentServiceContactId' ? 'employmentServiceContact' : field;
}
