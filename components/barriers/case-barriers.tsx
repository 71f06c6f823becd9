import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { CaseBarriers as Barriers } from '@/lib/gap-causes';
import { BarrierDue, BarrierMinder, BarrierTitle } from './barrier-text';
import styles from './barriers.module.css';

/** What stands in the way in the case, one a line, and the way to do something about it. */
export function CaseBarriers({ barriers: { caseId, open, past } }: { barriers: Barriers }) {
  const t = useTranslations('barriers');
  return (
    <>
      {open.length === 0 ? <p className="subtle">{t('noneOpen')}</p> : null}
      <ul className={styles.lines}>
        {open.map((barrier) => (
          <li key={barrier.id}>
            <b>
              <BarrierTitle barrier={barrier} />
            </b>
            <span className="subtle">
              <BarrierMinder barrier={barrier} />
            </span>
            <BarrierDue barrier={barrier} />
          </li>
        ))}
      </ul>
      {open.length > 0 || past.length > 0 ? (
        <p className={styles.more}>
          <Link href={`/arenden/${caseId}/hinder`} prefetch={false}>
            {t(open.length > 0 ? 'doSomething' : 'seePast', { count: past.length })}
          </Link>
        </p>
      ) : null}
    </>
  );
}
