import { useTranslations } from 'next-intl';
import { Gap, Hours } from '@/components/ui/hours';
import { LevelTag } from '@/components/ui/tags';
import { WeekBar } from '@/components/ui/week-bar';
import type { CaseWeekDto, GapRecord } from '@/lib/cases';
import { formatDay, formatHours, formatWeek } from '@/lib/time';
import styles from './case-page.module.css';
import { GapCauseText } from './gap-cause-text';

export interface WeekHeroProps {
  week: CaseWeekDto;
  /** Monday–Friday that are not public holidays. */
  workingDays: number;
  gapRecord: GapRecord | null;
  /** The form for writing down a cause; left out for those who may not. */
  recordCause?: React.ReactNode;
}

/** The week's number first, what is missing and whose it is, and the whole week as a bar. */
export function WeekHero({ week, workingDays, gapRecord, recordCause }: WeekHeroProps) {
  const t = useTranslations('cases.week');
  const isMeasured = week.requiredMinutes > 0 || week.assignedMinutes > 0;
  return (
    <section className={styles.hero} aria-label={t('label', { week: formatWeek(week.week) })}>
      <div className={styles.figures}>
        {isMeasured ? (
          <p className={styles.number}>
            <Hours minutes={week.assignedMinutes} ofMinutes={week.requiredMinutes} />
          </p>
        ) : null}
        {week.gapMinutes > 0 ? (
          <p className={styles.missing}>
            <Gap minutes={week.gapMinutes} />
            {week.gapCause ? (
              <span>
                <GapCauseText cause={week.gapCause} />
              </span>
            ) : null}
          </p>
        ) : null}
        <LevelTag level={week.level} formallyFullTime={week.isFormallyFullTimeOnly} />
      </div>
      <WeekBar size="full" segments={week.picture} />
      <Remarks week={week} workingDays={workingDays} />
      {week.gapMinutes > 0 ? <CauseOfGap gapRecord={gapRecord} recordCause={recordCause} /> : null}
    </section>
  );
}

function Remarks({ week, workingDays }: Pick<WeekHeroProps, 'week' | 'workingDays'>) {
  const t = useTranslations('cases.week');
  const remarks = [
    week.isFormallyFullTimeOnly ? t('formallyFullTime', { hours: formatHours(week.programmeMinutes) }) : null,
    week.doubleBookedMinutes > 0 ? t('doubleBooked', { hours: formatHours(week.doubleBookedMinutes) }) : null,
    week.hasDeductionMismatch ? t('deductionMismatch', { hours: formatHours(week.programmeMinutes) }) : null,
    workingDays < 5 ? t('shortWeek', { count: workingDays }) : null,
  ].filter((remark) => remark !== null);
  if (remarks.length === 0) return null;
  return (
    <ul className={styles.remarks}>
      {remarks.map((remark) => (
        <li key={remark}>{remark}</li>
      ))}
    </ul>
  );
}

function CauseOfGap({ gapRecord, recordCause }: Pick<WeekHeroProps, 'gapRecord' | 'recordCause'>) {
  const t = useTranslations('cases.cause');
  return (
    <div className={styles.cause}>
      {gapRecord ? (
        <p className="subtle">
          {gapRecord.note ? `${gapRecord.note} ` : ''}
          {t('recorded', { name: gapRecord.recordedByName ?? '', day: formatDay(gapRecord.recordedOn) })}
          {gapRecord.toOn ? ` ${t('until', { day: formatDay(gapRecord.toOn) })}` : ''}
        </p>
      ) : null}
      {recordCause}
    </div>
  );
}
