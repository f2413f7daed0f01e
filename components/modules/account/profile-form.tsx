'use client';

import { useTranslations } from 'next-intl';
import { SelectField, TextField } from '@/components/form/fields';
import { SaveForm } from '@/components/form/save-form';
import { LOCALES } from '@/lib/i18n/locales';
import { updateProfile } from '@/lib/modules/account/actions';
import type { Profile } from '@/lib/modules/account/types';

/** Name and language; address and number are the administrator's to change. */
export function ProfileForm({ profile }: { profile: Profile }) {
  const t = useTranslations('account.profile');
  const locales = useTranslations('account.locales');
  return (
    <SaveForm
      action={updateProfile}
      input={(form) => ({ version: profile.version, name: form.get('name'), locale: form.get('locale') })}
      submit={t('save')}
      saved={t('saved')}
    >
      {(error) => (
        <div className="fields">
          <TextField name="name" label={t('name')} required maxLength={60} defaultValue={profile.name} error={error} />
          <SelectField
            name="locale"
            label={t('language')}
            defaultValue={profile.locale}
            options={LOCALES.map((locale) => ({ value: locale, label: locales(locale) }))}
            error={error}
          />
          <TextField name="email" label={t('email')} disabled defaultValue={profile.email ?? '—'} />
          <TextField
            name="phone"
            label={t('phone')}
            disabled
            defaultValue={profile.phoneMasked ?? '—'}
            help={t('contactHelp')}
          />
        </div>
      )}
    </SaveForm>
  );
}
