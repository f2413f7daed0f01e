'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Problem } from '@/components/ui/problem';
import { answerLink } from '@/lib/modules/links/actions';
import type { LinkFacts } from '@/lib/modules/links/types';
import type { LinkAnswer } from '@/lib/transport/link';
import { LinkFields } from './link-fields';

type Send = (before: unknown, form: unknown) => Promise<LinkAnswer>;
const failed = (answer: LinkAnswer | null) => (answer && !answer.ok ? answer : null);

/** The form of a link's task. Works before its scripts are there; what was filled in stays after an error. */
export function LinkForm({ facts, token }: { facts: LinkFacts; token: string }) {
  const t = useTranslations('links.page');
  const [answer, send, pending] = useActionState<LinkAnswer | null, FormData>(answerLink, null);
  const bad = failed(answer);
  const values = bad?.values ?? {};
  return (
    <form action={send} className="link-form">
      <input type="hidden" name="token" value={token} />
      <Problem error={bad?.error.fields ? null : (bad?.error ?? null)} />
      {/* A form whose action ended is put back to its defaults: those are what was filled in. */}
      <LinkFields key={JSON.stringify(values)} {...{ facts, values, error: bad?.error ?? null }} />
      <button type="submit" className="btn btn-primary btn-touch" disabled={pending}>
        {t(`submit.${facts.kind}`)}
      </button>
    </form>
  );
}

type AskProps = { action: Send; token: string; label: string; quiet?: boolean };

/** One tap that needs nothing filled in: for a new link, or for taking an answer back. */
export function AskForm({ action, token, label, quiet = false }: AskProps) {
  const [answer, send, pending] = useActionState<LinkAnswer | null, FormData>(action, null);
  return (
    <form action={send} className="link-form">
      <input type="hidden" name="token" value={token} />
      <Problem error={failed(answer)?.error ?? null} />
      <button type="submit" className={`btn btn-touch${quiet ? '' : ' btn-primary'}`} disabled={pending}>
        {label}
      </button>
    </form>
  );
}
