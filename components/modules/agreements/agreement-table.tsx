import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import { SortHead } from '@/components/table/sort-head';
import { stampDay } from '@/components/ui/stamp';
import {
  type AgreementColumn,
  type AgreementListState,
  agreementColumnsOf,
  agreementList,
} from '@/lib/modules/agreements/list';
import type { AgreementRow } from '@/lib/modules/agreements/types';
import { AgreementBadge, DaysLeft } from './agreement-state';

const SORTS: Partial<Record<AgreementColumn, AgreementListState['sort']>> = {
  number: 'number',
  signedOn: 'signed',
  validTo: 'ends',
  updated: 'updated',
};

/** The agreements of a page; the title opens the agreement. */
export async function AgreementTable({ rows, state }: { rows: AgreementRow[]; state: AgreementListState }) {
  const t = await getTranslations('agreements');
  const columns = agreementColumnsOf(state);
  const head = { state, href: agreementList.href };
  return (
    <section className="table-wrap" aria-label={t('titles.list')}>
      <table className="table stack">
        <thead>
          <tr>
            <SortHead {...head} sort="title" label={t('fields.title')} className="pin-2 left-0!" />
            {columns.map((column) => {
              const sort = SORTS[column];
              const className = column === 'amount' ? 'num' : undefined;
              if (sort) return <SortHead key={column} {...head} sort={sort} label={t(`fields.${column}`)} />;
              return (
                <th key={column} className={className}>
                  {t(`fields.${column}`)}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

async function Row({ row, columns }: { row: AgreementRow; columns: AgreementColumn[] }) {
  const t = await getTranslations('agreements');
  return (
    <tr>
      <th scope="row" className="pin-2 left-0! name">
        <Link href={`/agreements/${row.id}`} title={row.title}>
          {row.title}
        </Link>
        <div className="cell-sub">
          <AgreementBadge state={row.shown} />
          <span>{t(`kinds.${row.kind}`)}</span>
          {row.validTo && <span>{row.validTo}</span>}
          <DaysLeft days={row.daysLeft} />
        </div>
      </th>
      {columns.map((column) => (
        <Cell key={column} row={row} column={column} />
      ))}
    </tr>
  );
}

async function Cell({ row, column }: { row: AgreementRow; column: AgreementColumn }) {
  const t = await getTranslations('agreements');
  const format = await getFormatter();
  switch (column) {
    case 'state':
      return (
        <td>
          <AgreementBadge state={row.shown} />
        </td>
      );
    case 'kind':
      return <td>{t(`kinds.${row.kind}`)}</td>;
    case 'partners':
      return (
        <td>
          {row.partners.map((partner) => (
            <Link key={partner.id} className="link clip mr-2" href={`/partners/${partner.id}`} title={partner.name}>
              {partner.name}
            </Link>
          ))}
        </td>
      );
    case 'validTo':
      return (
        <td className="nowrap">
          <span className="row">
            {row.validTo}
            <DaysLeft days={row.daysLeft} />
          </span>
        </td>
      );
    case 'amount':
      return <td className="num">{row.amount !== null && format.number(row.amount, { minimumFractionDigits: 2 })}</td>;
    case 'updated':
      return <td className="nowrap">{stampDay(row.updatedAt)}</td>;
    default:
      return <td className="nowrap">{row[column]}</td>;
  }
}
