import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { toggled } from '@/components/table/filter-chip';
import { SearchForm } from '@/components/table/search-form';
import { ROLES } from '@/lib/authz/roles';
import { type MemberListState, memberList } from '@/lib/modules/people/list';
import { MEMBER_STATES } from '@/lib/modules/people/words';

type Props = {
  state: MemberListState;
  facets: { role: Record<string, number>; state: Record<string, number> };
  departments: { id: string; name: string }[];
};

/** Search, department, and chips of states and roles with how many each would show. */
export async function MemberFilters({ state, facets, departments }: Props) {
  const t = await getTranslations('settings');
  const { filter } = state;
  return (
    <>
      <div className="toolbar">
        <SearchForm list={memberList} state={state} label={t('people.search')} asks={['department']}>
          <select
            className="select w-44 max-sm:w-full"
            name="department"
            defaultValue={filter.department?.[0] ?? ''}
            aria-label={t('people.department')}
          >
            <option value="">{t('people.department')}</option>
            {departments.map((department) => (
              <option key={department.id} value={department.id}>
                {department.name}
              </option>
            ))}
          </select>
        </SearchForm>
      </div>
      <div className="filterbar">
        <div className="chips">
          <span className="chip-group">
            <span className="lab">{t('people.state')}</span>
            {MEMBER_STATES.map((value) => (
              <Chip
                key={value}
                href={memberList.href({ filter: { ...filter, state: toggled(filter.state, value) } }, state)}
                on={filter.state?.includes(value) ?? false}
                label={t(`memberStates.${value}`)}
                count={facets.state[value] ?? 0}
              />
            ))}
          </span>
          <span className="chip-group">
            <span className="lab">{t('people.role')}</span>
            {ROLES.filter((role) => facets.role[role] || filter.role?.includes(role)).map((role) => (
              <Chip
                key={role}
                href={memberList.href({ filter: { ...filter, role: toggled(filter.role, role) } }, state)}
                on={filter.role?.includes(role) ?? false}
                label={t(`roles.${role}`)}
                count={facets.role[role] ?? 0}
              />
            ))}
          </span>
        </div>
      </div>
    </>
  );
}

function Chip({ href, on, label, count }: { href: string; on: boolean; label: string; count: number }) {
  return (
    <Link className="chip" href={href} role="button" aria-pressed={on}>
      {label} <span className="n">{count}</span>
    </Link>
  );
}
