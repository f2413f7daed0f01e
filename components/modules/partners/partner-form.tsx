'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type Clash, FormConflict } from '@/components/form/form-conflict';
import { mergeValues } from '@/components/form/merge-values';
import { RecordForm } from '@/components/form/record-form';
import { createPartner, updatePartner } from '@/lib/modules/partners/actions';
import type { PartnerForm as Stored } from '@/lib/modules/partners/types';
import type { PartnerKind } from '@/lib/modules/partners/words';
import type { ActionError } from '@/lib/transport/result';
import { FormContacts } from './form-contacts';
import { CooperationSection, TextSection } from './form-cooperation';
import { BusinessSection, type FormChoices, IdentitySection, PlaceSection } from './form-sections';
import { type FormValues, theirValues, toProfile } from './form-values';
import { useShown } from './use-shown';

type Props = FormChoices & {
  values: FormValues;
  /** Without them the partner is new. */
  record?: { id: string; version: number };
  back: string;
  /** Kinds that a new partner can be of, when there are several. */
  kinds?: PartnerKind[];
};
type Clashing = { field: keyof FormValues; theirs: FormValues };

const SECTIONS = ['identity', 'business', 'place', 'cooperation', 'people', 'text'] as const;
const SECTION_OF: Partial<Record<string, (typeof SECTIONS)[number]>> = {
  ...{ industryCode: 'business', chains: 'business', scale: 'business', tier: 'business', headcount: 'business' },
  ...{ ownership: 'business', legalPerson: 'business', capital: 'business', listed: 'business' },
  ...{ regionCode: 'place', address: 'place', website: 'place' },
  ...{ state: 'cooperation', ownerId: 'cooperation', cooperatingSince: 'cooperation', departmentIds: 'cooperation' },
  ...{
    cooperation: 'cooperation',
    programmes: 'cooperation',
    contacts: 'people',
    introduction: 'text',
    remark: 'text',
  },
};

/** A partner's form. What somebody else saved meanwhile is laid under one's own changes. */
export function PartnerForm({ values: first, record, back, kinds = [], ...choices }: Props) {
  const t = useTranslations('partners');
  const [base, setBase] = useState({ values: first, version: record?.version ?? 0 });
  const [values, setValues] = useState(first);
  const [mine, setMine] = useState(first);
  const [clashes, setClashes] = useState<Clashing[]>([]);
  const [merged, setMerged] = useState(0);
  const [problem, setProblem] = useState<ActionError | null>(null);
  const set = (over: Partial<FormValues>) => setValues((now) => ({ ...now, ...over }));
  const label = useLabel();
  const shown = useShown(choices);

  function learn(error: ActionError | null) {
    setProblem(error);
    if (error?.code !== 'CONFLICT' || !error.current) return;
    const current = error.current as Stored;
    const theirs = theirValues(current, base.values, values);
    const { values: both, both: fields, taken } = mergeValues(base.values, values, theirs);
    setMine(values);
    setValues(both);
    setBase({ values: theirs, version: current.version });
    setClashes(fields.map((field) => ({ field, theirs })));
    setMerged(taken.length);
  }
  function input() {
    const profile = toProfile(values);
    if (record) return { ...profile, id: record.id, version: base.version };
    return { ...profile, kind: values.kind, state: values.state };
  }
  const told = clashes.map(
    ({ field, theirs }): Clash => ({
      field,
      theirs: shown(field, theirs[field]),
      mine: shown(field, mine[field]),
      chosen: JSON.stringify(values[field]) === JSON.stringify(theirs[field]) ? 'theirs' : 'mine',
    }),
  );
  function choose(field: string, whose: Clash['chosen']) {
    const clash = clashes.find((each) => each.field === field);
    if (clash) set({ [field]: (whose === 'theirs' ? clash.theirs : mine)[clash.field] });
  }

  return (
    <div className="form-grid">
      <FormNav problem={problem} enterprise={values.kind === 'ENTERPRISE'} />
      <RecordForm
        action={record ? updatePartner : createPartner}
        input={input}
        to={(id) => `/partners/${id}`}
        back={back}
        submit={t('form.save')}
        label={label}
        onProblem={learn}
        conflict={<FormConflict clashes={told} merged={merged} label={label} onChoose={choose} />}
      >
        {(error) => {
          const section = { ...choices, values, set, error, id: record?.id, kinds };
          return (
            <>
              <IdentitySection {...section} />
              {values.kind === 'ENTERPRISE' && <BusinessSection {...section} />}
              <PlaceSection {...section} />
              <CooperationSection {...section} />
              <fieldset className="fieldset scroll-mt-16" id="people">
                <h2>{t('form.people')}</h2>
                <FormContacts contacts={values.contacts} onChange={(contacts) => set({ contacts })} error={error} />
              </fieldset>
              <TextSection {...section} />
            </>
          );
        }}
      </RecordForm>
    </div>
  );
}

/** A field's name in words, by its path in the command's input or by its name in the form. */
function useLabel() {
  const t = useTranslations('partners');
  return (path: string) => {
    const [field = '', number, part] = path.split('.');
    if (number === undefined) return t(`fields.${field as 'name'}`);
    const place = t('contact.number', { number: Number(number) + 1 });
    return part ? `${place} · ${t(`contact.${part as 'name'}`)}` : place;
  };
}

function FormNav({ problem, enterprise }: { problem: ActionError | null; enterprise: boolean }) {
  const t = useTranslations('partners.form');
  const fields = Object.keys(problem?.fields ?? {}).map((path) => path.split('.')[0] ?? '');
  return (
    <nav className="form-nav" aria-label={t('sections')}>
      {SECTIONS.filter((section) => enterprise || section !== 'business').map((section) => {
        const count = fields.filter((field) => (SECTION_OF[field] ?? 'identity') === section).length;
        return (
          <a key={section} href={`#${section}`}>
            {t(section)} {count > 0 && <span className="n">{count}</span>}
          </a>
        );
      })}
    </nav>
  );
}
