import { Download } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { ChoiceFilter } from '@/components/table/choice-filter';
import { toggled } from '@/components/table/filter-chip';
import { Pager } from '@/components/table/pager';
import { ValueTabs } from '@/components/table/value-tabs';
import { Empty, Head } from '@/components/ui/head';
import type { Page } from '@/lib/kernel/page';
import { type AttendanceFilter, type AttendanceListState, attendanceList } from '@/lib/modules/attendances/list';
import type { AttendanceFacets, AttendanceRow } from '@/lib/modules/attendances/types';
import type { Counts } from '@/lib/modules/centres/types';
import { AttendanceSearch } from './attendance-search';
import { AttendanceTable } from './attendance-table';

type Props = {
  state: AttendanceListState;
  page: Page<AttendanceRow> & { totals: Counts };
  facets: AttendanceFacets;
  mayExport: boolean;
};

/** Who took part in the sessions of all practice centres, by category, centre and period. */
export async function AttendanceList({ state, page: list, facets, mayExport }: Props) {
  const t = await getTranslations('centres');
  const { href } = attendanceList;
  const { filter } = state;
  const at = (over: AttendanceFilter) => href({ filter: { ...filter, ...over } }, state);
  const centres = facets.centres.map((each) => ({
    ...each,
    on: filter.centre?.includes(each.value) ?? false,
    href: at({ centre: toggled(filter.centre, each.value) }),
  }));
  return (
    <>
      <Head title={t('attendances.title')} count={t('attendances.count', { count: list.total })}>
        {mayExport && (
          <a className="btn" href={href({}, state, '/api/exports/attendances')} download>
            <Download className="ic" aria-hidden />
            {t('attendances.export')}
          </a>
        )}
      </Head>
      <ValueTabs
        label={t('attendances.title')}
        all={t('attendances.all')}
        total={facets.total}
        values={facets.category}
        chosen={filter.category}
        name={(value) => t(`categories.${value}`)}
        href={(category) => at({ category })}
      />
      <div className="toolbar">
        <AttendanceSearch filter={filter} />
        <ChoiceFilter label={t('fields.centre')} choices={centres} />
      </div>
      {list.rows.length > 0 ? (
        <AttendanceTable rows={list.rows} totals={list.totals} state={state} />
      ) : (
        <Empty title={t('attendances.none')} hint={t('attendances.noneHint')} />
      )}
      <Pager {...list} to={(page) => href({ page }, state)} />
    </>
  );
}
