import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import { ParticipantsButton } from '@/components/modules/centres/participants-button';
import { SortHead } from '@/components/table/sort-head';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { stamp } from '@/components/ui/stamp';
import { type AttendanceListState, attendanceList } from '@/lib/modules/attendances/list';
import type { AttendanceRow } from '@/lib/modules/attendances/types';
import type { Counts } from '@/lib/modules/centres/types';

type Props = { rows: AttendanceRow[]; totals: Counts; state: AttendanceListState };

/** What was held where, for whom, and how many took part. */
export async function AttendanceTable({ rows, totals, state }: Props) {
  const t = await getTranslations('centres');
  const format = await getFormatter();
  const head = { state, href: attendanceList.href };
  const both = ({ people, attendances }: Counts) => t('attendances.both', { people, attendances });
  return (
    <ScrollRegion className="table-wrap" label={t('attendances.title')}>
      <table className="table stack">
        <thead>
          <tr>
            <th className="pin-2 left-0!">{t('fields.title')}</th>
            <SortHead {...head} sort="held" label={t('fields.day')} />
            <th>{t('fields.category')}</th>
            <SortHead {...head} sort="people" label={t('participants.people')} className="num" />
            <SortHead {...head} sort="attendances" label={t('participants.attendances')} className="num" />
            <th>{t('fields.centre')}</th>
            <th>{t('fields.forWhom')}</th>
            <th aria-label={t('fields.acts')} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="pin-2 left-0! name">
                <Link href={`/platforms/${row.centre.id}/timetable?on=${row.heldOn}`}>{row.title}</Link>
                <div className="cell-sub">
                  <span>{row.heldOn}</span>
                  <span>{t(`categories.${row.category}`)}</span>
                  <span>{both(row)}</span>
                </div>
              </th>
              <td className="nowrap">
                {row.heldOn} <span className="dim">{stamp(row.startsAt).slice(11)}</span>
              </td>
              <td>{t(`categories.${row.category}`)}</td>
              <td className="num">{format.number(row.people)}</td>
              <td className="num">{format.number(row.attendances)}</td>
              <td>
                <Link className="link clip" href={`/platforms/${row.centre.id}`} title={row.centre.name}>
                  {row.centre.name}
                </Link>
                <div className="small dim">{row.room}</div>
              </td>
              <td>
                <ForWhom row={row} />
              </td>
              <td className="nowrap">{row.session && <ParticipantsButton session={row.session} />}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className="pin-2 left-0!">
              {t('attendances.totals')}
              <div className="cell-sub">
                <span>{both(totals)}</span>
              </div>
            </th>
            <td colSpan={2} />
            <td className="num">{format.number(totals.people)}</td>
            <td className="num">{format.number(totals.attendances)}</td>
            <td colSpan={3} />
          </tr>
        </tfoot>
      </table>
    </ScrollRegion>
  );
}

/** The class, the training programme or the partner that the session was for. */
function ForWhom({ row: { orderClass, training, partner } }: { row: AttendanceRow }) {
  if (orderClass)
    return (
      <Link className="link clip" href={`/order-classes/${orderClass.id}`} title={orderClass.name}>
        {orderClass.name}
      </Link>
    );
  if (training) return <span className="clip">{training.name}</span>;
  if (!partner) return null;
  return (
    <Link className="link clip" href={`/partners/${partner.id}`} title={partner.name}>
      {partner.name}
    </Link>
  );
}
