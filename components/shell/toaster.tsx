'use client';

import { CircleCheck, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useSyncExternalStore } from 'react';
import { hush, toastStore } from '@/components/ui/toast';

/** Where short messages appear; the region stands from the start, so that they are read out. */
export function Toaster() {
  const t = useTranslations('nav');
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.now, toastStore.onServer);
  return (
    <div className="toast-area" role="status" aria-live="polite">
      {toasts.map(({ id, text }) => (
        <div key={id} className="toast">
          <CircleCheck className="ic" aria-hidden />
          <span className="grow">{text}</span>
          <button
            type="button"
            className="btn btn-s btn-ghost btn-icon"
            aria-label={t('hush')}
            onClick={() => hush(id)}
          >
            <X className="ic ic-s" aria-hidden />
          </button>
        </div>
      ))}
    </div>
  );
}
