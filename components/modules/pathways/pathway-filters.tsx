import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { ChoiceFilter } from '@/components/table/choice-filter';
import { ColumnChoice } from '@/components/table/column-choice';
import { FilterChip, toggled } from '@/components/table/filter-chip';
import { SearchForm } from '@/components/table/search-form';
import { ValueTabs } from '@/components/table/value-tabs';
import {
  PATHWAY_COLUMNS,
  type PathwayFilter,
  type PathwayListState,
  pathwayColumnsOf,
  pathwayList,
} from '@/lib/modules/pathways/list';
import type { Mode } from '@/lib/modules/pathways/words';

export type FilterProps = {
  state: PathwayListState;
  facets: {
    total: number;
    mode: { value: Mode; count: number }[];
    grades: { value: string; count: number }[];
    schools: { value: string; label: string; count: number }[];
    asked: number;
    doubt: number;
  };
};

const hrefOf =
  ({ state }: FilterProps) =>
  (over: PathwayFilter) =>
    pathwayList.href({ filter: { ...state.filter, ...over } }, state);

/** Tabs of modes, search, and chips, each with how many it would show. */
export async function PathwayFilters(props: FilterProps) {
  const t = await getTranslations('pathways');
  const { facets, state } = props;
  const { filter } = state;
  const at = hrefOf(props);
  return (
    <>
      <ValueTabs
        label={t('title')}
        all={t('list.all')}
        total={facets.total}
        values={facets.mode}
        chosen={filter.mode}
        name={(value) => value}
        href={(mode) => at({ mode })}
      />
      <Toolbar {...props} />
      <Chips {...props} />
    </>
  );
}

async function Chips(props: FilterProps) {
  const t = await getTranslations('pathways');
  const { facets, state } = props;
  const { grade, current, on, code, asked } = state.filter;
  const at = hrefOf(props);
  return (
    <div className="filterbar">
      <div className="chips">
        <span className="chip-group">
          <span className="lab">{t('fields.gradeYear')}</span>
          {facets.grades.slice(0, 6).map(({ value, count }) => (
            <FilterChip
              key={value}
              href={at({ grade: toggled(grade, value) })}
              on={grade?.includes(value) ?? false}
              label={value}
              count={count}
            />
          ))}
        </span>
        <FilterChip
          href={at({ asked: asked ? undefined : '1' })}
          on={asked === '1'}
          label={t('list.asked')}
          count={facets.asked}
        />
        <FilterChip
          href={at({ code: code ? undefined : 'DOUBT' })}
          on={code === 'DOUBT'}
          label={t('list.doubt')}
          count={facets.doubt}
        />
        {current && (
          <span className="chip-group">
            <span className="lab">{on ? t('list.currentOn', { day: on }) : t('list.current')}</span>
            <Link className="link small" href={at({ current: undefined, on: undefined })}>
              {t('list.allTimes')}
            </Link>
          </span>
        )}
      </div>
    </div>
  );
}

async function Toolbar(props: FilterProps) {
  const t = await getTranslations('pathways');
  const { facets, state } = props;
  const { filter } = state;
  const schools = facets.schools.map((each) => ({
    ...each,
    on: filter.school?.includes(each.value) ?? false,
    href: hrefOf(props)({ school: toggled(filter.school, each.value) }),
  }));
  return (
    <div className="toolbar">
      <SearchForm list={pathwayList} state={state} label={t('list.search')} />
      {schools.length > 1 && <ChoiceFilter label={t('fields.school')} choices={schools} />}
      <div className="end wide-only">
        <ColumnChoice
          columns={PATHWAY_COLUMNS}
          shown={pathwayColumnsOf(state)}
          label={(column) => t(`fields.${column}`)}
          to={(cols) => pathwayList.href({ cols }, state)}
        />
      </div>
    </div>
  );
}
