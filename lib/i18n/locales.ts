export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = 'zh-CN';
export const LOCALE_COOKIE = 'locale';

/** The locale that a text names, or the default. */
export function toLocale(text: string | null | undefined): Locale {
  return LOCALES.find((l) => l === text) ?? DEFAULT_LOCALE;
}
