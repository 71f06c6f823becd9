import { useTranslations } from 'next-intl';
import { Suspense } from 'react';
import styles from './app-shell.module.css';
import { Brand } from './brand';
import { DraftOwner } from './draft-owner';
import { HeaderFrame } from './header-frame';
import { Keys } from './keys';
import { Navigation, type NavigationLink } from './navigation';
import { NotificationBell } from './notification-bell';
import { type SignedInPerson, UserMenu } from './user-menu';

export type { NavigationLink, SignedInPerson };

export type AppShellProps = {
  person: SignedInPerson;
  /** The pages of the person's role, in order. The first is where the product mark leads. */
  links: NavigationLink[];
  /** The search among cases; left out for roles that may not search. */
  search?: React.ReactNode;
  /** How many notifications the person has not seen, a new object each time that they are counted. */
  told: { unread: number };
  children: React.ReactNode;
};

/** The frame of every page behind the sign-in: mark, navigation, search, user menu and the keys. */
export function AppShell({ person, links, search, told, children }: AppShellProps) {
  const t = useTranslations('layout');
  return (
    <div className={styles.shell}>
      <a href="#innehall" className={styles.skip} data-skip-link>
        {t('skip')}
      </a>
      <HeaderFrame brand={<Brand href={links[0]?.href ?? '/'} />} bell={<NotificationBell told={told} />}>
        <Navigation links={links} />
        {search}
        <UserMenu person={person} />
      </HeaderFrame>
      <main id="innehall" tabIndex={-1} className={styles.main}>
        {children}
      </main>
      <DraftOwner ownerKey={person.userId} />
      <Suspense>
        <Keys hasSearch={Boolean(search)} />
      </Suspense>
    </div>
  );
}
