import { requirePermission } from '@/lib/platform/page';

/** For roles that the weekly overview is not for, it is not found: said before its loading state is sent. */
export default async function WeeklyOverviewLayout({ children }: { children: React.ReactNode }) {
  await requirePermission('weekly-overview.read');
  return children;
}
