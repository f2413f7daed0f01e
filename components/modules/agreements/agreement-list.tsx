import { CalendarDays, Download, Plus, Upload } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Pager } from '@/components/table/pager';
import { type SavedView, SavedViews } from '@/components/table/saved-views';
import { Empty, Head } from '@/components/ui/head';
import type { Page } from '@/lib/kernel/page';
import { agreementList } from '@/lib/modules/agreements/list';
import type { AgreementRow } from '@/lib/modules/agreements/types';
import { AgreementFilters, type FilterProps } from './agreement-filters';
import { AgreementSelection } from './agreement-selection';
import { AgreementTable } from './agreement-table';

type Props = FilterProps & {
  views: SavedView[];
  page: Page<AgreementRow>;
  totals: { amount: number };
  /** Who can be responsible for chosen agreements; empty for a reader who may hand none over. */
  heirs: { id: string; name: string }[];
  may: { write: boolean; import: boolean; export: boolean };
};

/** The agreements that the address asks for, and what can be done from there. */
export function AgreementList(props: Props) {
  const { page: list, totals, heirs, state, views, may } = props;
  const selectable = heirs.length > 0;
  const table = <AgreementTable {...{ page: list, totals, state, selectable }} />;
  const t = useTranslations('agreements');
  const none = Object.keys(state.filter).length > 0 ? 'noMatch' : 'empty';
  return (
    <>
      <Head title={t('titles.list')} count={t('list.count', { count: list.total })}>
        <Link className="btn" href="/agreements/calendar">
          <CalendarDays className="ic" aria-hidden />
          {t('list.calendar')}
        </Link>
        {may.import && (
          <Link className="btn" href="/imports/new?module=agreements">
            <Upload className="ic" aria-hidden />
            {t('list.import')}
          </Link>
        )}
        {may.export && (
          <a className="btn" href={agreementList.href({}, state, '/api/exports/agreements')} download>
            <Download className="ic" aria-hidden />
            {t('list.export')}
          </a>
        )}
        {may.write && (
          <Link className="btn btn-primary" href="/agreements/new">
            <Plus className="ic" aria-hidden />
            {t('list.new')}
          </Link>
        )}
      </Head>
      <AgreementFilters {...props} />
      <SavedViews module="agreements" views={views} href={agreementList.href({}, state)} />
      {list.rows.length > 0 ? (
        selectable ? (
          <AgreementSelection
            key={agreementList.href({ page: list.page }, state)}
            {...{ filter: state.filter, total: list.total, people: heirs }}
          >
            {table}
          </AgreementSelection>
        ) : (
          table
        )
      ) : (
        <Empty title={t(`list.${none}`)} hint={t(`list.${none}Hint`)} />
      )}
      <Pager
        {...list}
        to={(page) => agreementList.href({ page }, state)}
        size={state.size}
        toSize={(size) => agreementList.href({ size }, state)}
      />
    </>
  );
}
