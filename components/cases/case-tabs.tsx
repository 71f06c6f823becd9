'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import styles from './case-header.module.css';

export interface CaseTab {
  href: string;
  label: string;
  /** The beginnings of every address under the tab; the tab's own address unless given. */
  under?: readonly string[];
  /** How much there waits to be read, as a figure and in words. */
  count?: number;
  countText?: string;
}

/** The pages of a case. The first is the case itself and lies over the others. */
export function CaseTabs({ label, tabs }: { label: string; tabs: CaseTab[] }) {
  const pathname = usePathname();
  const [home, ...others] = tabs;
  const present =
    others.find(({ href, under = [href] }) => pathname === href || under.some((each) => pathname.startsWith(each))) ??
    home;
  const row = useRef<HTMLElement>(null);
  // On a phone the row of tabs is wider than the screen: the one that is open must not stand outside it.
  useEffect(() => {
    const open = row.current?.querySelector<HTMLElement>(`[href="${present?.href}"]`);
    if (open && row.current)
      row.current.scrollLeft = open.offsetLeft - (row.current.clientWidth - open.offsetWidth) / 2;
  }, [present?.href]);
  // The tabs stay while their pages change: what has been opened since it was counted waits no longer.
  const [opened, setOpened] = useState<Record<string, number>>({});
  useEffect(() => {
    if (present?.count) setOpened((before) => ({ ...before, [present.href]: present.count ?? 0 }));
  }, [present?.href, present?.count]);
  return (
    <nav ref={row} aria-label={label} className={styles.tabs}>
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          prefetch={false}
          className={styles.tab}
          aria-current={tab === present ? (pathname === tab.href ? 'page' : 'true') : undefined}
        >
          {tab.label}
          {tab.count && tab !== present && opened[tab.href] !== tab.count ? (
            <span className={styles.count}>
              <span aria-hidden="true">{tab.count}</span>
              <span className="visually-hidden">, {tab.countText}</span>
            </span>
          ) : null}
        </Link>
      ))}
    </nav>
  );
}
