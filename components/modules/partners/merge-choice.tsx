'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ComboField, type Load } from '@/components/form/combo-field';
import { FormDialog } from '@/components/form/form-dialog';
import { mergePartner, partnerOptions } from '@/lib/modules/partners/actions';

const load: Load = async (q) => {
  const answer = await partnerOptions({ q: q.slice(0, 100) });
  return answer.ok ? answer.data.map(({ id, name }) => ({ code: id, label: name })) : [];
};

type ChoiceProps = { id: string; other: { id: string; name: string } | null };

/** Which record is the same partner; choosing it shows the two beside each other. */
export function MergeChoice({ id, other }: ChoiceProps) {
  const t = useTranslations('partners.merges');
  const router = useRouter();
  return (
    <ComboField
      name="other"
      label={t('other')}
      placeholder={t('choose')}
      value={other && { code: other.id, label: other.name }}
      onChange={(option) => router.push(`/partners/${id}/merge${option ? `?with=${option.code}` : ''}`)}
      load={load}
      error={null}
    />
  );
}

type Named = { id: string; name: string };

/** Makes one of the two after asking, and opens the one that stays. */
export function MergeButton({ source, target }: { source: Named; target: Named }) {
  const t = useTranslations('partners.merges');
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button type="button" className="btn btn-primary" onClick={() => setAsking(true)}>
        {t('submit')}
      </button>
      {asking && (
        <FormDialog
          title={t('title')}
          submit={t('submit')}
          action={mergePartner}
          input={() => ({ sourceId: source.id, targetId: target.id })}
          onDone={() => router.push(`/partners/${target.id}?tab=merges`)}
          onClose={() => setAsking(false)}
        >
          {() => <p>{t('confirm', { source: source.name, target: target.name })}</p>}
        </FormDialog>
      )}
    </>
  );
}
