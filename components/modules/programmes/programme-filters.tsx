import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { ChoiceFilter } from '@/components/table/choice-filter';
import { ColumnChoice } from '@/components/table/column-choice';
import { FilterChip, toggled } from '@/components/table/filter-chip';
import { SearchForm } from '@/components/table/search-form';
import { ValueTabs } from '@/components/table/value-tabs';
import {
  PROGRAMME_COLUMNS,
  type ProgrammeFilter,
  type ProgrammeListState,
  programmeColumnsOf,
  programmeList,
} from '@/lib/modules/programmes/list';
import type { ProgrammeLevel, ProgrammeState } from '@/lib/modules/programmes/words';

export type FilterProps = {
  state: ProgrammeListState;
  facets: {
    total: number;
    state: { value: ProgrammeState; count: number }[];
    level: { value: ProgrammeLevel; count: number }[];
    chains: { value: string; label: string | null; count: number }[];
    departments: { value: string; label: string; count: number }[];
  };
};

const hrefOf =
  ({ state }: FilterProps) =>
  (over: ProgrammeFilter) =>
    programmeList.href({ filter: { ...state.filter, ...over } }, state);

/** Tabs of states, search, and chips, each with how many it would show. */
export function ProgrammeFilters(props: FilterProps) {
  const t = useTranslations('programmes');
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

function Chips(props: FilterProps) {
  const t = useTranslations('programmes');
  const { facets, state } = props;
  const { chain, level, on } = state.filter;
  const at = hrefOf(props);
  return (
    <div className="filterbar">
      <div className="chips">
        <span className="chip-group">
          <span className="lab">{t('fields.chain')}</span>
          {facets.chains.map(({ value, label, count }) => (
            <FilterChip
              key={value}
              href={at({ chain: toggled(chain, value) })}
              on={chain?.includes(value) ?? false}
              label={label ?? t('list.noChain')}
              count={count}
            />
          ))}
        </span>
        <span className="chip-group">
          <span className="lab">{t('fields.level')}</span>
          {facets.level.map(({ value, count }) => (
            <FilterChip
              key={value}
              href={at({ level: toggled(level, value) })}
              on={level?.includes(value) ?? false}
              label={t(`levels.${value}`)}
              count={count}
            />
          ))}
        </span>
        {on && (
          <span className="chip-group">
            <span className="lab">{t('list.asOf', { day: on })}</span>
            <Link className="link small" href={at({ on: undefined })}>
              {t('list.today')}
            </Link>
          </span>
        )}
      </div>
    </div>
  );
}

function Toolbar(props: FilterProps) {
  const t = useTranslations('programmes');
  const { facets, state } = props;
  const { filter } = state;
  const departments = facets.departments.map((each) => ({
    ...each,
    on: filter.department?.includes(each.value) ?? false,
    href: hrefOf(props)({ department: toggled(filter.department, each.value) }),
  }));
  return (
    <div className="toolbar">
      <SearchForm list={programmeList} state={state} label={t('list.search')} />
      {departments.length > 0 && <ChoiceFilter label={t('fields.department')} choices={departments} />}
      <div className="end wide-only">
        <ColumnChoice
          columns={PROGRAMME_COLUMNS}
          shown={programmeColumnsOf(state)}
          label={(column) => t(`fields.${column}`)}
          to={(cols) => programmeList.href({ cols }, state)}
        />
      </div>
    </div>
  );
}
