import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { ChoiceFilter } from '@/components/table/choice-filter';
import { ColumnChoice } from '@/components/table/column-choice';
import { FilterChip, toggled } from '@/components/table/filter-chip';
import { SearchForm } from '@/components/table/search-form';
import { ValueTabs } from '@/components/table/value-tabs';
import {
  PLACEMENT_COLUMNS,
  type PlacementFilter,
  type PlacementListState,
  placementColumnsOf,
  placementList,
} from '@/lib/modules/placements/list';
import type { PlacementState } from '@/lib/modules/placements/words';

type Choice = { value: string; label: string; count: number };
export type FilterProps = {
  state: PlacementListState;
  facets: {
    total: number;
    state: { value: PlacementState; count: number }[];
    departments: Choice[];
    running: number;
    broken: number;
    moved: number;
  };
};

const hrefOf =
  ({ state }: FilterProps) =>
  (over: PlacementFilter) =>
    placementList.href({ filter: { ...state.filter, ...over } }, state);

/** Tabs of states, search, and chips, each with how many it would show. */
export async function PlacementFilters(props: FilterProps) {
  const t = await getTranslations('placements');
  const { facets, state } = props;
  const { filter } = state;
  const at = hrefOf(props);
  return (
    <>
      <ValueTabs
        label={t('title')}
        all={t('list.all')}
        total={facets.total}
        values={facets.state}
        chosen={filter.state}
        name={(value) => t(`states.${value}`)}
        href={(state) => at({ state })}
      />
      <Toolbar {...props} />
      <Chips {...props} />
    </>
  );
}

/** Filters that a link sets and no chip shows: said, with a way out. */
const LINKED = [
  'placed',
  'college',
  'alliance',
  'hired',
  'plan',
  'partner',
  'programme',
  'group',
  'batch',
  'from',
  'to',
] as const;

async function Chips(props: FilterProps) {
  const t = await getTranslations('placements');
  const { facets, state } = props;
  const { running, broken, moved, breaks, on } = state.filter;
  const at = hrefOf(props);
  const linked = LINKED.filter((key) => state.filter[key] !== undefined);
  const cleared = Object.fromEntries([...LINKED, 'on', 'breaks'].map((key) => [key, undefined]));
  return (
    <div className="filterbar">
      <div className="chips">
        <span className="chip-group">
          <FilterChip
            href={at({ running: running ? undefined : '1' })}
            on={running === '1'}
            label={t('list.running')}
            count={facets.running}
          />
          <FilterChip
            href={at({ broken: broken ? undefined : '1' })}
            on={broken === '1'}
            label={t('list.broken')}
            count={facets.broken}
          />
          <FilterChip
            href={at({ moved: moved ? undefined : '1' })}
            on={moved === '1'}
            label={t('list.moved')}
            count={facets.moved}
          />
        </span>
        {(linked.length > 0 || on || breaks) && (
          <span className="chip-group">
            <span className="lab">
              {[
                breaks && t('list.breaks', { rules: breaks.join(' ') }),
                on && t('list.asOf', { day: on }),
                linked.length > 0 && t('list.narrowed'),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <Link className="link small" href={at(cleared)}>
              {t('list.clear')}
            </Link>
          </span>
        )}
      </div>
    </div>
  );
}

async function Toolbar(props: FilterProps) {
  const t = await getTranslations('placements');
  const { facets, state } = props;
  const { filter } = state;
  const departments = facets.departments.map((each) => ({
    ...each,
    on: filter.department?.includes(each.value) ?? false,
    href: hrefOf(props)({ department: toggled(filter.department, each.value) }),
  }));
  return (
    <div className="toolbar">
      <SearchForm list={placementList} state={state} label={t('list.search')} />
      {departments.length > 0 && <ChoiceFilter label={t('fields.department')} choices={departments} />}
      <div className="end wide-only">
        <ColumnChoice
          columns={PLACEMENT_COLUMNS}
          shown={placementColumnsOf(state)}
          label={(column) => t(`fields.${column}`)}
          to={(cols) => placementList.href({ cols }, state)}
        />
      </div>
    </div>
  );
}
