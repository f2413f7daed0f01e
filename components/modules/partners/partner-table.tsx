import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { SelectAllCell, SelectCell } from '@/components/table/select-cells';
import { SortHead } from '@/components/table/sort-head';
import { TotalsRow } from '@/components/table/totals-row';
import type { Page } from '@/lib/kernel/page';
import {
  type PartnerColumnKey,
  type PartnerListState,
  partnerColumnsOf,
  screenHref,
} from '@/lib/modules/partners/list';
import type { PartnerScreen } from '@/lib/modules/partners/manifest';
import type { PartnerRow } from '@/lib/modules/partners/types';
import type { DictionaryWords } from '@/lib/modules/settings/types';
import { NUMBERS, PartnerCell } from './partner-cells';
import { PartnerBadge } from './partner-state';

type Props = {
  screen: PartnerScreen;
  state: PartnerListState;
  page: Page<PartnerRow>;
  totals: { headcount: number; agreements: number };
  words: DictionaryWords;
  /** Rows can be chosen for what is done to many. */
  selectable: boolean;
};
const SORTS: Partial<Record<PartnerColumnKey, 'headcount' | 'since' | 'updated'>> = {
  headcount: 'headcount',
  since: 'since',
  updated: 'updated',
};

/** The partners of a page; the name opens the record. */
export function PartnerTable({ screen, state, page, totals, words, selectable }: Props) {
  const t = useTranslations('partners');
  const columns = partnerColumnsOf(state);
  const head = { state, href: screenHref(screen) };
  const pin = selectable ? 'pin-2' : 'pin-2 left-0!';
  return (
    <section className="table-wrap fill" aria-label={t(`screens.${screen.key}.title`)}>
      <table className="table stack">
        <thead>
          <tr>
            {selectable && <SelectAllCell />}
            <SortHead {...head} sort="name" label={t('fields.name')} className={pin} />
            {columns.map((key) => {
              const sort = SORTS[key];
              const className = NUMBERS.includes(key) ? 'num' : undefined;
              return sort ? (
                <SortHead key={key} {...head} sort={sort} label={t(`fields.${key}`)} className={className} />
              ) : (
                <th key={key} className={className}>
                  {t(`fields.${key}`)}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {page.rows.map((row) => (
            <tr key={row.id}>
              {selectable && <SelectCell id={row.id} name={row.name} />}
              <NameCell row={row} pin={pin} />
              {columns.map((column) => (
                <PartnerCell key={column} {...{ row, column, words }} />
              ))}
            </tr>
          ))}
        </tbody>
        <Totals {...{ page, totals, columns, selectable, pin }} />
      </table>
    </section>
  );
}

function NameCell({ row, pin }: { row: PartnerRow; pin: string }) {
  const t = useTranslations('partners');
  return (
    <th scope="row" className={`${pin} name`}>
      <Link href={`/partners/${row.id}`} title={row.name}>
        {row.name}
      </Link>
      <div className="cell-sub">
        <PartnerBadge state={row.state} />
        {row.tier && <span>{t(`tiers.${row.tier}`)}</span>}
        {row.region && <span>{row.region}</span>}
        {row.headcount !== null && <span>{t('list.headcountShort', { count: row.headcount })}</span>}
        <span>{t('list.agreementsShort', { count: row.agreements })}</span>
      </div>
    </th>
  );
}

type TotalsProps = Pick<Props, 'page' | 'totals' | 'selectable'> & {
  columns: readonly PartnerColumnKey[];
  pin: string;
};

function Totals({ page: { rows, total }, totals, columns, selectable, pin }: TotalsProps) {
  const t = useTranslations('partners.list');
  const sum = (key: 'headcount' | 'agreements') => rows.reduce((all, row) => all + (row[key] ?? 0), 0);
  const onPage = { headcount: sum('headcount'), agreements: sum('agreements') };
  const place = { columns, selectable, pin };
  return (
    <tfoot>
      <TotalsRow {...place} label={t('onPage', { count: rows.length })} values={onPage} sub />
      <TotalsRow {...place} label={t('totals', { count: total })} values={totals} />
    </tfoot>
  );
}
