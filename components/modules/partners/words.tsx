import { useTranslations } from 'next-intl';
import type { Word } from '@/lib/modules/settings/types';

type Props = { codes: readonly string[]; words: Word[] };

/** Words of a dictionary by their codes; one that the dictionary lacks stands as it was written and is marked. */
export function Words({ codes, words }: Props) {
  const t = useTranslations('partners');
  return codes.map((code, n) => {
    const known = words.find((word) => word.code === code);
    return (
      <span key={code}>
        {n > 0 && t('separator')}
        {known ? (
          known.label
        ) : (
          <span className="underline decoration-dotted underline-offset-4" title={t('list.unknownWord')}>
            {code}
            <span className="vh">{t('form.unknown')}</span>
          </span>
        )}
      </span>
    );
  });
}
