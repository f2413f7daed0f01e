import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import { SortHead } from '@/components/table/sort-head';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { stamp } from '@/components/ui/stamp';
import { type RequestListState, requestList } from '@/lib/modules/room-requests/list';
import type { RequestRow } from '@/lib/modules/room-requests/types';
import type { RequestState } from '@/lib/modules/room-requests/words';
import { RequestActions, RequestPhone } from './request-actions';

const TONE: Record<RequestState, string> = {
  ...{ PENDING: 'warn', CONFIRMED: 'ok', DECLINED: 'bad' },
  ...{ WITHDRAWN: 'idle', EXPIRED: 'idle', CANCELLED: 'bad' },
};

/** Who asks for which room, when and what for. */
export async function RequestTable({ rows, state }: { rows: RequestRow[]; state: RequestListState }) {
  const t = await getTranslations('roomRequests');
  const format = await getFormatter();
  const head = { state, href: requestList.href };
  return (
    <ScrollRegion className="table-wrap" label={t('title')}>
      <table className="table stack">
        <thead>
          <tr>
            <th className="pin-2 left-0!">{t('fields.title')}</th>
            <th>{t('fields.state')}</th>
            <SortHead {...head} sort="starts" label={t('fields.time')} />
            <th>{t('fields.room')}</th>
            <th className="num">{t('fields.people')}</th>
            <th>{t('fields.who')}</th>
            <SortHead {...head} sort="asked" label={t('fields.asked')} />
            <th aria-label={t('fields.acts')} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="pin-2 left-0! name">
                <Link href={`/platforms/${row.centre.id}/timetable?on=${row.day}`}>{row.title}</Link>
                <div className="cell-sub">
                  <span className={`badge ${TONE[row.state]}`}>{t(`states.${row.state}`)}</span>
                  <span>
                    {stamp(row.startsAt)}–{stamp(row.endsAt).slice(11)}
                  </span>
                  <span>{row.name}</span>
                </div>
              </th>
              <td>
                <span className={`badge ${TONE[row.state]}`}>{t(`states.${row.state}`)}</span>
                {row.state === 'PENDING' && (
                  <div className="small dim nowrap">{t('until', { at: stamp(row.expiresAt) })}</div>
                )}
                {row.reason && <div className="small dim">{row.reason}</div>}
                {row.decidedBy && <div className="small dim">{row.decidedBy}</div>}
              </td>
              <td className="nowrap">
                {stamp(row.startsAt)}–{stamp(row.endsAt).slice(11)}
              </td>
              <td>
                {row.room}
                <div className="small dim">{row.centre.name}</div>
              </td>
              <td className="num">{format.number(row.people)}</td>
              <td className="nowrap">
                {row.name} <RequestPhone id={row.id} masked={row.phoneMasked} />
              </td>
              <td className="nowrap">{stamp(row.askedAt)}</td>
              <td className="nowrap">{row.mayDecide && <RequestActions row={row} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
