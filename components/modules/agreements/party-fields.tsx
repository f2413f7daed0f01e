'use client';

import { Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { ComboField } from '@/components/form/combo-field';
import { TextField } from '@/components/form/fields';
import { PARTS } from '@/lib/modules/agreements/words';
import { partnerOptions } from '@/lib/modules/partners/actions';
import type { Option } from '@/lib/reference/option';
import type { ActionError } from '@/lib/transport/result';

export type PartyDraft = { key: number; college: boolean; partner: Option | null; signatory: string };
type Props = { parties: PartyDraft[]; onChange: (parties: PartyDraft[]) => void; error: ActionError | null };

async function load(q: string): Promise<Option[]> {
  const answer = await partnerOptions({ q });
  return answer.ok ? answer.data.map(({ id, name }) => ({ code: id, label: name })) : [];
}

/** Who signs: the college and its partners, in the order of their parts. */
export function PartyFields({ parties, onChange, error }: Props) {
  const t = useTranslations('agreements');
  const errors = useTranslations('errors');
  const problem = error?.fields?.parties;
  const put = (key: number, over: Partial<PartyDraft>) =>
    onChange(parties.map((party) => (party.key === key ? { ...party, ...over } : party)));
  const next = Math.max(0, ...parties.map((party) => party.key)) + 1;
  return (
    <>
      {parties.map((party, i) => (
        <fieldset key={party.key} className="mb-4 border-0 p-0">
          <legend className="row mb-1.5 w-full p-0">
            <span className="mid">{t(`parts.${PARTS[i] ?? 'F'}`)}</span>
            {party.college && <span className="dim">{t('form.college')}</span>}
            {!party.college && parties.length > 2 && (
              <button
                type="button"
                className="btn btn-s btn-ghost ml-auto"
                aria-label={t('form.removeParty')}
                onClick={() => onChange(parties.filter(({ key }) => key !== party.key))}
              >
                <X className="ic ic-s" aria-hidden />
              </button>
            )}
          </legend>
          <div className="fields">
            {!party.college && (
              <ComboField
                name={`parties.${i}.partnerId`}
                label={t('fields.partnerId')}
                placeholder={t('form.choosePartner')}
                required
                value={party.partner}
                onChange={(partner) => put(party.key, { partner })}
                load={load}
                error={error}
              />
            )}
            <TextField
              name={`parties.${i}.signatory`}
              label={t('fields.signatory')}
              maxLength={60}
              value={party.signatory}
              onChange={(event) => put(party.key, { signatory: event.target.value })}
              error={error}
            />
          </div>
        </fieldset>
      ))}
      {problem && (
        <p className="err" role="alert">
          {errors(problem.key, problem.params)}
        </p>
      )}
      {parties.length < PARTS.length && (
        <button
          type="button"
          className="btn"
          onClick={() => onChange([...parties, { key: next, college: false, partner: null, signatory: '' }])}
        >
          <Plus className="ic" aria-hidden />
          {t('form.addParty')}
        </button>
      )}
    </>
  );
}
