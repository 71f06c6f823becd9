import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { consultationStatusOf } from '@/components/consultations/consultation-status';
import { ReferralStateTag } from '@/components/referrals/referral-state-tag';
import { WaitingFor } from '@/components/ui/party-mark';
import { ConsultationStatusTag } from '@/components/ui/tags';
import { UnheardMark } from '@/components/unheard-referrals/unheard-mark';
import type { OrganisationKind } from '@/lib/access';
import type { CaseConsultationDto, CaseReferralDto } from '@/lib/cases';
import { formatDay } from '@/lib/time';
import styles from './case-page.module.css';

export interface CaseInterplayProps {
  caseId: string;
  reader: OrganisationKind;
  consultations: CaseConsultationDto[];
  referrals: CaseReferralDto[];
}

/** Samråd and referrals: where each stands and whose turn it is. */
export function CaseInterplay({ caseId, reader, consultations, referrals }: CaseInterplayProps) {
  const t = useTranslations('cases.interplay');
  const kinds = useTranslations('consultation.kinds');
  if (consultations.length === 0 && referrals.length === 0) return <p className="subtle">{t('none')}</p>;
  return (
    <ul className={styles.matters}>
      {consultations.map((each) => (
        <li key={each.id}>
          <Link href={`/arenden/${caseId}/samrad/${each.id}`} prefetch={false}>
            {t('consultation', { kind: kinds(each.kind) })}
          </Link>
          <ConsultationStatusTag status={consultationStatusOf(each)} />
          {each.waitsFor ? (
            <WaitingFor
              party={each.waitsFor === reader ? 'me' : each.waitsFor}
              {...(each.workingDaysLeft === null ? {} : { workingDaysLeft: each.workingDaysLeft })}
            />
          ) : (
            <small className="subtle">{formatDay(each.requestedOn)}</small>
          )}
        </li>
      ))}
      {referrals.map((each) => (
        <li key={each.id}>
          <Link href={`/arenden/${caseId}/anvisningar/${each.id}`} prefetch={false}>
            {t('referral', { provider: each.providerName })}
          </Link>
          <ReferralStateTag state={each.state} />
          {each.isUnheard ? <UnheardMark kind="DECIDED" /> : null}
          {each.isOutsidePlan ? <UnheardMark kind="OUTSIDE_PLAN" /> : null}
          <small className="subtle">
            {formatDay(each.startsOn)} –{' '}
            {formatDay(each.state === 'CANCELLED' ? each.endsOn : (each.endedOn ?? each.endsOn))}
          </small>
        </li>
      ))}
    </ul>
  );
}
