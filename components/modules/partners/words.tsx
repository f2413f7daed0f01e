import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { Word } from '@/lib/modules/settings/types';

type Props = {
  codes: readonly string[];
  words: Word[];
  /** Where a word has a record of its own. */
  href?: (word: Word) => string;
};

/** Words of a dictionary by their codes; one that the dictionary lacks stands as it was written and is marked. */
export function Words({ codes, words, href }: Props) {
  const t = useTranslations('partners');
  return codes.map((code, n) => {
    const known = words.find((word) => word.code === code);
    return (
      <span key={code}>
        {n > 0 && t('separator')}
        {known && href && (
          <Link className="link underline!" href={href(known)}>
            {known.label}
          </Link>
        )}
        {known && !href && known.label}
        {!known && (
          <span className="underline decoration-dotted underline-offset-4" title={t('list.unknownWord')}>
            {code}
            <span className="vh">{t('form.unknown')}</span>
          </span>
        )}
      </span>
    );
  });
}
