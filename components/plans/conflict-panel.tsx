'use client';

import { Button } from '@navikt/ds-react';
import { useFormatter, useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { Icon } from '@/components/ui/icon';
import {
  type ActivityDigest,
  type ChangedBy,
  findChangedBy,
  listPlanDifferences,
  type PlanContact,
  type PlanContent,
  type PlanDifference,
  type PlanSurroundings,
  type PlanVersionView,
} from '@/lib/plans';
import { formatDay, formatHours } from '@/lib/time';
import styles from './plan.module.css';
import { contentOf } from './plan-version-content';
import { nameException } from './planner/name-exception';

interface ConflictPanelProps {
  mine: PlanContent;
  theirs: PlanVersionView | null;
  /** What both began from. */
  base: PlanContent;
  contacts: PlanSurroundings['contacts'];
  onMerge: () => void;
  onTakeTheirs: () => void;
  onKeepMine: () => void;
  onReload: () => void;
}

/** Someone else saved meanwhile: both writings side by side, and the choice. Nothing is lost until one has chosen, nor after. */
export function ConflictPanel(props: ConflictPanelProps) {
  const { mine, theirs, base, contacts, onMerge, onTakeTheirs, onKeepMine, onReload } = props;
  const t = useTranslations('plan.conflict');
  const format = useFormatter();
  const frame = useRef<HTMLElement>(null);
  useEffect(() => frame.current?.focus(), []);
  if (!theirs) {
    return (
      <section ref={frame} className={styles.conflict} tabIndex={-1} role="alert">
        <h2>{t('goneTitle')}</h2>
        <p>{t('gone')}</p>
        <Button type="button" size="small" onClick={onReload}>
          {t('reload')}
        </Button>
      </section>
    );
  }
  const differences = listPlanDifferences(mine, theirs);
  const changedBy = (difference: PlanDifference) =>
    findChangedBy(
      { base, mine, theirs: contentOf(theirs) },
      difference.kind === 'TEXT' ? { field: difference.field } : { lineageId: difference.lineageId },
    );
  const time = format.dateTime(new Date(theirs.changedAt), { hour: '2-digit', minute: '2-digit' }).replace(':', '.');
  return (
    <section ref={frame} className={styles.conflict} tabIndex={-1} role="alert">
      <h2>
        <Icon name="warning" size={20} /> {t('title', { name: theirs.changedByName, time })}
      </h2>
      <p>{theirs.approvals.length > 0 ? t('textApproved') : t('text')}</p>
      {differences.length === 0 ? <p>{t('same')}</p> : null}
      {differences.length > 0 ? (
        <table className={styles.differences}>
          <thead>
            <tr>
              <th scope="col">{t('what')}</th>
              <th scope="col">{t('mine')}</th>
              <th scope="col">{t('theirs', { name: theirs.changedByName })}</th>
            </tr>
          </thead>
          <tbody>
            {differences.map((difference) => (
              <DifferenceRow
                key={keyOf(difference)}
                difference={difference}
                changedBy={changedBy(difference)}
                theirName={theirs.changedByName}
                contacts={contacts}
              />
            ))}
          </tbody>
        </table>
      ) : null}
      <div className={styles.buttons}>
        <Button type="button" size="small" onClick={onMerge}>
          {t('merge')}
        </Button>
        <Button type="button" size="small" variant="secondary" onClick={onTakeTheirs}>
          {t('takeTheirs')}
        </Button>
        <Button type="button" size="small" variant="tertiary" onClick={onKeepMine}>
          {t('keepMine')}
        </Button>
      </div>
    </section>
  );
}

function keyOf(difference: PlanDifference): string {
  return difference.kind === 'TEXT' ? difference.field : difference.lineageId;
}

function DifferenceRow({
  difference,
  changedBy,
  theirName,
  contacts,
}: {
  difference: PlanDifference;
  changedBy: ChangedBy | null;
  theirName: string;
  contacts: PlanSurroundings['contacts'];
}) {
  const t = useTranslations('plan.conflict');
  const label = useTranslations('plan.texts');
  const planner = useTranslations('planner');
  const people: PlanContact[] = [...contacts.MUNICIPALITY, ...contacts.EMPLOYMENT_SERVICE];
  const word = (value: string | boolean | null): string => {
    if (value === null || value === '') return t('empty');
    if (typeof value === 'boolean') return label(value ? 'yes' : 'no');
    if (value === 'WORK' || value === 'STUDIES') return label(`goalKinds.${value}`);
    return people.find(({ id }) => id === value)?.name ?? value;
  };
  const digestWords = (digest: ActivityDigest | null): string => {
    if (!digest) return t('absent');
    const { title, times, flexibleWeeklyMinutes, startsOn, endsOn, place, travelMinutes, exceptions } = digest;
    const hours = flexibleWeeklyMinutes === null ? times : t('flexible', { hours: formatHours(flexibleWeeklyMinutes) });
    const days =
      endsOn === null ? t('from', { day: formatDay(startsOn) }) : `${formatDay(startsOn)}–${formatDay(endsOn)}`;
    const away = exceptions.map((exception) => planner('exceptions.notHeld', nameException(exception)));
    const travel = travelMinutes === null ? '' : planner('travel.minutes', { minutes: travelMinutes });
    return [title, hours || t('noTimes'), days, place, travel, ...away].filter(Boolean).join(' · ');
  };
  return (
    <tr>
      <th scope="row" className={styles.differenceName}>
        {difference.kind === 'TEXT' ? label(labelKeyOf(difference.field)) : difference.title}
        {changedBy ? <small>{t(`changedBy.${changedBy}`, { name: theirName })}</small> : null}
      </th>
      {difference.kind === 'TEXT' ? (
        <>
          <td>{word(difference.mine)}</td>
          <td>{word(difference.theirs)}</td>
        </>
      ) : (
        <>
          <td>{digestWords(difference.mine)}</td>
          <td>{digestWords(difference.theirs)}</td>
        </>
      )}
    </tr>
  );
}

function labelKeyOf(field: Extract<PlanDifference, { kind: 'TEXT' }>['field']): string {
  if (field === 'municipalityContactId') return 'municipalityContact';
  return field === 'employmentServiceContactId' ? 'employmentServiceContact' : field;
}
