'use client';

import { useTranslations } from 'next-intl';
import { ChecksField } from '@/components/form/checks-field';
import { AreaField, SelectField, TextField } from '@/components/form/fields';
import { PARTNER_STATES } from '@/lib/modules/partners/words';
import { Section, type SectionProps, useBinding, useWords } from './form-sections';

/** How the college works with it. */
export function CooperationSection(props: SectionProps) {
  const t = useTranslations('partners');
  const bind = useBinding(props);
  const withUnknown = useWords();
  const { id, values, set, error, words, departments, people } = props;
  return (
    <Section id="cooperation" title={t('form.cooperation')}>
      {!id && (
        <SelectField
          {...bind('state')}
          help={t('form.stateHelp')}
          options={PARTNER_STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
        />
      )}
      <SelectField
        {...bind('ownerId')}
        none={t('form.none')}
        options={people.map((person) => ({ value: person.id, label: person.name }))}
      />
      <TextField {...bind('cooperatingSince')} type="date" />
      <ChecksField
        name="departmentIds"
        label={t('fields.departmentIds')}
        options={departments.map((department) => ({ value: department.id, label: department.name }))}
        value={values.departmentIds}
        onChange={(departmentIds) => set({ departmentIds })}
        error={error}
      />
      <ChecksField
        name="cooperation"
        label={t('fields.cooperation')}
        options={withUnknown(words.COOPERATION, values.cooperation)}
        value={values.cooperation}
        onChange={(cooperation) => set({ cooperation })}
        error={error}
      />
      <TextField {...bind('programmes')} wide help={t('form.programmesHelp')} />
    </Section>
  );
}

/** What is to be said in sentences. */
export function TextSection(props: SectionProps) {
  const t = useTranslations('partners');
  const bind = useBinding(props);
  return (
    <Section id="text" title={t('form.text')}>
      <AreaField {...bind('introduction')} wide rows={5} maxLength={5000} />
      <AreaField {...bind('remark')} wide rows={3} maxLength={2000} />
    </Section>
  );
}
