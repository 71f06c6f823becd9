'use client';

import { TextField } from '@navikt/ds-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Icon } from '@/components/ui/icon';
import { PartyMark } from '@/components/ui/party-mark';
import { CATALOGUE_GROUPS, type CatalogueEntry, findCatalogueGroup } from '@/lib/plans';
import { TypeFacts } from './activity-fields';
import styles from './catalogue.module.css';

interface CataloguePickerProps {
  catalogue: readonly CatalogueEntry[];
  isOpen: boolean;
  onPick: (type: CatalogueEntry) => void;
  onClose: () => void;
}

/** The catalogue of activities in its groups, with a field that narrows it: two letters and Enter are enough. */
export function CataloguePicker({ catalogue, isOpen, onPick, onClose }: CataloguePickerProps) {
  const t = useTranslations('plan.catalogue');
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [wanted, setWanted] = useState('');
  const hits = catalogue.filter(({ name }) =>
    name.toLocaleLowerCase('sv').includes(wanted.trim().toLocaleLowerCase('sv')),
  );

  useEffect(() => {
    if (isOpen && !dialog.current?.open) {
      setWanted('');
      dialog.current?.showModal();
      field.current?.focus();
    }
    if (!isOpen) dialog.current?.close();
  }, [isOpen]);

  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby="katalog-rubrik" onClose={onClose}>
      <div className={styles.heading}>
        <h2 id="katalog-rubrik">{t('title')}</h2>
        <button type="button" className={styles.close} onClick={onClose} aria-label={t('close')}>
          <Icon name="close" />
        </button>
      </div>
      <TextField
        ref={field}
        label={t('search')}
        size="small"
        autoComplete="off"
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
        onKeyDown={(event) => {
          const [first] = hits;
          if (event.key !== 'Enter') return;
          event.preventDefault();
          if (first) onPick(first);
        }}
      />
      <p role="status" className="visually-hidden">
        {t('hits', { count: hits.length })}
      </p>
      {hits.length === 0 ? <p className="subtle">{t('noHits')}</p> : null}
      <div className={styles.groups}>
        {CATALOGUE_GROUPS.map((group) => {
          const entries = hits.filter((entry) => findCatalogueGroup(entry) === group);
          if (entries.length === 0) return null;
          return (
            <section key={group} aria-label={t(`groups.${group}`)}>
              <h3>{t(`groups.${group}`)}</h3>
              <ul>
                {entries.map((entry) => (
                  <li key={entry.code}>
                    <button type="button" className={styles.entry} onClick={() => onPick(entry)}>
                      <span className={styles.name}>
                        <PartyMark party={entry.party} />
                        <b>{entry.name}</b>
                      </span>
                      <TypeFacts type={entry} />
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </dialog>
  );
}
