import 'server-only';
import { redirect } from 'next/navigation';
import { getServerSession } from 'next-auth';
import { cache } from 'react';
import { configuration } from '@/lib/platform/configuration';
import { now } from '@/lib/time/clock';
import type { Actor } from './actor';
import { authentication } from './authentication';
import { findActor, listDemonstrationUsers } from './sessions';

export { authentication } from './authentication';
export {
  holdsDay,
  lastDayHeld,
  ownReferrals,
  ownReferralsSql,
  type Reader,
  runningOwnReferrals,
} from './own-referrals';
export { getVisibleCase, lockVisibleCase, visibleCase, visibleCases } from './visible-cases';
export { visibleCasesSql } from './visible-cases-sql';

/** The signed-in actor, or null. Asked once a request; the session row is read every time. */
export const findCurrentActor = cache(async (): Promise<Actor | null> => {
  const session = await getServerSession(authentication());
  return session?.sessionId ? findActor(session.sessionId, now()) : null;
});

/** The signed-in actor; anyone else is sent to the sign-in page. */
export async function requireActor(): Promise<Actor> {
  const actor = await findCurrentActor();
  if (!actor) redirect('/logga-in');
  return actor;
}

/** The demonstration accounts; empty unless the demonstration is on. */
export async function listDemonstrationAccounts() {
  return configuration().isDemonstration ? listDemonstrationUsers() : [];
}
