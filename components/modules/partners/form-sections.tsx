'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ChecksField } from '@/components/form/checks-field';
import { ComboField, type Load } from '@/components/form/combo-field';
import { SelectField, TextField } from '@/components/form/fields';
import { loadRegions } from '@/components/modules/reference/region-field';
import { partnerOptions } from '@/lib/modules/partners/actions';
import { type PartnerKind, SCALES, TIERS } from '@/lib/modules/partners/words';
import { industryOptions } from '@/lib/modules/reference/actions';
import type { DictionaryWords, Word } from '@/lib/modules/settings/types';
import type { ActionError } from '@/lib/transport/result';
import { CreditCodeField } from './credit-code-field';
import { DuplicateHints } from './duplicate-hints';
import type { FormValues } from './form-values';

export type FormChoices = {
  words: DictionaryWords;
  departments: { id: string; name: string }[];
  people: { id: string; name: string }[];
};
export type SectionProps = FormChoices & {
  id?: string;
  kinds: PartnerKind[];
  values: FormValues;
  set: (over: Partial<FormValues>) => void;
  error: ActionError | null;
};

const loadIndustries: Load = async (q) => {
  const answer = await industryOptions({ q: q.slice(0, 60) });
  return answer.ok ? answer.data : [];
};
const loadPartners: Load = async (q) => {
  const answer = await partnerOptions({ q: q.slice(0, 100) });
  return answer.ok ? answer.data.map(({ id, name }) => ({ code: id, label: name })) : [];
};

type Texts = { [K in keyof FormValues]: FormValues[K] extends string ? K : never }[keyof FormValues];

/** Makes what text fields and selects need, each by its name. */
export function useBinding({ values, set, error }: SectionProps) {
  const t = useTranslations('partners.fields');
  return (name: Texts) => ({
    ...{ name, label: t(name as 'name'), error, value: values[name] },
    onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
  });
}

/** A part of the form with its heading. */
export function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <fieldset className="fieldset scroll-mt-16" id={id}>
      <h2>{title}</h2>
      <div className="fields">{children}</div>
    </fieldset>
  );
}

/** Who it is. */
export function IdentitySection(props: SectionProps) {
  const t = useTranslations('partners');
  const bind = useBinding(props);
  const { values, set, error, id, kinds } = props;
  return (
    <Section id="identity" title={t('form.identity')}>
      {kinds.length > 1 && (
        <SelectField
          {...bind('kind')}
          required
          options={kinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        />
      )}
      <TextField {...bind('name')} wide required maxLength={120} help={t('form.nameHelp')} />
      <CreditCodeField value={values.creditCode} onChange={(creditCode) => set({ creditCode })} error={error} />
      <DuplicateHints
        name={values.name}
        creditCode={values.creditCode}
        formerNames={values.formerNames}
        exceptId={id}
      />
      {values.creditCode.trim() === '' && (
        <TextField {...bind('noCodeReason')} wide maxLength={200} help={t('form.noCodeHelp')} />
      )}
      <TextField {...bind('shortName')} maxLength={40} />
      <TextField {...bind('formerNames')} help={t('form.formerNamesHelp')} />
      <TextField {...bind('aliases')} help={t('form.aliasesHelp')} />
      <ComboField
        name="groupId"
        label={t('fields.groupId')}
        placeholder={t('form.chooseGroup')}
        value={values.group}
        onChange={(group) => set({ group })}
        load={loadPartners}
        error={error}
      />
    </Section>
  );
}

const options = (words: Word[], chosen: string[]) =>
  words
    .filter((word) => !word.retired || chosen.includes(word.code))
    .map(({ code, label }) => ({ value: code, label }));

/** A dictionary's words and those that the record holds and the dictionary lacks, which stay as written and are marked. */
export function useWords() {
  const t = useTranslations('partners.form');
  return (words: Word[], chosen: string[]) => [
    ...options(words, chosen),
    ...chosen
      .filter((code) => code && !words.some((word) => word.code === code))
      .map((code) => ({ value: code, label: code, note: t('unknown') })),
  ];
}

/** What it does and how large it is. */
export function BusinessSection(props: SectionProps) {
  const t = useTranslations('partners');
  const bind = useBinding(props);
  const withUnknown = useWords();
  const { values, set, error, words } = props;
  const none = t('form.none');
  const ownership = withUnknown(words.OWNERSHIP, [values.ownership]).map(({ value, label, ...more }) => ({
    value,
    label: 'note' in more ? `${label}（${more.note}）` : label,
  }));
  return (
    <Section id="business" title={t('form.business')}>
      <ComboField
        name="industryCode"
        label={t('fields.industryCode')}
        placeholder={t('form.chooseIndustry')}
        help={
          values.industryText && !values.industry
            ? t('form.industryAsWritten', { text: values.industryText })
            : undefined
        }
        wide
        value={values.industry}
        onChange={(industry) => set({ industry })}
        load={loadIndustries}
        error={error}
      />
      <ChecksField
        name="chains"
        label={t('fields.chains')}
        options={withUnknown(words.CHAIN, values.chains)}
        value={values.chains}
        onChange={(chains) => set({ chains })}
        error={error}
      />
      <SelectField
        {...bind('scale')}
        none={none}
        options={SCALES.map((value) => ({ value, label: t(`scales.${value}`) }))}
      />
      <TextField {...bind('headcount')} inputMode="numeric" help={t('form.headcountHelp')} />
      <SelectField
        {...bind('tier')}
        none={none}
        options={TIERS.map((value) => ({ value, label: t(`tiers.${value}`) }))}
      />
      <SelectField {...bind('ownership')} none={none} options={ownership} />
      <TextField {...bind('legalPerson')} maxLength={60} />
      <TextField
        {...bind('capital')}
        label={`${t('fields.capital')}（${t('form.capitalUnit')}）`}
        inputMode="decimal"
      />
      <SelectField
        {...bind('listed')}
        none={none}
        options={[
          { value: 'true', label: t('form.listedYes') },
          { value: 'false', label: t('form.listedNo') },
        ]}
      />
    </Section>
  );
}

/** Where it is. */
export function PlaceSection(props: SectionProps) {
  const t = useTranslations('partners');
  const bind = useBinding(props);
  const { values, set, error } = props;
  return (
    <Section id="place" title={t('form.place')}>
      <ComboField
        name="regionCode"
        label={t('fields.regionCode')}
        placeholder={t('form.chooseRegion')}
        help={values.regionText && !values.region ? t('form.regionAsWritten', { text: values.regionText }) : undefined}
        wide
        value={values.region}
        onChange={(region) => set({ region })}
        load={loadRegions}
        error={error}
      />
      <TextField {...bind('address')} wide maxLength={200} />
      <TextField {...bind('website')} wide maxLength={200} inputMode="url" />
    </Section>
  );
}
