'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SelectField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { signPlacement } from '@/lib/modules/placements/actions';
import type { Party } from '@/lib/modules/placements/words';

type Props = { id: string; version: number; parties: Party[]; agreementNo: string | null; today: string };

/** Enters a party's signature on paper. */
export function SignButton({ id, version, parties, agreementNo, today }: Props) {
  const t = useTranslations('placements');
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="btn" onClick={() => setOpen(true)}>
        {t('record.sign')}
      </button>
      {open && (
        <FormDialog<unknown>
          title={t('record.sign')}
          submit={t('form.save')}
          action={signPlacement}
          input={(form) => ({
            ...{ id, version },
            ...Object.fromEntries(
              ['party', 'signer', 'phone', 'signedOn', 'agreementNo'].map((name) => [name, form.get(name)]),
            ),
          })}
          onDone={() => setOpen(false)}
          onClose={() => setOpen(false)}
        >
          {(error) => (
            <>
              <p className="mb-3">{t('record.signHint')}</p>
              <div className="fields">
                <SelectField
                  {...{ name: 'party', label: t('fields.party'), error }}
                  required
                  options={parties.map((party) => ({ value: party, label: t(`parties.${party}`) }))}
                />
                <TextField {...{ name: 'signer', label: t('fields.signer'), error }} required maxLength={40} />
                <TextField {...{ name: 'phone', label: t('fields.phone'), error }} inputMode="tel" maxLength={30} />
                <TextField
                  {...{ name: 'signedOn', type: 'date', max: today, defaultValue: today, error }}
                  label={t('fields.signedOn')}
                  required
                />
                <TextField
                  {...{ name: 'agreementNo', label: t('fields.agreementNo'), error }}
                  maxLength={60}
                  defaultValue={agreementNo ?? ''}
                />
              </div>
            </>
          )}
        </FormDialog>
      )}
    </>
  );
}
