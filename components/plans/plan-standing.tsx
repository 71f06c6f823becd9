import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { WaitingFor } from '@/components/ui/party-mark';
import { PlanStatusTag } from '@/components/ui/tags';
import { listAwaitedApprovals, type PlanPage, type PlanVersionView } from '@/lib/plans';
import { formatDay } from '@/lib/time';
import styles from './plan.module.css';

interface PlanStandingProps {
  page: PlanPage;
  shown: PlanVersionView | null;
  /** How many proposals to change the plan wait for an answer. */
  openProposals: number;
}

/** Where the plan stands and whose turn it is, in one line, with the way to the other version if there are two. */
export function PlanStanding({ page, shown, openProposals }: PlanStandingProps) {
  const t = useTranslations('plan.standing');
  const proposal = useTranslations('planProposals');
  const { caseId, open, agreed, viewer } = page;
  const other = shown && shown.id === open?.id ? agreed : open;
  const until =
    shown?.state === 'APPROVED'
      ? page.versions.find(({ id, state }) => state === 'IN_FORCE' && id !== shown.id && id !== other?.id)
      : undefined;
  // A plan that has been ended stays in force through its last day, with none in its place.
  const last = shown === null ? page.versions.find(({ state }) => state === 'IN_FORCE') : undefined;
  const awaited = shown
    ? listAwaitedApprovals({
        isProposed: shown.proposedAt !== null && shown.inForceFrom === null,
        approvals: shown.approvals,
        isEmploymentServiceParty: shown.isEmploymentServiceParty,
      })
    : [];
  return (
    <div className={styles.standing}>
      <PlanStatusTag status={shown?.state ?? (last ? 'IN_FORCE' : 'NONE')} />
      {awaited.map((party) => (
        <WaitingFor key={party} party={party === viewer.party ? 'me' : party} />
      ))}
      {shown ? <span>{tellStanding(shown, t)}</span> : null}
      {agreed && !page.isClosed ? (
        <Link href={`/arenden/${caseId}/plan/forslag`} prefetch={false}>
          {proposal('link', { count: openProposals })}
        </Link>
      ) : null}
      <LeadTime page={page} />
      {last?.inForceTo ? <span>{t('inForceUntil', { day: formatDay(last.inForceTo) })}</span> : null}
      {until ? (
        <Link href={`/arenden/${caseId}/plan?version=${until.id}`} prefetch={false}>
          {t('until', { number: until.number })}
        </Link>
      ) : null}
      {other && other.id !== shown?.id ? (
        <Link href={`/arenden/${caseId}/plan?version=${other.id}`} prefetch={false}>
          {t(other.id === agreed?.id ? 'seeAgreed' : 'seeOpen', { number: other.number })}
        </Link>
      ) : null}
    </div>
  );
}

function tellStanding(version: PlanVersionView, t: (key: string, values?: Record<string, string>) => string): string {
  const { state, inForceFrom, inForceTo, startsOn } = version;
  if (state === 'DRAFT') return t('draft', { name: version.createdByName, day: formatDay(startsOn) });
  if (state === 'PROPOSED') return t('proposed', { name: version.proposedByName ?? '', day: formatDay(startsOn) });
  if (inForceFrom === null) return '';
  if (state === 'APPROVED') return t('approved', { day: formatDay(inForceFrom) });
  if (state === 'IN_FORCE' && inForceTo !== null) return t('inForceUntil', { day: formatDay(inForceTo) });
  return inForceTo === null
    ? t('inForce', { day: formatDay(inForceFrom) })
    : t('inForceTo', { from: formatDay(inForceFrom), to: formatDay(inForceTo) });
}

/** «Första gemensamma planen efter 12 dagar», or how long the case has been without one. */
function LeadTime({ page: { leadTime, isClosed } }: { page: PlanPage }) {
  const t = useTranslations('planVersions.leadTime');
  const { fromOn, approvedOn, days } = leadTime;
  if (approvedOn === null && isClosed) return null;
  return (
    <span className="subtle" title={t('from', { day: formatDay(fromOn) })}>
      {t(approvedOn === null ? 'waiting' : 'first', { days })}
    </span>
  );
}
