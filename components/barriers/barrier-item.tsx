import { useTranslations } from 'next-intl';
import { PartyMark } from '@/components/ui/party-mark';
import type { BarrierDto } from '@/lib/gap-causes';
import { formatDay, formatDayAndMonth } from '@/lib/time';
import { BarrierDue, BarrierMinder, BarrierStateTag, BarrierTitle } from './barrier-text';
import styles from './barriers.module.css';

export interface BarrierItemProps {
  barrier: BarrierDto;
  /** What the owner before was, when it was handed over. */
  followed?: BarrierDto;
  /** What the reader may do about it. */
  actions?: React.ReactNode;
}

/** A barrier with its story: since when, whose it has been, what was done, how it ended. */
export function BarrierItem({ barrier, followed, actions }: BarrierItemProps) {
  const t = useTranslations('barriers');
  const { state, fromOn, toOn, note, recordedOn, recordedByName, notes, closedOn } = barrier;
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <h3>
          <BarrierTitle barrier={barrier} />
        </h3>
        <BarrierStateTag state={state} />
        <BarrierDue barrier={barrier} />
      </div>
      <p className="subtle">
        {t('since', { day: formatDay(fromOn) })}
        {toOn && closedOn === null ? ` ${t('until', { day: formatDay(toOn) })}` : ''}{' '}
        <BarrierMinder barrier={barrier} />
      </p>
      {note ? <p className={styles.note}>{note}</p> : null}
      <ol className={styles.story}>
        {recordedByName ? (
          <li>
            {followed ? (
              <>
                {t('tookOver', { day: formatDay(recordedOn), name: recordedByName })}{' '}
                <span className="subtle">
                  (<BarrierTitle barrier={followed} />)
                </span>
              </>
            ) : (
              t('recorded', { day: formatDay(recordedOn), name: recordedByName })
            )}
          </li>
        ) : null}
        {notes.map((each) => (
          <li key={each.id}>
            <span className="subtle">
              {formatDayAndMonth(each.writtenOn)} <PartyMark party={each.writtenByParty} /> {each.writtenByName}
              {each.isShared ? ` · ${t('shared')}` : ''}
              {each.movedDueOn ? ` · ${t('movedDueOn', { day: formatDayAndMonth(each.movedDueOn) })}` : ''}
            </span>
            <p>
              {each.kind === 'FOLLOW_UP' ? '' : `${t(`kinds.${each.kind}`)} `}
              {each.text}
            </p>
          </li>
        ))}
      </ol>
      {actions}
    </li>
  );
}
