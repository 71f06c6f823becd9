'use server';

import { cookies } from 'next/headers';
import { THEME_COOKIE, toThemeChoice } from './theme-choice';

const YEAR_SECONDS = 31_536_000;

/** Keeps the choice of theme in this browser. Says nothing about a person and so asks for no sign-in. */
export async function keepTheme(choice: string): Promise<void> {
  const theme = toThemeChoice(choice);
  const jar = await cookies();
  if (theme === 'system') jar.delete(THEME_COOKIE);
  else jar.set(THEME_COOKIE, theme, { path: '/', maxAge: YEAR_SECONDS, sameSite: 'lax', httpOnly: true });
}
