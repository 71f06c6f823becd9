import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CaseFilters } from '@/components/cases/case-filters';
import { CaseList } from '@/components/cases/case-list';
import { PageHeading } from '@/components/layout/page';
import type { PageSearch } from '@/components/ui/link-search';
import { Pagination } from '@/components/ui/pagination';
import { EmptyState } from '@/components/ui/states';
import { requireActor } from '@/lib/access/server';
import { CASES_PER_PAGE, listScopes, readCaseListRequest } from '@/lib/cases';
import { listCases } from '@/lib/cases/server';
import { loadPage } from '@/lib/platform/page';
import { formatWeek } from '@/lib/time';

const PATH = '/arenden';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('cases'))('metaTitle') };
}

/** Vilka har jag? One's own cases, the unit's, or all that the office serves, with this week's figures. */
export default async function CasesPage({ searchParams }: { searchParams: Promise<PageSearch> }) {
  const search = await searchParams;
  const actor = await requireActor();
  const request = readCaseListRequest(search, actor.role);
  const page = await loadPage('case.list', (context) => listCases(context, request));
  const t = await getTranslations('cases');
  const scopeCount = Object.values(page.countByLevel).reduce((sum, count) => sum + count, 0);
  return (
    <>
      <PageHeading title={t('title')} aside={formatWeek(page.week)} />
      <CaseFilters
        path={PATH}
        search={search}
        scopes={listScopes(actor.role)}
        scope={request.scope}
        level={request.level}
        countByLevel={page.countByLevel}
        totalCount={scopeCount}
        isWholeMunicipality={actor.unitId === null}
      />
      {page.rows.length > 0 ? (
        <CaseList
          rows={page.rows}
          reader={actor.organisationKind}
          responsible={request.scope === 'mina' ? 'none' : actor.municipalityIds.length > 1 ? 'municipality' : 'unit'}
          path={PATH}
          search={search}
          order={{ column: request.sort, direction: request.direction }}
        />
      ) : (
        <EmptyState title={t(scopeCount === 0 ? `empty.${request.scope}` : 'empty.level')}>
          {t('empty.help')}
        </EmptyState>
      )}
      <Pagination
        path={PATH}
        search={search}
        page={request.page}
        pageSize={CASES_PER_PAGE}
        totalCount={page.rows.length > 0 ? page.totalCount : 0}
      />
    </>
  );
}
