'use client';

import { useTranslations } from 'next-intl';
import type { ActionError } from '@/lib/transport/result';

/** What went wrong as a whole, in words. Somebody else's change can be loaded at once. */
export function Problem({ error }: { error: ActionError | null }) {
  const t = useTranslations('errors');
  const act = useTranslations('ui.act');
  if (!error) return null;
  return (
    <div className="banner bad" role="alert">
      <div>
        <p>{t(error.key, error.params)}</p>
        {error.code === 'CONFLICT' && (
          <button type="button" className="linklike" onClick={() => window.location.reload()}>
            {act('reload')}
          </button>
        )}
      </div>
    </div>
  );
}
