import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { BarrierActions } from '@/components/barriers/barrier-actions';
import { BarrierItem } from '@/components/barriers/barrier-item';
import { GapCauseForm } from '@/components/cases/gap-cause-form';
import { PageHeading, Section } from '@/components/layout/page';
import { EmptyState } from '@/components/ui/states';
import { hasPermission } from '@/lib/access';
import { requireActor } from '@/lib/access/server';
import { readableGapCause } from '@/lib/cases';
import type { BarrierDto } from '@/lib/gap-causes';
import { getBarrierPage } from '@/lib/gap-causes/server';
import { loadPage } from '@/lib/platform/page';
import { recordGapCauseAction } from '../actions';
import { followUpBarrierAction, handOverBarrierAction, solveBarrierAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('barriers'))('metaTitle') };
}

/** Vad står i vägen? Each barrier with its owner, its due date and its story, and what one can do about it. */
export default async function BarriersPage({ params }: { params: Promise<{ caseId: string }> }) {
  const { caseId } = await params;
  const actor = await requireActor();
  const page = await loadPage('case.read', (context) => getBarrierPage(context, { caseId }), { caseId });
  const t = await getTranslations('barriers');
  const mayWrite = hasPermission(actor.role, 'gap-cause.write') && !page.isClosed;
  const followedBy = ({ followsId }: BarrierDto) => page.past.find(({ id }) => id === followsId);
  return (
    <>
      <PageHeading title={t('title')} lead={t('lead')} />
      <Section title={t('open')} count={page.open.length}>
        {page.open.length === 0 ? <EmptyState title={t('noneOpen')}>{t('noneOpenHelp')}</EmptyState> : null}
        <ul>
          {page.open.map((barrier) => (
            <BarrierItem
              key={barrier.id}
              barrier={barrier}
              followed={followedBy(barrier)}
              actions={
                mayWrite && barrier.mayChange ? (
                  <BarrierActions
                    caseId={caseId}
                    barrier={barrier}
                    officers={page.officers}
                    codes={page.recordableCodes}
                    today={page.today}
                    mayShare={isForBoth(barrier)}
                    followUp={followUpBarrierAction}
                    solve={solveBarrierAction}
                    handOver={handOverBarrierAction}
                  />
                ) : null
              }
            />
          ))}
        </ul>
        {mayWrite ? (
          <GapCauseForm
            caseId={caseId}
            codes={page.recordableCodes}
            today={page.today}
            isRecorded={page.open.length > 0}
            action={recordGapCauseAction}
          />
        ) : null}
      </Section>
      {page.past.length > 0 ? (
        <Section title={t('past')} count={page.past.length}>
          <ul>
            {page.past.map((barrier) => (
              <BarrierItem key={barrier.id} barrier={barrier} followed={followedBy(barrier)} />
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}

/** What tells of health or household is the municipality's alone. */
function isForBoth({ code, owner }: BarrierDto): boolean {
  return readableGapCause({ gapCause: code, gapOwner: owner }, 'EMPLOYMENT_SERVICE') !== null;
}
