import { ChevronLeft } from 'lucide-react';
import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Empty } from '@/components/ui/head';
import { addDays } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import type { OpenCentre, OpenRoom } from '@/lib/modules/open/types';
import { AskForm } from './ask-form';

/** The way back from a page of rooms. */
export function OpenBack({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link className="link row" href={href}>
      <ChevronLeft className="ic ic-s" aria-hidden />
      {children}
    </Link>
  );
}

/** The rooms of practice centres that everybody may ask for. */
export async function OpenRoomsScreen({
  college,
  centres,
  code,
}: {
  college: string;
  centres: OpenCentre[];
  code: string;
}) {
  const t = await getTranslations('open.rooms');
  return (
    <main className="op-body">
      <OpenBack href={`/open/${code}`}>{t('back', { college })}</OpenBack>
      <h1>{t('title')}</h1>
      <p className="dim">{t('lede')}</p>
      {centres.length === 0 && <Empty title={t('none')} hint={t('noneHint')} />}
      {centres.map((centre) => (
        <section key={centre.id} className="sec" aria-label={centre.name}>
          <div className="sec-head">
            <h2>{centre.name}</h2>
          </div>
          <ul className="op-list">
            {centre.rooms.map((room) => (
              <li key={room.id}>
                <Link className="op-name" href={`/open/${code}/rooms/${room.id}`}>
                  {room.name}
                </Link>
                <span className="row flex-wrap dim">
                  {room.seats && <span>{t('seats', { count: room.seats })}</span>}
                  <span>{room.place}</span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </main>
  );
}

type Chosen = { day?: string; from?: string; to?: string };

/** A room's free times of a week, and the form that asks for one. */
export async function OpenRoomScreen({ room, code, chosen }: { room: OpenRoom; code: string; chosen: Chosen }) {
  const t = await getTranslations('open.rooms');
  const format = await getFormatter();
  const path = `/open/${code}/rooms/${room.id}`;
  const [first = room.today, last = room.today] = [room.days[0]?.day, room.days.at(-1)?.day];
  const named = (day: string) =>
    format.dateTime(new Date(`${day}T00:00:00Z`), {
      weekday: 'short',
      month: 'numeric',
      day: 'numeric',
      timeZone: 'UTC',
    });
  return (
    <main className="op-body">
      <OpenBack href={`/open/${code}/rooms`}>{t('title')}</OpenBack>
      <p className="mid">{room.centre}</p>
      <h1>{room.name}</h1>
      <p className="dim">{[room.seats && t('seats', { count: room.seats }), room.place].filter(Boolean).join(' · ')}</p>
      <section className="sec" aria-label={t('free')}>
        <div className="sec-head">
          <h2>{t('free')}</h2>
          <span className="dim small">{t('week', { first, last })}</span>
        </div>
        <p className="dim small">{t('freeHint')}</p>
        <ul className="op-list">
          {room.days.map(({ day, free }) => (
            <li key={day}>
              <b>{named(day)}</b>
              {free.length === 0 && <span className="dim">{t('full')}</span>}
              <span className="row flex-wrap">
                {free.map(({ from, to }) => (
                  <Link
                    key={from}
                    className="btn btn-touch"
                    href={`${path}?${new URLSearchParams({ on: first, day, from, to })}#ask`}
                  >
                    <span className="vh">{named(day)} </span>
                    {from}–{to}
                  </Link>
                ))}
              </span>
            </li>
          ))}
        </ul>
        <nav className="row" aria-label={t('weeks')}>
          {first > room.today && (
            <Link className="btn btn-touch" href={`${path}?on=${addDays(first, -7)}`}>
              {t('before')}
            </Link>
          )}
          {room.days.length === 7 && (
            <Link className="btn btn-touch" href={`${path}?on=${addDays(last, 1)}`}>
              {t('after')}
            </Link>
          )}
        </nav>
      </section>
      <section className="sec" id="ask" aria-label={t('ask')}>
        <div className="sec-head">
          <h2>{t('ask')}</h2>
        </div>
        <p className="dim small">{t('askHint')}</p>
        <AskForm
          key={`${chosen.day} ${chosen.from}`}
          {...{ code, chosen, roomId: room.id, first: room.today, idempotencyKey: newId() }}
        />
      </section>
    </main>
  );
}
