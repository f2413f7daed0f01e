import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { PartnerSeat } from '@/lib/modules/governance/types';

/** The council seats that are or were held for a partner. */
export async function PartnerSeats({ seats }: { seats: PartnerSeat[] }) {
  const t = await getTranslations('governance');
  if (seats.length === 0) return null;
  return (
    <section className="sec mt-6" aria-label={t('council.seats')}>
      <div className="sec-head">
        <h2>{t('council.seats')}</h2>
        <span className="n">{seats.length}</span>
      </div>
      <ul>
        {seats.map((seat) => (
          <li key={seat.id} className="row min-h-11 flex-wrap border-t border-(--line)">
            <span className={`tag ${seat.held ? 'mid' : ''}`}>{seat.post ?? t(`ranks.${seat.rank}`)}</span>
            <span className={seat.held ? undefined : 'dim'}>{seat.holder}</span>
            <Link className="link" href={`/platforms/${seat.platform.id}/council`}>
              {seat.platform.name}
            </Link>
            <span className="small dim nowrap">
              {seat.endedOn
                ? t('seat.term', { from: seat.startedOn, to: seat.endedOn })
                : t('seat.since', { from: seat.startedOn })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
