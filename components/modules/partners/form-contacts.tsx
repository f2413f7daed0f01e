'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { TextField } from '@/components/form/fields';
import type { ActionError } from '@/lib/transport/result';
import type { ContactDraft } from './form-values';

type Props = { contacts: ContactDraft[]; onChange: (contacts: ContactDraft[]) => void; error: ActionError | null };
const FIELDS = ['name', 'title', 'phone', 'wechat', 'email'] as const;
const LENGTH = { name: 60, title: 60, phone: 40, wechat: 60, email: 200 } as const;
const MOST = 50;

/** The contacts of a partner in its form: one block each. */
export function FormContacts({ contacts, onChange, error }: Props) {
  const t = useTranslations('partners.contact');
  const change = (key: string, over: Partial<ContactDraft>) =>
    onChange(contacts.map((contact) => (contact.key === key ? { ...contact, ...over } : contact)));
  const blank = { name: '', title: '', phone: '', wechat: '', email: '' };
  const add = () =>
    onChange([...contacts, { ...blank, key: String(Date.now()), isLiaison: !contacts.some((c) => c.isLiaison) }]);
  return (
    <div className="grid gap-5">
      {contacts.map((contact, n) => (
        <div key={contact.key} className="border-l-2 border-(--line) pl-4">
          <div className="mb-2 flex items-center gap-3">
            <h3 className="grow">{t('number', { number: n + 1 })}</h3>
            <label className="row small">
              <input
                type="checkbox"
                className="check"
                checked={contact.isLiaison}
                onChange={() => change(contact.key, { isLiaison: !contact.isLiaison })}
              />
              {t('isLiaison')}
            </label>
            <button
              type="button"
              className="btn btn-s btn-ghost btn-icon"
              aria-label={`${t('remove')} ${contact.name || t('number', { number: n + 1 })}`}
              onClick={() => onChange(contacts.filter((each) => each.key !== contact.key))}
            >
              <Trash2 className="ic ic-s" aria-hidden />
            </button>
          </div>
          <div className="fields">
            {FIELDS.map((field) => (
              <TextField
                key={field}
                name={`contacts.${n}.${field}`}
                label={t(field)}
                required={field === 'name'}
                maxLength={LENGTH[field]}
                help={field === 'phone' && contact.phone.includes('*') ? t('phoneHint') : undefined}
                value={contact[field]}
                onChange={(event) => change(contact.key, { [field]: event.target.value })}
                error={error}
              />
            ))}
          </div>
        </div>
      ))}
      {contacts.length < MOST && (
        <div>
          <button type="button" className="btn" onClick={add}>
            <Plus className="ic" aria-hidden />
            {t('add')}
          </button>
        </div>
      )}
    </div>
  );
}
