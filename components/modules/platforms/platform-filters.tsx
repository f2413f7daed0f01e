import { getTranslations } from 'next-intl/server';
import { ChoiceFilter } from '@/components/table/choice-filter';
import { ColumnChoice } from '@/components/table/column-choice';
import { FilterChip, FilterTab, toggled } from '@/components/table/filter-chip';
import { SearchForm } from '@/components/table/search-form';
import {
  PLATFORM_COLUMNS,
  type PlatformFilter,
  type PlatformListState,
  platformColumnsOf,
  screenHref,
} from '@/lib/modules/platforms/list';
import type { PlatformScreen } from '@/lib/modules/platforms/manifest';
import { CAMPUSES, LEVELS, PLATFORM_STATES, type PlatformState, SUBKINDS } from '@/lib/modules/platforms/words';

type Counted = { value: string | null; count: number }[];
export type FilterProps = {
  screen: PlatformScreen;
  state: PlatformListState;
  facets: {
    total: number;
    ending: number;
    inspection: number;
    mine: number;
    state: { value: PlatformState; count: number }[];
    level: Counted;
    subkind: Counted;
    campus: Counted;
    departments: { value: string; label: string; count: number }[];
  };
};

const countOf = (counts: Counted, value: string) => counts.find((each) => each.value === value)?.count ?? 0;

/** Tabs of states, search, and the chips that the kind has, each with how many it would show. */
export async function PlatformFilters(props: FilterProps) {
  const { screen, state, facets } = props;
  const t = await getTranslations('platforms');
  const { filter } = state;
  const href = screenHref(screen);
  const at = (over: PlatformFilter) => href({ filter: { ...filter, ...over } }, state);
  const none = { state: undefined, ending: undefined, inspection: undefined, mine: undefined };
  const all = !filter.state && !filter.ending && !filter.inspection && !filter.mine;
  return (
    <>
      <nav className="tabs" aria-label={t(`screens.${screen.key}.title`)}>
        <FilterTab href={at(none)} on={all} label={t('list.all')} count={facets.total} />
        {PLATFORM_STATES.map((value) => (
          <FilterTab
            key={value}
            href={at({ ...none, state: [value] })}
            on={filter.state?.length === 1 && filter.state[0] === value}
            label={t(`states.${value}`)}
            count={countOf(facets.state, value)}
          />
        ))}
        {screen.kind === 'TRAINING_BASE' && (
          <FilterTab
            href={at({ ...none, ending: '1' })}
            on={filter.ending === '1'}
            label={t('list.ending')}
            count={facets.ending}
          />
        )}
        {(facets.inspection > 0 || filter.inspection) && (
          <FilterTab
            href={at({ ...none, inspection: 'DUE' })}
            on={filter.inspection === 'DUE'}
            label={t('list.inspection')}
            count={facets.inspection}
          />
        )}
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
      <Chips {...props} />
    </>
  );
}

async function Chips({ screen, state, facets }: FilterProps) {
  const t = await getTranslations('platforms');
  const { filter } = state;
  const href = screenHref(screen);
  const at = (over: PlatformFilter) => href({ filter: { ...filter, ...over } }, state);
  const subkinds = SUBKINDS[screen.kind];
  return (
    <div className="filterbar">
      <div className="chips">
        {screen.kind === 'TRAINING_BASE' && (
          <span className="chip-group">
            <span className="lab">{t('fields.campus')}</span>
            {CAMPUSES.map((campus) => (
              <FilterChip
                key={campus}
                href={at({ campus: filter.campus === campus ? undefined : campus })}
                on={filter.campus === campus}
                label={t(`campuses.${campus}`)}
                count={countOf(facets.campus, campus)}
              />
            ))}
          </span>
        )}
        {subkinds.length > 0 && (
          <span className="chip-group">
            <span className="lab">{t('fields.subkind')}</span>
            {subkinds.map((subkind) => (
              <FilterChip
                key={subkind}
                href={at({ subkind: toggled(filter.subkind, subkind) })}
                on={filter.subkind?.includes(subkind) ?? false}
                label={t(`subkinds.${subkind}`)}
                count={countOf(facets.subkind, subkind)}
              />
            ))}
          </span>
        )}
        <span className="chip-group">
          <span className="lab">{t('fields.level')}</span>
          {LEVELS.map((level) => (
            <FilterChip
              key={level}
              href={at({ level: toggled(filter.level, level) })}
              on={filter.level?.includes(level) ?? false}
              label={t(`levels.${level}`)}
              count={countOf(facets.level, level)}
            />
          ))}
        </span>
      </div>
    </div>
  );
}

async function Toolbar({ screen, state, facets }: FilterProps) {
  const t = await getTranslations('platforms');
  const { filter } = state;
  const href = screenHref(screen);
  const departments = facets.departments.map((each) => ({
    ...each,
    on: filter.department?.includes(each.value) ?? false,
    href: href({ filter: { ...filter, department: toggled(filter.department, each.value) } }, state),
  }));
  // The screen says its kind by itself.
  const { kind: _kind, ...shown } = filter;
  return (
    <div className="toolbar">
      <SearchForm list={{ path: screen.path, href }} state={{ ...state, filter: shown }} label={t('list.search')} />
      {departments.length > 0 && <ChoiceFilter label={t('fields.department')} choices={departments} />}
      <div className="end wide-only">
        <ColumnChoice
          columns={PLATFORM_COLUMNS}
          shown={platformColumnsOf(screen.kind, state)}
          label={(column) => t(`fields.${column}`)}
          to={(cols) => href({ cols }, state)}
        />
      </div>
    </div>
  );
}
