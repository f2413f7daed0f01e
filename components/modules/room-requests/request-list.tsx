import { getTranslations } from 'next-intl/server';
import { Pager } from '@/components/table/pager';
import { SearchForm } from '@/components/table/search-form';
import { ValueTabs } from '@/components/table/value-tabs';
import { Empty, Head } from '@/components/ui/head';
import type { Page } from '@/lib/kernel/page';
import { type RequestFilter, type RequestListState, requestList } from '@/lib/modules/room-requests/list';
import type { RequestFacets, RequestRow } from '@/lib/modules/room-requests/types';
import { RequestTable } from './request-table';

type Props = { state: RequestListState; page: Page<RequestRow>; facets: RequestFacets };

/** What the public asks for, and what became of it. */
export async function RequestList({ state, page: list, facets }: Props) {
  const t = await getTranslations('roomRequests');
  const { href } = requestList;
  const { filter } = state;
  const at = (over: RequestFilter) => href({ filter: { ...filter, ...over } }, state);
  return (
    <>
      <Head title={t('title')} count={t('count', { count: list.total })} />
      <ValueTabs
        label={t('title')}
        all={t('all')}
        total={facets.total}
        values={facets.state}
        chosen={filter.state}
        name={(value) => t(`states.${value}`)}
        href={(value) => at({ state: value })}
      />
      <div className="toolbar">
        <SearchForm list={requestList} state={state} label={t('search')} />
      </div>
      {list.rows.length > 0 ? (
        <RequestTable rows={list.rows} state={state} />
      ) : (
        <Empty title={t('none')} hint={t('noneHint')} />
      )}
      <Pager {...list} to={(page) => href({ page }, state)} />
    </>
  );
}
