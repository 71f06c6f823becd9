import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ChildCare } from '@/components/childcare/child-care';
import { ChildcareConsequence } from '@/components/childcare/childcare-consequence';
import { NeedList } from '@/components/childcare/need-list';
import { Columns, LawNote, PageHeading, Section } from '@/components/layout/page';
import { EmptyState } from '@/components/ui/states';
import { hasPermission } from '@/lib/access';
import { requireActor } from '@/lib/access/server';
import { getChildcarePage } from '@/lib/childcare/server';
import { loadPage } from '@/lib/platform/page';
import { recordGapCauseAction } from '../actions';
import { removeChildcareOfferAction, saveChildcareOfferAction } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('childcare'))('metaTitle') };
}

/** «Räcker barnomsorgen?»: each child's place against the hours of the plan, and what follows where it does not suffice. */
export default async function ChildcareRoute({ params }: { params: Promise<{ caseId: string }> }) {
  const { caseId } = await params;
  const actor = await requireActor();
  const page = await loadPage('childcare.read', (context) => getChildcarePage(context, { caseId }), { caseId });
  const t = await getTranslations('childcare');
  const mayWrite = hasPermission(actor.role, 'childcare.write') && !page.isClosed;
  if (page.children.length === 0) {
    return (
      <>
        <PageHeading title={t('title')} />
        <EmptyState title={t('noChildren')}>{t('noChildrenText')}</EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHeading title={t('title')} lead={t('lead')} />
      <Columns
        main={page.children.map((child) => (
          <Section
            key={`${child.bornOn} ${child.ordinal}`}
            title={t('child', { age: child.age, year: child.bornOn.slice(0, 4), ordinal: child.ordinal })}
          >
            <ChildCare
              page={page}
              child={child}
              actions={mayWrite ? { save: saveChildcareOfferAction, remove: removeChildcareOfferAction } : null}
            />
          </Section>
        ))}
        side={
          <>
            <Section title={t('need.title')}>
              <NeedList page={page} />
            </Section>
            <Section title={t('follows.title')} actions={<LawNote>{t('section')}</LawNote>}>
              <ChildcareConsequence
                page={page}
                mayAssess={hasPermission(actor.role, 'assessment.write') && !page.isClosed}
                recordCause={
                  hasPermission(actor.role, 'gap-cause.write') && !page.isClosed ? recordGapCauseAction : null
                }
              />
            </Section>
          </>
        }
      />
    </>
  );
}
