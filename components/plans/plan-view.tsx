import { useTranslations } from 'next-intl';
import { ContactCard } from '@/components/contacts/contact-card';
import { Section } from '@/components/layout/page';
import { DisagreementNotes } from '@/components/plan-disagreements/disagreement-notes';
import { PartyMark } from '@/components/ui/party-mark';
import { type DisagreementView, listDisagreementsDuring, type PlanPart } from '@/lib/plan-disagreements';
import {
  calculatePlanFigures,
  findRequirementOn,
  type PlanActivityView,
  type PlanPage,
  type PlanVersionView,
  summariseSlots,
} from '@/lib/plans';
import { formatDay, formatHours, formatWeekAndYear, type IsoDay, mondayOf, toIsoWeek } from '@/lib/time';
import { ReferralOutlookPanel } from './ideas/referral-outlook';
import styles from './plan.module.css';
import { PlanApprovals } from './plan-approvals';
import { PlanChecklist } from './plan-checklist';
import { nameException } from './planner/name-exception';
import { WeekVerdict } from './planner/week-verdict';
import { WeekPicture } from './week-picture';

interface PlanViewProps extends Pick<PlanPage, 'catalogue' | 'contactCards' | 'requirements'> {
  version: PlanVersionView;
  today: IsoDay;
  disagreements: readonly DisagreementView[];
  /** The decisions that are the reader's to make. */
  children?: React.ReactNode;
}

/** A version of the plan as it is read, approved and printed. */
export function PlanView({
  version,
  catalogue,
  contactCards,
  requirements,
  today,
  disagreements,
  children,
}: PlanViewProps) {
  const t = useTranslations('plan.view');
  const week = toIsoWeek(dayToShow(version, today));
  const figures = calculatePlanFigures({
    activities: version.activities,
    catalogue,
    requirement: findRequirementOn(requirements, mondayOf(week)),
    week,
  });
  const beside = listDisagreementsDuring(disagreements, {
    fromOn: version.inForceFrom ?? today,
    toOn: version.inForceTo,
  });
  const isOpen = version.state === 'DRAFT' || version.state === 'PROPOSED';
  return (
    <div className={styles.view}>
      <div className={styles.picture}>
        <div className={styles.weekPicture}>
          <p className="subtle">{t('week', { week: formatWeekAndYear(week) })}</p>
          <WeekPicture activities={version.activities} catalogue={catalogue} figures={figures} week={week} />
        </div>
        <div className={styles.side}>
          <WeekVerdict figures={figures} activities={version.activities} />
          {children}
          <ReferralOutlookPanel
            activities={version.activities}
            week={week}
            catalogue={catalogue}
            requirements={requirements}
          />
          {version.state === 'DRAFT' ? null : <PlanApprovals version={version} />}
          {isOpen ? <PlanChecklist missing={version.missing} isEditing={false} /> : null}
        </div>
      </div>
      <Section title={t('activities')} count={version.activities.length}>
        <ActivityTable activities={version.activities} disagreements={beside} />
      </Section>
      <DisagreementNotes disagreements={beside} place={{ part: 'WHOLE', lineageId: null }} />
      <Words version={version} contactCards={contactCards} disagreements={beside} />
    </div>
  );
}

/** The decisions under the figures; not printed. */
export function PlanDecisions({ children }: { children: React.ReactNode }) {
  return (
    <div className={styles.decisions} id="andra-planen">
      {children}
    </div>
  );
}

/** The week that says most: this one while the version is in force, else its first. */
function dayToShow({ inForceFrom, inForceTo, startsOn }: PlanVersionView, today: IsoDay): IsoDay {
  const first = inForceFrom ?? startsOn;
  const isInForce = inForceFrom !== null && inForceFrom <= today && (inForceTo === null || inForceTo >= today);
  return isInForce ? today : first;
}

function ActivityTable({
  activities,
  disagreements,
}: {
  activities: readonly PlanActivityView[];
  disagreements: readonly DisagreementView[];
}) {
  const t = useTranslations('plan.view');
  const planner = useTranslations('planner');
  if (activities.length === 0) return <p className="subtle">{t('noActivities')}</p>;
  return (
    <table className={styles.activityTable}>
      <thead>
        <tr>
          <th scope="col">{t('activity')}</th>
          <th scope="col">{t('times')}</th>
          <th scope="col">{t('period')}</th>
          <th scope="col">{t('where')}</th>
          <th scope="col">{t('contact')}</th>
        </tr>
      </thead>
      <tbody>
        {activities.map((activity) => (
          <tr key={activity.lineageId}>
            <td>
              <PartyMark party={activity.party} /> {activity.title}
              {activity.providerName ? <small>{activity.providerName}</small> : null}
              <DisagreementNotes
                disagreements={disagreements}
                place={{ part: 'ACTIVITY', lineageId: activity.lineageId }}
              />
            </td>
            <td>
              {activity.flexibleWeeklyMinutes === null
                ? summariseSlots(activity.slots)
                : t('flexible', { hours: formatHours(activity.flexibleWeeklyMinutes) })}
              {activity.exceptions.map((exception) => (
                <small key={exception.fromOn}>{planner('exceptions.notHeld', nameException(exception))}</small>
              ))}
            </td>
            <td>
              {activity.endsOn === null
                ? t('from', { day: formatDay(activity.startsOn) })
                : t('fromTo', { from: formatDay(activity.startsOn), to: formatDay(activity.endsOn) })}
            </td>
            <td>
              {activity.place}
              {activity.travelMinutes === null ? null : (
                <small>{planner('travel.minutes', { minutes: activity.travelMinutes })}</small>
              )}
            </td>
            <td>
              {activity.contactName}
              {activity.contactPhone ? <small>{activity.contactPhone}</small> : null}
              {activity.contactEmail ? <small>{activity.contactEmail}</small> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Words({
  version,
  contactCards,
  disagreements,
}: {
  version: PlanVersionView;
  contactCards: PlanPage['contactCards'];
  disagreements: readonly DisagreementView[];
}) {
  const t = useTranslations('plan.texts');
  const view = useTranslations('plan.view');
  const contactOf = (id: string | null) => {
    const found = contactCards.find(({ userId }) => userId === id);
    return found ? <ContactCard contact={found} /> : null;
  };
  const goal = version.goalKind === null ? '' : `${t(`goalKinds.${version.goalKind}`)}: ${version.goalOccupation}`;
  const tookPart =
    version.individualTookPart === null
      ? ''
      : [t(version.individualTookPart ? 'yes' : 'no'), version.individualTookPartHow].filter(Boolean).join(', ');
  const rows: [string, React.ReactNode, PlanPart?][] = [
    [t('goal'), goal, 'GOAL'],
    [t('needs'), version.needs, 'NEEDS'],
    [t('individualView'), version.individualView],
    [t('individualTookPart'), tookPart],
    [t('individualUndertakings'), version.individualUndertakings, 'INDIVIDUAL_UNDERTAKINGS'],
    [t('municipalityUndertakings'), version.municipalityUndertakings, 'MUNICIPALITY_UNDERTAKINGS'],
    [t('municipalityContact'), contactOf(version.municipalityContactId)],
    ...(version.isEmploymentServiceParty
      ? ([
          [
            t('employmentServiceUndertakings'),
            version.employmentServiceUndertakings,
            'EMPLOYMENT_SERVICE_UNDERTAKINGS',
          ],
          [t('employmentServiceContact'), contactOf(version.employmentServiceContactId)],
        ] satisfies [string, React.ReactNode, PlanPart?][])
      : []),
    [t('followUpOn'), version.followUpOn === null ? '' : formatDay(version.followUpOn)],
  ];
  return (
    <Section title={view('content')}>
      <dl className={styles.prose}>
        {rows.map(([term, words, part]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>
              {words || <span className="subtle">{view('nothing')}</span>}
              {part ? <DisagreementNotes disagreements={disagreements} place={{ part, lineageId: null }} /> : null}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
