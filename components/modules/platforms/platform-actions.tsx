'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { AskButton } from '@/components/ui/ask-button';
import { closePlatform, reopenPlatform } from '@/lib/modules/platforms/actions';
import type { PlatformState } from '@/lib/modules/platforms/words';

type Props = { id: string; version: number; state: PlatformState; today: string };

/** Ends a platform on a day, or takes that back. */
export function PlatformActions({ id, version, state, today }: Props) {
  const t = useTranslations('platforms.close');
  const [asking, setAsking] = useState(false);
  if (state === 'CLOSED')
    return (
      <AskButton
        label={t('reopen')}
        title={t('reopen')}
        body={t('reopenBody')}
        action={reopenPlatform}
        input={{ id, version }}
      />
    );
  return (
    <>
      <button type="button" className="btn" onClick={() => setAsking(true)}>
        {t('close')}
      </button>
      {asking && (
        <FormDialog
          title={t('close')}
          submit={t('close')}
          tone="bad"
          action={closePlatform}
          input={(form) => ({ id, version, on: form.get('on') })}
          onDone={() => setAsking(false)}
          onClose={() => setAsking(false)}
        >
          {(error) => (
            <>
              <p className="mb-3">{t('body')}</p>
              <TextField name="on" type="date" label={t('on')} required defaultValue={today} error={error} />
            </>
          )}
        </FormDialog>
      )}
    </>
  );
}
