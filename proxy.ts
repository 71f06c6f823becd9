import { type NextRequest, NextResponse } from 'next/server';

/**
 * Gives every page its security headers. The nonce lets Next's own scripts run and nothing else; styles are inline in
 * the component library. Who may see what is decided by each page and action, not here.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const isDevelopment = process.env.NODE_ENV === 'development';
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}

/**
 * Pages only: files with a hash in their name need no policy, and neither does the data of api/v1. The body of a request that goes
 * through here is held in memory and cut at 10 MB; a caseload file is larger.
 */
export const config = { matcher: ['/((?!_next/static|_next/image|icon.svg|favicon.ico|api/v1/).*)'] };
