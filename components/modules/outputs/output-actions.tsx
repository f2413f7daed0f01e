'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ComboField } from '@/components/form/combo-field';
import { SelectField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { OpenButton } from '@/components/ui/open-button';
import { PURPOSES } from '@/lib/modules/centres/words';
import { addOutput, removeOutput, updateOutput } from '@/lib/modules/outputs/actions';
import type { OutputRow } from '@/lib/modules/outputs/types';
import { partnerOptions } from '@/lib/modules/partners/actions';
import type { Option } from '@/lib/reference/option';

async function load(q: string): Promise<Option[]> {
  const answer = await partnerOptions({ q });
  return answer.ok ? answer.data.map(({ id, name }) => ({ code: id, label: name })) : [];
}

/** Changes an output, or takes it out when it was entered by mistake. */
export function OutputActions({ row, today }: { row: OutputRow; today: string }) {
  const t = useTranslations('outputs.acts');
  const [open, setOpen] = useState<'edit' | 'remove' | null>(null);
  const close = () => setOpen(null);
  const { id, version, title } = row;
  return (
    <>
      {(['edit', 'remove'] as const).map((what) => (
        <button key={what} type="button" className="link small mr-3" onClick={() => setOpen(what)}>
          {t(what)}
          <span className="vh"> {title}</span>
        </button>
      ))}
      {open === 'edit' && <OutputDialog {...{ row, today }} onClose={close} />}
      {open === 'remove' && (
        <FormDialog
          title={t('removeTitle', { title })}
          submit={t('remove')}
          tone="bad"
          action={removeOutput}
          input={() => ({ id, version })}
          onDone={close}
          onClose={close}
        >
          {() => <p>{t('removeBody')}</p>}
        </FormDialog>
      )}
    </>
  );
}

/** Records what the centre produced, served or earned. */
export function AddOutput({ platformId, today }: { platformId: string; today: string }) {
  const t = useTranslations('outputs.acts');
  return (
    <OpenButton label={t('add')}>{(close) => <OutputDialog {...{ platformId, today }} onClose={close} />}</OpenButton>
  );
}

type DialogProps = { row?: OutputRow; platformId?: string; today: string; onClose: () => void };
const NAMES = ['purpose', 'happenedOn', 'title', 'quantity', 'unit', 'income'] as const;

function OutputDialog({ row, platformId, today, onClose }: DialogProps) {
  const t = useTranslations('outputs');
  const own = useTranslations('centres');
  const [partner, setPartner] = useState<Option | null>(
    row?.partner ? { code: row.partner.id, label: row.partner.name } : null,
  );
  function input(form: FormData) {
    const given = Object.fromEntries(NAMES.map((name) => [name, form.get(name)]));
    const output = { ...given, partnerId: partner?.code ?? '' };
    return row ? { ...output, id: row.id, version: row.version } : { ...output, platformId };
  }
  return (
    <FormDialog
      title={t(row ? 'acts.edit' : 'acts.add')}
      submit={t('acts.save')}
      action={row ? updateOutput : addOutput}
      input={input}
      onDone={onClose}
      onClose={onClose}
    >
      {(error) => (
        <div className="fields">
          <SelectField
            name="purpose"
            label={t('fields.purpose')}
            required
            options={PURPOSES.map((value) => ({ value, label: own(`purposes.${value}`) }))}
            defaultValue={row?.purpose ?? 'PRODUCTION'}
            error={error}
          />
          <TextField
            {...{ name: 'happenedOn', type: 'date', required: true, max: today, error }}
            defaultValue={row?.happenedOn ?? today}
            label={t('fields.happenedOn')}
          />
          <TextField
            {...{ name: 'title', wide: true, required: true, maxLength: 120, defaultValue: row?.title, error }}
            label={t('fields.title')}
          />
          <TextField
            {...{ name: 'quantity', inputMode: 'decimal', defaultValue: row?.quantity ?? '', error }}
            label={t('fields.quantity')}
          />
          <TextField
            {...{ name: 'unit', maxLength: 20, defaultValue: row?.unit ?? '', error }}
            label={t('fields.unit')}
          />
          <TextField
            {...{ name: 'income', inputMode: 'decimal', defaultValue: row?.income ?? '', error }}
            label={t('fields.income')}
            help={t('acts.incomeHint')}
          />
          <ComboField
            {...{ name: 'partnerId', wide: true, value: partner, onChange: setPartner, load, error }}
            label={t('fields.partnerId')}
          />
        </div>
      )}
    </FormDialog>
  );
}
