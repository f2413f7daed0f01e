'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ChecksField } from '@/components/form/checks-field';
import { ComboField } from '@/components/form/combo-field';
import { AreaField, SelectField, TextField } from '@/components/form/fields';
import { RecordForm } from '@/components/form/record-form';
import { loadAgreements } from '@/components/modules/agreements/load-agreements';
import { createPlatform, platformOptions, updatePlatform } from '@/lib/modules/platforms/actions';
import type { PlatformForm as Values } from '@/lib/modules/platforms/types';
import { LEVELS, type PlatformKind, SUBKINDS } from '@/lib/modules/platforms/words';
import type { Option } from '@/lib/reference/option';
import type { ActionError } from '@/lib/transport/result';
import { BaseFields } from './base-fields';

type Named = { id: string; name: string };
type Props = {
  /** What stands there now; without id and version the platform is new. */
  values: Partial<Values> & { kind: PlatformKind };
  agreement: Option | null;
  parent: Option | null;
  departments: Named[];
  people: Named[];
  programmes: Named[];
  /** The list from which the form was opened. */
  listPath: string;
};

const PLAIN = [
  ...(['name', 'subkind', 'level', 'departmentId', 'responsibleId', 'plannedOn', 'establishedOn'] as const),
  ...(['introduction', 'remark'] as const),
];
const BASE = ['campus', 'capacity', 'workplaces', 'builtBy', 'validTo', 'equipmentValue', 'address'] as const;

async function loadPlatforms(q: string): Promise<Option[]> {
  const answer = await platformOptions({ q });
  return answer.ok ? answer.data.map(({ id, name }) => ({ code: id, label: name })) : [];
}

/** A platform's form; each kind asks for what it has. */
export function PlatformForm(props: Props) {
  const { values, programmes, listPath } = props;
  const t = useTranslations('platforms');
  const { id, version, kind } = values;
  const [agreement, setAgreement] = useState(props.agreement);
  const [parent, setParent] = useState(props.parent);
  const [programmeIds, setProgrammeIds] = useState(values.programmeIds ?? []);
  const base = kind === 'TRAINING_BASE';

  function input(form: FormData) {
    const names = base ? [...PLAIN, ...BASE] : PLAIN;
    const profile = {
      ...Object.fromEntries(names.map((name) => [name, form.get(name)])),
      ...(base && {
        trades: String(form.get('trades') ?? '')
          .split(/[,，、;；\s]+/)
          .filter(Boolean),
      }),
      ...{ agreementId: agreement?.code ?? null, parentId: parent?.code ?? null, programmeIds },
    };
    return id ? { ...profile, id, version } : { ...profile, kind };
  }

  return (
    <RecordForm
      action={id ? updatePlatform : createPlatform}
      input={input}
      to={(saved) => `/platforms/${saved}`}
      back={id ? `/platforms/${id}` : listPath}
      submit={t('form.save')}
      label={(path) => t(`fields.${path}`)}
    >
      {(error) => (
        <>
          <Basics {...props} error={error} />
          {base && <BaseFields values={values} error={error} />}
          <fieldset className="fieldset">
            <h2>{t('sections.relations')}</h2>
            <div className="fields">
              <ComboField
                name="agreementId"
                label={t('fields.agreementId')}
                help={t('form.agreementHint')}
                wide
                value={agreement}
                onChange={setAgreement}
                load={loadAgreements}
                error={error}
              />
              <ComboField
                name="parentId"
                label={t('fields.parentId')}
                wide
                value={parent}
                onChange={setParent}
                load={loadPlatforms}
                error={error}
              />
              <ChecksField
                name="programmeIds"
                label={t('fields.programmeIds')}
                options={programmes.map((each) => ({ value: each.id, label: each.name }))}
                value={programmeIds}
                onChange={setProgrammeIds}
                error={error}
              />
            </div>
          </fieldset>
          <fieldset className="fieldset">
            <h2>{t('sections.introduction')}</h2>
            <div className="fields">
              <AreaField
                name="introduction"
                label={t('fields.introduction')}
                wide
                rows={5}
                maxLength={5000}
                defaultValue={values.introduction ?? ''}
                error={error}
              />
              <AreaField
                name="remark"
                label={t('fields.remark')}
                wide
                rows={2}
                maxLength={2000}
                defaultValue={values.remark ?? ''}
                error={error}
              />
            </div>
          </fieldset>
        </>
      )}
    </RecordForm>
  );
}

type PartProps = Pick<Props, 'values'> & { error: ActionError | null };
const optionsOf = (named: Named[]) => named.map(({ id, name }) => ({ value: id, label: name }));

function Basics({ values, departments, people, error }: PartProps & Pick<Props, 'departments' | 'people'>) {
  const t = useTranslations('platforms');
  const subkinds = SUBKINDS[values.kind];
  return (
    <fieldset className="fieldset">
      <h2>{t('sections.basics')}</h2>
      <div className="fields">
        <TextField
          name="name"
          label={t('fields.name')}
          wide
          required
          maxLength={120}
          defaultValue={values.name}
          error={error}
        />
        {subkinds.length > 0 && (
          <SelectField
            name="subkind"
            label={t('fields.subkind')}
            none={t('form.none')}
            options={subkinds.map((value) => ({ value, label: t(`subkinds.${value}`) }))}
            defaultValue={values.subkind ?? ''}
            error={error}
          />
        )}
        <SelectField
          name="level"
          label={t('fields.level')}
          required
          options={LEVELS.map((value) => ({ value, label: t(`levels.${value}`) }))}
          defaultValue={values.level ?? 'SCHOOL'}
          error={error}
        />
        <SelectField
          name="departmentId"
          label={t('fields.departmentId')}
          none={t('form.none')}
          options={optionsOf(departments)}
          defaultValue={values.departmentId ?? ''}
          error={error}
        />
        <SelectField
          name="responsibleId"
          label={t('fields.responsibleId')}
          none={t('form.none')}
          options={optionsOf(people)}
          defaultValue={values.responsibleId ?? ''}
          error={error}
        />
        <TextField
          name="plannedOn"
          type="date"
          label={t('fields.plannedOn')}
          defaultValue={values.plannedOn ?? ''}
          error={error}
        />
        <TextField
          name="establishedOn"
          type="date"
          label={t('fields.establishedOn')}
          help={t('form.establishedHint')}
          defaultValue={values.establishedOn ?? ''}
          error={error}
        />
      </div>
    </fieldset>
  );
}
