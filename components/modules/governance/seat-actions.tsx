'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SelectField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { OpenButton } from '@/components/ui/open-button';
import { addSeat, succeedSeat, updateSeat } from '@/lib/modules/governance/actions';
import type { SeatView } from '@/lib/modules/governance/types';
import { SEAT_RANKS } from '@/lib/modules/governance/words';

type Named = { id: string; name: string };
type Common = { members: Named[]; today: string };

/** Gives somebody a seat on the council. */
export function AddSeat({ platformId, ...common }: Common & { platformId: string }) {
  const t = useTranslations('governance.seat');
  return (
    <OpenButton label={t('add')}>
      {(close) => <SeatDialog what="add" {...{ platformId, ...common }} onClose={close} />}
    </OpenButton>
  );
}

/** Corrects a seat or ends its term; elects again while it is held. */
export function SeatActions({ seat, ...common }: Common & { seat: SeatView }) {
  const t = useTranslations('governance.seat');
  const [open, setOpen] = useState<'succeed' | 'edit' | null>(null);
  const whats = seat.endedOn ? (['edit'] as const) : (['succeed', 'edit'] as const);
  return (
    <span className="ml-auto">
      {whats.map((what) => (
        <button key={what} type="button" className="link small mr-3" onClick={() => setOpen(what)}>
          {t(what)}
          <span className="vh"> {seat.holder}</span>
        </button>
      ))}
      {open && <SeatDialog what={open} {...{ seat, ...common }} onClose={() => setOpen(null)} />}
    </span>
  );
}

type DialogProps = Common & {
  what: 'add' | 'edit' | 'succeed';
  seat?: SeatView;
  platformId?: string;
  onClose: () => void;
};
const ACTIONS = { add: addSeat, edit: updateSeat, succeed: succeedSeat };

function SeatDialog({ what, seat, platformId, members, today, onClose }: DialogProps) {
  const t = useTranslations('governance');
  const partner = seat?.partner;
  const all = partner && !members.some(({ id }) => id === partner.id) ? [...members, partner] : members;
  function input(form: FormData) {
    const names = ['holder', 'post', 'partnerId', 'startedOn'];
    const given = Object.fromEntries(names.map((name) => [name, form.get(name)]));
    if (!seat) return { ...given, rank: form.get('rank'), platformId };
    const at = { ...given, id: seat.id, version: seat.version };
    return what === 'succeed' ? at : { ...at, rank: form.get('rank'), endedOn: form.get('endedOn') };
  }
  return (
    <FormDialog
      title={t(`seat.${what}`)}
      submit={t('save')}
      action={ACTIONS[what]}
      input={input}
      onDone={onClose}
      onClose={onClose}
    >
      {(error) => (
        <div className="fields">
          {what !== 'succeed' && (
            <SelectField
              {...{ name: 'rank', required: true, defaultValue: seat?.rank ?? 'MEMBER', error }}
              label={t('fields.rank')}
              options={SEAT_RANKS.map((rank) => ({ value: rank, label: t(`ranks.${rank}`) }))}
            />
          )}
          <TextField
            {...{ name: 'post', maxLength: 60, defaultValue: seat?.post ?? '', error }}
            label={t('fields.post')}
            help={t('seat.postHint')}
          />
          <TextField
            {...{ name: 'holder', required: true, maxLength: 60, defaultValue: seat?.holder, error }}
            label={t('fields.holder')}
          />
          <SelectField
            {...{ name: 'partnerId', defaultValue: partner?.id ?? '', error }}
            label={t('fields.partnerId')}
            none={t('seat.ofCollege')}
            options={all.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TextField
            {...{ name: 'startedOn', type: 'date', required: true, error }}
            defaultValue={what === 'edit' ? seat?.startedOn : today}
            label={t('fields.startedOn')}
            help={what === 'succeed' ? t('seat.succeedHint') : undefined}
          />
          {what === 'edit' && (
            <TextField
              {...{ name: 'endedOn', type: 'date', defaultValue: seat?.endedOn ?? '', error }}
              label={t('fields.endedOn')}
              help={t('seat.endedHint')}
            />
          )}
        </div>
      )}
    </FormDialog>
  );
}
