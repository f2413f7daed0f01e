'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AreaField, SelectField, TextField } from '@/components/form/fields';
import { RecordForm } from '@/components/form/record-form';
import { type PartnerChoice, PartnerPicker } from '@/components/modules/partners/partner-picker';
import { createVisit, updateVisit } from '@/lib/modules/visits/actions';
import type { VisitForm as Values } from '@/lib/modules/visits/types';
import { VISIT_KINDS } from '@/lib/modules/visits/words';
import { type FollowUpDraft, NewFollowUps } from './new-follow-ups';
import { PeoplePicker } from './people-picker';

type Person = { id: string; name: string };
type Props = {
  /** What stands there now; without id and version the visit is new. */
  values: Partial<Values> & Pick<Values, 'visitedOn' | 'participantIds'>;
  today: string;
  people: Person[];
  owners: Person[];
  /** Who asks, to whom a new follow-up falls unless another is chosen. */
  membershipId: string;
};

/** A visit's form. One column on a phone: partner, day, what about, who, what was found. */
export function VisitForm({ values, today, people, owners, membershipId }: Props) {
  const t = useTranslations('visits');
  const { id, version, partnerId, partnerName } = values;
  const [partner, setPartner] = useState<PartnerChoice | null>(
    partnerId && partnerName ? { id: partnerId, name: partnerName } : null,
  );
  const [participantIds, setParticipantIds] = useState(values.participantIds);
  const [followUps, setFollowUps] = useState<FollowUpDraft[]>([]);

  function input(form: FormData) {
    const plain = ['kind', 'visitedOn', 'subject', 'place', 'others', 'findings'] as const;
    const profile = {
      ...Object.fromEntries(plain.map((name) => [name, form.get(name)])),
      partnerId: partner?.id ?? null,
      participantIds,
    };
    return id ? { ...profile, id, version } : { ...profile, followUps: followUps.map(({ key: _k, ...rest }) => rest) };
  }

  return (
    <RecordForm
      action={id ? updateVisit : createVisit}
      input={input}
      to={(saved) => `/visits/${saved}`}
      back={id ? `/visits/${id}` : '/visits'}
      submit={t('form.save')}
      label={(path) => t(`fields.${path.split('.').at(-1) ?? path}`)}
    >
      {(error) => (
        <>
          <fieldset className="fieldset">
            <h2>{t('sections.what')}</h2>
            <div className="fields">
              <PartnerPicker
                label={t('fields.partnerId')}
                placeholder={t('form.choosePartner')}
                value={partner}
                onChange={setPartner}
                error={error}
              />
              <TextField
                name="visitedOn"
                type="date"
                label={t('fields.visitedOn')}
                required
                max={today}
                defaultValue={values.visitedOn}
                error={error}
              />
              <SelectField
                name="kind"
                label={t('fields.kind')}
                required
                options={VISIT_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
                defaultValue={values.kind ?? 'VISIT'}
                error={error}
              />
              <TextField
                name="subject"
                label={t('fields.subject')}
                wide
                required
                maxLength={120}
                placeholder={t('form.subjectHint')}
                defaultValue={values.subject}
                error={error}
              />
              <PeoplePicker people={people} value={participantIds} onChange={setParticipantIds} error={error} />
              <AreaField
                name="findings"
                label={t('fields.findings')}
                wide
                rows={5}
                maxLength={5000}
                defaultValue={values.findings ?? ''}
                error={error}
              />
              <TextField
                name="place"
                label={t('fields.place')}
                maxLength={120}
                defaultValue={values.place ?? ''}
                error={error}
              />
              <TextField
                name="others"
                label={t('fields.others')}
                maxLength={500}
                placeholder={t('form.othersHint')}
                defaultValue={values.others ?? ''}
                error={error}
              />
            </div>
          </fieldset>
          {!id && (
            <fieldset className="fieldset">
              <h2>{t('sections.followUps')}</h2>
              <NewFollowUps
                drafts={followUps}
                onChange={setFollowUps}
                blank={{ what: '', ownerId: membershipId, dueOn: '' }}
                owners={owners}
                error={error}
              />
            </fieldset>
          )}
        </>
      )}
    </RecordForm>
  );
}
