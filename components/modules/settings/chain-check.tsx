'use client';

import { ShieldCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCommand } from '@/components/form/use-command';
import { Problem } from '@/components/ui/problem';
import { verifyChain } from '@/lib/modules/audit/actions';
import type { ChainState } from '@/lib/modules/audit/types';

/** Walks the chain when asked to: it reads every entry. */
export function ChainCheck({ entries }: { entries: string }) {
  const t = useTranslations('audit.chain');
  const { run, pending, problem } = useCommand<ChainState>(verifyChain);
  const [state, setState] = useState<ChainState | null>(null);

  async function verify() {
    setState(null);
    setState((await run({}))?.data ?? null);
  }
  return (
    <>
      <div className="row pb-3">
        <span className="small dim">{t('entries', { count: Number(entries) })}</span>
        <button type="button" className="btn btn-s" disabled={pending} onClick={verify}>
          <ShieldCheck className="ic" aria-hidden />
          {t(pending ? 'verifying' : 'verify')}
        </button>
      </div>
      <Problem error={problem} />
      <div role="status">
        {state && (
          <p className={`banner ${state.brokenAt === null ? 'ok' : 'bad'}`}>
            {state.brokenAt === null
              ? t('intact', { count: Number(state.entries) })
              : t('broken', { seq: state.brokenAt })}
          </p>
        )}
      </div>
    </>
  );
}
