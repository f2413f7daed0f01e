'use client';

import { useTranslations } from 'next-intl';
import { TextField } from '@/components/form/fields';
import type { ActionError } from '@/lib/transport/result';

export type ContactValues = {
  name: string;
  title: string | null;
  phone: string | null;
  wechat: string | null;
  email: string | null;
  isLiaison: boolean;
};

/** A contact's fields in a dialog; their names in the form are those of the command. */
export function ContactFields({ values, error }: { values?: ContactValues; error: ActionError | null }) {
  const t = useTranslations('partners.contact');
  const field = (name: 'name' | 'title' | 'phone' | 'wechat' | 'email') => ({
    ...{ name, label: t(name), error },
    defaultValue: values?.[name] ?? '',
  });
  return (
    <div className="fields">
      <TextField {...field('name')} required maxLength={60} />
      <TextField {...field('title')} maxLength={60} />
      <TextField {...field('phone')} maxLength={40} help={values?.phone ? t('phoneHint') : undefined} />
      <TextField {...field('wechat')} maxLength={60} />
      <TextField {...field('email')} maxLength={200} />
      <label className="row self-center">
        <input type="checkbox" className="check" name="isLiaison" defaultChecked={values?.isLiaison} />
        {t('isLiaison')}
      </label>
    </div>
  );
}

/** What a dialog's form says about a contact. */
export function contactOf(form: FormData): ContactValues {
  const text = (name: string) => String(form.get(name) ?? '');
  return {
    name: text('name'),
    ...{ title: text('title'), phone: text('phone'), wechat: text('wechat'), email: text('email') },
    isLiaison: form.has('isLiaison'),
  };
}
