import { Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type Choice, ChoiceFilter } from '@/components/table/choice-filter';
import { ColumnChoice } from '@/components/table/column-choice';
import { FilterChip, FilterTab, toggled } from '@/components/table/filter-chip';
import {
  PARTNER_COLUMNS,
  type PartnerFilter,
  type PartnerListState,
  partnerColumnsOf,
  screenHref,
} from '@/lib/modules/partners/list';
import type { PartnerScreen } from '@/lib/modules/partners/manifest';
import { PARTNER_STATES, SCALES, TIERS } from '@/lib/modules/partners/words';
import { industryOptions, regionOptions } from '@/lib/modules/reference/actions';
import type { DictionaryWords } from '@/lib/modules/settings/types';
import { MoreFilters } from './more-filters';

type Count = { value: string | null; count: number };
type Named = { value: string | null; label: string | null; count: number };
export type PartnerFacets = {
  kind: Count[];
  state: Count[];
  tier: Count[];
  scale: Count[];
  chain: Count[];
  cooperation: Count[];
  ownership: Count[];
  regions: Named[];
  industries: Named[];
  departments: Named[];
  owners: Named[];
  agreement: { ENDING: number; NONE: number };
  coop: number;
  missingCode: number;
  mine: number;
};
export type FilterProps = {
  screen: PartnerScreen;
  state: PartnerListState;
  facets: PartnerFacets;
  words: DictionaryWords;
};

const countOf = (counts: Count[], value: string | null) => counts.find((each) => each.value === value)?.count ?? 0;

/** Tabs of states, search and menus, and the chips of the short lists, each with how many it would show. */
export function PartnerFilters(props: FilterProps) {
  return (
    <>
      <StateTabs {...props} />
      <Toolbar {...props} />
      <FilterChips {...props} />
    </>
  );
}

function StateTabs({ screen, state, facets }: FilterProps) {
  const t = useTranslations('partners');
  const { filter } = state;
  const at = (over: PartnerFilter) => screenHref(screen)({ filter: { ...filter, ...over } }, state);
  const total = facets.state.reduce((sum, each) => sum + each.count, 0);
  return (
    <nav className="tabs" aria-label={t(`screens.${screen.key}.title`)}>
      {PARTNER_STATES.map((value) => (
        <FilterTab
          key={value}
          href={at({ state: [value], mine: undefined })}
          on={!filter.mine && filter.state?.length === 1 && filter.state[0] === value}
          label={t(`states.${value}`)}
          count={countOf(facets.state, value)}
        />
      ))}
      <FilterTab
        href={at({ state: undefined, mine: undefined })}
        on={!filter.mine && !filter.state}
        label={t('list.all')}
        count={total}
      />
      {facets.mine > 0 && (
        <FilterTab
          href={at({ state: undefined, mine: '1' })}
          on={filter.mine === '1'}
          label={t('list.mine')}
          count={facets.mine}
        />
      )}
    </nav>
  );
}

function Toolbar(props: FilterProps) {
  const { screen, state, facets } = props;
  const t = useTranslations('partners.list');
  const fields = useTranslations('partners.fields');
  const { filter } = state;
  const href = screenHref(screen);
  const choices = (key: 'department' | 'owner' | 'region' | 'industry', counts: Named[]): Choice[] =>
    [...counts]
      .sort((a, b) => b.count - a.count)
      .map(({ value, label, count }) => {
        const code = value ?? 'NONE';
        const over = { [key]: toggled(filter[key], code) } as PartnerFilter;
        return {
          ...{ value: code, label: label ?? t('unset'), count },
          on: filter[key]?.includes(code) ?? false,
          href: href({ filter: { ...filter, ...over } }, state),
        };
      });
  const to = (key: 'region' | 'industry') =>
    href({ filter: { ...filter, [key]: [...(filter[key] ?? []), 'STAR'] } }, state).replace('STAR', '*');
  return (
    <div className="toolbar">
      <SearchForm {...props} />
      <ChoiceFilter label={t('departments')} choices={choices('department', facets.departments)} />
      <ChoiceFilter
        label={t('regions')}
        choices={choices('region', facets.regions)}
        lookUp={regionOptions}
        to={to('region')}
      />
      {screen.key === 'enterprises' && (
        <ChoiceFilter
          label={t('industries')}
          choices={choices('industry', facets.industries)}
          lookUp={industryOptions}
          to={to('industry')}
        />
      )}
      <ChoiceFilter label={t('owners')} choices={choices('owner', facets.owners)} />
      <MoreFilters {...props} />
      <div className="end wide-only">
        <ColumnChoice
          columns={PARTNER_COLUMNS}
          shown={partnerColumnsOf(state)}
          label={(column) => fields(column)}
          to={(cols) => href({ cols }, state)}
        />
      </div>
    </div>
  );
}

function SearchForm({ screen, state }: FilterProps) {
  const t = useTranslations('partners.list');
  const { q: _q, ...rest } = state.filter;
  const kept = [...new URL(screenHref(screen)({ filter: rest }, state), 'http://x').searchParams];
  return (
    <form className="search w-72" action={screen.path} method="get">
      <Search className="ic" aria-hidden />
      <input
        className="input"
        type="search"
        name="q"
        key={state.filter.q}
        defaultValue={state.filter.q}
        placeholder={t('search')}
        aria-label={t('search')}
      />
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </form>
  );
}

type ChipKey = 'tier' | 'scale' | 'chain' | 'kind';

function FilterChips({ screen, state, facets, words }: FilterProps) {
  const t = useTranslations('partners');
  const { filter } = state;
  const at = (over: PartnerFilter) => screenHref(screen)({ filter: { ...filter, ...over } }, state);
  const chips = (key: ChipKey, values: readonly string[], counts: Count[], label: (value: string) => string) =>
    values.map((value) => (
      <FilterChip
        key={value}
        href={at({
          [key]: toggled(key === 'kind' && !isNarrow(screen, filter) ? [] : filter[key], value),
        } as PartnerFilter)}
        on={(key !== 'kind' || isNarrow(screen, filter)) && (filter[key]?.some((each) => each === value) ?? false)}
        label={label(value)}
        count={countOf(counts, value === 'NONE' ? null : value) || countOf(counts, value)}
      />
    ));
  const chain = (code: string) =>
    code === 'NONE' ? t('list.unset') : (words.CHAIN.find((word) => word.code === code)?.label ?? code);
  const group = (label: string, children: React.ReactNode) => (
    <span className="chip-group" key={label}>
      <span className="lab">{label}</span>
      {children}
    </span>
  );
  const enterprises = screen.key === 'enterprises';
  return (
    <div className="filterbar">
      <div className="chips">
        {screen.kinds.length > 1 &&
          group(
            t('fields.kind'),
            chips('kind', screen.kinds, facets.kind, (kind) => t(`kinds.${kind as 'PARK'}`)),
          )}
        {enterprises &&
          group(
            t('fields.tier'),
            chips('tier', TIERS, facets.tier, (tier) => t(`tiers.${tier as 'NONE'}`)),
          )}
        {enterprises &&
          group(
            t('fields.scale'),
            chips('scale', SCALES, facets.scale, (scale) => t(`scales.${scale as 'NONE'}`)),
          )}
        {enterprises &&
          facets.chain.length > 0 &&
          group(
            t('fields.chains'),
            chips(
              'chain',
              facets.chain.map((each) => each.value ?? ''),
              facets.chain,
              chain,
            ),
          )}
        {group(
          t('list.agreement'),
          (['ENDING', 'NONE'] as const).map((value) => (
            <FilterChip
              key={value}
              href={at({ agreement: filter.agreement === value ? undefined : value })}
              on={filter.agreement === value}
              label={t(`list.${value}`)}
              count={facets.agreement[value]}
            />
          )),
        )}
      </div>
    </div>
  );
}

/** Whether the address asks for less than all kinds of the screen. */
const isNarrow = ({ kinds }: PartnerScreen, filter: PartnerFilter) => (filter.kind?.length ?? 0) < kinds.length;
