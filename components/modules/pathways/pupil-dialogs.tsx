'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ComboField } from '@/components/form/combo-field';
import { AreaField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { addPupils, movePupil, nameStudent } from '@/lib/modules/pathways/actions';
import type { Pupil } from '@/lib/modules/pathways/types';
import type { PupilEvent } from '@/lib/modules/pathways/words';
import { findStudents } from '@/lib/modules/students/actions';
import type { Option } from '@/lib/reference/option';
import type { ActionError } from '@/lib/transport/result';

/** Graduates of the college, too: a class of years ago is entered as well. */
async function students(q: string): Promise<Option[]> {
  const answer = await findStudents({ q, former: true });
  return answer.ok ? answer.data : [];
}

type DialogProps = { pathwayClassId: string; today: string; onClose: () => void };

/** Pupils as they are pasted. */
export function AddDialog({ pathwayClassId, today, onClose }: DialogProps) {
  const t = useTranslations('pathways');
  return (
    <FormDialog
      title={t('pupils.add')}
      submit={t('pupils.add')}
      action={addPupils}
      input={(form) => ({ pathwayClassId, lines: form.get('lines'), enrolledOn: form.get('enrolledOn') })}
      onDone={onClose}
      onClose={onClose}
    >
      {(error) => (
        <div className="fields">
          <AreaField
            name="lines"
            label={t('pupils.lines')}
            help={t('pupils.linesHint')}
            wide
            required
            rows={8}
            maxLength={20_000}
            error={error}
          />
          <TextField
            {...{ name: 'enrolledOn', type: 'date', max: today, defaultValue: `${today.slice(0, 4)}-09-01`, error }}
            label={t('pupils.enrolledOn')}
            required
          />
        </div>
      )}
    </FormDialog>
  );
}

type MoveProps = { pupil: Pupil; event: PupilEvent; today: string; onClose: () => void };

/** One pupil's next step; on transfer with the student that it becomes, where it is known. */
export function MoveDialog({ pupil: { id, version, name }, event, today, onClose }: MoveProps) {
  const t = useTranslations('pathways');
  const [student, setStudent] = useState<Option | null>(null);
  return (
    <FormDialog
      title={t('pupils.moveTitle', { event: t(`events.${event}`), name })}
      submit={t(`events.${event}`)}
      tone={event === 'leave' ? 'bad' : 'primary'}
      action={movePupil}
      input={(form) => ({
        id,
        version,
        event,
        on: form.get('on'),
        reason: form.get('reason'),
        studentId: student?.code ?? null,
      })}
      onDone={onClose}
      onClose={onClose}
    >
      {(error) => (
        <div className="fields">
          <TextField
            {...{ name: 'on', type: 'date', max: today, defaultValue: today, error }}
            label={t('pupils.on')}
            required
          />
          {event === 'transfer' && <StudentField {...{ error }} value={student} onChange={setStudent} />}
          {event === 'leave' && (
            <AreaField name="reason" label={t('pupils.reason')} wide required maxLength={500} error={error} />
          )}
        </div>
      )}
    </FormDialog>
  );
}

type StudentFieldProps = { value: Option | null; onChange: (value: Option | null) => void; error: ActionError | null };

function StudentField(props: StudentFieldProps) {
  const t = useTranslations('pathways');
  return (
    <ComboField
      {...props}
      name="studentId"
      label={t('pupils.student')}
      placeholder={t('pupils.findStudent')}
      help={t('pupils.studentHint')}
      load={students}
      wide
    />
  );
}

/** The college's student that a transferred pupil became. */
export function NameDialog({ pupil: { id, version, name, student }, onClose }: Pick<MoveProps, 'pupil' | 'onClose'>) {
  const t = useTranslations('pathways');
  const known = student && { code: student.id, label: `${student.name} ${student.studentNo}` };
  const [value, setValue] = useState<Option | null>(known);
  return (
    <FormDialog
      title={t('pupils.moveTitle', { event: t('pupils.student'), name })}
      submit={t('form.save')}
      action={nameStudent}
      input={() => ({ id, version, studentId: value?.code ?? null })}
      onDone={onClose}
      onClose={onClose}
    >
      {(error) => <StudentField {...{ value, error }} onChange={setValue} />}
    </FormDialog>
  );
}
