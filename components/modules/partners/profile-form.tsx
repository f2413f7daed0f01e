'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AreaField, TextField } from '@/components/form/fields';
import { RecordForm } from '@/components/form/record-form';
import { updateProfile } from '@/lib/modules/partners/actions';
import type { PartnerForm } from '@/lib/modules/partners/types';
import { FormContacts } from './form-contacts';
import { Section } from './form-sections';
import { contactDraft, toContacts } from './form-values';

type Props = { partner: Pick<PartnerForm, 'id' | 'version' | (typeof PLAIN)[number] | 'contacts'> };
const PLAIN = ['shortName', 'address', 'website', 'headcount', 'introduction'] as const;

/** What a liaison may correct of its own enterprise or school. */
export function ProfileForm({ partner }: Props) {
  const t = useTranslations('partners');
  const { id, version } = partner;
  const [contacts, setContacts] = useState(() => partner.contacts.map(contactDraft));
  const field = (name: (typeof PLAIN)[number]) => ({
    ...{ name, label: t(`fields.${name}`), defaultValue: partner[name] ?? '' },
  });
  return (
    <RecordForm
      action={updateProfile}
      input={(form) => ({
        ...{ id, version, contacts: toContacts(contacts) },
        ...Object.fromEntries(PLAIN.map((name) => [name, form.get(name)])),
      })}
      to={(saved) => `/partners/${saved}`}
      back={`/partners/${id}`}
      submit={t('form.save')}
      label={(path) => {
        const [name = '', , part] = path.split('.');
        return part ? t(`contact.${part as 'name'}`) : t(`fields.${name as 'name'}`);
      }}
    >
      {(error) => (
        <>
          <Section id="identity" title={t('record.profileTitle')}>
            <TextField {...field('shortName')} maxLength={40} error={error} />
            <TextField {...field('headcount')} inputMode="numeric" help={t('form.headcountHelp')} error={error} />
            <TextField {...field('address')} wide maxLength={200} error={error} />
            <TextField {...field('website')} wide maxLength={200} inputMode="url" error={error} />
            <AreaField {...field('introduction')} wide rows={6} maxLength={5000} error={error} />
          </Section>
          <fieldset className="fieldset">
            <h2>{t('form.people')}</h2>
            <FormContacts contacts={contacts} onChange={setContacts} error={error} />
          </fieldset>
        </>
      )}
    </RecordForm>
  );
}
