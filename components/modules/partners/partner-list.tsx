import { ChevronRight, Download, Plus, Upload } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Pager } from '@/components/table/pager';
import { type SavedView, SavedViews } from '@/components/table/saved-views';
import { Empty } from '@/components/ui/head';
import type { Page } from '@/lib/kernel/page';
import { partnerList, screenHref } from '@/lib/modules/partners/list';
import type { PartnerRow } from '@/lib/modules/partners/types';
import { ChosenFilters } from './chosen-filters';
import { type FilterProps, PartnerFilters } from './partner-filters';
import { PartnerSelection } from './partner-selection';
import { PartnerTable } from './partner-table';

type Props = FilterProps & {
  page: Page<PartnerRow>;
  totals: { headcount: number; agreements: number };
  names: Record<string, string>;
  views: SavedView[];
  /** Who may look after partners; empty for a reader who may assign nobody. */
  people: { id: string; name: string }[];
  may: { create: boolean; export: boolean; import: boolean };
};

/** The partners of a screen that the address asks for, and what can be done from there. */
export function PartnerList(props: Props) {
  const { page, screen, state, people, may } = props;
  const t = useTranslations('partners');
  const href = screenHref(screen);
  const narrowed = Object.keys(state.filter).some((key) => key !== 'kind' && key !== 'state');
  const table = <PartnerTable {...props} selectable={people.length > 0} />;
  return (
    <>
      <ListHead {...props} />
      <PartnerFilters {...props} />
      <ChosenFilters {...props} />
      <SavedViews module="partners" views={props.views} href={partnerList.href({}, state, screen.path)} />
      {page.rows.length === 0 && (
        <Empty
          title={narrowed ? t('list.noMatch') : t(`screens.${screen.key}.empty`)}
          hint={narrowed ? t('list.noMatchHint') : t(`screens.${screen.key}.emptyHint`)}
        >
          {narrowed ? (
            <Link className="btn" href={screen.path}>
              {t('list.all')}
            </Link>
          ) : (
            may.import && (
              <Link className="btn" href="/imports/new?module=partners">
                {t('list.import')}
              </Link>
            )
          )}
        </Empty>
      )}
      {page.rows.length > 0 &&
        (people.length > 0 ? (
          <PartnerSelection
            key={href({ page: page.page }, state)}
            filter={state.filter}
            total={page.total}
            people={people}
          >
            {table}
          </PartnerSelection>
        ) : (
          table
        ))}
      <Pager
        page={page.page}
        pages={page.pages}
        total={page.total}
        to={(to) => href({ page: to }, state)}
        size={state.size}
        toSize={(size) => href({ size }, state)}
      />
    </>
  );
}

function ListHead({ page, screen, state, may }: Props) {
  const t = useTranslations('partners');
  return (
    <>
      <nav className="crumb">
        <span>{t('title')}</span>
        <ChevronRight className="ic ic-s" aria-hidden />
        <span>{t(`screens.${screen.key}.title`)}</span>
      </nav>
      <div className="head">
        <h1>
          {t(`screens.${screen.key}.title`)}
          <span className="n">{t(`screens.${screen.key}.count`, { count: page.total })}</span>
        </h1>
        <div className="acts">
          {may.import && (
            <Link className="btn" href="/imports/new?module=partners">
              <Upload className="ic" aria-hidden />
              {t('list.import')}
            </Link>
          )}
          {may.export && (
            <a className="btn" href={partnerList.href({}, state, '/api/exports/partners')} download>
              <Download className="ic" aria-hidden />
              {t('list.export')}
            </a>
          )}
          {may.create && (
            <Link className="btn btn-primary" href={`/partners/new?kind=${screen.kinds[0]}`}>
              <Plus className="ic" aria-hidden />
              {t(`screens.${screen.key}.new`)}
            </Link>
          )}
        </div>
      </div>
    </>
  );
}
