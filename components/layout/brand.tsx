import Link from 'next/link';
import styles from './app-shell.module.css';

/** The veckobalk as a mark: occupation, assigned activity and the gap that is left. */
export function BrandMark({ size = 28 }: { size?: number }) {
  return (
    <svg className={styles.mark} width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" fill="#00414b" />
      <rect x="5" y="8" width="5" height="16" rx="1" fill="#8fd3de" opacity="0.6" />
      <rect x="11.5" y="8" width="9" height="16" rx="1" fill="#ffffff" />
      <rect
        x="22.6"
        y="8.6"
        width="3.8"
        height="14.8"
        rx="1"
        fill="none"
        stroke="#ffce7a"
        strokeWidth="1.3"
        strokeDasharray="2 1.4"
      />
    </svg>
  );
}

/** The product's mark and name; leads to the person's first page. */
export function Brand({ href }: { href: string }) {
  return (
    <Link href={href} className={styles.brand}>
      <BrandMark />
      Samspel
    </Link>
  );
}
