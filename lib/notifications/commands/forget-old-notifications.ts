import type { SystemActor } from '@/lib/access';
import { withActor } from '@/lib/platform/database';

const HOUSE: SystemActor = { organisationKind: 'SYSTEM', municipalityIds: [], onBehalfOf: null };
const KEPT_DAYS = 90;

/** Removes what is older than ninety days: who was told of which page is needed no longer than that. */
export async function forgetOldNotifications(now: Date): Promise<void> {
  await withActor(HOUSE, (db) =>
    db.notification.deleteMany({ where: { createdAt: { lt: new Date(now.getTime() - KEPT_DAYS * 86_400_000) } } }),
  );
}
