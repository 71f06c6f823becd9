import { requirePermission } from '@/lib/platform/page';

/** For roles that no överenskommelse is for, it is not found. */
export default async function AgreementsLayout({ children }: { children: React.ReactNode }) {
  await requirePermission('agreement.read');
  return children;
}
