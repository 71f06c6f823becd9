import { requirePermission } from '@/lib/platform/page';

/** For roles that the attendance is not for, it is not found: said before its loading state is sent. */
export default async function AttendanceLayout({ children }: { children: React.ReactNode }) {
  await requirePermission('attendance.read');
  return children;
}
