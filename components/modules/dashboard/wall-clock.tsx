'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';

const ZONE = 'Asia/Shanghai';
const timeOf = (locale: string, at: Date) =>
  at.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: ZONE });

/** Day and time of the college, from the moment on at which the page lives. */
export function WallClock({ locale }: { locale: string }) {
  const [now, setNow] = useState<Date | null>(null);
  useEffect(() => {
    const tick = () => setNow(new Date());
    tick();
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, []);
  if (!now) return <div className="d" />;
  const day = now.toLocaleDateString(locale, { dateStyle: 'full', timeZone: ZONE });
  return (
    <div className="d">
      <span>{day}</span> <b>{timeOf(locale, now)}</b>
    </div>
  );
}

/** Reads the figures anew every so many seconds; while the server does not answer, the old ones stay and say of when they are. */
export function WallRefresh({ seconds }: { seconds: number }) {
  const t = useTranslations('dashboard.wall');
  const router = useRouter();
  const [stale, setStale] = useState<string | null>(null);
  useEffect(() => {
    let last = new Date();
    const refresh = async () => {
      const alive = await fetch('/livez', { cache: 'no-store' }).then(
        ({ ok }) => ok,
        () => false,
      );
      if (!alive) return setStale(timeOf('zh-CN', last));
      last = new Date();
      setStale(null);
      router.refresh();
    };
    const timer = setInterval(() => void refresh(), seconds * 1_000);
    return () => clearInterval(timer);
  }, [router, seconds]);
  return (
    <span className="rf" role="status" data-stale={stale ? '' : undefined}>
      <i aria-hidden />
      {stale ? t('stale', { time: stale }) : t('refresh', { seconds })}
    </span>
  );
}
