'use client';

import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { Icon } from '@/components/ui/icon';
import catalogue from './catalogue.module.css';
import styles from './planner.module.css';

/** Each way of drawing: what one does, and what comes of it. The texts are under `planner.help`. */
const WAYS = {
  keys: [
    { keys: ['↑', '↓', '←', '→'], text: 'go' },
    { keys: ['Enter'], text: 'enter' },
    { keys: ['↑', '↓', '←', '→'], text: 'move', held: true },
    { keys: ['Skift', '↑ ↓'], text: 'end', held: true },
    { keys: ['Alt', '↑ ↓'], text: 'start', held: true },
    { keys: ['Ctrl', '↑ ↓'], text: 'fine', held: true },
    { keys: ['Enter'], text: 'drop', held: true },
    { keys: ['Esc'], text: 'cancel', held: true },
    { keys: ['V'], text: 'all' },
    { keys: ['C'], text: 'copy' },
    { keys: ['Delete'], text: 'delete' },
    { keys: ['Ctrl', 'Z'], text: 'undo' },
    { keys: ['Ctrl', 'Y'], text: 'redo' },
  ],
  mouse: ['draw', 'click', 'drag', 'edge', 'altDrag', 'shiftDrag'],
  touch: ['tap', 'choose', 'dragChosen', 'edgeChosen', 'list'],
} as const;

/** A button that shows the keys and the grips of the planner. */
export function PlannerHelp() {
  const t = useTranslations('planner.help');
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button type="button" className={styles.helpButton} onClick={() => dialog.current?.showModal()}>
        <Icon name="keyboard" />
        {t('open')}
      </button>
      <dialog ref={dialog} className={`${catalogue.dialog} ${styles.helpDialog}`} aria-labelledby="planerare-hjalp">
        <div className={catalogue.heading}>
          <h2 id="planerare-hjalp">{t('title')}</h2>
          <button
            type="button"
            className={catalogue.close}
            onClick={() => dialog.current?.close()}
            aria-label={t('close')}
          >
            <Icon name="close" />
          </button>
        </div>
        <div className={styles.help}>
          <div>
            <h3>{t('keys')}</h3>
            <dl className={styles.helpKeys}>
              {WAYS.keys.map(({ keys, text, ...row }) => (
                <div key={text}>
                  <dt>
                    {keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>
                    {t(text)}
                    {'held' in row ? <small>{t('held')}</small> : null}
                  </dd>
                </div>
              ))}
            </dl>
          </div>
          {(['mouse', 'touch'] as const).map((way) => (
            <div key={way} data-way={way}>
              <h3>{t(way)}</h3>
              <ul>
                {WAYS[way].map((text) => (
                  <li key={text}>{t(text)}</li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      </dialog>
    </>
  );
}
