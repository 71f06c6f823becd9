import { requirePermission } from '@/lib/platform/page';

/** For roles that the import is not for, it is not found: said before its loading state is sent. */
export default async function ImportLayout({ children }: { children: React.ReactNode }) {
  await requirePermission('caseload-import.write');
  return children;
}
