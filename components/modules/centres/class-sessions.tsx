import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import { Linked } from '@/components/ui/linked';
import { stamp } from '@/components/ui/stamp';
import { attendanceList } from '@/lib/modules/attendances/list';
import type { ClassSession } from '@/lib/modules/centres/types';

type Props = { rows: ClassSession[]; total: number; orderClassId: string };

/** The newest sessions of a class at practice centres, those to come among them. */
export async function ClassSessions({ rows, total, orderClassId }: Props) {
  const t = await getTranslations('centres');
  const format = await getFormatter();
  const all = { href: attendanceList.href({ filter: { orderClass: [orderClassId] } }), label: t('sessions.all') };
  return (
    <Linked title={t('sessions.title')} shown={rows.length} {...{ total, all }}>
      <section className="table-wrap" aria-label={t('sessions.title')}>
        <table className="table stack">
          <thead>
            <tr>
              <th className="pin-2 left-0!">{t('fields.title')}</th>
              <th>{t('fields.day')}</th>
              <th>{t('fields.centre')}</th>
              <th>{t('fields.purpose')}</th>
              <th className="num">{t('participants.attendances')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row" className="pin-2 left-0! name">
                  <Link href={`/platforms/${row.centre.id}/timetable?on=${row.heldOn}`}>{row.title}</Link>
                  <div className="cell-sub">
                    <span>{row.heldOn}</span>
                    <span>{row.room}</span>
                  </div>
                </th>
                <td className="nowrap">
                  {row.heldOn}{' '}
                  <span className="dim">
                    {stamp(row.startsAt).slice(11)}–{stamp(row.endsAt).slice(11)}
                  </span>
                </td>
                <td>
                  {row.centre.name} <span className="dim">{row.room}</span>
                </td>
                <td>{t(`purposes.${row.purpose}`)}</td>
                <td className="num">{format.number(row.attendances)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Linked>
  );
}
