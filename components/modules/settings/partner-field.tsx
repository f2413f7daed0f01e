'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { type Option, SelectField, TextField } from '@/components/form/fields';
import { partnerOptions } from '@/lib/modules/partners/actions';
import type { ActionError } from '@/lib/transport/result';

/** A partner found by what is typed, then chosen from what was found. */
export function PartnerField({ error }: { error: ActionError | null }) {
  const t = useTranslations('settings.invitations');
  const [q, setQ] = useState('');
  const [found, setFound] = useState<Option[]>([]);

  useEffect(() => {
    let stale = false;
    const wait = setTimeout(async () => {
      const answer = await partnerOptions({ q });
      if (!stale && answer.ok) setFound(answer.data.map((p) => ({ value: p.id, label: p.name })));
    }, 250);
    return () => {
      stale = true;
      clearTimeout(wait);
    };
  }, [q]);

  return (
    <>
      <TextField name="q" label={t('partnerSearch')} value={q} onChange={(e) => setQ(e.target.value)} />
      <SelectField name="partnerId" label={t('partner')} required options={found} error={error} />
    </>
  );
}
