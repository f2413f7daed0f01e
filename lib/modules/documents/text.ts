import 'server-only';
import { createTranslator } from 'use-intl/core';
import type { Locale } from '@/lib/i18n/locales';
import { loadMessages } from '@/lib/i18n/messages';
import { PLACEHOLDERS, type Placeholder } from './words';

/** Words of a document, by the message's whole key. */
export type Say = (key: string, params?: Record<string, string | number>) => string;

/** The words of documents in a language, with those of the records that they tell of. */
export function documentWords(locale: Locale): Say {
  const { documents, following, placements, plans, students } = loadMessages(locale);
  return createTranslator({
    locale,
    messages: { documents, following, placements, plans, students } as Record<string, unknown>,
    timeZone: 'Asia/Shanghai',
  }) as unknown as Say;
}

/** What a template writes for a placeholder, and the placeholder: names in both languages are understood. */
export function placeholderNames(locale: Locale): Record<Placeholder, string> {
  const say = documentWords(locale);
  return Object.fromEntries(PLACEHOLDERS.map((key) => [key, say(`documents.placeholders.${key}.name`)])) as Record<
    Placeholder,
    string
  >;
}
