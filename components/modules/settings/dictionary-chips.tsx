import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { DICTIONARIES } from '@/lib/modules/settings/words';

/** The dictionaries, of which one is shown. */
export async function DictionaryChips({ shown }: { shown: string }) {
  const t = await getTranslations('settings');
  return (
    <nav className="chips pb-3" aria-label={t('dictionaries.title')}>
      {DICTIONARIES.map((d) => (
        <Link key={d} className="chip" role="button" aria-pressed={d === shown} href={`/settings/dictionaries?of=${d}`}>
          {t(`dictionaryNames.${d}`)}
        </Link>
      ))}
    </nav>
  );
}
