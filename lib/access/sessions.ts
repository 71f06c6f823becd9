import 'server-only';
import { recordAudit } from '@/lib/audit/server';
import { withActor } from '@/lib/platform/database';
import type { Actor, SystemActor } from './actor';

const SIGN_IN: SystemActor = { organisationKind: 'SYSTEM', municipalityIds: [], onBehalfOf: null };
const SESSION_HOURS = 10;

/** Who may sign in as what: a demonstration account by its id, anyone else by the claim of the identity provider. */
type SignIn = { demonstrationUserId: string } | { subject: string };

/** The account that signs in, or null when there is none, it is disabled, or it is no demonstration account. */
export async function findSignInAccount(signIn: SignIn): Promise<{ id: string; name: string } | null> {
  return withActor(SIGN_IN, (db) =>
    db.userAccount.findFirst({
      where: {
        disabledAt: null,
        ...('subject' in signIn
          ? { subject: signIn.subject }
          : { id: signIn.demonstrationUserId, isDemonstration: true }),
      },
      select: { id: true, name: true },
    }),
  );
}

/** Opens a session for the account; it lives one working day. Returns the id of the session row. */
export async function openSession(userId: string, at: Date): Promise<string> {
  return withActor(SIGN_IN, async (db) => {
    const expiresAt = new Date(at.getTime() + SESSION_HOURS * 3_600_000);
    const session = await db.session.create({ data: { userId, createdAt: at, expiresAt } });
    await recordAudit(db, SIGN_IN, { action: 'session.open', subjectId: userId }, at);
    return session.id;
  });
}

/** Ends the session: from now on its cookie opens nothing. */
export async function endSession(sessionId: string, at: Date): Promise<void> {
  await withActor(SIGN_IN, async (db) => {
    const { userId } = await db.session.update({ where: { id: sessionId }, data: { endedAt: at } });
    await recordAudit(db, SIGN_IN, { action: 'session.end', subjectId: userId }, at);
  });
}

/** Writes down that someone the identity provider vouched for has no account here. */
export async function recordRefusedSignIn(at: Date): Promise<void> {
  await withActor(SIGN_IN, (db) =>
    recordAudit(db, SIGN_IN, { action: 'session.open', outcome: 'REFUSED', reason: 'unknownAccount' }, at),
  );
}

/**
 * The actor behind a session, read anew at every request, so that a sign-out, a disabled account and a changed role bite
 * at once. Null when the session has ended or expired, or the account is disabled.
 */
export async function findActor(sessionId: string, at: Date): Promise<Actor | null> {
  return withActor(SIGN_IN, async (db) => {
    const session = await db.session.findFirst({
      where: { id: sessionId, endedAt: null, expiresAt: { gt: at }, user: { disabledAt: null } },
      include: { user: { include: { organisation: true } } },
    });
    if (!session) return null;
    const { user } = session;
    const { organisation } = user;
    return {
      userId: user.id,
      sessionId: session.id,
      name: user.name,
      role: user.role,
      organisationId: organisation.id,
      organisationName: organisation.name,
      organisationKind: organisation.kind,
      unitId: user.unitId,
      municipalityIds: await listMunicipalitiesWithinReach(),
    };

    async function listMunicipalitiesWithinReach(): Promise<string[]> {
      switch (organisation.kind) {
        case 'MUNICIPALITY':
          return [organisation.id];
        case 'EMPLOYMENT_SERVICE': {
          const served = await db.servedMunicipality.findMany({ where: { employmentServiceId: organisation.id } });
          return served.map((row) => row.municipalityId);
        }
        case 'PROVIDER': {
          const agreed = await db.providerMunicipality.findMany({ where: { providerId: organisation.id } });
          return agreed.map((row) => row.municipalityId);
        }
      }
    }
  });
}

/** The demonstration accounts in the order of the sign-in page. Ask only when the demonstration is on. */
export async function listDemonstrationUsers() {
  return withActor(SIGN_IN, async (db) => {
    const users = await db.userAccount.findMany({
      where: { isDemonstration: true, disabledAt: null },
      include: { organisation: true },
      orderBy: [{ organisation: { kind: 'asc' } }, { organisation: { name: 'asc' } }, { id: 'asc' }],
    });
    return users.map(({ id, name, role, organisation, purpose }) => ({
      id,
      name,
      role,
      organisation: organisation.name,
      purpose: purpose ?? '',
    }));
  });
}
