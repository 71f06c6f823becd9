import 'server-only';
import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { configuration } from '@/lib/platform/configuration';
import { log } from '@/lib/platform/log';
import { now } from '@/lib/time/clock';
import { endSession, findSignInAccount, openSession, recordRefusedSignIn } from './sessions';

declare module 'next-auth' {
  interface Session {
    sessionId?: string;
  }
}

declare module 'next-auth/jwt' {
  interface JWT {
    sessionId?: string;
  }
}

const DEMONSTRATION = 'demonstration';
const OIDC = 'oidc';

/**
 * How one signs in: the organisation's own identity provider (any OIDC provider, by configuration) and, in the
 * demonstration only, the accounts of the sign-in page. The cookie carries the id of a session row and nothing more.
 */
export function authentication(): NextAuthOptions {
  const { isDemonstration, oidc, sessionSecret } = configuration();
  return {
    secret: sessionSecret,
    session: { strategy: 'jwt', maxAge: 10 * 3600 },
    pages: { signIn: '/logga-in', error: '/logga-in', signOut: '/logga-in' },
    providers: [
      ...(isDemonstration
        ? [
            CredentialsProvider({
              id: DEMONSTRATION,
              name: DEMONSTRATION,
              credentials: { userId: {} },
              async authorize(credentials) {
                const userId = credentials?.userId ?? '';
                return /^[0-9a-f-]{36}$/.test(userId) ? findSignInAccount({ demonstrationUserId: userId }) : null;
              },
            }),
          ]
        : []),
      ...(oidc
        ? [
            {
              id: OIDC,
              name: OIDC,
              type: 'oauth' as const,
              wellKnown: `${oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
              issuer: oidc.issuer,
              clientId: oidc.clientId,
              clientSecret: oidc.clientSecret,
              authorization: { params: { scope: 'openid profile email' } },
              idToken: true,
              checks: ['pkce' as const, 'state' as const, 'nonce' as const],
              profile: (claims: Record<string, unknown>) => ({ id: String(claims[oidc.userClaim] ?? '') }),
            },
          ]
        : []),
    ],
    // The library's own log writes whole answers of the identity provider, and those are about a person.
    logger: {
      error: (code) => log.error({ code }, 'sign-in failed'),
      warn: (code) => log.warn({ code }, 'sign-in'),
      debug: () => undefined,
    },
    callbacks: {
      async signIn({ user, account }) {
        if (account?.provider !== OIDC) return true;
        if (user.id && (await findSignInAccount({ subject: user.id }))) return true;
        await recordRefusedSignIn(now());
        return '/logga-in?error=AccessDenied';
      },
      async jwt({ token, user, account }) {
        if (!user) return token;
        const found = account?.provider === OIDC ? await findSignInAccount({ subject: user.id }) : { id: user.id };
        if (!found) return {};
        return { sessionId: await openSession(found.id, now()) };
      },
      session({ session, token }) {
        return { expires: session.expires, ...(token.sessionId ? { sessionId: token.sessionId } : {}) };
      },
      redirect({ url, baseUrl }) {
        if (url.startsWith('/') && !url.startsWith('//')) return `${baseUrl}${url}`;
        return url.startsWith(`${baseUrl}/`) ? url : baseUrl;
      },
    },
    events: {
      async signOut({ token }) {
        if (token?.sessionId) await endSession(token.sessionId, now());
      },
    },
  };
}
