'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ComboField } from '@/components/form/combo-field';
import { SelectField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { OpenButton } from '@/components/ui/open-button';
import { partnerOptions } from '@/lib/modules/partners/actions';
import { addMember, endMember, updateMember } from '@/lib/modules/teams/actions';
import type { MemberRow } from '@/lib/modules/teams/types';
import { TEAM_SIDES, type TeamSide } from '@/lib/modules/teams/words';
import type { Option } from '@/lib/reference/option';

type Named = { id: string; name: string };
type Common = { people: Named[]; today: string };

async function load(q: string): Promise<Option[]> {
  const answer = await partnerOptions({ q });
  return answer.ok ? answer.data.map(({ id, name }) => ({ code: id, label: name })) : [];
}

/** Changes somebody of the team, or says when he left it. */
export function MemberActions({ row, people, today }: Common & { row: MemberRow }) {
  const t = useTranslations('teams');
  const [open, setOpen] = useState<'edit' | 'end' | null>(null);
  const close = () => setOpen(null);
  const { id, version, name } = row;
  return (
    <>
      {(['edit', 'end'] as const).map((what) => (
        <button key={what} type="button" className="link small mr-3" onClick={() => setOpen(what)}>
          {t(`acts.${what}`)}
          <span className="vh"> {name}</span>
        </button>
      ))}
      {open === 'edit' && <MemberDialog {...{ row, people, today }} onClose={close} />}
      {open === 'end' && (
        <FormDialog
          title={t('acts.endTitle', { name })}
          submit={t('acts.end')}
          tone="bad"
          action={endMember}
          input={(form) => ({ id, version, on: form.get('on') })}
          onDone={close}
          onClose={close}
        >
          {(error) => (
            <TextField
              {...{ name: 'on', type: 'date', defaultValue: today, required: true, error }}
              label={t('fields.on')}
              help={t('acts.endHint')}
            />
          )}
        </FormDialog>
      )}
    </>
  );
}

/** Takes somebody into the team. */
export function AddMember({ platformId, people, today }: Common & { platformId: string }) {
  const t = useTranslations('teams');
  return (
    <OpenButton label={t('acts.add')}>
      {(close) => <MemberDialog {...{ platformId, people, today }} onClose={close} />}
    </OpenButton>
  );
}

type DialogProps = Common & { row?: MemberRow; platformId?: string; onClose: () => void };

function MemberDialog({ row, platformId, people, today, onClose }: DialogProps) {
  const t = useTranslations('teams');
  const [side, setSide] = useState<TeamSide>(row?.side ?? 'ENTERPRISE');
  const [partner, setPartner] = useState<Option | null>(
    row?.partner ? { code: row.partner.id, label: row.partner.name } : null,
  );
  const own = side === 'COLLEGE';
  // Whoever has left the college since stays the one that is named here.
  const left = row?.membershipId && !people.some(({ id }) => id === row.membershipId);
  const all = left && row.membershipId ? [...people, { id: row.membershipId, name: row.name }] : people;
  function input(form: FormData) {
    const who = own
      ? { membershipId: form.get('membershipId') }
      : { partnerId: partner?.code ?? '', name: form.get('name') };
    const member = { ...who, duty: form.get('duty'), startedOn: form.get('startedOn') };
    return row ? { ...member, id: row.id, version: row.version } : { ...member, platformId };
  }
  return (
    <FormDialog
      title={row?.name ?? t('acts.add')}
      submit={t('acts.save')}
      action={row ? updateMember : addMember}
      input={input}
      onDone={onClose}
      onClose={onClose}
    >
      {(error) => (
        <div className="fields">
          <SelectField
            name="side"
            label={t('fields.side')}
            wide
            required
            options={TEAM_SIDES.map((value) => ({ value, label: t(`sides.${value}`) }))}
            value={side}
            onChange={(event) => setSide(event.currentTarget.value === 'COLLEGE' ? 'COLLEGE' : 'ENTERPRISE')}
            error={error}
          />
          {own ? (
            <SelectField
              {...{ name: 'membershipId', wide: true, required: true, error, none: t('acts.choose') }}
              label={t('fields.membershipId')}
              options={all.map(({ id, name }) => ({ value: id, label: name }))}
              defaultValue={row?.membershipId ?? ''}
            />
          ) : (
            <>
              <ComboField
                {...{ name: 'partnerId', required: true, value: partner, onChange: setPartner, load, error }}
                label={t('fields.partnerId')}
              />
              <TextField
                {...{ name: 'name', required: true, maxLength: 40, error }}
                defaultValue={row?.side === 'ENTERPRISE' ? row.name : ''}
                label={t('fields.name')}
              />
            </>
          )}
          <TextField
            {...{ name: 'duty', required: true, maxLength: 60, defaultValue: row?.duty ?? '', error }}
            label={t('fields.duty')}
          />
          <TextField
            {...{ name: 'startedOn', type: 'date', required: true, defaultValue: row?.startedOn ?? today, error }}
            label={t('fields.startedOn')}
          />
        </div>
      )}
    </FormDialog>
  );
}
