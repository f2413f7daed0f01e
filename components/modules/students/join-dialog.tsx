'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ComboField } from '@/components/form/combo-field';
import { AreaField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { findStudents, joinClass } from '@/lib/modules/students/actions';
import type { Option } from '@/lib/reference/option';

type Props = { orderClassId: string; today: string; onClose: () => void };

const load = async (q: string): Promise<Option[]> => {
  const answer = await findStudents({ q });
  return answer.ok ? answer.data : [];
};

/** Gives students a place: found one by one, or many at once by their numbers. */
export function JoinDialog({ orderClassId, today, onClose }: Props) {
  const t = useTranslations('students');
  const [chosen, setChosen] = useState<Option[]>([]);
  const add = (option: Option | null) => {
    if (option && !chosen.some(({ code }) => code === option.code)) setChosen([...chosen, option]);
  };
  return (
    <FormDialog
      title={t('roster.join')}
      submit={t('roster.join')}
      action={joinClass}
      input={(form) => ({
        ...{ orderClassId, studentIds: chosen.map(({ code }) => code) },
        ...{ numbers: form.get('numbers'), joinedOn: form.get('joinedOn') },
      })}
      onDone={onClose}
      onClose={onClose}
    >
      {(error) => (
        <div className="fields">
          <ComboField
            name="studentIds"
            label={t('roster.find')}
            placeholder={t('roster.findHint')}
            wide
            value={null}
            onChange={add}
            load={load}
            error={error}
          />
          {chosen.length > 0 && (
            <ul className="row wide flex-wrap">
              {chosen.map((option) => (
                <li key={option.code} className="tag">
                  {option.label}{' '}
                  <button
                    type="button"
                    aria-label={t('roster.drop', { name: option.label })}
                    onClick={() => setChosen(chosen.filter((each) => each !== option))}
                  >
                    <X className="ic ic-s" aria-hidden />
                  </button>
                </li>
              ))}
            </ul>
          )}
          <AreaField
            name="numbers"
            label={t('roster.numbers')}
            help={t('roster.numbersHint')}
            wide
            rows={4}
            maxLength={10_000}
            error={error}
          />
          <TextField
            {...{ name: 'joinedOn', type: 'date', max: today, defaultValue: today, error }}
            label={t('roster.joinedOn')}
            required
          />
        </div>
      )}
    </FormDialog>
  );
}
