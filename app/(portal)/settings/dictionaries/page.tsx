import { getTranslations } from 'next-intl/server';
import { DictionaryChips } from '@/components/modules/settings/dictionary-chips';
import { EntryForm } from '@/components/modules/settings/entry-actions';
import { EntryTable } from '@/components/modules/settings/entry-table';
import { Empty, Head } from '@/components/ui/head';
import { listEntries } from '@/lib/modules/settings/queries';
import { DICTIONARIES } from '@/lib/modules/settings/words';
import { forPage } from '@/lib/transport/page';

type Props = { searchParams: Promise<{ of?: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('settings'))('dictionaries.title') };
}

export default async function Page({ searchParams }: Props) {
  const t = await getTranslations('settings');
  const { of } = await searchParams;
  const dictionary = DICTIONARIES.find((d) => d === of) ?? DICTIONARIES[0];
  const rows = await forPage(listEntries)({ dictionary });
  return (
    <>
      <Head
        title={t('dictionaries.title')}
        count={t('dictionaries.count', { count: rows.length })}
        lede={t('dictionaries.intro')}
      >
        <EntryForm key={dictionary} dictionary={dictionary} className="btn btn-primary" />
      </Head>
      <DictionaryChips shown={dictionary} />
      {rows.length > 0 ? (
        <EntryTable dictionary={dictionary} rows={rows} />
      ) : (
        <Empty title={t('dictionaries.none')} hint={t('dictionaries.noneHint')} />
      )}
    </>
  );
}
