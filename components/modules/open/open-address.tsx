import { getTranslations } from 'next-intl/server';
import { CopyButton } from '@/components/ui/copy-button';

/** Where everybody may read what is published here, to open and to pass on; nothing while the institution has no such page. */
export async function OpenAddress({ url }: { url: string | null }) {
  if (!url) return null;
  const t = await getTranslations('open.address');
  return (
    <p className="row small flex-wrap mb-2">
      <span className="dim">{t('label')}</span>
      <a className="link mono break-all" href={url} target="_blank" rel="noreferrer">
        {url}
      </a>
      <CopyButton text={url} label={t('copy')} done={t('copied')} />
    </p>
  );
}
