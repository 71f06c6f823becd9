'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import styles from './app-shell.module.css';

export type NavigationLink = {
  href: string;
  label: string;
  /** How many wait there; shown when above nothing. */
  count?: number;
};

/** The pages of a role, with the present one marked. */
export function Navigation({ links }: { links: NavigationLink[] }) {
  const t = useTranslations('layout');
  const pathname = usePathname();
  return (
    <nav aria-label={t('navigation')} className={styles.navigation}>
      <ul>
        {links.map(({ href, label, count }) => {
          const isHere = pathname === href || pathname.startsWith(`${href}/`);
          return (
            <li key={href}>
              <Link href={href} className={styles.link} aria-current={isHere ? 'page' : undefined}>
                {label}
                {count ? <span className={styles.count}>{count}</span> : null}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
