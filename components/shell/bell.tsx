import { Bell as BellIcon } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';

const MOST_SHOWN = 99;

/** The top bar's way to the notifications, with how many are unread. */
export function Bell({ unread }: { unread: number }) {
  const t = useTranslations('notifications');
  return (
    <Link className="top-btn" href="/notifications" aria-label={t('bell', { count: unread })}>
      <BellIcon className="ic" aria-hidden />
      {unread > 0 && (
        <span className="count-dot" aria-hidden>
          {unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}
        </span>
      )}
    </Link>
  );
}
