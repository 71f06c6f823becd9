/** Light or dark by the user's own choice, or as the computer has it. */
export type ThemeChoice = 'light' | 'dark' | 'system';

export const THEME_CHOICES: readonly ThemeChoice[] = ['system', 'light', 'dark'];

/** The cookie that keeps the choice, so that the server can draw the first page right. */
export const THEME_COOKIE = 'theme';

/** The choice that a cookie holds; whatever else it holds means the computer's own. */
export function toThemeChoice(value: string | undefined): ThemeChoice {
  return value === 'light' || value === 'dark' ? value : 'system';
}
