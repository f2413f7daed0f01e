import { Download, Plus, Upload } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Pager } from '@/components/table/pager';
import { type SavedView, SavedViews } from '@/components/table/saved-views';
import { Empty, Head } from '@/components/ui/head';
import type { Page } from '@/lib/kernel/page';
import { platformList, screenHref } from '@/lib/modules/platforms/list';
import type { PlatformRow } from '@/lib/modules/platforms/types';
import { type FilterProps, PlatformFilters } from './platform-filters';
import { PlatformTable } from './platform-table';

type Props = FilterProps & {
  views: SavedView[];
  page: Page<PlatformRow>;
  may: { write: boolean; import: boolean; export: boolean };
};

/** The platforms of one kind that the address asks for, and what can be done from there. */
export async function PlatformList(props: Props) {
  const { screen, page: list, state, views, may } = props;
  const t = await getTranslations('platforms');
  const href = screenHref(screen);
  const narrowed = Object.keys(state.filter).length > 1;
  return (
    <>
      <Head title={t(`screens.${screen.key}.title`)} count={t('list.count', { count: list.total })}>
        {may.import && (
          <Link className="btn" href={`/imports/new?module=${screen.imported}`}>
            <Upload className="ic" aria-hidden />
            {t('list.import')}
          </Link>
        )}
        {may.export && (
          <a className="btn" href={platformList.href({}, state, '/api/exports/platforms')} download>
            <Download className="ic" aria-hidden />
            {t('list.export')}
          </a>
        )}
        {may.write && (
          <Link className="btn btn-primary" href={`/platforms/new?kind=${screen.kind}`}>
            <Plus className="ic" aria-hidden />
            {t(`screens.${screen.key}.new`)}
          </Link>
        )}
      </Head>
      <PlatformFilters {...props} />
      <SavedViews module="platforms" views={views} href={href({}, state)} />
      {list.rows.length > 0 ? (
        <PlatformTable screen={screen} rows={list.rows} state={state} />
      ) : (
        <Empty
          title={narrowed ? t('list.noMatch') : t(`screens.${screen.key}.empty`)}
          hint={narrowed ? t('list.noMatchHint') : t('list.emptyHint')}
        />
      )}
      <Pager {...list} to={(page) => href({ page }, state)} />
    </>
  );
}
