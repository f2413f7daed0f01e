'use client';

import { Plus } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ComboField } from '@/components/form/combo-field';
import { SelectField, TextField } from '@/components/form/fields';
import { FormDialog } from '@/components/form/form-dialog';
import { partnerOptions } from '@/lib/modules/partners/actions';
import { addPlatformPartner, updatePlatformPartner } from '@/lib/modules/platforms/actions';
import type { PlatformPartnerView } from '@/lib/modules/platforms/types';
import { PLATFORM_PARTS } from '@/lib/modules/platforms/words';
import type { Option } from '@/lib/reference/option';

type Props = { platformId: string; partners: PlatformPartnerView[]; today: string; mayWrite: boolean };

async function load(q: string): Promise<Option[]> {
  const answer = await partnerOptions({ q });
  return answer.ok ? answer.data.map(({ id, name }) => ({ code: id, label: name })) : [];
}

/** Who belongs to the platform and with which part; those who left stand below. */
export function PlatformPartners({ platformId, partners, today, mayWrite }: Props) {
  const t = useTranslations('platforms');
  const [open, setOpen] = useState<PlatformPartnerView | 'new' | null>(null);
  return (
    <>
      <ul className="border-t border-(--line)">
        {partners.map((member) => (
          <li key={member.id} className="row min-h-11 flex-wrap border-b border-(--line)">
            <span className={`tag ${member.part === 'MEMBER' ? '' : 'mid'}`}>{t(`parts.${member.part}`)}</span>
            <Link className="link" href={`/partners/${member.partnerId}`}>
              {member.name}
            </Link>
            <span className="small dim">
              {member.joinedOn}
              {member.leftOn && t('partners.left', { day: member.leftOn })}
            </span>
            {mayWrite && (
              <button type="button" className="link small ml-auto" onClick={() => setOpen(member)}>
                {t('partners.change')}
                <span className="vh"> {member.name}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      {partners.length === 0 && <p className="dim">{t('partners.none')}</p>}
      {mayWrite && (
        <button type="button" className="btn mt-3" onClick={() => setOpen('new')}>
          <Plus className="ic" aria-hidden />
          {t('partners.add')}
        </button>
      )}
      {open && (
        <PartnerDialog {...{ platformId, today }} member={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

type DialogProps = { platformId: string; today: string; member: PlatformPartnerView | null; onClose: () => void };

function PartnerDialog({ platformId, today, member, onClose }: DialogProps) {
  const t = useTranslations('platforms');
  const [partner, setPartner] = useState<Option | null>(null);
  const parts = PLATFORM_PARTS.map((part) => ({ value: part, label: t(`parts.${part}`) }));

  function input(form: FormData) {
    const common = { part: form.get('part'), joinedOn: form.get('joinedOn') };
    if (member) return { id: member.id, version: member.version, ...common, leftOn: form.get('leftOn') };
    return { platformId, partnerId: partner?.code ?? '', ...common };
  }
  return (
    <FormDialog
      title={member?.name ?? t('partners.add')}
      submit={t('form.save')}
      action={member ? updatePlatformPartner : addPlatformPartner}
      input={input}
      onDone={onClose}
      onClose={onClose}
    >
      {(error) => (
        <div className="fields">
          {!member && (
            <ComboField
              name="partnerId"
              label={t('fields.partnerId')}
              wide
              required
              value={partner}
              onChange={setPartner}
              load={load}
              error={error}
            />
          )}
          <SelectField
            name="part"
            label={t('fields.part')}
            required
            options={parts}
            defaultValue={member?.part ?? 'MEMBER'}
            error={error}
          />
          <TextField
            name="joinedOn"
            type="date"
            label={t('fields.joinedOn')}
            required={!member}
            defaultValue={member ? (member.joinedOn ?? '') : today}
            error={error}
          />
          {member && (
            <TextField
              name="leftOn"
              type="date"
              label={t('fields.leftOn')}
              defaultValue={member.leftOn ?? ''}
              error={error}
            />
          )}
        </div>
      )}
    </FormDialog>
  );
}
