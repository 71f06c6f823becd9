import styles from './definition-list.module.css';

/** A term and its value. `note` is small beside the value: the section of law, or as of when. */
export type Definition = { term: React.ReactNode; value: React.ReactNode; note?: React.ReactNode };

export type DefinitionListProps = {
  items: Definition[];
  /** 'rows' has terms in a column to the left; 'figures' right-aligns the values, for sums. */
  variant?: 'rows' | 'figures';
};

/** Facts, densely: term and value on one line each. */
export function DefinitionList({ items, variant = 'rows' }: DefinitionListProps) {
  return (
    <dl className={styles.list} data-variant={variant}>
      {items.map(({ term, value, note }, index) => (
        <div key={typeof term === 'string' ? term : index}>
          <dt>
            {term}
            {note && variant === 'figures' ? <small className={styles.note}>{note}</small> : null}
          </dt>
          <dd>
            {value}
            {/* A space to break at: a date is else broken rather than parted from its note. */}{' '}
            {note && variant === 'rows' ? <small className={styles.note}>{note}</small> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
