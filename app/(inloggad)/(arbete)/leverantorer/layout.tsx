import { requirePermission } from '@/lib/platform/page';

/** For roles that the register is not for, it is not found. */
export default async function ProvidersLayout({ children }: { children: React.ReactNode }) {
  await requirePermission('provider.read');
  return children;
}
