'use client';

import { Eye } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AreaField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { revealStudent } from '@/lib/modules/students/actions';
import type { Revealed, StudentRecord } from '@/lib/modules/students/types';

type Props = Pick<StudentRecord, 'id' | 'name' | 'minor' | 'idCardMasked' | 'phoneMasked' | 'guardianPhoneMasked'> & {
  may: boolean;
};

/** Identity number and phones, masked until somebody who may asks for them; of a minor with a reason. The audit notes it. */
export function StudentNumbers(props: Props) {
  const { id, name, minor, may } = props;
  const t = useTranslations('students');
  const [asking, setAsking] = useState(false);
  const [seen, setSeen] = useState<Revealed | null>(null);
  const shown: [key: string, value: string | null][] = [
    ['idCard', seen ? seen.idCard : props.idCardMasked],
    ['phone', seen ? seen.phone : props.phoneMasked],
    ['guardianPhone', seen ? seen.guardianPhone : props.guardianPhoneMasked],
  ];
  const known = shown.some(([, value]) => value);
  return (
    <>
      {!known && <p className="dim">{t('reveal.none')}</p>}
      <dl className="facts" aria-live="polite">
        {shown.map(
          ([key, value]) =>
            value && (
              <div key={key}>
                <dt>{t(`fields.${key}`)}</dt>
                <dd className="num">{value}</dd>
              </div>
            ),
        )}
      </dl>
      {may && !seen && known && (
        <button type="button" className="btn btn-s" onClick={() => setAsking(true)}>
          <Eye className="ic" aria-hidden />
          {t('reveal.button')}
        </button>
      )}
      {asking && (
        <FormDialog
          title={t('reveal.title', { name })}
          submit={t('reveal.button')}
          action={revealStudent}
          input={(form) => ({ id, reason: form.get('reason') })}
          onDone={(revealed) => {
            setSeen(revealed);
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        >
          {(error) => (
            <>
              <p className="mb-3">{t(minor ? 'reveal.minor' : 'reveal.body')}</p>
              <div className="fields">
                <AreaField
                  name="reason"
                  label={t('fields.reason')}
                  wide
                  required={minor}
                  maxLength={500}
                  error={error}
                />
              </div>
            </>
          )}
        </FormDialog>
      )}
    </>
  );
}
