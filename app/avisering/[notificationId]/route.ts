import { redirect } from 'next/navigation';
import { findCurrentActor } from '@/lib/access/server';
import { openNotification } from '@/lib/notifications/server';
import { Refusal } from '@/lib/platform/refusal';
import { now, today } from '@/lib/time/clock';

const LIST = '/aviseringar';

/**
 * Where an e-mail leads: to the page that the notification is about, after the sign-in if need be. Whoever it is not for comes to the own list,
 * exactly as for one that does not exist.
 */
export async function GET(_request: Request, { params }: { params: Promise<{ notificationId: string }> }) {
  const { notificationId } = await params;
  const actor = await findCurrentActor();
  if (!actor) redirect(`/logga-in?callbackUrl=${encodeURIComponent(`/avisering/${notificationId}`)}`);
  redirect(await findPath());

  async function findPath(): Promise<string> {
    if (!actor || !/^[0-9a-f-]{36}$/.test(notificationId)) return LIST;
    try {
      return (await openNotification({ actor, now: now(), today: today() }, { notificationId })).path;
    } catch (error) {
      if (error instanceof Refusal) return LIST;
      throw error;
    }
  }
}
