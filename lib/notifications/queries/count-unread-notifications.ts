import type { CommandContext } from '@/lib/access';
import { withActor } from '@/lib/platform/database';

/** More than anyone reads; from here on it is «99+». */
const MOST_COUNTED = 100;

/**
 * How many things the actor has been told of and not seen, at most {@link MOST_COUNTED}. A number that tells nothing of anyone leaves no audit
 * row; the page where they are read does.
 */
export async function countUnreadNotifications({ actor }: Pick<CommandContext, 'actor'>): Promise<number> {
  return withActor(actor, async (db) => {
    const [found] = await db.$queryRaw<{ count: number }[]>`
      select count(*)::int as count from (
        select distinct n.kind, n.path from notifications n
        where n.to_user_id = ${actor.userId}::uuid and n.read_at is null
        limit ${MOST_COUNTED}) as told`;
    return found?.count ?? 0;
  });
}
