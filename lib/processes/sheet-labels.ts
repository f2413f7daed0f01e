import 'server-only';
import { createTranslator } from 'use-intl/core';
import type { ExportLabels, TemplateLabels } from '@/lib/excel/write';
import type { Locale } from '@/lib/i18n/locales';
import { loadMessages } from '@/lib/i18n/messages';
import type { ImportProblemView } from '@/lib/modules/imports/types';

function translator(locale: Locale) {
  const { imports, errors, 'import-problems': problems } = loadMessages(locale);
  return createTranslator({
    locale,
    messages: { imports, errors, problems } as Record<string, unknown>,
    timeZone: 'Asia/Shanghai',
  }) as unknown as (key: string, params?: Record<string, string | number>) => string;
}

/** The words that an exported sheet needs. */
export function exportLabels(locale: Locale, module: string): ExportLabels & { reason: string } {
  const t = translator(locale);
  return {
    sheet: t(`imports.modules.${module}`),
    yes: t('imports.sheet.yes'),
    no: t('imports.sheet.no'),
    reason: t('imports.sheet.reason'),
  };
}

/** The words that a blank template needs. */
export function templateLabels(locale: Locale, module: string): TemplateLabels & { file: string } {
  const t = translator(locale);
  const kinds = ['text', 'code', 'int', 'decimal', 'money', 'date', 'bool', 'phone', 'enum', 'list', 'ref'] as const;
  return {
    sheet: t(`imports.modules.${module}`),
    file: t('imports.template.file', { module: t(`imports.modules.${module}`) }),
    notes: t('imports.template.notes'),
    headings: [
      t('imports.template.column'),
      t('imports.template.required'),
      t('imports.template.kind'),
      t('imports.template.words'),
    ],
    required: t('imports.template.mustFill'),
    kinds: Object.fromEntries(
      kinds.map((kind) => [kind, t(`imports.template.kinds.${kind}`)]),
    ) as TemplateLabels['kinds'],
  };
}

/** What is wrong at a cell, in words. */
export function problemText(
  locale: Locale,
  { cell, code, params }: Omit<ImportProblemView, 'severity'>,
  row: number,
): string {
  const t = translator(locale);
  return t(`problems.cell.${code}`, { ...params, cell: cell ?? t('problems.row', { row }) });
}

/** An error's message. */
export function errorText(locale: Locale, key: string, params?: Record<string, string | number>): string {
  return translator(locale)(`errors.${key}`, params);
}
