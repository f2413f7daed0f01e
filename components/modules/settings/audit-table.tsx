import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { stamp } from '@/components/ui/stamp';
import { ChangeList } from '@/components/workflow/change-list';
import { commandName, tableName } from '@/components/workflow/change-words';
import { auditList } from '@/lib/modules/audit/list';
import type { AuditRow, NamesOf } from '@/lib/modules/audit/types';

const TONE = { I: 'ok', U: 'info', D: 'bad', N: 'idle' } as const;

/** Entries newest first; each names its record and unfolds into before and after. */
export async function AuditTable({ rows, names }: { rows: AuditRow[]; names: NamesOf }) {
  const t = await getTranslations('audit');
  return (
    <section className="table-wrap" aria-label={t('title')}>
      <table className="table stack">
        <thead>
          <tr>
            <th className="pin-2 left-0!">{t('subject')}</th>
            <th>{t('what')}</th>
            <th>{t('op')}</th>
            <th>{t('who')}</th>
            <th>{t('at')}</th>
            <th className="num">{t('seq')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <AuditEntryRow key={row.id} row={row} names={names} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

async function AuditEntryRow({ row, names }: { row: AuditRow; names: NamesOf }) {
  const t = await getTranslations('audit');
  const time = stamp(row.at, 'seconds');
  const who = t('actor', { who: row.who });
  const badge = <span className={`badge ${TONE[row.op]}`}>{t(`ops.${row.op}`)}</span>;
  return (
    <tr>
      <th scope="row" className="pin-2 left-0! name">
        <Link href={auditList.href({ filter: { row: [row.rowId] } })} title={t('record')}>
          {tableName(t, row.tbl)} {row.subject && <span className="dim">{row.subject}</span>}
        </Link>
        <div className="cell-sub">
          {badge}
          <span>{who}</span>
          <span>{time}</span>
          <span>{commandName(t, row.command)}</span>
        </div>
        <ChangeList change={row} names={names} />
      </th>
      <td>{commandName(t, row.command)}</td>
      <td>{badge}</td>
      <td>{who}</td>
      <td className="nowrap">
        <time dateTime={row.at}>{time}</time>
      </td>
      <td className="num dim">{row.seq}</td>
    </tr>
  );
}
