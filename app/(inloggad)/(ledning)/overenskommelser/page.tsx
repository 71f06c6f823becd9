import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PageHeading } from '@/components/layout/page';
import { DataCell, DataRow, DataTable, HeadCell, RowHead } from '@/components/ui/data-table';
import { WaitingFor } from '@/components/ui/party-mark';
import { EmptyState } from '@/components/ui/states';
import { requireActor } from '@/lib/access/server';
import { listAgreements } from '@/lib/agreements/server';
import { loadPage } from '@/lib/platform/page';
import { formatDay } from '@/lib/time';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('agreements'))('metaTitle') };
}

/** The överenskommelser within reach; who works with one municipality goes straight to it. */
export default async function AgreementsPage() {
  const actor = await requireActor();
  const agreements = await loadPage('agreement.read', listAgreements);
  const [only] = agreements;
  if (only && agreements.length === 1) redirect(`/overenskommelser/${only.municipalityId}`);
  const t = await getTranslations('agreements');
  return (
    <>
      <PageHeading title={t('list.title')} lead={t('list.lead')} />
      {agreements.length === 0 ? <EmptyState title={t('list.empty')} /> : null}
      {agreements.length > 0 ? (
        <DataTable
          caption={t('list.title')}
          head={
            <>
              <HeadCell>{t('list.municipality')}</HeadCell>
              <HeadCell>{t('list.inForce')}</HeadCell>
              <HeadCell numeric>{t('rules.goals')}</HeadCell>
              <HeadCell>{t('list.proposal')}</HeadCell>
            </>
          }
        >
          {agreements.map(({ municipalityId, municipalityName, inForceFrom, goals, awaits }) => (
            <DataRow key={municipalityId}>
              <RowHead>
                <Link href={`/overenskommelser/${municipalityId}`}>{municipalityName}</Link>
              </RowHead>
              <DataCell label={t('list.inForce')}>
                {inForceFrom ? t('list.since', { day: formatDay(inForceFrom) }) : t('list.standard')}
              </DataCell>
              <DataCell label={t('rules.goals')} numeric>
                {goals}
              </DataCell>
              <DataCell label={t('list.proposal')}>
                {awaits ? <WaitingFor party={awaits === actor.organisationKind ? 'me' : awaits} /> : t('list.none')}
              </DataCell>
            </DataRow>
          ))}
        </DataTable>
      ) : null}
    </>
  );
}
