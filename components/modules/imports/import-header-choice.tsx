'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { chooseHeader } from '@/lib/modules/imports/actions';
import type { ImportColumns } from '@/lib/modules/imports/types';
import { ImportProblem } from './import-problem';
import { useImportStep } from './use-import-step';

const SHOWN_CELLS = 5;

/** Which sheet and which row hold the header, for when it was guessed wrongly. */
export function ImportHeaderChoice({ view: { batch, sheets } }: { view: ImportColumns }) {
  const t = useTranslations('imports.columns');
  const router = useRouter();
  const { pending, problem, act } = useImportStep();
  const [sheet, setSheet] = useState(batch.sheet);
  const [row, setRow] = useState(batch.headerRow);
  const rows = sheets.find((each) => each.name === sheet)?.rows ?? [];
  const chosen = rows.some((each) => each.row === row) ? row : (rows[0]?.row ?? 1);
  const changed = sheet !== batch.sheet || chosen !== batch.headerRow;

  async function reread() {
    if (await act(() => chooseHeader({ id: batch.id, version: batch.version, sheet, headerRow: chosen })))
      router.refresh();
  }

  return (
    <fieldset className="fieldset">
      <ImportProblem error={problem} />
      <legend className="vh">{t('where')}</legend>
      <div className="flex flex-wrap items-end gap-3">
        <div className="field">
          <label htmlFor="import-sheet">{t('sheet')}</label>
          <select
            id="import-sheet"
            className="select w-48"
            value={sheet}
            onChange={(event) => setSheet(event.target.value)}
          >
            {sheets.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="import-header">{t('headerRow')}</label>
          <select
            id="import-header"
            className="select w-96 max-w-full"
            value={chosen}
            onChange={(event) => setRow(Number(event.target.value))}
          >
            {rows.map((each) => (
              <option key={each.row} value={each.row}>
                {t('rowOption', { row: each.row, text: each.cells.filter(Boolean).slice(0, SHOWN_CELLS).join(' · ') })}
              </option>
            ))}
          </select>
        </div>
        <button type="button" className="btn" disabled={!changed || pending} onClick={reread}>
          {t('reread')}
        </button>
      </div>
    </fieldset>
  );
}
