'use client';

import { useTranslations } from 'next-intl';
import { AreaField, SelectField, TextField } from '@/components/form/fields';
import type { LinkFacts } from '@/lib/modules/links/types';
import type { ActionError } from '@/lib/transport/result';

type Of<Kind> = {
  facts: Extract<LinkFacts, { kind: Kind }>;
  values: Record<string, string>;
  error: ActionError | null;
};
type Props = { facts: LinkFacts; values: Record<string, string>; error: ActionError | null };

/** What is asked, by the kind of link. */
export function LinkFields({ facts, ...more }: Props) {
  switch (facts.kind) {
    case 'SLOTS':
      return <SlotsFields {...{ facts, ...more }} />;
    case 'PRESENT':
      return <PresentFields {...{ facts, ...more }} />;
    case 'SIGN':
      return <SignFields {...{ facts, ...more }} />;
    case 'INCIDENT':
      return <IncidentFields {...{ facts, ...more }} />;
    case 'CONTACT':
      return <ContactFields {...{ facts, ...more }} />;
    default:
      return <AssessFields {...{ facts, ...more }} />;
  }
}

function SlotsFields({ facts: { title, slots, taken, validTo }, values, error }: Of<'SLOTS'>) {
  const t = useTranslations('links.page');
  return (
    <>
      <h2>{title}</h2>
      <TextField
        {...{ name: 'slots', type: 'number', inputMode: 'numeric', required: true, min: taken, error }}
        {...{ label: t('slots'), help: t('taken', { taken }), defaultValue: values.slots ?? slots }}
      />
      <TextField
        {...{ name: 'validTo', type: 'date', required: true, label: t('validTo'), error }}
        defaultValue={values.validTo ?? validTo}
      />
    </>
  );
}

type ChoiceProps = {
  name: string;
  legend: string;
  options: [value: string, label: string][];
  value: string | undefined;
};

/** Two or more big choices beside each other. */
function Choice({ name, legend, options, value }: ChoiceProps) {
  return (
    <fieldset className="link-choice">
      <legend>{legend}</legend>
      {options.map(([each, label]) => (
        <label key={each}>
          <input type="radio" name={name} value={each} defaultChecked={each === value} required />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}

function PresentFields({ facts: { weekOn, interns }, values, error }: Of<'PRESENT'>) {
  const t = useTranslations('links.page');
  return (
    <>
      <p>{t('week', { from: weekOn, to: sundayOf(weekOn) })}</p>
      <input type="hidden" name="weekOn" value={weekOn} />
      <input type="hidden" name="lines" value={interns.map((each) => each.placementId).join(',')} />
      {interns.map(({ placementId, student, job }) => (
        <div key={placementId} className="link-line">
          <Choice
            {...{ name: `present:${placementId}`, legend: `${student} · ${job}` }}
            options={[
              ['yes', t('here')],
              ['no', t('absent')],
            ]}
            value={values[`present:${placementId}`] ?? 'yes'}
          />
          <TextField
            {...{ name: `note:${placementId}`, label: t('note'), maxLength: 300, error }}
            defaultValue={values[`note:${placementId}`]}
          />
        </div>
      ))}
    </>
  );
}

function sundayOf(monday: string): string {
  return new Date(Date.parse(`${monday}T00:00:00Z`) + 6 * 86_400_000).toISOString().slice(0, 10);
}

function AssessFields({ facts, values, error }: Of<'ASSESS' | 'HOST_AGAIN'>) {
  const t = useTranslations('links.page');
  const { intern, kind, startsOn, endsOn } = facts;
  return (
    <>
      <h2>
        {intern.student} · {intern.job}
      </h2>
      <p className="dim">{t('periodOf', { from: startsOn, to: endsOn })}</p>
      {kind === 'ASSESS' && (
        <>
          <TextField
            {...{ name: 'score', type: 'number', inputMode: 'decimal', min: 0, max: 100, required: true, error }}
            {...{ label: t('score'), defaultValue: values.score }}
          />
          <AreaField
            {...{ name: 'remark', label: t('remark'), rows: 3, maxLength: 500, error }}
            defaultValue={values.remark}
          />
        </>
      )}
      <Choice
        {...{ name: 'hostAgain', legend: t('hostAgain'), value: values.hostAgain ?? 'yes' }}
        options={[
          ['yes', t('yes')],
          ['no', t('no')],
        ]}
      />
    </>
  );
}

function SignFields({ facts: { phone, hash }, values, error }: Of<'SIGN'>) {
  const t = useTranslations('links.page');
  return (
    <>
      <input type="hidden" name="hash" value={hash ?? ''} />
      <TextField
        {...{ name: 'signer', label: t('signer'), required: true, maxLength: 40, autoComplete: 'name', error }}
        defaultValue={values.signer}
      />
      <TextField
        {...{ name: 'lastDigits', label: t('lastDigits'), help: t('lastDigitsHelp', { phone: phone.slice(0, -4) }) }}
        {...{ required: true, inputMode: 'numeric', pattern: '\\d{4}', maxLength: 4, error }}
        defaultValue={values.lastDigits}
      />
      <Choice
        {...{ name: 'agreed', legend: t('agreed'), value: values.agreed }}
        options={[
          ['yes', t('agreedYes')],
          ['no', t('agreedNo')],
        ]}
      />
    </>
  );
}

function IncidentFields({ facts: { intern, kinds, today }, values, error }: Of<'INCIDENT'>) {
  const t = useTranslations('links.page');
  const p = useTranslations('links.incidents');
  return (
    <>
      <h2>
        {intern.student} · {intern.job}
      </h2>
      <SelectField
        {...{ name: 'kind', label: t('incidentKind'), required: true, error }}
        options={kinds.map((value) => ({ value, label: p(value) }))}
        defaultValue={values.kind}
      />
      <TextField
        {...{ name: 'happenedOn', type: 'date', label: t('happenedOn'), required: true, error }}
        defaultValue={values.happenedOn ?? today}
      />
      <TextField {...{ name: 'untilOn', type: 'date', label: t('untilOn'), error }} defaultValue={values.untilOn} />
      <AreaField
        {...{ name: 'what', label: t('what'), rows: 4, required: true, maxLength: 1000, error }}
        defaultValue={values.what}
      />
    </>
  );
}

function ContactFields({ facts, values, error }: Of<'CONTACT'>) {
  const t = useTranslations('links.page');
  const { phone } = facts;
  return (
    <>
      <TextField
        {...{ name: 'name', label: t('name'), required: true, maxLength: 40, error }}
        defaultValue={values.name ?? facts.name}
      />
      <TextField
        {...{ name: 'title', label: t('title'), maxLength: 40, error }}
        defaultValue={values.title ?? facts.title ?? ''}
      />
      <TextField
        {...{ name: 'phone', type: 'tel', label: t('phone'), maxLength: 30, error }}
        help={phone ? t('phoneHelp', { phone }) : undefined}
        defaultValue={values.phone}
      />
      <TextField
        {...{ name: 'email', type: 'email', label: t('email'), maxLength: 120, error }}
        defaultValue={values.email ?? facts.email ?? ''}
      />
      <TextField
        {...{ name: 'wechat', label: t('wechat'), maxLength: 60, error }}
        defaultValue={values.wechat ?? facts.wechat ?? ''}
      />
    </>
  );
}
