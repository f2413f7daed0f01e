'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ComboField } from '@/components/form/combo-field';
import { SelectField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { OpenButton } from '@/components/ui/open-button';
import { RunButton } from '@/components/ui/run-button';
import { addEquipment, restoreEquipment, retireEquipment, updateEquipment } from '@/lib/modules/equipment/actions';
import type { EquipmentRow } from '@/lib/modules/equipment/types';
import { partnerOptions } from '@/lib/modules/partners/actions';
import type { Option } from '@/lib/reference/option';

type Named = { id: string; name: string };
type Common = { rooms: Named[]; today: string };

async function load(q: string): Promise<Option[]> {
  const answer = await partnerOptions({ q });
  return answer.ok ? answer.data.map(({ id, name }) => ({ code: id, label: name })) : [];
}

/** Changes a piece of equipment on its platform's page (where the `rooms` are given), says when it was retired, or takes that back. */
export function EquipmentActions({ row, rooms, today }: { row: EquipmentRow; rooms?: Named[]; today: string }) {
  const t = useTranslations('equipment');
  const [open, setOpen] = useState<'edit' | 'retire' | null>(null);
  const close = () => setOpen(null);
  const { id, version, name } = row;
  const ask = (what: 'edit' | 'retire') => (
    <button type="button" className="link small mr-3" onClick={() => setOpen(what)}>
      {t(`acts.${what}`)}
      <span className="vh"> {name}</span>
    </button>
  );
  if (row.retiredOn) return <RunButton label={t('acts.restore')} action={restoreEquipment} input={{ id, version }} />;
  return (
    <>
      {rooms && ask('edit')}
      {ask('retire')}
      {open === 'edit' && rooms && <EquipmentDialog {...{ row, rooms, today }} onClose={close} />}
      {open === 'retire' && (
        <FormDialog
          title={t('acts.retireTitle', { name })}
          submit={t('acts.retire')}
          tone="bad"
          action={retireEquipment}
          input={(form) => ({ id, version, on: form.get('on') })}
          onDone={close}
          onClose={close}
        >
          {(error) => (
            <TextField
              {...{ name: 'on', type: 'date', max: today, defaultValue: today, required: true, error }}
              label={t('fields.on')}
              help={t('acts.retireHint')}
            />
          )}
        </FormDialog>
      )}
    </>
  );
}

/** Enters equipment of the platform. */
export function AddEquipment({ platformId, rooms, today }: Common & { platformId: string }) {
  const t = useTranslations('equipment');
  return (
    <OpenButton label={t('acts.add')}>
      {(close) => <EquipmentDialog {...{ platformId, rooms, today }} onClose={close} />}
    </OpenButton>
  );
}

type DialogProps = Common & { row?: EquipmentRow; platformId?: string; onClose: () => void };
const NAMES = ['name', 'model', 'count', 'unitValue', 'roomId', 'acquiredOn'] as const;

function EquipmentDialog({ row, platformId, rooms, today, onClose }: DialogProps) {
  const t = useTranslations('equipment');
  const [owner, setOwner] = useState<Option | null>(row?.owner ? { code: row.owner.id, label: row.owner.name } : null);
  function input(form: FormData) {
    const given = Object.fromEntries(NAMES.map((name) => [name, form.get(name)]));
    const equipment = { ...given, ownerId: owner?.code ?? '' };
    return row ? { ...equipment, id: row.id, version: row.version } : { ...equipment, platformId };
  }
  return (
    <FormDialog
      title={row?.name ?? t('acts.add')}
      submit={t('acts.save')}
      action={row ? updateEquipment : addEquipment}
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
            {...{ name: 'model', maxLength: 80, defaultValue: row?.model ?? '', error }}
            label={t('fields.model')}
          />
          <TextField
            {...{ name: 'count', type: 'number', min: 1, required: true, defaultValue: row?.count ?? 1, error }}
            label={t('fields.count')}
          />
          <TextField
            {...{ name: 'unitValue', inputMode: 'decimal', defaultValue: row?.unitValue ?? '', error }}
            label={t('fields.unitValue')}
          />
          <TextField
            {...{ name: 'acquiredOn', type: 'date', max: today, defaultValue: row?.acquiredOn ?? '', error }}
            label={t('fields.acquiredOn')}
          />
          <ComboField
            name="ownerId"
            label={t('fields.ownerId')}
            help={t('acts.ownerHint')}
            wide
            value={owner}
            onChange={setOwner}
            load={load}
            error={error}
          />
          {rooms.length > 0 && (
            <SelectField
              name="roomId"
              label={t('fields.roomId')}
              none={t('acts.noRoom')}
              options={rooms.map(({ id, name }) => ({ value: id, label: name }))}
              defaultValue={row?.room?.id ?? ''}
              error={error}
            />
          )}
        </div>
      )}
    </FormDialog>
  );
}
