import { Download, Upload } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { ChoiceFilter } from '@/components/table/choice-filter';
import { FilterChip, toggled } from '@/components/table/filter-chip';
import { Pager } from '@/components/table/pager';
import { SearchForm } from '@/components/table/search-form';
import { ValueTabs } from '@/components/table/value-tabs';
import { Empty, Head } from '@/components/ui/head';
import type { Page } from '@/lib/kernel/page';
import { type EquipmentFilter, type EquipmentListState, equipmentList } from '@/lib/modules/equipment/list';
import type { EquipmentFacets, EquipmentRow, EquipmentTotals } from '@/lib/modules/equipment/types';
import { EquipmentSum } from './equipment-sum';
import { EquipmentTable } from './equipment-table';

type Props = {
  state: EquipmentListState;
  page: Page<EquipmentRow> & { totals: EquipmentTotals };
  facets: EquipmentFacets;
  today: string;
  may: { import: boolean; export: boolean };
};

/** The equipment of all centres and bases, with the partners' part in its value. */
export async function EquipmentList({ state, page: list, facets, today, may }: Props) {
  const t = await getTranslations('equipment');
  const { href } = equipmentList;
  const { filter } = state;
  const at = (over: EquipmentFilter) => href({ filter: { ...filter, ...over } }, state);
  const platforms = facets.platforms.map((each) => ({
    ...each,
    on: filter.platform?.includes(each.value) ?? false,
    href: at({ platform: toggled(filter.platform, each.value) }),
  }));
  return (
    <>
      <Head title={t('list.title')} count={t('list.count', { count: list.total })}>
        {may.import && (
          <Link className="btn" href="/imports/new?module=equipment">
            <Upload className="ic" aria-hidden />
            {t('list.import')}
          </Link>
        )}
        {may.export && (
          <a className="btn" href={href({}, state, '/api/exports/equipment')} download>
            <Download className="ic" aria-hidden />
            {t('list.export')}
          </a>
        )}
      </Head>
      <ValueTabs
        label={t('list.title')}
        all={t('list.all')}
        total={facets.total}
        values={facets.state}
        chosen={filter.state}
        name={(value) => t(`states.${value}`)}
        href={(state) => at({ state })}
      />
      <div className="toolbar">
        <SearchForm list={equipmentList} state={state} label={t('list.search')} />
        <ChoiceFilter label={t('fields.platform')} choices={platforms} />
      </div>
      <div className="filterbar">
        <div className="chips">
          <span className="chip-group">
            <span className="lab">{t('fields.ownerId')}</span>
            {facets.owner.map(({ value, count }) => (
              <FilterChip
                key={value}
                href={at({ owner: filter.owner === value ? undefined : value })}
                on={filter.owner === value}
                label={t(`owners.${value}`)}
                count={count}
              />
            ))}
          </span>
        </div>
      </div>
      {list.rows.length > 0 ? (
        <>
          <EquipmentSum totals={list.totals} />
          <EquipmentTable {...{ rows: list.rows, totals: list.totals, state, today }} />
        </>
      ) : (
        <Empty title={t('list.none')} hint={t('list.noneHint')} />
      )}
      <Pager {...list} to={(page) => href({ page }, state)} />
    </>
  );
}
