'use client';

import { useTranslations } from 'next-intl';
import type { ActionError } from '@/lib/transport/result';

/** What went wrong with a step, in words. */
export function ImportProblem({ error }: { error: ActionError | null }) {
  const t = useTranslations('errors');
  if (!error) return null;
  return (
    <div className="banner bad" role="alert">
      {t(error.key as 'notFound', error.params as never)}
    </div>
  );
}
