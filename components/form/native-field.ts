type Native = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
type Words = (key: 'yes' | 'no' | 'entries' | 'changed', params?: { count: number }) => string;

/** The browser's own field of this name; null for one that a component holds. */
export function fieldOf(form: HTMLFormElement | null, name: string): Native | null {
  const field = form?.elements.namedItem(name);
  const plain =
    field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement;
  return plain && field.getAttribute('role') !== 'combobox' ? field : null;
}

/** Puts a value into the field, as if it had been typed. */
export function takeValue(form: HTMLFormElement | null, name: string, value: unknown): void {
  const field = fieldOf(form, name);
  if (!field) return;
  if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = value === true;
  else field.value = typeof value === 'string' ? value : '';
}

/** A field's value as its reader knows it: the words of a choice, yes or no, how many entries of a list. */
export function showValue(form: HTMLFormElement | null, name: string, value: unknown, t: Words): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  if (Array.isArray(value)) return t('entries', { count: value.length });
  const field = fieldOf(form, name);
  if (field instanceof HTMLSelectElement)
    return [...field.options].find((option) => option.value === value)?.text ?? t('changed');
  return field ? String(value) : t('changed');
}
