import { defineList, type FilterOf, filters } from '@/lib/kernel/list';
import { VACANCY_STATES } from './words';

const vacancyFilters = {
  q: filters.text(),
  /** As it stands on `on`, today when that is not given. */
  state: filters.many(VACANCY_STATES),
  on: filters.day(),
  partner: filters.ids(),
  /** Names one of these programmes. */
  programme: filters.ids(),
  need: filters.ids(),
  post: filters.ids(),
  /** Codes of provinces, cities or districts. */
  region: filters.codes(),
  /** Came with these imports. */
  batch: filters.ids(),
  /** Shown to everybody on the institution's open page. */
  public: filters.flag(),
} as const;

export const vacancyList = defineList({
  path: '/vacancies',
  filters: vacancyFilters,
  sorts: ['title', 'places', 'pay', 'until'],
  defaultSort: { key: 'until', dir: 'desc' },
});

export type VacancyFilter = FilterOf<typeof vacancyFilters>;
export type VacancyListState = ReturnType<typeof vacancyList.parse>;
