import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { ChoiceFilter } from '@/components/table/choice-filter';
import { ColumnChoice } from '@/components/table/column-choice';
import { FilterChip, toggled } from '@/components/table/filter-chip';
import { SearchForm } from '@/components/table/search-form';
import { ValueTabs } from '@/components/table/value-tabs';
import {
  STUDENT_COLUMNS,
  type StudentFilter,
  type StudentListState,
  studentColumnsOf,
  studentList,
} from '@/lib/modules/students/list';
import type { StudentState } from '@/lib/modules/students/words';

type Choice = { value: string; label: string; count: number };
export type FilterProps = {
  state: StudentListState;
  facets: {
    total: number;
    state: { value: StudentState; count: number }[];
    grades: { value: string; count: number }[];
    programmes: Choice[];
    departments: Choice[];
    rostered: number;
    minor: number;
    unplaced: number;
  };
};

const hrefOf =
  ({ state }: FilterProps) =>
  (over: StudentFilter) =>
    studentList.href({ filter: { ...state.filter, ...over } }, state);

/** Tabs of states, search, and chips, each with how many it would show. */
export function StudentFilters(props: FilterProps) {
  const t = useTranslations('students');
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
  const t = useTranslations('students');
  const { facets, state } = props;
  const { grade, rostered, minor, unplaced, on, school } = state.filter;
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
        <span className="chip-group">
          <FilterChip
            href={at({ rostered: rostered ? undefined : '1' })}
            on={rostered === '1'}
            label={t('list.rostered')}
            count={facets.rostered}
          />
          <FilterChip
            href={at({ minor: minor ? undefined : '1' })}
            on={minor === '1'}
            label={t('list.minor')}
            count={facets.minor}
          />
          <FilterChip
            href={at({ unplaced: unplaced ? undefined : '1' })}
            on={unplaced === '1'}
            label={t('list.unplaced')}
            count={facets.unplaced}
          />
        </span>
        {(on || school) && (
          <span className="chip-group">
            <span className="lab">{on ? t('list.asOf', { day: on }) : t('list.inSchool')}</span>
            <Link className="link small" href={at({ on: undefined, school: undefined })}>
              {t('list.today')}
            </Link>
          </span>
        )}
      </div>
    </div>
  );
}

function Toolbar(props: FilterProps) {
  const t = useTranslations('students');
  const { facets, state } = props;
  const { filter } = state;
  const choices = (key: 'department' | 'programme', all: Choice[]) =>
    all.map((each) => ({
      ...each,
      on: filter[key]?.includes(each.value) ?? false,
      href: hrefOf(props)({ [key]: toggled(filter[key], each.value) }),
    }));
  return (
    <div className="toolbar">
      <SearchForm list={studentList} state={state} label={t('list.search')} />
      {facets.departments.length > 0 && (
        <ChoiceFilter label={t('fields.department')} choices={choices('department', facets.departments)} />
      )}
      {facets.programmes.length > 0 && (
        <ChoiceFilter label={t('fields.programme')} choices={choices('programme', facets.programmes)} />
      )}
      <div className="end wide-only">
        <ColumnChoice
          columns={STUDENT_COLUMNS}
          shown={studentColumnsOf(state)}
          label={(column) => t(`fields.${column}`)}
          to={(cols) => studentList.href({ cols }, state)}
        />
      </div>
    </div>
  );
}
