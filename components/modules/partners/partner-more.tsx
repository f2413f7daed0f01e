'use client';

import { Ellipsis } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AreaField, SelectField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { DropMenu } from '@/components/ui/drop-menu';
import { changePartnerState } from '@/lib/modules/partners/actions';
import type { PartnerRecord } from '@/lib/modules/partners/types';
import { PARTNER_STATES, type PartnerState } from '@/lib/modules/partners/words';

type Props = Pick<PartnerRecord, 'id' | 'version' | 'state' | 'may'> & { today: string };

/** What is done to a partner more rarely: a need, another state, a merge. */
export function PartnerMore({ id, version, state, may, today }: Props) {
  const t = useTranslations('partners.record');
  const [changing, setChanging] = useState(false);
  if (!may.need && !may.state && !may.merge) return null;
  return (
    <>
      <DropMenu end className="btn" icon={<Ellipsis className="ic" aria-hidden />} label={t('more')}>
        {may.need && <Link href={`/needs/new?partner=${id}`}>{t('need')}</Link>}
        {may.state && (
          <button
            type="button"
            className="flex h-8 w-full items-center rounded px-2 hover:bg-(--hover)"
            onClick={() => setChanging(true)}
          >
            {t('changeState')}
          </button>
        )}
        {may.merge && <Link href={`/partners/${id}/merge`}>{t('merge')}</Link>}
      </DropMenu>
      {changing && <StateDialog {...{ id, version, state, today }} onClose={() => setChanging(false)} />}
    </>
  );
}

type DialogProps = { id: string; version: number; state: PartnerState; today: string; onClose: () => void };

function StateDialog({ id, version, state, today, onClose }: DialogProps) {
  const t = useTranslations('partners');
  const others = PARTNER_STATES.filter((each) => each !== state);
  return (
    <FormDialog
      title={t('state.title')}
      submit={t('state.submit')}
      action={changePartnerState}
      input={(form) => ({ id, version, ...Object.fromEntries(form) })}
      onDone={onClose}
      onClose={onClose}
    >
      {(error) => (
        <div className="fields">
          <SelectField
            name="state"
            label={t('state.to')}
            required
            options={others.map((value) => ({ value, label: t(`states.${value}`) }))}
            error={error}
          />
          <TextField
            name="on"
            type="date"
            label={t('state.on')}
            required
            max={today}
            defaultValue={today}
            error={error}
          />
          <AreaField
            name="reason"
            label={t('state.reason')}
            help={t('state.reasonHelp')}
            wide
            maxLength={500}
            error={error}
          />
        </div>
      )}
    </FormDialog>
  );
}
