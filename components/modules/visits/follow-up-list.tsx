import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { Pager } from '@/components/table/pager';
import { Empty, Head } from '@/components/ui/head';
import type { Page } from '@/lib/kernel/page';
import { followUpList } from '@/lib/modules/visits/list';
import type { FollowUpRow } from '@/lib/modules/visits/types';
import { FollowUpFilters } from './follow-up-filters';
import { FollowUpSelection } from './follow-up-selection';
import { FollowUpTable } from './follow-up-table';

type Props = ComponentProps<typeof FollowUpFilters> & {
  list: Page<FollowUpRow>;
  today: string;
  /** Who chosen follow-ups can be given to; empty for a reader who may give none. */
  people: { id: string; name: string }[];
};

/** The follow-ups that the address asks for, and what can be done from there. */
export function FollowUpList({ list, state, facets, today, people }: Props) {
  const t = useTranslations('visits');
  const { rows, total, page } = list;
  const selectable = people.length > 0;
  const table = <FollowUpTable {...{ rows, today, selectable }} />;
  return (
    <>
      <Head title={t('titles.followUps')} count={t('followUpList.count', { count: total })} />
      <FollowUpFilters state={state} facets={facets} />
      {rows.length === 0 && <Empty title={t('followUpList.empty')} hint={t('followUpList.emptyHint')} />}
      {rows.length > 0 && !selectable && table}
      {rows.length > 0 && selectable && (
        <FollowUpSelection key={followUpList.href({ page }, state)} {...{ filter: state.filter, total, people }}>
          {table}
        </FollowUpSelection>
      )}
      <Pager
        {...list}
        to={(to) => followUpList.href({ page: to }, state)}
        size={state.size}
        toSize={(size) => followUpList.href({ size }, state)}
      />
    </>
  );
}
