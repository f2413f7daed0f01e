'use client';

import { useTranslations } from 'next-intl';
import { SelectField, TextField } from '@/components/form/fields';
import { SaveForm } from '@/components/form/save-form';
import { STAFF_ROLES } from '@/lib/authz/roles';
import { updateMember, updateOutsider } from '@/lib/modules/people/actions';
import type { MemberForm as Values } from '@/lib/modules/people/types';

type Props = { values: Values; departments: { id: string; name: string }[]; self: boolean };

/** Role and place of one person; of outsiders the title only. */
export function MemberForm({ values, departments, self }: Props) {
  const t = useTranslations('settings.people');
  const roles = useTranslations('settings.roles');
  const staff = (STAFF_ROLES as readonly string[]).includes(values.role);
  const at = { id: values.id, version: values.version };
  const read = (form: FormData) =>
    staff ? { ...at, role: values.role, ...Object.fromEntries(form) } : { ...at, title: form.get('title') };
  const title = { name: 'title', label: t('post'), defaultValue: values.title ?? '' };
  return (
    <SaveForm action={staff ? updateMember : updateOutsider} input={read} submit={t('save')} saved={t('saved')}>
      {(error) =>
        staff ? (
          <div className="fields">
            <SelectField
              name="role"
              label={t('role')}
              defaultValue={values.role}
              disabled={self}
              options={STAFF_ROLES.map((role) => ({ value: role, label: roles(role) }))}
              help={self ? t('ownRoleHelp') : t('placeHelp')}
              error={error}
            />
            <SelectField
              name="departmentId"
              label={t('department')}
              none={t('noDepartment')}
              defaultValue={values.departmentId ?? ''}
              options={departments.map((d) => ({ value: d.id, label: d.name }))}
              error={error}
            />
            <TextField {...title} error={error} />
            <TextField name="staffNo" label={t('staffNo')} defaultValue={values.staffNo ?? ''} error={error} />
          </div>
        ) : (
          <div className="fields">
            <TextField {...title} help={t('outsiderHelp')} wide error={error} />
          </div>
        )
      }
    </SaveForm>
  );
}
