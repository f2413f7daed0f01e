import { ChevronLeft, ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { stamp, stampDay } from '@/components/ui/stamp';
import { addDays } from '@/lib/kernel/day';
import type { CentreWeek, Session } from '@/lib/modules/centres/types';
import { requestList } from '@/lib/modules/room-requests/list';
import { BookButton } from './book-button';
import { CentreAdds } from './centre-adds';
import { RoomActions } from './room-actions';
import { SessionActions } from './session-actions';

/** A centre's week: a row for each room, a column for each day; on a phone day after day. */
export async function Timetable({ week, today }: { week: CentreWeek; today: string }) {
  const t = await getTranslations('centres');
  const { centre, days, rooms, sessions, may } = week;
  const path = `/platforms/${centre.id}/timetable`;
  const [first = today, last = today] = [days[0], days.at(-1)];
  return (
    <>
      <nav className="crumb">
        <Link href="/platforms/practice-centres">{t('title')}</Link>
        <ChevronRight className="ic ic-s" aria-hidden />
        <Link href={`/platforms/${centre.id}`}>{centre.name}</Link>
        <ChevronRight className="ic ic-s" aria-hidden />
        <span>{t('timetable.title')}</span>
      </nav>
      <div className="head">
        <h1>{t('timetable.title')}</h1>
        <span className="dim">{t('timetable.week', { first, last })}</span>
        <div className="acts">
          <div className="btn-set">
            <Link className="btn" href={`${path}?on=${addDays(first, -7)}`} aria-label={t('timetable.before')}>
              <ChevronLeft className="ic" aria-hidden />
            </Link>
            <Link className="btn" href={path}>
              {t('timetable.now')}
            </Link>
            <Link className="btn" href={`${path}?on=${addDays(first, 7)}`} aria-label={t('timetable.after')}>
              <ChevronRight className="ic" aria-hidden />
            </Link>
          </div>
          {may.write && <CentreAdds platformId={centre.id} today={today} />}
          {may.book && rooms.some(({ closedOn }) => !closedOn || closedOn > first) && (
            <BookButton week={week} day={days.includes(today) ? today : first} />
          )}
        </div>
      </div>
      {rooms.length === 0 ? (
        <p className="empty">{t('timetable.noRooms')}</p>
      ) : (
        <ScrollRegion className="table-wrap" label={t('timetable.title')}>
          <table className="table timetable">
            <thead>
              <tr>
                <th scope="col">{t('fields.room')}</th>
                {days.map((day) => (
                  <th key={day} scope="col" aria-current={day === today ? 'date' : undefined}>
                    <Weekday day={day} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rooms.map((room) => (
                <tr key={room.id}>
                  <th scope="row">
                    {room.name}
                    <div className="small dim">
                      {[room.seats && t('timetable.seats', { count: room.seats }), room.place]
                        .filter(Boolean)
                        .join(' · ')}
                    </div>
                    {room.public && <div className="small dim">{t('rooms.public')}</div>}
                    {room.closedOn && <div className="small dim">{t('rooms.closedFrom', { day: room.closedOn })}</div>}
                    {may.write && <RoomActions room={room} today={today} />}
                  </th>
                  {days.map((day) => (
                    <td key={day}>
                      <Day day={day} sessions={sessions.filter((session) => session.roomId === room.id)} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </>
  );
}

async function Weekday({ day }: { day: string }) {
  const format = await getFormatter();
  const name = format.dateTime(new Date(`${day}T00:00:00Z`), { weekday: 'short', timeZone: 'UTC' });
  return (
    <>
      {name} <span className="dim">{day.slice(5)}</span>
    </>
  );
}

/** What is booked of a room on a day, in the order of the clock. */
function Day({ day, sessions }: { day: string; sessions: Session[] }) {
  const own = sessions.filter((session) => stampDay(session.startsAt) === day);
  if (own.length === 0) return null;
  return (
    <ul className="slots">
      <li className="phone-only small dim">{day}</li>
      {own.map((session) => (
        <Slot key={session.id} session={session} />
      ))}
    </ul>
  );
}

async function Slot({ session }: { session: Session }) {
  const t = await getTranslations('centres');
  const { title, purpose, who, whoHref, startsAt, endsAt, participants } = session;
  const people = Object.values(participants).reduce((sum, { people: n }) => sum + n, 0);
  return (
    <li className="slot" data-purpose={purpose}>
      <span className="small nowrap">
        {stamp(startsAt).slice(11)}–{stamp(endsAt).slice(11)}
      </span>
      <b>{title ?? t('timetable.taken')}</b>
      {who && (
        <span className="small dim">
          {whoHref ? (
            <Link className="link" href={whoHref}>
              {who}
            </Link>
          ) : (
            who
          )}
        </span>
      )}
      {purpose && <span className="small dim">{t(`purposes.${purpose}`)}</span>}
      {people > 0 && <span className="small dim">{t('timetable.people', { count: people })}</span>}
      {session.pending && (
        <Link className="badge warn" href={`${requestList.path}?state=PENDING`}>
          {t('timetable.pending')}
        </Link>
      )}
      {session.version !== null && !session.pending && <SessionActions session={session} />}
    </li>
  );
}
