import { getTranslations } from 'next-intl/server';
import { CaseSearch } from '@/components/cases/case-search';
import { AppShell } from '@/components/layout/app-shell';
import { hasPermission, type OrganisationKind, type Permission } from '@/lib/access';
import { requireActor } from '@/lib/access/server';
import { countUnreadNotifications } from '@/lib/notifications/server';
import { searchCasesAction } from './search-action';

/** The pages of the navigation in order, each with what it takes to open it. */
const PAGES: { href: string; text: string; permission: Permission; only?: OrganisationKind }[] = [
  { href: '/att-gora', text: 'tasks', permission: 'tasks.read' },
  { href: '/arenden', text: 'cases', permission: 'case.list' },
  { href: '/deltagare', text: 'participants', permission: 'participant.read' },
  { href: '/narvaro', text: 'attendance', permission: 'attendance.report' },
  { href: '/leverantorer', text: 'providers', permission: 'provider.read' },
  { href: '/veckooversikt', text: 'overview', permission: 'weekly-overview.read' },
  { href: '/overenskommelser', text: 'agreements', permission: 'agreement.read' },
  { href: '/sa-fungerar-kommunen', text: 'howItWorks', permission: 'municipality-page.read', only: 'PROVIDER' },
  { href: '/kontaktvagar', text: 'contacts', permission: 'municipality-page.read', only: 'PROVIDER' },
  { href: '/import', text: 'import', permission: 'caseload-import.write' },
];

/** The frame of every page behind the sign-in, with the pages of the reader's role. */
export default async function SignedInLayout({ children }: { children: React.ReactNode }) {
  const actor = await requireActor();
  const t = await getTranslations('navigation');
  const role = await getTranslations('roles');
  return (
    <AppShell
      person={{
        userId: actor.userId,
        name: actor.name,
        roleLabel: role(actor.role),
        organisationName: actor.organisationName,
      }}
      links={PAGES.filter(
        ({ permission, only }) =>
          hasPermission(actor.role, permission) && (only === undefined || only === actor.organisationKind),
      ).map(({ href, text }) => ({ href, label: t(text) }))}
      told={{ unread: await countUnreadNotifications({ actor }) }}
      search={hasPermission(actor.role, 'case.list') ? <CaseSearch search={searchCasesAction} /> : undefined}
    >
      {children}
    </AppShell>
  );
}
