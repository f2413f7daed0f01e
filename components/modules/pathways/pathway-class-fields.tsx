import { useTranslations } from 'next-intl';
import { AreaField, SelectField, TextField } from '@/components/form/fields';
import type { PathwayForm as Values } from '@/lib/modules/pathways/types';
import { MODES } from '@/lib/modules/pathways/words';
import type { ActionError } from '@/lib/transport/result';

type Part = { values: Partial<Values>; today: string; error: ActionError | null };
type Props = Part & { asSchool: boolean; agreed: boolean };

/** The class itself: its name, what both sides agree on, and what the college settles. */
export function PathwayClassFields({ values, today, asSchool, agreed, error }: Props) {
  const t = useTranslations('pathways');
  return (
    <fieldset className="fieldset">
      <h2>{t('sections.class')}</h2>
      <div className="fields">
        <TextField
          name="name"
          label={t('fields.name')}
          wide
          required
          maxLength={80}
          defaultValue={values.name}
          error={error}
        />
        {!agreed && <Agreed {...{ values, today, error }} />}
        {!asSchool && <Colleges {...{ values, today, error }} />}
        <AreaField
          name="remark"
          label={t('fields.remark')}
          wide
          rows={3}
          maxLength={2000}
          defaultValue={values.remark ?? ''}
          error={error}
        />
      </div>
    </fieldset>
  );
}

/** What both agree on: who comes, and how. */
function Agreed({ values, today, error }: Part) {
  const t = useTranslations('pathways');
  return (
    <>
      <SelectField
        name="mode"
        label={t('fields.mode')}
        required
        options={MODES.map((mode) => ({ value: mode, label: mode }))}
        defaultValue={values.mode ?? '3+2'}
        error={error}
      />
      <TextField
        name="gradeYear"
        type="number"
        inputMode="numeric"
        label={t('fields.gradeYear')}
        required
        min={2000}
        max={2100}
        defaultValue={values.gradeYear ?? today.slice(0, 4)}
        error={error}
      />
      <TextField
        name="plannedSeats"
        type="number"
        inputMode="numeric"
        label={t('fields.plannedSeats')}
        required
        min={1}
        max={1000}
        defaultValue={values.plannedSeats ?? ''}
        error={error}
      />
    </>
  );
}

/** What the college settles. */
function Colleges({ values, today, error }: Part) {
  const t = useTranslations('pathways');
  return (
    <>
      <TextField
        name="planVersion"
        label={t('fields.planVersion')}
        maxLength={40}
        defaultValue={values.planVersion ?? ''}
        error={error}
      />
      <TextField
        name="agreedOn"
        type="date"
        label={t('fields.agreedOn')}
        help={t('form.agreedHint')}
        defaultValue={values.agreedOn ?? (values.id ? '' : today)}
        error={error}
      />
      <TextField
        name="endedOn"
        type="date"
        label={t('fields.endedOn')}
        help={t('form.endedHint')}
        defaultValue={values.endedOn ?? ''}
        error={error}
      />
    </>
  );
}
