'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SelectField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { setSeverity } from '@/lib/modules/placements/actions';
import { SEVERITIES, type Severity } from '@/lib/modules/placements/words';

/** Sets how strictly the institution takes a rule. */
export function SeverityButton({ rule, severity }: { rule: string; severity: Severity }) {
  const t = useTranslations('placements');
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="link small" onClick={() => setOpen(true)}>
        {t('book.change')}
        <span className="vh"> {rule}</span>
      </button>
      {open && (
        <FormDialog<unknown>
          title={`${rule} ${t(`rules.${rule}`)}`}
          submit={t('form.save')}
          action={setSeverity}
          input={(form) => ({ rule, severity: form.get('severity') })}
          onDone={() => setOpen(false)}
          onClose={() => setOpen(false)}
        >
          {(error) => (
            <SelectField
              name="severity"
              label={t('fields.severity')}
              help={t('book.severityHint')}
              options={SEVERITIES.map((value) => ({ value, label: t(`severities.${value}`) }))}
              defaultValue={severity}
              error={error}
            />
          )}
        </FormDialog>
      )}
    </>
  );
}
