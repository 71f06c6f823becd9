import './globals.css';

import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import { InterfaceProviders } from '@/components/layout/interface-providers';
import { THEME_COOKIE, toThemeChoice } from '@/components/layout/theme-choice';
import { WeekBarPatterns } from '@/components/ui/week-bar-patterns';

export const metadata: Metadata = {
  title: { default: 'Samspel', template: '%s · Samspel' },
  description: 'En gemensam planering för ekonomiskt bistånd: kommun, Arbetsförmedlingen och leverantör i samma vecka.',
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#0e1416' },
  ],
};

/** The frame of every page: language, fonts, texts and theme. The theme is a class, so the first paint is right. */
export default async function RootLayout({ children }: { children: React.ReactNode }) {
  const theme = toThemeChoice((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html lang="sv" className={theme === 'system' ? undefined : theme} suppressHydrationWarning>
      <body>
        <WeekBarPatterns />
        <InterfaceProviders>{children}</InterfaceProviders>
      </body>
    </html>
  );
}
