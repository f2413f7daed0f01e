import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { FilterChip, FilterTab } from '@/components/table/filter-chip';
import {
  FOLLOW_UP_STATES,
  type FollowUpFilter,
  type FollowUpListState,
  type FollowUpState,
  followUpList,
} from '@/lib/modules/visits/list';

type Props = {
  state: FollowUpListState;
  facets: { total: number; mine: number; state: { value: FollowUpState; count: number }[] };
};

/** Mine or everybody's, and the states with how many each would show. */
export function FollowUpFilters({ state, facets }: Props) {
  const t = useTranslations('visits');
  const act = useTranslations('ui.act');
  const { filter } = state;
  const at = (over: FollowUpFilter) => followUpList.href({ filter: { ...filter, ...over } }, state);
  return (
    <>
      <nav className="tabs" aria-label={t('titles.followUps')}>
        <FilterTab
          href={at({ mine: '1' })}
          on={filter.mine === '1'}
          label={t('followUpList.mine')}
          count={facets.mine}
        />
        <FilterTab
          href={at({ mine: undefined })}
          on={!filter.mine}
          label={t('followUpList.everyone')}
          count={facets.total}
        />
      </nav>
      <div className="filterbar pt-3">
        <div className="chips">
          {FOLLOW_UP_STATES.map((value) => (
            <FilterChip
              key={value}
              href={at({ state: filter.state === value ? undefined : value })}
              on={filter.state === value}
              label={t(`followUpStates.${value}`)}
              count={facets.state.find((s) => s.value === value)?.count ?? 0}
            />
          ))}
          {filter.dueTo && <span className="small dim">{t('followUpList.due', { day: filter.dueTo })}</span>}
          {Object.keys(filter).length > 0 && (
            <Link className="link small" href={followUpList.path}>
              {act('clear')}
            </Link>
          )}
        </div>
      </div>
    </>
  );
}
