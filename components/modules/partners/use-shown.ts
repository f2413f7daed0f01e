'use client';

import { useTranslations } from 'next-intl';
import type { FormChoices } from './form-sections';
import type { ContactDraft, FormValues } from './form-values';

/** A value of the form in words, for laying two beside each other. */
export function useShown({ words, departments, people }: FormChoices) {
  const t = useTranslations('partners');
  const word = (list: { code: string; label: string }[], code: string) =>
    list.find((each) => each.code === code)?.label ?? code;
  const name = (list: { id: string; name: string }[], id: string) => list.find((each) => each.id === id)?.name ?? '';
  return (field: keyof FormValues, value: FormValues[keyof FormValues]): string => {
    if (value === null || value === '') return '';
    switch (field) {
      case 'chains':
        return (value as string[]).map((code) => word(words.CHAIN, code)).join(t('separator'));
      case 'cooperation':
        return (value as string[]).map((code) => word(words.COOPERATION, code)).join(t('separator'));
      case 'departmentIds':
        return (value as string[]).map((id) => name(departments, id)).join(t('separator'));
      case 'contacts':
        return (value as ContactDraft[])
          .map((contact) => [contact.name, contact.title].filter(Boolean).join(' '))
          .join(t('separator'));
      case 'industry':
      case 'region':
      case 'group':
        return (value as { label: string }).label;
      case 'ownership':
        return word(words.OWNERSHIP, value as string);
      case 'ownerId':
        return name(people, value as string);
      case 'scale':
        return t(`scales.${value as 'NONE'}`);
      case 'tier':
        return t(`tiers.${value as 'NONE'}`);
      case 'listed':
        return t(value === 'true' ? 'form.listedYes' : 'form.listedNo');
      default:
        return String(value);
    }
  };
}
