import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { WaitingFor } from '@/components/ui/party-mark';
import { PlanStatusTag } from '@/components/ui/tags';
import { listAwaitedApprovals, listPlanRemarks, type PlanPage, type PlanVersionView } from '@/lib/plans';
import { formatDay } from '@/lib/time';
import styles from './plan.module.css';

interface PlanStandingProps {
  page: PlanPage;
  shown: PlanVersionView | null;
  isEditing: boolean;
}

/** Where the plan stands and whose turn it is, in one line, with the way to the other version if there are two. */
export function PlanStanding({ page, shown, isEditing }: PlanStandingProps) {
  const t = useTranslations('plan.standing');
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
      {shown && !isEditing ? <Remarks page={page} version={shown} /> : null}
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

/** What is worth a look in a plan that is in force; it hinders nothing. */
function Remarks({ page, version }: { page: PlanPage; version: PlanVersionView }) {
  const t = useTranslations('plan.remarks');
  if (version.state !== 'IN_FORCE' || version.inForceFrom === null) return null;
  const activities = version.activities.flatMap(({ typeCode, startsOn, endsOn }) => {
    const type = page.catalogue.find(({ code }) => code === typeCode);
    return type ? [{ startsOn, endsOn, strengthens: type.strengthens, matches: type.matches }] : [];
  });
  const remarks = listPlanRemarks(
    { inForceFrom: version.inForceFrom, followUpOn: version.followUpOn, activities },
    { today: page.today },
  );
  return remarks.map((remark) => (
    <span key={remark} className={styles.remark}>
      {t(remark)}
    </span>
  ));
}
