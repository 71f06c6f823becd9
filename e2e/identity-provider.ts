import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import Provider from 'oidc-provider';
import { identityProvider, testPort } from './settings';

const SCOPE = 'openid profile email';
/** How long anything it gives out holds, in seconds. */
const LIFETIME = 600;

/**
 * A real OpenID provider for the journeys, on a host name of its own, so that what crosses between two sites crosses here too. It knows
 * everyone: whoever types a subject into its one page is that subject.
 */
export async function startIdentityProvider(): Promise<{ stop(): Promise<void> }> {
  const provider = createProvider();
  const answer = provider.callback();
  const server = createServer((request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void answer(request, response);
    interact(provider, request, response).catch(() => response.writeHead(500).end());
  });
  const { hostname, port } = new URL(identityProvider.issuer);
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(Number(port), hostname, done);
  });
  return {
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function createProvider(): Provider {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return new Provider(identityProvider.issuer, {
    clients: [
      {
        client_id: identityProvider.clientId,
        client_secret: identityProvider.clientSecret,
        redirect_uris: [`http://localhost:${testPort}/api/auth/callback/oidc`],
      },
    ],
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
    cookies: { keys: [identityProvider.clientSecret] },
    findAccount: (_context, subject) => ({ accountId: subject, claims: () => ({ sub: subject }) }),
    ttl: { Interaction: LIFETIME, Session: LIFETIME, Grant: LIFETIME, AccessToken: LIFETIME, IdToken: LIFETIME },
    // The organisation's own service asks nobody for consent.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId,
        accountId: oidc.session?.accountId,
      });
      grant.addOIDCScope(SCOPE);
      await grant.save();
      return grant;
    },
  });
}

/** Its only page: who are you? */
async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'POST') {
    let body = '';
    for await (const piece of request) body += piece;
    const accountId = new URLSearchParams(body).get('subject') ?? '';
    return provider.interactionFinished(request, response, { login: { accountId } });
  }
  await provider.interactionDetails(request, response);
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.end(
    '<!doctype html><html lang="sv"><title>Organisationens inloggning</title><h1>Organisationens inloggning</h1>' +
      '<form method="post"><label>Användare <input name="subject"></label> <button>Fortsätt</button></form></html>',
  );
}
