import { requirePermission } from '@/lib/platform/page';

/** For roles that the list of cases is not for, it is not found: said before its loading state is sent. */
export default async function CaseListLayout({ children }: { children: React.ReactNode }) {
  await requirePermission('case.list');
  return children;
}
