'use client';

import { Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { SelectField, TextField } from '@/components/form/fields';
import type { ActionError } from '@/lib/transport/result';

export type FollowUpDraft = { key: number; what: string; ownerId: string; dueOn: string };
type Props = {
  drafts: FollowUpDraft[];
  onChange: (drafts: FollowUpDraft[]) => void;
  /** What a new one starts with. */
  blank: Omit<FollowUpDraft, 'key'>;
  owners: { id: string; name: string }[];
  error: ActionError | null;
};

/** The follow-ups that are entered with a new visit. */
export function NewFollowUps({ drafts, onChange, blank, owners, error }: Props) {
  const t = useTranslations('visits');
  const put = (key: number, over: Partial<FollowUpDraft>) =>
    onChange(drafts.map((draft) => (draft.key === key ? { ...draft, ...over } : draft)));
  const next = Math.max(0, ...drafts.map((draft) => draft.key)) + 1;
  return (
    <>
      {drafts.map((draft, i) => (
        <fieldset key={draft.key} className="mb-4 border-0 p-0">
          <legend className="row mb-1.5 w-full p-0">
            <span className="mid">{t('form.followUpNo', { number: i + 1 })}</span>
            <button
              type="button"
              className="btn btn-s btn-ghost ml-auto"
              aria-label={t('form.removeFollowUp')}
              onClick={() => onChange(drafts.filter(({ key }) => key !== draft.key))}
            >
              <X className="ic ic-s" aria-hidden />
            </button>
          </legend>
          <div className="fields">
            <TextField
              name={`followUps.${i}.what`}
              label={t('fields.what')}
              wide
              required
              maxLength={300}
              value={draft.what}
              onChange={(event) => put(draft.key, { what: event.target.value })}
              error={error}
            />
            <SelectField
              name={`followUps.${i}.ownerId`}
              label={t('fields.ownerId')}
              required
              none={t('form.chooseOwner')}
              options={owners.map((owner) => ({ value: owner.id, label: owner.name }))}
              value={draft.ownerId}
              onChange={(event) => put(draft.key, { ownerId: event.target.value })}
              error={error}
            />
            <TextField
              name={`followUps.${i}.dueOn`}
              type="date"
              label={t('fields.dueOn')}
              required
              value={draft.dueOn}
              onChange={(event) => put(draft.key, { dueOn: event.target.value })}
              error={error}
            />
          </div>
        </fieldset>
      ))}
      <button type="button" className="btn" onClick={() => onChange([...drafts, { ...blank, key: next }])}>
        <Plus className="ic" aria-hidden />
        {t('form.addFollowUp')}
      </button>
      <p className="help">{t('form.createHint')}</p>
    </>
  );
}
