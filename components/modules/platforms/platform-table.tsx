import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import { SortHead } from '@/components/table/sort-head';
import {
  type PlatformColumn,
  type PlatformListState,
  platformColumnsOf,
  screenHref,
} from '@/lib/modules/platforms/list';
import type { PlatformScreen } from '@/lib/modules/platforms/manifest';
import type { PlatformRow } from '@/lib/modules/platforms/types';
import { PlatformBadge } from './platform-state';

const SORTS: Partial<Record<PlatformColumn, PlatformListState['sort']>> = {
  establishedOn: 'established',
  validTo: 'validTo',
};
const NUMBERS: readonly PlatformColumn[] = ['capacity', 'equipmentValue'];
/** Above so many partners only their number is said. */
const FEW = 2;

type Props = { screen: PlatformScreen; rows: PlatformRow[]; state: PlatformListState };

/** The platforms of a page; the name opens the platform. */
export async function PlatformTable({ screen, rows, state }: Props) {
  const t = await getTranslations('platforms');
  const columns = platformColumnsOf(screen.kind, state);
  const head = { state, href: screenHref(screen) };
  return (
    <section className="table-wrap" aria-label={t(`screens.${screen.key}.title`)}>
      <table className="table stack">
        <thead>
          <tr>
            <SortHead {...head} sort="name" label={t('fields.name')} className="pin-2 left-0!" />
            {columns.map((column) => {
              const sort = SORTS[column];
              if (sort) return <SortHead key={column} {...head} sort={sort} label={t(`fields.${column}`)} />;
              return (
                <th key={column} className={NUMBERS.includes(column) ? 'num' : undefined}>
                  {t(`fields.${column}`)}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="pin-2 left-0! name">
                <Link href={`/platforms/${row.id}`} title={row.name}>
                  {row.name}
                </Link>
                <div className="cell-sub">
                  <PlatformBadge state={row.state} />
                  {row.campus && <span>{t(`campuses.${row.campus}`)}</span>}
                  <span>{row.department}</span>
                </div>
              </th>
              {columns.map((column) => (
                <Cell key={column} row={row} column={column} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

async function Cell({ row, column }: { row: PlatformRow; column: PlatformColumn }) {
  const t = await getTranslations('platforms');
  const format = await getFormatter();
  switch (column) {
    case 'state':
      return (
        <td>
          <PlatformBadge state={row.state} />
        </td>
      );
    case 'subkind':
      return <td>{row.subkind && t(`subkinds.${row.subkind}`)}</td>;
    case 'campus':
      return <td>{row.campus && t(`campuses.${row.campus}`)}</td>;
    case 'level':
      return <td>{t(`levels.${row.level}`)}</td>;
    case 'partners':
      return (
        <td>
          {row.partners.length > FEW
            ? t('list.partners', { count: row.partners.length })
            : row.partners.map((partner) => (
                <Link key={partner.id} className="link clip mr-2" href={`/partners/${partner.id}`} title={partner.name}>
                  {partner.name}
                </Link>
              ))}
        </td>
      );
    case 'capacity':
      return <td className="num">{row.capacity !== null && format.number(row.capacity)}</td>;
    case 'equipmentValue':
      return (
        <td className="num">
          {row.equipmentValue !== null && format.number(row.equipmentValue, { minimumFractionDigits: 2 })}
        </td>
      );
    case 'agreement':
      return <td className="nowrap">{row.agreement ?? <span className="badge bad">{t('list.noAgreement')}</span>}</td>;
    default:
      return <td className="nowrap">{row[column]}</td>;
  }
}
