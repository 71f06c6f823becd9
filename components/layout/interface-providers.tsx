'use client';

import { Provider, Theme } from '@navikt/ds-react';
import { NextIntlClientProvider } from 'next-intl';
import { akselSwedish } from '@/components/ui/aksel-swedish';
import { NoticeProvider } from '@/components/ui/notice';
import messages from '@/messages/sv.json';

/**
 * What client components need around them: texts, Aksel in Swedish and the region for notices. The texts are imported
 * here and not passed from the server, so that they are a file the browser keeps and not a part of every page.
 */
export function InterfaceProviders({ children }: { children: React.ReactNode }) {
  return (
    <NextIntlClientProvider locale="sv" timeZone="Europe/Stockholm" messages={messages}>
      <Provider locale={akselSwedish}>
        <Theme hasBackground={false}>
          <NoticeProvider>{children}</NoticeProvider>
        </Theme>
      </Provider>
    </NextIntlClientProvider>
  );
}
