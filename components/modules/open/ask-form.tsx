'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { TextField } from '@/components/form/fields';
import { Problem } from '@/components/ui/problem';
import { askForRoom, withdrawRequest } from '@/lib/modules/open/actions';
import type { Asked } from '@/lib/transport/ask';

type Asking = 'day' | 'from' | 'to' | 'people' | 'title' | 'name' | 'phone';
type Chosen = { day?: string; from?: string; to?: string };
type Props = { code: string; roomId: string; chosen: Chosen; first: string; idempotencyKey: string };

/** Asks for a time in a room. Works before its scripts are there; what was filled in stays after an error. */
export function AskForm({ code, roomId, chosen, first, idempotencyKey }: Props) {
  const t = useTranslations('open.rooms');
  const [bad, send, pending] = useActionState<Asked | null, FormData>(askForRoom, null);
  const values: Record<string, string | undefined> = bad?.values ?? chosen;
  const error = bad?.error ?? null;
  const of = (name: Asking, type = 'text') => ({
    ...{ name, type, required: true, error, label: t(`fields.${name}`), defaultValue: values[name] },
  });
  return (
    <form action={send} className="op-form">
      <input type="hidden" name="college" value={code} />
      <input type="hidden" name="roomId" value={roomId} />
      {/* Two clicks on one form are one request. */}
      <input type="hidden" name="key" value={idempotencyKey} />
      <Problem error={error?.fields ? null : error} />
      {/* A form whose action ended is put back to its defaults: those are what was filled in. */}
      <div className="fields" key={JSON.stringify(values)}>
        <TextField {...of('day', 'date')} min={first} />
        <TextField {...of('from', 'time')} min="08:00" max="22:00" step={900} />
        <TextField {...of('to', 'time')} help={t('hours')} min="08:00" max="22:00" step={900} />
        <TextField {...of('people', 'number')} inputMode="numeric" min={1} max={500} />
        <TextField {...of('title')} maxLength={80} wide />
        <TextField {...of('name')} maxLength={40} autoComplete="name" />
        <TextField {...of('phone', 'tel')} maxLength={40} autoComplete="tel" help={t('phoneHelp')} />
      </div>
      <button type="submit" className="btn btn-primary btn-touch" disabled={pending}>
        {t('submit')}
      </button>
    </form>
  );
}

/** Takes a request back. */
export function WithdrawForm({ code, token }: { code: string; token: string }) {
  const t = useTranslations('open.rooms');
  const [bad, send, pending] = useActionState<Asked | null, FormData>(withdrawRequest, null);
  return (
    <form action={send} className="op-form">
      <input type="hidden" name="college" value={code} />
      <input type="hidden" name="token" value={token} />
      <Problem error={bad?.error ?? null} />
      <button type="submit" className="btn btn-touch" disabled={pending}>
        {t('withdraw')}
      </button>
    </form>
  );
}
