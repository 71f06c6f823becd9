'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useId, useState } from 'react';
import styles from './app-shell.module.css';
import { keepTheme } from './keep-theme';
import { THEME_CHOICES, type ThemeChoice, toThemeChoice } from './theme-choice';

/** Light, dark or as the computer has it. Takes hold at once and is kept in a cookie that the server reads. */
export function ThemeSwitch() {
  const t = useTranslations('layout.theme');
  const name = useId();
  const [choice, setChoice] = useState<ThemeChoice>('system');
  useEffect(() => setChoice(readChoice()), []);
  return (
    <fieldset className={styles.themes}>
      <legend>{t('legend')}</legend>
      {THEME_CHOICES.map((option) => (
        <label key={option}>
          <input
            type="radio"
            name={name}
            value={option}
            checked={choice === option}
            onChange={() => {
              setChoice(option);
              applyChoice(option);
              void keepTheme(option);
            }}
          />
          <span>{t(option)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function readChoice(): ThemeChoice {
  return toThemeChoice(['light', 'dark'].find((theme) => document.documentElement.classList.contains(theme)));
}

function applyChoice(choice: ThemeChoice) {
  document.documentElement.classList.remove('light', 'dark');
  if (choice !== 'system') document.documentElement.classList.add(choice);
}
