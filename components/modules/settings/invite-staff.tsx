'use client';

import { UserPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SelectField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { STAFF_ROLES } from '@/lib/authz/roles';
import { inviteStaff } from '@/lib/modules/people/actions';
import type { OneTimeLink } from '@/lib/modules/people/types';
import { OneTimeLinkDialog } from './one-time-link';

type Props = { departments: { id: string; name: string }[]; className?: string };

/** Invites a member of staff and shows the link once. */
export function InviteStaff({ departments, className = 'btn' }: Props) {
  const t = useTranslations('settings');
  const [open, setOpen] = useState(false);
  const [link, setLink] = useState<OneTimeLink | null>(null);
  return (
    <>
      <button type="button" className={className} onClick={() => setOpen(true)}>
        <UserPlus className="ic" aria-hidden />
        {t('invitations.inviteStaff')}
      </button>
      {open && (
        <FormDialog
          title={t('invitations.staffTitle')}
          submit={t('invitations.create')}
          action={inviteStaff}
          input={(form) => Object.fromEntries(form)}
          onDone={(made) => {
            setOpen(false);
            setLink(made);
          }}
          onClose={() => setOpen(false)}
        >
          {(error) => (
            <div className="fields">
              <TextField name="name" label={t('people.name')} required error={error} />
              <SelectField
                name="role"
                label={t('people.role')}
                defaultValue="TEACHER"
                options={STAFF_ROLES.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
                error={error}
              />
              <TextField
                name="email"
                type="email"
                label={t('people.email')}
                help={t('invitations.reach')}
                error={error}
              />
              <TextField name="phone" type="tel" label={t('people.phone')} error={error} />
              <SelectField
                name="departmentId"
                label={t('people.department')}
                none={t('people.noDepartment')}
                options={departments.map((d) => ({ value: d.id, label: d.name }))}
                error={error}
              />
              <TextField name="title" label={t('people.post')} error={error} />
              <TextField name="staffNo" label={t('people.staffNo')} error={error} />
            </div>
          )}
        </FormDialog>
      )}
      {link && <OneTimeLinkDialog title={t('link.invitationTitle')} link={link} onClose={() => setLink(null)} />}
    </>
  );
}
