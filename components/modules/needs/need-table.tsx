import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { SortHead } from '@/components/table/sort-head';
import { type NeedListState, needList } from '@/lib/modules/needs/list';
import type { NeedRow } from '@/lib/modules/needs/types';
import { NeedBadge } from './need-state';

/** The needs of a page; the title opens the need. */
export async function NeedTable({ rows, state }: { rows: NeedRow[]; state: NeedListState }) {
  const t = await getTranslations('needs');
  const head = { state, href: needList.href };
  return (
    <section className="table-wrap" aria-label={t('titles.list')}>
      <table className="table stack">
        <thead>
          <tr>
            <SortHead {...head} sort="title" label={t('fields.title')} className="pin-2 left-0!" />
            <th>{t('fields.state')}</th>
            <th>{t('fields.kind')}</th>
            <th>{t('fields.partner')}</th>
            <th className="num">{t('fields.quantity')}</th>
            <SortHead {...head} sort="raised" label={t('fields.raisedOn')} />
            <SortHead {...head} sort="wanted" label={t('fields.wantedBy')} />
            <th className="num">{t('fields.answers')}</th>
            <th>{t('fields.department')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <NeedTableRow key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

async function NeedTableRow({ row }: { row: NeedRow }) {
  const t = await getTranslations('needs');
  return (
    <tr>
      <th scope="row" className="pin-2 left-0! name">
        <Link href={`/needs/${row.id}`} title={row.title}>
          {row.title}
        </Link>
        <div className="cell-sub">
          <NeedBadge state={row.state} />
          <span>{t(`kinds.${row.kind}`)}</span>
          <span>{row.partner.name}</span>
          <span>{row.raisedOn}</span>
        </div>
      </th>
      <td>
        <NeedBadge state={row.state} />
      </td>
      <td>{t(`kinds.${row.kind}`)}</td>
      <td>
        <Link className="link clip" href={`/partners/${row.partner.id}`} title={row.partner.name}>
          {row.partner.name}
        </Link>
      </td>
      <td className="num">{row.quantity}</td>
      <td className="nowrap">{row.raisedOn}</td>
      <td className="nowrap">
        {row.wantedBy} {row.late && <span className="badge warn">{t('list.late')}</span>}
      </td>
      <td className={row.answers === 0 ? 'num zero' : 'num'}>{row.answers}</td>
      <td>{row.department}</td>
    </tr>
  );
}
