'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { checkImport } from '@/lib/modules/imports/actions';
import type { ImportColumns as Columns } from '@/lib/modules/imports/types';
import { SURE } from '@/lib/modules/imports/words';
import { ImportHeaderChoice } from './import-header-choice';
import { ImportProblem } from './import-problem';
import { useImportStep } from './use-import-step';

/** The step of matching: each column of the sheet with a few of its values, and what it goes into. */
export function ImportColumns({ view }: { view: Columns }) {
  const t = useTranslations('imports.columns');
  const fields = useTranslations(`imports.fields.${view.batch.module}`);
  const router = useRouter();
  const { batch } = view;
  const { pending, problem, act } = useImportStep();
  const [keys, setKeys] = useState<Record<number, string | null>>(() =>
    Object.fromEntries(batch.mapping.columns.map(({ index, key }) => [index, key])),
  );
  const used = Object.values(keys).filter((key) => key !== null);
  const missing = view.targets.filter(({ key, required }) => required && !used.includes(key));

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const input = {
      ...{ id: batch.id, version: batch.version, createMissing: form.has('createMissing'), keep: form.has('keep') },
      columns: Object.entries(keys).map(([index, key]) => ({ index: Number(index), key })),
    };
    if (await act(() => checkImport(input))) router.push(`/imports/${batch.id}`);
  }

  return (
    <>
      <ImportProblem error={problem} />
      {used.length === 0 && <div className="banner warn">{t('notFound')}</div>}
      <ImportHeaderChoice key={batch.version} view={view} />
      <form method="post" onSubmit={submit}>
        <div className="sec-head">
          <h2>{t('title')}</h2>
          <span className="n">{t('count', { all: batch.mapping.columns.length, used: used.length })}</span>
        </div>
        <div className="table-wrap">
          <table className="table">
            <thead>
              <tr>
                <th>{t('source')}</th>
                <th>{t('target')}</th>
                <th>{t('samples')}</th>
              </tr>
            </thead>
            <tbody>
              {batch.mapping.columns.map(({ index, header, key: proposed, confidence }) => {
                const key = keys[index] ?? null;
                const twice = key !== null && used.filter((each) => each === key).length > 1;
                const doubtful =
                  (key !== null && key === proposed && confidence < SURE) || view.ambiguous.includes(index);
                return (
                  <tr key={index}>
                    <th scope="row">{header}</th>
                    <td>
                      <select
                        className="select w-64"
                        aria-label={header}
                        aria-invalid={twice || undefined}
                        value={key ?? ''}
                        onChange={(event) => setKeys({ ...keys, [index]: event.target.value || null })}
                      >
                        <option value="">{t('leaveOut')}</option>
                        {view.targets.map((target) => (
                          <option key={target.key} value={target.key}>
                            {fields(target.key)}
                            {target.required && t('required')}
                          </option>
                        ))}
                      </select>
                      {twice && <span className="t-bad"> {t('twice')}</span>}
                      {!twice && doubtful && <span className="t-warn"> {t('look')}</span>}
                    </td>
                    <td className="dim">{view.samples[index]?.join(' · ')}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
        {missing.map(({ key }) => (
          <p key={key} className="t-bad mt-2">
            {t('missing', { name: fields(key) })}
          </p>
        ))}
        <ColumnOptions createMissing={batch.mapping.createMissing} />
        <button type="submit" className="btn btn-primary mt-4" disabled={pending || missing.length > 0}>
          {t('check')}
        </button>
      </form>
    </>
  );
}

function ColumnOptions({ createMissing }: { createMissing: boolean }) {
  const t = useTranslations('imports.columns');
  return (
    <div className="mt-4 grid gap-2">
      <label className="row">
        <input type="checkbox" className="check" name="keep" defaultChecked />
        {t('keep')}
      </label>
      <label className="row">
        <input type="checkbox" className="check" name="createMissing" defaultChecked={createMissing} />
        {t('createMissing')}
        <span className="dim">{t('createMissingHelp')}</span>
      </label>
    </div>
  );
}
