import { useTranslations } from 'next-intl';
import { ColumnChoice } from '@/components/table/column-choice';
import { FilterChip, FilterTab, toggled } from '@/components/table/filter-chip';
import { DayAsked, SearchForm } from '@/components/table/search-form';
import { NEED_COLUMNS, type NeedFilter, type NeedListState, needColumnsOf, needList } from '@/lib/modules/needs/list';
import { NEED_KINDS, NEED_STATES, type NeedKind, type NeedState } from '@/lib/modules/needs/words';

type Counted<V> = { value: V; count: number }[];
type Props = {
  state: NeedListState;
  facets: {
    total: number;
    state: Counted<NeedState>;
    kind: Counted<NeedKind>;
    departments: { value: string; label: string; count: number }[];
  };
};

const countOf = <V,>(counts: Counted<V>, value: V) => counts.find((each) => each.value === value)?.count ?? 0;

/** Tabs of states, search, and the chips of the three lists and of departments, each with how many it would show. */
export function NeedFilters({ state, facets }: Props) {
  const t = useTranslations('needs');
  const { filter } = state;
  const at = (over: NeedFilter) => needList.href({ filter: { ...filter, ...over } }, state);
  return (
    <>
      <nav className="tabs" aria-label={t('titles.list')}>
        <FilterTab href={at({ state: undefined })} on={!filter.state} label={t('list.all')} count={facets.total} />
        {NEED_STATES.map((value) => (
          <FilterTab
            key={value}
            href={at({ state: [value] })}
            on={filter.state?.length === 1 && filter.state[0] === value}
            label={t(`states.${value}`)}
            count={countOf(facets.state, value)}
          />
        ))}
      </nav>
      <Toolbar state={state} />
      <div className="filterbar">
        <div className="chips">
          <span className="chip-group">
            <span className="lab">{t('fields.kind')}</span>
            {NEED_KINDS.map((kind) => (
              <FilterChip
                key={kind}
                href={at({ kind: toggled(filter.kind, kind) })}
                on={filter.kind?.includes(kind) ?? false}
                label={t(`kinds.${kind}`)}
                count={countOf(facets.kind, kind)}
              />
            ))}
          </span>
          {facets.departments.length > 0 && (
            <span className="chip-group">
              <span className="lab">{t('fields.department')}</span>
              {facets.departments.map(({ value, label, count }) => (
                <FilterChip
                  key={value}
                  href={at({ department: toggled(filter.department, value) })}
                  on={filter.department?.includes(value) ?? false}
                  label={label}
                  count={count}
                />
              ))}
            </span>
          )}
        </div>
      </div>
    </>
  );
}

function Toolbar({ state }: Pick<Props, 'state'>) {
  const { filter } = state;
  const t = useTranslations('needs.list');
  const fields = useTranslations('needs.fields');
  return (
    <div className="toolbar">
      <SearchForm list={needList} state={state} label={t('search')} asks={['from', 'to', 'openOn']}>
        <DayAsked name="from" label={t('from')} value={filter.from} />
        <DayAsked name="to" label={t('to')} value={filter.to} />
        <DayAsked name="openOn" label={t('openOn')} value={filter.openOn} />
      </SearchForm>
      <div className="end wide-only">
        <ColumnChoice
          columns={NEED_COLUMNS}
          shown={needColumnsOf(state)}
          label={(column) => fields(column)}
          to={(cols) => needList.href({ cols }, state)}
        />
      </div>
    </div>
  );
}
