'use client';

import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Icon } from '@/components/ui/icon';
import styles from './app-shell.module.css';

export interface HeaderFrameProps {
  brand: React.ReactNode;
  bell: React.ReactNode;
  children: React.ReactNode;
}

/** The header. On small screens everything but the mark and the bell folds into a menu that closes when one has chosen. */
export function HeaderFrame({ brand, bell, children }: HeaderFrameProps) {
  const t = useTranslations('layout.menu');
  const pathname = usePathname();
  const [openOn, setOpenOn] = useState<string | null>(null);
  const isOpen = openOn === pathname;
  useEffect(() => {
    if (!isOpen) return;
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      setOpenOn(null);
      document.getElementById('meny-knapp')?.focus();
    };
    document.addEventListener('keydown', closeOnEscape);
    return () => document.removeEventListener('keydown', closeOnEscape);
  }, [isOpen]);
  return (
    <header className={styles.header}>
      <div className={styles.bar}>
        {brand}
        <button
          id="meny-knapp"
          type="button"
          className={styles.menuButton}
          aria-expanded={isOpen}
          aria-controls="meny"
          onClick={() => setOpenOn(isOpen ? null : pathname)}
        >
          <Icon name={isOpen ? 'close' : 'menu'} />
          {t(isOpen ? 'close' : 'open')}
        </button>
        <div id="meny" className={styles.menu} data-open={isOpen}>
          {children}
        </div>
        {bell}
      </div>
    </header>
  );
}
