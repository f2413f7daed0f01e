import { useTranslations } from 'next-intl';
import type { Word } from '@/lib/modules/settings/types';

const options = (words: Word[], chosen: string[]) =>
  words
    .filter((word) => !word.retired || chosen.includes(word.code))
    .map(({ code, label }) => ({ value: code, label }));

/** A dictionary's words and those that the record holds and the dictionary lacks, which stay as written and are marked. */
export function useWords() {
  const t = useTranslations('partners.form');
  return (words: Word[], chosen: string[]) => [
    ...options(words, chosen),
    ...chosen
      .filter((code) => code && !words.some((word) => word.code === code))
      .map((code) => ({ value: code, label: code, note: t('unknown') })),
  ];
}
