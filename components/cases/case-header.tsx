import { useTranslations } from 'next-intl';
import { BackLink } from '@/components/layout/back-link';
import { Icon } from '@/components/ui/icon';
import { ProtectedMark, StatusTag } from '@/components/ui/tags';
import type { CaseHeader as Header } from '@/lib/cases';
import { formatDay } from '@/lib/time';
import styles from './case-header.module.css';
import { type CaseTab, CaseTabs } from './case-tabs';

export interface CaseHeaderProps {
  header: Header;
  tabs: CaseTab[];
  back: { href: string; label: string };
}

/** Who the case is about, over every page of it, and the way between the pages. */
export function CaseHeader({ header, tabs, back }: CaseHeaderProps) {
  const t = useTranslations('cases.header');
  return (
    <div className={styles.header}>
      <BackLink {...back} />
      <div className={styles.person}>
        <p className={styles.name}>{header.name}</p>
        {header.isProtected ? <ProtectedMark /> : null}
        {header.closedOn ? (
          <StatusTag tone="quiet" icon={<Icon name="minus" />}>
            {t('closed', { day: formatDay(header.closedOn) })}
          </StatusTag>
        ) : null}
        <p className={styles.facts}>
          {header.identityNumber ? <span>{header.identityNumber}</span> : null}
          {header.number ? <span>{t('number', { number: header.number })}</span> : null}
          <span>
            {header.municipalityName}, {header.unitName}
          </span>
        </p>
      </div>
      <CaseTabs label={t('pages')} tabs={tabs} />
    </div>
  );
}
