'use client';

import { Checkbox, CheckboxGroup, TextField } from '@navikt/ds-react';
import { useTranslations } from 'next-intl';
import { memo, useState } from 'react';
import { readHours, writeHours } from '@/components/forms/hours-text';
import { useIsReady } from '@/components/forms/use-is-ready';
import { Gap, Hours } from '@/components/ui/hours';
import { PartyMark } from '@/components/ui/party-mark';
import { LevelTag } from '@/components/ui/tags';
import { WeekBar } from '@/components/ui/week-bar';
import { activeMinutesOf, type EffectWeek, tellsWholeWeek } from '@/lib/consultations';
import { calculateReferralOutlook, type ReferralOutlook, USUAL_ROM_MINUTES } from '@/lib/plan-ideas';
import {
  type CatalogueEntry,
  findRequirementOn,
  listActivitiesInWeek,
  type PlanActivity,
  type RequirementPeriod,
} from '@/lib/plans';
import { formatHours, type IsoWeek, mondayOf } from '@/lib/time';
import styles from './ideas.module.css';

type ShownActivity = Omit<PlanActivity, 'slots'> & { slots: PlanActivity['slots']; party?: PartyKey };
type PartyKey = 'MUNICIPALITY' | 'EMPLOYMENT_SERVICE' | 'PROVIDER';

interface ReferralOutlookPanelProps {
  activities: readonly ShownActivity[];
  week: IsoWeek;
  catalogue: readonly CatalogueEntry[];
  requirements: readonly RequirementPeriod[];
}

/** A question that either officer can ask, and nothing more: what a referral to Rusta och matcha would do to the week. Writes nothing. */
export const ReferralOutlookPanel = memo(function ReferralOutlookPanel(props: ReferralOutlookPanelProps) {
  const t = useTranslations('planIdeas.referral');
  const isReady = useIsReady();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className={styles.outlook} inert={!isReady} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{t('question')}</summary>
      {isOpen ? <Question {...props} /> : null}
    </details>
  );
});

function Question({ activities, week, catalogue, requirements }: ReferralOutlookPanelProps) {
  const t = useTranslations('planIdeas.referral');
  const running = listActivitiesInWeek(activities, week).filter(({ typeCode }) => typeCode !== 'ROM');
  const typeOf = (typeCode: string) => catalogue.find(({ code }) => code === typeCode);
  const [hours, setHours] = useState(writeHours(USUAL_ROM_MINUTES));
  const [kept, setKept] = useState<readonly string[]>(() =>
    running.filter(({ typeCode }) => typeOf(typeCode)?.activityClass !== 'ASSIGNED').map(({ lineageId }) => lineageId),
  );
  const reading = readHours(hours);
  const minutes = reading.kind === 'minutes' ? reading.minutes : null;
  const isUsable = minutes !== null && minutes > 0 && minutes <= 2400 && minutes % 5 === 0;
  const ended = running.map(({ lineageId }) => lineageId).filter((lineageId) => !kept.includes(lineageId));
  const requirement = findRequirementOn(requirements, mondayOf(week));
  const partyOf = ({ party, typeCode }: ShownActivity): PartyKey => party ?? typeOf(typeCode)?.party ?? 'MUNICIPALITY';
  return (
    <div className={styles.question}>
      <p className="subtle">{t('lead')}</p>
      <TextField
        label={t('hours')}
        size="small"
        inputMode="decimal"
        autoComplete="off"
        className={styles.hours}
        value={hours}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setHours(event.target.value)}
        error={isUsable ? undefined : t('hoursWrong')}
      />
      {running.length > 0 ? (
        <CheckboxGroup
          legend={t('ends')}
          size="small"
          value={ended}
          onChange={(chosen: string[]) =>
            setKept(running.map(({ lineageId }) => lineageId).filter((lineageId) => !chosen.includes(lineageId)))
          }
        >
          {running.map((activity) => (
            <Checkbox key={activity.lineageId} value={activity.lineageId}>
              <PartyMark party={partyOf(activity)} /> {activity.title}
            </Checkbox>
          ))}
        </CheckboxGroup>
      ) : (
        <p>{t('nothingRuns')}</p>
      )}
      <div aria-live="polite">
        {isUsable ? (
          <Figures
            outlook={calculateReferralOutlook({
              ...{ activities, catalogue, requirement, week },
              romMinutes: minutes,
              endLineageIds: ended,
            })}
            titleOf={(id) => running.find(({ lineageId }) => lineageId === id)?.title ?? ''}
          />
        ) : null}
      </div>
    </div>
  );
}

function Figures({ outlook, titleOf }: { outlook: ReferralOutlook; titleOf: (lineageId: string) => string }) {
  const t = useTranslations('planIdeas.referral');
  const { before, after, brokenOffIds } = outlook;
  const isWhole = tellsWholeWeek(outlook);
  return (
    <div className={styles.figures}>
      <p className={styles.goes}>
        {isWhole
          ? t('wholeGoes', { before: formatHours(activeMinutesOf(before)), after: formatHours(activeMinutesOf(after)) })
          : t('goes', {
              before: formatHours(before.assignedMinutes),
              after: formatHours(after.assignedMinutes),
              required: formatHours(before.requiredMinutes),
            })}
      </p>
      <p className={styles.levels}>
        <LevelTag level={before.level} /> <span aria-hidden="true">→</span>
        <span className="visually-hidden">{t('becomes')}</span> <LevelTag level={after.level} />
      </p>
      <WeekRow week={before} label={t('before')} isWhole={isWhole} />
      <WeekRow week={after} label={t('after')} isWhole={isWhole} />
      <p>
        {brokenOffIds.length === 0
          ? t('breaksNothing')
          : t('breaksOff', { titles: brokenOffIds.map(titleOf).join(', ') })}
      </p>
      <p className="subtle">{t('note')}</p>
    </div>
  );
}

/** One of the two weeks: what is assigned, the bar, and what is missing. Narrow enough for the column beside the planner. */
function WeekRow({ week, label, isWhole }: { week: EffectWeek; label: string; isWhole: boolean }) {
  const segments = {
    occupation: week.occupationMinutes,
    jobSearch: week.jobSearchMinutes,
    assigned: week.assignedMinutes,
    otherDuties: week.otherDutiesMinutes,
    gap: week.gapMinutes,
  };
  return (
    <div className={styles.weekRow}>
      <span>{label}</span>
      <WeekBar segments={segments} label={label} />
      {isWhole ? (
        <Hours minutes={activeMinutesOf(week)} />
      ) : (
        <Hours minutes={week.assignedMinutes} ofMinutes={week.requiredMinutes} />
      )}
      <Gap minutes={week.gapMinutes} />
    </div>
  );
}
