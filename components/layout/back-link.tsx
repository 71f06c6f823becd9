'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { Icon } from '@/components/ui/icon';
import styles from './page.module.css';

// The places of this visit, so that «back» gives the list with the same filter and page as it was left.
const searchOf = new Map<string, string>();
let previousPathname: string | null = null;
let presentPathname: string | null = null;

/** Remembers how a page was filtered when one left it. Called by the shell on each change of place. */
export function rememberPlace(pathname: string, search: string) {
  searchOf.set(pathname, search);
  if (pathname === presentPathname) return;
  previousPathname = presentPathname;
  presentPathname = pathname;
}

export type BackLinkProps = { href: string; label: string };

/** The way back to where one was; the link that Esc follows. */
export function BackLink({ href, label }: BackLinkProps) {
  const router = useRouter();
  return (
    <Link
      href={href}
      data-back=""
      className={styles.back}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        const search = searchOf.get(href);
        if (previousPathname === href) {
          event.preventDefault();
          router.back();
        } else if (search) {
          event.preventDefault();
          router.push(`${href}?${search}`);
        }
      }}
    >
      <Icon name="arrowLeft" />
      {label}
    </Link>
  );
}
