import { Download, Upload } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { ChoiceFilter } from '@/components/table/choice-filter';
import { toggled } from '@/components/table/filter-chip';
import { Pager } from '@/components/table/pager';
import { SearchForm } from '@/components/table/search-form';
import { ValueTabs } from '@/components/table/value-tabs';
import { Empty, Head } from '@/components/ui/head';
import type { Page } from '@/lib/kernel/page';
import { type OutputFilter, type OutputListState, outputList } from '@/lib/modules/outputs/list';
import type { OutputFacets, OutputRow, OutputTotals } from '@/lib/modules/outputs/types';
import { OutputTable } from './output-table';

type Props = {
  state: OutputListState;
  page: Page<OutputRow> & { totals: OutputTotals };
  facets: OutputFacets;
  today: string;
  may: { import: boolean; export: boolean };
};

/** What all practice centres produced and earned, by function, year and centre. */
export async function OutputList({ state, page: list, facets, today, may }: Props) {
  const t = await getTranslations('outputs');
  const own = await getTranslations('centres');
  const { href } = outputList;
  const { filter } = state;
  const at = (over: OutputFilter) => href({ filter: { ...filter, ...over } }, state);
  const choices = (key: 'year' | 'centre', all: OutputFacets['years']) =>
    all.map((each) => ({
      ...each,
      on: filter[key]?.includes(each.value) ?? false,
      href: at({ [key]: toggled(filter[key], each.value) }),
    }));
  return (
    <>
      <Head title={t('list.title')} count={t('list.count', { count: list.total })}>
        {may.import && (
          <Link className="btn" href="/imports/new?module=outputs">
            <Upload className="ic" aria-hidden />
            {t('list.import')}
          </Link>
        )}
        {may.export && (
          <a className="btn" href={href({}, state, '/api/exports/outputs')} download>
            <Download className="ic" aria-hidden />
            {t('list.export')}
          </a>
        )}
      </Head>
      <ValueTabs
        label={t('list.title')}
        all={t('list.all')}
        total={facets.total}
        values={facets.purpose}
        chosen={filter.purpose}
        name={(value) => own(`purposes.${value}`)}
        href={(purpose) => at({ purpose })}
      />
      <div className="toolbar">
        <SearchForm list={outputList} state={state} label={t('list.search')} />
        <ChoiceFilter label={t('fields.year')} choices={choices('year', facets.years)} />
        <ChoiceFilter label={t('fields.centre')} choices={choices('centre', facets.centres)} />
      </div>
      {list.rows.length > 0 ? (
        <OutputTable {...{ rows: list.rows, today, list: { state, totals: list.totals } }} />
      ) : (
        <Empty title={t('list.none')} hint={t('list.noneHint')} />
      )}
      <Pager {...list} to={(page) => href({ page }, state)} />
    </>
  );
}
