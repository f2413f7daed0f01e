import { Search } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { ColumnChoice } from '@/components/table/column-choice';
import { FilterChip, FilterTab, toggled } from '@/components/table/filter-chip';
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
      <SearchForm state={state} />
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

function SearchForm({ state }: Pick<Props, 'state'>) {
  const { filter, cols, size } = state;
  const t = useTranslations('needs.list');
  const fields = useTranslations('needs.fields');
  const act = useTranslations('ui.act');
  const kept = [
    ...(['kind', 'state', 'partner', 'department'] as const).map((name) => [name, filter[name]?.join(',')] as const),
    ['cols', cols?.join(',')] as const,
    ['size', size === needList.defaultSize ? undefined : String(size)] as const,
  ];
  return (
    <form className="toolbar" action={needList.path} method="get">
      <div className="search w-72 max-sm:w-full">
        <Search className="ic" aria-hidden />
        <input
          className="input"
          type="search"
          name="q"
          defaultValue={filter.q}
          placeholder={t('search')}
          aria-label={t('search')}
        />
      </div>
      <label className="row small dim">
        {t('from')}
        <input className="input w-36" type="date" name="from" defaultValue={filter.from} />
      </label>
      <label className="row small dim">
        {t('to')}
        <input className="input w-36" type="date" name="to" defaultValue={filter.to} />
      </label>
      <label className="row small dim">
        {t('openOn')}
        <input className="input w-36" type="date" name="openOn" defaultValue={filter.openOn} />
      </label>
      {kept.map(([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />)}
      <button className="btn" type="submit">
        {act('filter')}
      </button>
      {Object.keys(filter).length > 0 && (
        <Link className="link small" href={needList.path}>
          {act('clear')}
        </Link>
      )}
      <div className="end wide-only">
        <ColumnChoice
          columns={NEED_COLUMNS}
          shown={needColumnsOf(state)}
          label={(column) => fields(column)}
          to={(cols) => needList.href({ cols }, state)}
        />
      </div>
    </form>
  );
}
