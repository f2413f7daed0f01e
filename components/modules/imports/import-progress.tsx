'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { importProgress } from '@/lib/modules/imports/actions';

const EVERY_MS = 1_500;

type Props = { id: string; state: 'CHECKING' | 'RUNNING'; rows: number; progress: number };

/** How far the background is; shows the result as soon as there is one. */
export function ImportProgress({ id, state, rows, progress }: Props) {
  const t = useTranslations('imports.progress');
  const router = useRouter();
  const [done, setDone] = useState(progress);

  useEffect(() => {
    const timer = setInterval(async () => {
      const answer = await importProgress({ id });
      if (!answer.ok) return;
      setDone(answer.data.progress);
      if (answer.data.state !== state) router.refresh();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [id, state, router]);

  return (
    <div className="banner info" role="status">
      <div className="grow">
        <h3>{t(state)}</h3>
        <progress className="my-2 w-full" max={rows} value={done} />
        <p>{t('of', { done, all: rows })}</p>
        <p className="dim">{t('leave')}</p>
      </div>
    </div>
  );
}
