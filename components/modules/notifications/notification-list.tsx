import { useFormatter, useTranslations } from 'next-intl';
import { RunButton } from '@/components/ui/run-button';
import { today } from '@/lib/kernel/day';
import { markReadAction } from '@/lib/modules/notifications/actions';
import type { NotificationRow } from '@/lib/modules/notifications/types';
import { OpenNotification } from './open-notification';

function Row({ row }: { row: NotificationRow }) {
  const t = useTranslations('notifications');
  const format = useFormatter();
  const text = t(`kinds.${row.kind}`, row.params);
  const time = format.dateTime(row.createdAt, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return (
    <li className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-b border-[var(--line)] py-2">
      <span className="min-w-0 flex-1">
        {!row.read && <span className="badge info mr-2">{t('unread')}</span>}
        <span className={row.read ? 'dim' : 'mid'}>
          {row.href ? (
            <OpenNotification id={row.id} href={row.href} read={row.read}>
              {text}
            </OpenNotification>
          ) : (
            text
          )}
        </span>
        <time className="small dim block" dateTime={row.createdAt.toISOString()}>
          {today(row.createdAt)} {time}
        </time>
      </span>
      {!row.read && <RunButton label={t('markRead')} action={markReadAction} input={{ id: row.id }} />}
    </li>
  );
}

/** Notifications as a list, those not read marked as such in words too. */
export function NotificationList({ rows }: { rows: NotificationRow[] }) {
  return (
    <ul className="border-t border-[var(--line)]">
      {rows.map((row) => (
        <Row key={row.id} row={row} />
      ))}
    </ul>
  );
}
