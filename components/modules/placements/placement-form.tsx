'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AreaField, SelectField, TextField } from '@/components/form/fields';
import { RecordForm } from '@/components/form/record-form';
import { type PartnerChoice, PartnerPicker } from '@/components/modules/partners/partner-picker';
import { RegionField } from '@/components/modules/reference/region-field';
import { createPlacement, movePlacement, updatePlacement } from '@/lib/modules/placements/actions';
import type { PlacementProfile } from '@/lib/modules/placements/types';
import { FORMS, PLACEMENT_KINDS, SOURCES, STAGES } from '@/lib/modules/placements/words';
import type { ActionError } from '@/lib/transport/result';

type Named = { id: string; name: string };
type Post = { id: string; title: string; left: number; partner: Named };
type Props = {
  /** What stands there now; without id and version the placement is new. */
  values: Partial<PlacementProfile> & Pick<PlacementProfile, 'studentId' | 'studentName'> & { place?: string | null };
  posts: Post[];
  platforms: Named[];
  teachers: Named[];
  /** Mentors with an account, each of one enterprise. */
  mentors: (Named & { partnerId: string | null })[];
  /** The student goes on elsewhere: the last day where he was, and whether that is over already. */
  moving?: { last: string; ended: boolean };
};

const FIELDS = [
  ...['postId', 'platformId', 'kind', 'stage', 'source', 'form', 'job', 'placeCode', 'address', 'teacherId'],
  ...['mentorId', 'mentorName', 'mentorPhone', 'startsOn', 'endsOn', 'pay', 'fees'],
] as const;
const optionsOf = (named: Named[]) => named.map(({ id, name }) => ({ value: id, label: name }));

/** A placement's form: who, where, when, with whom. */
export function PlacementForm({ values, posts, platforms, teachers, mentors, moving }: Props) {
  const t = useTranslations('placements');
  const { id, version, studentId, planId } = values;
  const [partner, setPartner] = useState<PartnerChoice | null>(
    values.partnerId && values.partnerName ? { id: values.partnerId, name: values.partnerName } : null,
  );
  const input = (form: FormData) => ({
    ...Object.fromEntries(FIELDS.map((name) => [name, form.get(name)])),
    ...{ partnerId: partner?.id ?? '' },
    ...(id ? { id, version } : { studentId, planId: planId ?? null }),
    ...(moving && { on: form.get('on'), reason: form.get('reason') }),
  });
  return (
    <RecordForm
      action={moving ? movePlacement : id ? updatePlacement : createPlacement}
      input={input}
      to={(saved) => `/internships/placements/${saved}`}
      back={id ? `/internships/placements/${id}` : '/internships/placements'}
      submit={t('form.save')}
      label={(path) => t(`fields.${path}`)}
    >
      {(error) => (
        <>
          {moving && <Leaving {...{ moving, error }} />}
          <fieldset className="fieldset">
            <h2>
              {t('sections.where')} · {values.studentName}
            </h2>
            <div className="fields">
              <PartnerPicker
                label={t('fields.partnerId')}
                placeholder={t('form.choosePartner')}
                value={partner}
                onChange={setPartner}
                error={error}
              />
              <Where {...{ values, posts, platforms, error }} partnerId={partner?.id} />
              <When {...{ values, teachers, mentors, error }} partnerId={partner?.id} />
            </div>
          </fieldset>
        </>
      )}
    </RecordForm>
  );
}

type LeavingProps = { moving: NonNullable<Props['moving']>; error: ActionError | null };

function Leaving({ moving: { last, ended }, error }: LeavingProps) {
  const t = useTranslations('placements');
  return (
    <fieldset className="fieldset">
      <h2>{t('sections.moving')}</h2>
      <div className="fields">
        <TextField
          {...{
            name: 'on',
            type: 'date',
            label: t('fields.lastOn'),
            required: true,
            max: last,
            readOnly: ended,
            error,
          }}
          defaultValue={last}
        />
        <AreaField
          {...{ name: 'reason', label: t('fields.moveReason'), required: true, wide: true, maxLength: 500, error }}
        />
      </div>
    </fieldset>
  );
}

type Part = Pick<Props, 'values'> & { error: ActionError | null };

function Where({
  values,
  posts,
  platforms,
  partnerId,
  error,
}: Part & Pick<Props, 'posts' | 'platforms'> & { partnerId?: string }) {
  const t = useTranslations('placements');
  const offered = posts.filter((post) => post.partner.id === partnerId && (post.left > 0 || post.id === values.postId));
  return (
    <>
      <SelectField
        {...{ name: 'postId', label: t('fields.postId'), none: t('form.noPost'), error }}
        key={partnerId}
        options={offered.map(({ id, title, left }) => ({ value: id, label: `${title} (${left})` }))}
        defaultValue={values.postId ?? ''}
      />
      <TextField
        {...{ name: 'job', label: t('fields.job'), required: true, maxLength: 80, error }}
        defaultValue={values.job}
      />
      <SelectField
        {...{ name: 'kind', label: t('fields.kind'), required: true, error }}
        options={PLACEMENT_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        defaultValue={values.kind ?? 'POST'}
      />
      <SelectField
        {...{ name: 'stage', label: t('fields.stage'), none: t('form.none'), error }}
        options={STAGES.map((value) => ({ value, label: t(`stages.${value}`) }))}
        defaultValue={values.stage ?? ''}
      />
      <SelectField
        {...{ name: 'source', label: t('fields.source'), required: true, error }}
        options={SOURCES.map((value) => ({ value, label: t(`sources.${value}`) }))}
        defaultValue={values.source ?? 'SCHOOL'}
      />
      <SelectField
        {...{ name: 'form', label: t('fields.form'), none: t('form.none'), error }}
        options={FORMS.map((value) => ({ value, label: t(`forms.${value}`) }))}
        defaultValue={values.form ?? ''}
      />
      <SelectField
        {...{ name: 'platformId', label: t('fields.platformId'), none: t('form.none'), error }}
        options={optionsOf(platforms)}
        defaultValue={values.platformId ?? ''}
      />
      <RegionField
        {...{ name: 'placeCode', label: t('fields.place'), code: values.placeCode, place: values.place, error }}
      />
      <TextField
        {...{ name: 'address', label: t('fields.address'), wide: true, maxLength: 200, error }}
        defaultValue={values.address ?? ''}
      />
    </>
  );
}

type WhenProps = Part & Pick<Props, 'teachers' | 'mentors'> & { partnerId?: string };

function When({ values, teachers, mentors, partnerId, error }: WhenProps) {
  const t = useTranslations('placements');
  const phone = values.mentorPhoneMasked;
  return (
    <>
      <TextField
        {...{ name: 'startsOn', type: 'date', label: t('fields.startsOn'), required: true, error }}
        defaultValue={values.startsOn}
      />
      <TextField
        {...{ name: 'endsOn', type: 'date', label: t('fields.endsOn'), required: true, error }}
        defaultValue={values.endsOn}
      />
      <SelectField
        {...{ name: 'teacherId', label: t('fields.teacherId'), none: t('form.none'), error }}
        options={optionsOf(teachers)}
        defaultValue={values.teacherId ?? ''}
      />
      <SelectField
        {...{ name: 'mentorId', label: t('fields.mentorId'), none: t('form.noAccount'), error }}
        key={partnerId}
        options={optionsOf(mentors.filter((mentor) => mentor.partnerId === partnerId))}
        defaultValue={values.mentorId ?? ''}
      />
      <TextField
        {...{ name: 'mentorName', label: t('fields.mentorName'), maxLength: 40, error }}
        defaultValue={values.mentorName ?? ''}
      />
      <TextField
        {...{ name: 'mentorPhone', label: t('fields.mentorPhone'), inputMode: 'tel', maxLength: 30, error }}
        help={phone ? t('form.phoneHint', { phone }) : undefined}
      />
      <TextField
        {...{ name: 'pay', type: 'number', min: 0, label: t('fields.pay'), error }}
        defaultValue={values.pay ?? ''}
      />
      <TextField
        {...{ name: 'fees', type: 'number', min: 0, label: t('fields.fees'), error }}
        defaultValue={values.fees ?? 0}
      />
    </>
  );
}
