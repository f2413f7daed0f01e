'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormDialog } from '@/components/form/form-dialog';
import { deleteVisit } from '@/lib/modules/visits/actions';

/** Deletes a visit after asking, and goes back to the list. */
export function DeleteVisit({ id, version }: { id: string; version: number }) {
  const t = useTranslations('visits');
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button type="button" className="btn btn-bad" onClick={() => setAsking(true)}>
        {t('record.delete')}
      </button>
      {asking && (
        <FormDialog
          title={t('dialogs.delete.title')}
          submit={t('record.delete')}
          tone="bad"
          action={deleteVisit}
          input={() => ({ id, version })}
          onDone={() => router.push('/visits')}
          onClose={() => setAsking(false)}
        >
          {() => <p>{t('dialogs.delete.body')}</p>}
        </FormDialog>
      )}
    </>
  );
}
