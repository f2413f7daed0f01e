import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { SeatView } from '@/lib/modules/governance/types';
import { SeatActions } from './seat-actions';

type Named = { id: string; name: string };
type Props = { seats: SeatView[]; members: Named[]; today: string; mayWrite: boolean };

/** Seats with who holds them, for which member and for how long. */
export async function SeatList({ seats, members, today, mayWrite }: Props) {
  const t = await getTranslations('governance');
  return (
    <ul>
      {seats.map((seat) => (
        <li key={seat.id} className="row min-h-11 flex-wrap border-t border-(--line)">
          <span className="tag mid">{seat.post ?? t(`ranks.${seat.rank}`)}</span>
          <span>{seat.holder}</span>
          {seat.partner ? (
            <Link className="link" href={`/partners/${seat.partner.id}`}>
              {seat.partner.name}
            </Link>
          ) : (
            <span className="dim">{t('seat.ofCollege')}</span>
          )}
          <span className="small dim nowrap">
            {seat.endedOn
              ? t('seat.term', { from: seat.startedOn, to: seat.endedOn })
              : t('seat.since', { from: seat.startedOn })}
          </span>
          {mayWrite && <SeatActions {...{ seat, members, today }} />}
        </li>
      ))}
    </ul>
  );
}
