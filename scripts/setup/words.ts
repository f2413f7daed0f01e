import { createTranslator } from 'use-intl/core';
import { DEFAULT_LOCALE, type Locale } from '@/lib/i18n/locales';
import { loadMessages } from '@/lib/i18n/messages';

export type Words = (key: string, params?: Record<string, string | number>) => string;

/** The language of the terminal. */
export function terminalLocale(): Locale {
  const language = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';
  return language.startsWith('en') ? 'en' : DEFAULT_LOCALE;
}

/** What the command line says, in the terminal's language. */
export function cliWords(locale: Locale = terminalLocale()): Words {
  const { cli, settings } = loadMessages(locale);
  const messages = { cli, settings } as Record<string, unknown>;
  return createTranslator({ locale, messages, timeZone: 'Asia/Shanghai' }) as unknown as Words;
}
