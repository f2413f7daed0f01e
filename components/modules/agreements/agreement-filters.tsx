import { useTranslations } from 'next-intl';
import { ChoiceFilter } from '@/components/table/choice-filter';
import { ColumnChoice } from '@/components/table/column-choice';
import { FilterChip, FilterTab, toggled } from '@/components/table/filter-chip';
import { DayAsked, SearchForm } from '@/components/table/search-form';
import {
  AGREEMENT_COLUMNS,
  type AgreementFilter,
  type AgreementListState,
  agreementColumnsOf,
  agreementList,
} from '@/lib/modules/agreements/list';
import { AGREEMENT_KINDS, type AgreementKind, SHOWN_STATES, type ShownState } from '@/lib/modules/agreements/words';

type Counted<V> = { value: V; count: number }[];
export type FilterProps = {
  state: AgreementListState;
  facets: {
    total: number;
    ending: number;
    mine: number;
    state: Counted<ShownState>;
    kind: Counted<AgreementKind>;
    departments: { value: string; label: string; count: number }[];
  };
  people: { id: string; name: string }[];
};

const countOf = <V,>(counts: Counted<V>, value: V) => counts.find((each) => each.value === value)?.count ?? 0;

/** Tabs of states, search, and the chips of kinds and departments, each with how many it would show. */
export function AgreementFilters(props: FilterProps) {
  const { state, facets } = props;
  const t = useTranslations('agreements');
  const { filter } = state;
  const at = (over: AgreementFilter) => agreementList.href({ filter: { ...filter, ...over } }, state);
  const none = { state: undefined, ending: undefined, mine: undefined };
  const all = !filter.state && !filter.ending && !filter.mine;
  return (
    <>
      <nav className="tabs" aria-label={t('titles.list')}>
        <FilterTab href={at(none)} on={all} label={t('list.all')} count={facets.total} />
        {SHOWN_STATES.map((value) => (
          <FilterTab
            key={value}
            href={at({ ...none, state: [value] })}
            on={filter.state?.length === 1 && filter.state[0] === value}
            label={t(`states.${value}`)}
            count={countOf(facets.state, value)}
          />
        ))}
        <FilterTab
          href={at({ ...none, ending: '1' })}
          on={filter.ending === '1'}
          label={t('list.ending')}
          count={facets.ending}
        />
        {(facets.mine > 0 || filter.mine) && (
          <FilterTab
            href={at({ ...none, mine: '1' })}
            on={filter.mine === '1'}
            label={t('list.mine')}
            count={facets.mine}
          />
        )}
      </nav>
      <Toolbar {...props} />
      <div className="filterbar">
        <div className="chips">
          <span className="chip-group">
            <span className="lab">{t('fields.kind')}</span>
            {AGREEMENT_KINDS.map((kind) => (
              <FilterChip
                key={kind}
                href={at({ kind: toggled(filter.kind, kind) })}
                on={filter.kind?.includes(kind) ?? false}
                label={t(`kinds.${kind}`)}
                count={countOf(facets.kind, kind)}
              />
            ))}
          </span>
        </div>
      </div>
    </>
  );
}

function Toolbar({ state, facets, people }: FilterProps) {
  const t = useTranslations('agreements');
  const { filter } = state;
  const at = (over: AgreementFilter) => agreementList.href({ filter: { ...filter, ...over } }, state);
  const departments = facets.departments.map((each) => ({
    ...each,
    on: filter.department?.includes(each.value) ?? false,
    href: at({ department: toggled(filter.department, each.value) }),
  }));
  const responsible = people.map(({ id, name }) => ({
    value: id,
    label: name,
    on: filter.responsible?.includes(id) ?? false,
    href: at({ responsible: toggled(filter.responsible, id) }),
  }));
  return (
    <div className="toolbar">
      <SearchForm list={agreementList} state={state} label={t('list.search')} asks={['endsFrom', 'endsTo']}>
        <DayAsked name="endsFrom" label={t('list.endsFrom')} value={filter.endsFrom} />
        <DayAsked name="endsTo" label={t('list.endsTo')} value={filter.endsTo} />
      </SearchForm>
      {departments.length > 0 && <ChoiceFilter label={t('fields.department')} choices={departments} />}
      {responsible.length > 0 && <ChoiceFilter label={t('fields.responsible')} choices={responsible} />}
      <div className="end wide-only">
        <ColumnChoice
          columns={AGREEMENT_COLUMNS}
          shown={agreementColumnsOf(state)}
          label={(column) => t(`fields.${column}`)}
          to={(cols) => agreementList.href({ cols }, state)}
        />
      </div>
    </div>
  );
}
