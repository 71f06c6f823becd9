import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { DataCell, DataRow, DataTable, HeadCell, RowHead } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/states';
import { UnheardMark } from '@/components/unheard-referrals/unheard-mark';
import type { ReferralState } from '@/lib/referrals';
import { formatDay } from '@/lib/time';
import { ReferralStateTag } from './referral-state-tag';

interface ReferralRow {
  referralId: string;
  state: ReferralState;
  providerName: string;
  serviceName: string;
  startsOn: string;
  endsOn: string;
  endedOn: string | null;
  endReason: string | null;
  isUnheard: boolean;
}

/** The referrals of a case in the order that they are given, with how the ended ones ended. */
export function CaseReferralList({ caseId, referrals }: { caseId: string; referrals: ReferralRow[] }) {
  const t = useTranslations('referral');
  const words = useTranslations('consultation');
  if (referrals.length === 0) return <EmptyState title={words('noReferrals')}>{words('noReferralsHelp')}</EmptyState>;
  return (
    <DataTable
      caption={words('referrals')}
      head={
        <>
          <HeadCell>{t('provider')}</HeadCell>
          <HeadCell>{t('service')}</HeadCell>
          <HeadCell>{words('period')}</HeadCell>
          <HeadCell>{words('columns.state')}</HeadCell>
        </>
      }
    >
      {referrals.map((each) => (
        <DataRow key={each.referralId}>
          <RowHead>
            <Link href={`/arenden/${caseId}/anvisningar/${each.referralId}`} prefetch={false}>
              {each.providerName}
            </Link>
          </RowHead>
          <DataCell label={t('service')}>{each.serviceName}</DataCell>
          <DataCell label={words('period')}>
            {formatDay(each.startsOn)} –{' '}
            {formatDay(each.state === 'CANCELLED' ? each.endsOn : (each.endedOn ?? each.endsOn))}
          </DataCell>
          <DataCell label={words('columns.state')}>
            <ReferralStateTag state={each.state} /> {each.isUnheard ? <UnheardMark kind="DECIDED" /> : null}
            {each.endReason ? ` ${t(`endReasons.${each.endReason}`)}` : null}
          </DataCell>
        </DataRow>
      ))}
    </DataTable>
  );
}
