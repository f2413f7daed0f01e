import { useTranslations } from 'next-intl';
import { ColumnChoice } from '@/components/table/column-choice';
import { FilterChip, FilterTab, toggled } from '@/components/table/filter-chip';
import { DayAsked, SearchForm } from '@/components/table/search-form';
import {
  VISIT_COLUMNS,
  type VisitFilter,
  type VisitListState,
  visitColumnsOf,
  visitList,
} from '@/lib/modules/visits/list';
import { VISIT_KINDS, type VisitKind } from '@/lib/modules/visits/words';

type Props = {
  state: VisitListState;
  facets: {
    total: number;
    mine: number;
    open: number;
    overdue: number;
    kind: { value: VisitKind; count: number }[];
  };
  people: { id: string; name: string }[];
};

/** Tabs, search and the chips of kinds, each with how many it would show. */
export function VisitFilters({ state, facets, people }: Props) {
  const t = useTranslations('visits');
  const { filter } = state;
  const at = (over: VisitFilter) => visitList.href({ filter: { ...filter, ...over } }, state);
  const none = { mine: undefined, followUp: undefined };
  const all = !filter.mine && !filter.followUp;
  return (
    <>
      <nav className="tabs" aria-label={t('titles.list')}>
        <FilterTab href={at(none)} on={all} label={t('list.all')} count={facets.total} />
        {(facets.mine > 0 || filter.mine) && (
          <FilterTab
            href={at({ ...none, mine: '1' })}
            on={filter.mine === '1'}
            label={t('list.mine')}
            count={facets.mine}
          />
        )}
        <FilterTab
          href={at({ ...none, followUp: 'OPEN' })}
          on={filter.followUp === 'OPEN'}
          label={t('list.open')}
          count={facets.open}
        />
        <FilterTab
          href={at({ ...none, followUp: 'OVERDUE' })}
          on={filter.followUp === 'OVERDUE'}
          label={t('list.overdue')}
          count={facets.overdue}
        />
      </nav>
      <Toolbar state={state} people={people} />
      <div className="filterbar">
        <div className="chips">
          <span className="chip-group">
            <span className="lab">{t('fields.kind')}</span>
            {VISIT_KINDS.map((kind) => (
              <FilterChip
                key={kind}
                href={at({ kind: toggled(filter.kind, kind) })}
                on={filter.kind?.includes(kind) ?? false}
                label={t(`kinds.${kind}`)}
                count={facets.kind.find((k) => k.value === kind)?.count ?? 0}
              />
            ))}
          </span>
        </div>
      </div>
    </>
  );
}

function Toolbar({ state, people }: Pick<Props, 'state' | 'people'>) {
  const { filter } = state;
  const t = useTranslations('visits');
  return (
    <div className="toolbar">
      <SearchForm list={visitList} state={state} label={t('list.search')} asks={['person', 'from', 'to']}>
        <select
          className="select w-40 max-sm:w-full"
          name="person"
          defaultValue={filter.person?.[0] ?? ''}
          aria-label={t('list.anyPerson')}
        >
          <option value="">{t('list.anyPerson')}</option>
          {people.map((person) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </select>
        <DayAsked name="from" label={t('list.from')} value={filter.from} />
        <DayAsked name="to" label={t('list.to')} value={filter.to} />
      </SearchForm>
      <div className="end wide-only">
        <ColumnChoice
          columns={VISIT_COLUMNS}
          shown={visitColumnsOf(state)}
          label={(column) => t(`fields.${column}`)}
          to={(cols) => visitList.href({ cols }, state)}
        />
      </div>
    </div>
  );
}
