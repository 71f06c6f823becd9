import { getTranslations } from 'next-intl/server';
import { CaseHeader } from '@/components/cases/case-header';
import type { CaseTab } from '@/components/cases/case-tabs';
import { type Actor, hasPermission } from '@/lib/access';
import { requireActor } from '@/lib/access/server';
import { getCaseHeader } from '@/lib/cases/server';
import { loadPage } from '@/lib/platform/page';
import { toIsoWeek } from '@/lib/time';
import { today } from '@/lib/time/clock';

interface CaseLayoutProps {
  children: React.ReactNode;
  params: Promise<{ caseId: string }>;
}

/** The frame of a case: who it is about and its pages. A provider's coach comes here to report attendance and to propose changes. */
export default async function CaseLayout({ children, params }: CaseLayoutProps) {
  const { caseId } = await params;
  const actor = await requireActor();
  const header = await loadPage('attendance.read', (context) => getCaseHeader(context, { caseId }), { caseId });
  const t = await getTranslations('cases.header');
  const hasList = hasPermission(actor.role, 'case.list');
  return (
    <>
      <CaseHeader
        header={header}
        tabs={tabsOf(actor, caseId).map(({ text, ...tab }) => ({
          ...tab,
          label: t(`tabs.${text}`),
          ...(text === 'conversation' && header.unreadMessages > 0
            ? { count: header.unreadMessages, countText: t('unread', { count: header.unreadMessages }) }
            : {}),
        }))}
        back={hasList ? { href: '/arenden', label: t('back') } : { href: '/deltagare', label: t('backToParticipants') }}
      />
      {children}
    </>
  );
}

/** The pages that lie under the assessment. */
const ASSESSMENT_PAGES = ['bedomning', 'beslut', 'franvaro', 'barnomsorg'];
/** The pages that lie under the follow-up. */
const FOLLOW_UP_PAGES = ['uppfoljning', 'manad'];

/** The pages that lie under samråd and referrals. */
const CONSULTATION_PAGES = ['samrad', 'anvisningar', 'atergang', 'anstallning'];

function tabsOf(actor: Actor, caseId: string): (Omit<CaseTab, 'label'> & { text: string })[] {
  const home = `/arenden/${caseId}`;
  const attendance = { text: 'attendance', href: `${home}/narvaro/${toIsoWeek(today())}`, under: [`${home}/narvaro`] };
  if (!hasPermission(actor.role, 'case.read'))
    return [{ text: 'participant', href: `/deltagare/${caseId}` }, attendance];
  return [
    { text: 'case', href: home },
    ...(actor.organisationKind === 'MUNICIPALITY'
      ? [{ text: 'assessment', href: `${home}/bedomning`, under: ASSESSMENT_PAGES.map((page) => `${home}/${page}`) }]
      : []),
    { text: 'plan', href: `${home}/plan` },
    {
      text: 'followUp',
      href: `${home}/uppfoljning`,
      under: FOLLOW_UP_PAGES.map((page) => `${home}/${page}`),
    },
    { text: 'consultations', href: `${home}/samrad`, under: CONSULTATION_PAGES.map((page) => `${home}/${page}`) },
    { text: 'conversation', href: `${home}/samtal` },
    attendance,
  ];
}
