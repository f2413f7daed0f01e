import { useTranslations } from 'next-intl';
import { FilterChip, toggled } from '@/components/table/filter-chip';
import { DropMenu } from '@/components/ui/drop-menu';
import { type PartnerFilter, screenHref } from '@/lib/modules/partners/list';
import type { Word } from '@/lib/modules/settings/types';
import type { FilterProps } from './partner-filters';

/** What is asked for more rarely: words of the dictionaries, a missing code, days. */
export function MoreFilters(props: FilterProps) {
  const { screen, state, facets, words } = props;
  const t = useTranslations('partners');
  const { filter } = state;
  const at = (over: PartnerFilter) => screenHref(screen)({ filter: { ...filter, ...over } }, state);
  const labelOf = (dictionary: Word[], code: string | null) =>
    code === null || code === 'NONE' ? t('list.unset') : (dictionary.find((word) => word.code === code)?.label ?? code);
  const chips = (key: 'cooperation' | 'ownership', dictionary: Word[]) =>
    facets[key].map(({ value, count }) => (
      <FilterChip
        key={value ?? 'NONE'}
        href={at({ [key]: toggled(filter[key], value ?? 'NONE') })}
        on={filter[key]?.includes(value ?? 'NONE') ?? false}
        label={labelOf(dictionary, value)}
        count={count}
      />
    ));
  return (
    <DropMenu label={t('list.more')}>
      <div className="grid w-md max-w-full gap-4 p-3">
        <Group label={t('list.coop')}>
          <FilterChip
            href={at({ coop: filter.coop ? undefined : '1', on: undefined })}
            on={filter.coop === '1' && !filter.on}
            label={t('list.inCoop')}
            count={facets.coop}
          />
        </Group>
        <Group label={t('list.code')}>
          <FilterChip
            href={at({ code: filter.code ? undefined : 'MISSING' })}
            on={filter.code === 'MISSING'}
            label={t('list.missingCode')}
            count={facets.missingCode}
          />
        </Group>
        {facets.cooperation.length > 0 && (
          <Group label={t('fields.cooperation')}>{chips('cooperation', words.COOPERATION)}</Group>
        )}
        {screen.key === 'enterprises' && (
          <Group label={t('fields.ownership')}>{chips('ownership', words.OWNERSHIP)}</Group>
        )}
        <DaysForms {...props} />
      </div>
    </DropMenu>
  );
}

function Group({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <div className="small dim mb-1">{label}</div>
      <div className="flex flex-wrap gap-1">{children}</div>
    </div>
  );
}

function DaysForms({ screen, state }: FilterProps) {
  const t = useTranslations('partners.list');
  const { on, from, to, coop, ...rest } = state.filter;
  // A day is one on which they were in cooperation: the two go together.
  return (
    <>
      <DaysForm
        screen={screen}
        state={state}
        kept={{ ...rest, from, to, coop: '1' }}
        days={{ on }}
        apply={t('apply')}
      />
      <DaysForm screen={screen} state={state} kept={{ ...rest, on, coop }} days={{ from, to }} apply={t('apply')} />
    </>
  );
}

type DaysProps = Pick<FilterProps, 'screen' | 'state'> & {
  kept: PartnerFilter;
  days: Partial<Record<'on' | 'from' | 'to', string | undefined>>;
  apply: string;
};

function DaysForm({ screen, state, kept, days, apply }: DaysProps) {
  const t = useTranslations('partners.list');
  const hidden = [...new URL(screenHref(screen)({ filter: kept }, state), 'http://x').searchParams];
  return (
    <form className="flex flex-wrap items-end gap-2" action={screen.path} method="get">
      {(Object.keys(days) as (keyof typeof days)[]).map((name) => (
        <label key={name} className="small dim">
          {t(name)}
          <input className="input w-36" type="date" name={name} defaultValue={days[name]} />
        </label>
      ))}
      {hidden.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className="btn">
        {apply}
      </button>
    </form>
  );
}
