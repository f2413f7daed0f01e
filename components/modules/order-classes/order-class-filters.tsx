import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { ChoiceFilter } from '@/components/table/choice-filter';
import { ColumnChoice } from '@/components/table/column-choice';
import { FilterChip, toggled } from '@/components/table/filter-chip';
import { SearchForm } from '@/components/table/search-form';
import { ValueTabs } from '@/components/table/value-tabs';
import {
  ORDER_CLASS_COLUMNS,
  type OrderClassFilter,
  type OrderClassListState,
  orderClassColumnsOf,
  orderClassList,
} from '@/lib/modules/order-classes/list';
import type { ClassKind, ClassState } from '@/lib/modules/order-classes/words';

export type FilterProps = {
  state: OrderClassListState;
  facets: {
    total: number;
    state: { value: ClassState; count: number }[];
    kind: { value: ClassKind; count: number }[];
    departments: { value: string; label: string; count: number }[];
  };
};

const hrefOf =
  ({ state }: FilterProps) =>
  (over: OrderClassFilter) =>
    orderClassList.href({ filter: { ...state.filter, ...over } }, state);

/** Tabs of states, search, and chips, each with how many it would show. */
export function OrderClassFilters(props: FilterProps) {
  const t = useTranslations('orderClasses');
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
  const t = useTranslations('orderClasses');
  const { facets, state } = props;
  const { kind, running, on, waiting } = state.filter;
  const at = hrefOf(props);
  return (
    <div className="filterbar">
      <div className="chips">
        <span className="chip-group">
          <span className="lab">{t('fields.kind')}</span>
          {facets.kind.map(({ value, count }) => (
            <FilterChip
              key={value}
              href={at({ kind: toggled(kind, value) })}
              on={kind?.includes(value) ?? false}
              label={t(`kinds.${value}`)}
              count={count}
            />
          ))}
        </span>
        {running && (
          <span className="chip-group">
            <span className="lab">{on ? t('list.runningOn', { day: on }) : t('list.running')}</span>
            <Link className="link small" href={at({ running: undefined, on: undefined })}>
              {t('list.allTimes')}
            </Link>
          </span>
        )}
        {waiting && (
          <span className="chip-group">
            <span className="lab">{t('list.waiting')}</span>
            <Link className="link small" href={at({ waiting: undefined })}>
              {t('list.all')}
            </Link>
          </span>
        )}
      </div>
    </div>
  );
}

function Toolbar(props: FilterProps) {
  const t = useTranslations('orderClasses');
  const { facets, state } = props;
  const { filter } = state;
  const departments = facets.departments.map((each) => ({
    ...each,
    on: filter.department?.includes(each.value) ?? false,
    href: hrefOf(props)({ department: toggled(filter.department, each.value) }),
  }));
  return (
    <div className="toolbar">
      <SearchForm list={orderClassList} state={state} label={t('list.search')} />
      {departments.length > 0 && <ChoiceFilter label={t('fields.department')} choices={departments} />}
      <div className="end wide-only">
        <ColumnChoice
          columns={ORDER_CLASS_COLUMNS}
          shown={orderClassColumnsOf(state)}
          label={(column) => t(`fields.${column}`)}
          to={(cols) => orderClassList.href({ cols }, state)}
        />
      </div>
    </div>
  );
}
