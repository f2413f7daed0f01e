'use client';

import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ComboField, type Load } from '@/components/form/combo-field';
import { SelectField, TextField } from '@/components/form/fields';
import { RecordForm } from '@/components/form/record-form';
import { loadAgreements } from '@/components/modules/agreements/load-agreements';
import { partnerOptions } from '@/lib/modules/partners/actions';
import { createPathway, updatePathway } from '@/lib/modules/pathways/actions';
import { codesFit } from '@/lib/modules/pathways/state';
import type { PathwayForm as Values } from '@/lib/modules/pathways/types';
import type { Option } from '@/lib/reference/option';
import type { ActionError } from '@/lib/transport/result';
import { PathwayClassFields } from './pathway-class-fields';

type Named = { id: string; name: string };
type Props = {
  /** What stands there now; without id and version the class is new. */
  values: Partial<Values> & { agreement?: { id: string; label: string } | null };
  programmes: (Named & { code: string | null })[];
  alliances: Named[];
  today: string;
  /** A school fills what is its own: the college agrees, with whom and from when. */
  asSchool: boolean;
};

const NAMES = [
  ...['name', 'mode', 'programmeId', 'platformId', 'schoolProgrammeCode', 'schoolProgrammeName', 'gradeYear'],
  ...['plannedSeats', 'planVersion', 'agreedOn', 'endedOn', 'remark'],
] as const;

const AGREED: ReadonlySet<string> = new Set(['mode', 'programmeId', 'gradeYear', 'plannedSeats']);

const partnersOf =
  (kind: string): Load =>
  async (q) => {
    const answer = await partnerOptions({ q, kinds: [kind] });
    return answer.ok ? answer.data.map(({ id, name }) => ({ code: id, label: name })) : [];
  };
const schools = partnersOf('SECONDARY_SCHOOL');
const enterprises = partnersOf('ENTERPRISE');
const chosen = (id?: string | null, name?: string | null): Option | null =>
  id && name ? { code: id, label: name } : null;

/** A pathway class's form: who agrees on it, and the programmes on both sides. */
export function PathwayForm({ values, programmes, alliances, today, asSchool }: Props) {
  const t = useTranslations('pathways');
  const { id, version } = values;
  const [school, setSchool] = useState(chosen(values.schoolId, values.schoolName));
  const [enterprise, setEnterprise] = useState(chosen(values.enterpriseId, values.enterpriseName));

  const [agreement, setAgreement] = useState(chosen(values.agreement?.id, values.agreement?.label));
  // What was agreed on stays for the school.
  const agreed = asSchool && Boolean(values.agreedOn);

  function input(form: FormData) {
    const stands = (name: (typeof NAMES)[number]) => (agreed && AGREED.has(name) ? values[name] : form.get(name));
    const profile = Object.fromEntries(NAMES.map((name) => [name, stands(name)]));
    const parties = {
      schoolId: school?.code ?? '',
      enterpriseId: enterprise?.code ?? null,
      agreementId: agreement?.code ?? null,
    };
    return id ? { ...profile, ...parties, id, version } : { ...profile, ...parties };
  }
  return (
    <RecordForm
      action={id ? updatePathway : createPathway}
      input={input}
      to={(saved) => `/pathways/${saved}`}
      back={id ? `/pathways/${id}` : '/pathways'}
      submit={t('form.save')}
      label={(path) => t(`fields.${path}`)}
    >
      {(error) => (
        <>
          {asSchool ? (
            <p className="banner info">{t(agreed ? 'form.agreedStays' : 'form.collegeAgrees')}</p>
          ) : (
            <Parties
              {...{ values, alliances, error, school, setSchool, enterprise, setEnterprise, agreement, setAgreement }}
            />
          )}
          <Programmes {...{ values, programmes, agreed, error }} />
          <PathwayClassFields {...{ values, today, asSchool, agreed, error }} />
        </>
      )}
    </RecordForm>
  );
}

type Part = Pick<Props, 'values'> & { error: ActionError | null };
type Chosen = Option | null;
type PartiesProps = Part &
  Pick<Props, 'alliances'> & {
    school: Chosen;
    setSchool: (school: Chosen) => void;
    enterprise: Chosen;
    setEnterprise: (enterprise: Chosen) => void;
    agreement: Chosen;
    setAgreement: (agreement: Chosen) => void;
  };

function Parties({ values, alliances, error, ...parties }: PartiesProps) {
  const { school, setSchool, enterprise, setEnterprise, agreement, setAgreement } = parties;
  const t = useTranslations('pathways');
  return (
    <fieldset className="fieldset">
      <h2>{t('sections.parties')}</h2>
      <div className="fields">
        <ComboField
          {...{
            name: 'schoolId',
            label: t('fields.schoolId'),
            placeholder: t('form.find'),
            required: true,
            error,
          }}
          value={school}
          onChange={setSchool}
          load={schools}
        />
        <ComboField
          {...{ name: 'enterpriseId', label: t('fields.enterpriseId'), placeholder: t('form.find'), error }}
          value={enterprise}
          onChange={setEnterprise}
          load={enterprises}
        />
        <ComboField
          {...{ name: 'agreementId', label: t('fields.agreementId'), placeholder: t('form.findAgreement'), error }}
          help={t('form.agreementHint')}
          value={agreement}
          onChange={setAgreement}
          load={loadAgreements}
        />
        <SelectField
          name="platformId"
          label={t('fields.platformId')}
          none={t('form.none')}
          options={alliances.map((each) => ({ value: each.id, label: each.name }))}
          defaultValue={values.platformId ?? ''}
          error={error}
        />
      </div>
    </fieldset>
  );
}

function Programmes({ values, programmes, agreed, error }: Part & Pick<Props, 'programmes'> & { agreed: boolean }) {
  const t = useTranslations('pathways');
  const [programmeId, setProgrammeId] = useState(values.programmeId ?? '');
  const [code, setCode] = useState(values.schoolProgrammeCode ?? '');
  const college = programmes.find((each) => each.id === programmeId)?.code ?? null;
  const fits = code.length !== 6 || codesFit(code, college);
  return (
    <fieldset className="fieldset">
      <h2>{t('sections.programmes')}</h2>
      <div className="fields">
        <TextField
          name="schoolProgrammeName"
          label={t('fields.schoolProgrammeName')}
          maxLength={80}
          defaultValue={values.schoolProgrammeName ?? ''}
          error={error}
        />
        <TextField
          name="schoolProgrammeCode"
          label={t('fields.schoolProgrammeCode')}
          help={t('form.codeHint')}
          inputMode="numeric"
          maxLength={6}
          defaultValue={values.schoolProgrammeCode ?? ''}
          onChange={(event) => setCode(event.target.value)}
          error={error}
        />
        {!agreed && (
          <SelectField
            name="programmeId"
            label={t('fields.programmeId')}
            none={t('form.none')}
            options={programmes.map(({ id, name, code: own }) => ({ value: id, label: own ? `${own} ${name}` : name }))}
            defaultValue={programmeId}
            onChange={(event) => setProgrammeId(event.target.value)}
            error={error}
          />
        )}
        <div className="field" role="status">
          {!fits && (
            <p className="banner warn">
              <TriangleAlert className="ic" aria-hidden />
              {t('form.doubt', { from: code.slice(0, 2), to: college?.slice(0, 2) ?? '' })}
            </p>
          )}
        </div>
      </div>
    </fieldset>
  );
}
