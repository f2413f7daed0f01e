'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SelectField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { OpenButton } from '@/components/ui/open-button';
import { addCollegeCourse, endCollegeCourse, updateCollegeCourse } from '@/lib/modules/courses/actions';
import type { CourseRow } from '@/lib/modules/courses/types';

type Named = { id: string; name: string };
/** The team is known on the page of its college only. */
type Common = { programmes: Named[]; members?: Named[]; today: string };

/** Changes a course, or says when it ended. */
export function CourseActions({ row, programmes, members, today }: Common & { row: CourseRow }) {
  const t = useTranslations('courses');
  const [open, setOpen] = useState<'edit' | 'end' | null>(null);
  const close = () => setOpen(null);
  const { id, version, name } = row;
  return (
    <>
      {(['edit', 'end'] as const).map((what) => (
        <button key={what} type="button" className="link small mr-3" onClick={() => setOpen(what)}>
          {t(`acts.${what}`)}
          <span className="vh"> {name}</span>
        </button>
      ))}
      {open === 'edit' && <CourseDialog row={row} {...{ programmes, members, today }} onClose={close} />}
      {open === 'end' && (
        <FormDialog
          title={t('acts.endTitle', { name })}
          submit={t('acts.end')}
          tone="bad"
          action={endCollegeCourse}
          input={(form) => ({ id, version, on: form.get('on') })}
          onDone={close}
          onClose={close}
        >
          {(error) => (
            <TextField
              {...{ name: 'on', type: 'date', defaultValue: today, required: true, error }}
              label={t('fields.on')}
              help={t('acts.endHint')}
            />
          )}
        </FormDialog>
      )}
    </>
  );
}

/** Adds a course to the industry college. */
export function AddCourse({ platformId, programmes, members, today }: Common & { platformId: string }) {
  const t = useTranslations('courses');
  return (
    <OpenButton label={t('acts.add')} className="btn mt-3">
      {(close) => <CourseDialog {...{ platformId, programmes, members, today }} onClose={close} />}
    </OpenButton>
  );
}

type DialogProps = Common & { row?: CourseRow; platformId?: string; onClose: () => void };

function CourseDialog({ row, platformId, programmes, members = [], today, onClose }: DialogProps) {
  const t = useTranslations('courses');
  const [memberId, setMember] = useState(row?.memberId ?? '');
  function input(form: FormData) {
    const names = ['name', 'hours', 'teacher', 'programmeId', 'startedOn'];
    const given = Object.fromEntries(names.map((name) => [name, form.get(name)]));
    const profile = { ...given, memberId, byEnterprise: form.get('byEnterprise') === 'on' };
    return row ? { ...profile, id: row.id, version: row.version } : { ...profile, platformId };
  }
  return (
    <FormDialog
      title={row?.name ?? t('acts.add')}
      submit={t('acts.save')}
      action={row ? updateCollegeCourse : addCollegeCourse}
      input={input}
      onDone={onClose}
      onClose={onClose}
    >
      {(error) => (
        <div className="fields">
          <TextField
            {...{ name: 'name', wide: true, required: true, maxLength: 80, defaultValue: row?.name, error }}
            label={t('fields.name')}
          />
          <TextField
            {...{ name: 'hours', type: 'number', min: 1, max: 2000, required: true, defaultValue: row?.hours, error }}
            label={t('fields.hours')}
          />
          {members.length > 0 && (
            <SelectField
              {...{ name: 'memberId', value: memberId, none: t('acts.noMember'), error }}
              label={t('fields.memberId')}
              onChange={(event) => setMember(event.currentTarget.value)}
              options={members.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          {!memberId && (
            <TextField
              {...{ name: 'teacher', maxLength: 40, defaultValue: row?.teacher ?? '', error }}
              label={t('fields.teacher')}
            />
          )}
          <SelectField
            name="programmeId"
            label={t('fields.programmeId')}
            none={t('acts.none')}
            options={programmes.map(({ id, name }) => ({ value: id, label: name }))}
            defaultValue={row?.programme?.id ?? ''}
            error={error}
          />
          <TextField
            {...{ name: 'startedOn', type: 'date', required: true, defaultValue: row?.startedOn ?? today, error }}
            label={t('fields.startedOn')}
          />
          {!memberId && (
            <label className="row self-center">
              <input type="checkbox" className="check" name="byEnterprise" defaultChecked={row?.byEnterprise} />
              {t('acts.byEnterprise')}
            </label>
          )}
        </div>
      )}
    </FormDialog>
  );
}
