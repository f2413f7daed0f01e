'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Modal } from '@/components/ui/modal';
import { checkImport, commitImport, discardImport, undoImport } from '@/lib/modules/imports/actions';
import { ImportProblem } from './import-problem';
import { useImportStep } from './use-import-step';

const STEPS = {
  commit: commitImport,
  undo: undoImport,
  discard: discardImport,
  /** Judges the rows anew with the columns as they are. */
  recheck: (at: { id: string; version: number }) => checkImport({ ...at, columns: [], keep: false }),
} as const;

type Props = {
  step: keyof typeof STEPS;
  id: string;
  version: number;
  label: string;
  tone?: string;
  disabled?: boolean;
  ask?: string;
};

/** A button for one step; what cannot be taken back lightly asks first. */
export function ImportStepButton({ step, id, version, label, tone = '', disabled = false, ask }: Props) {
  const t = useTranslations('imports');
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const { pending, problem, act } = useImportStep();

  async function go() {
    setAsking(false);
    await act(() => STEPS[step]({ id, version }));
    router.refresh();
  }

  return (
    <>
      <button
        type="button"
        className={`btn ${tone} ${pending ? 'is-busy' : ''}`}
        disabled={disabled || pending}
        onClick={() => (ask ? setAsking(true) : void go())}
      >
        {label}
      </button>
      {problem && <ImportProblem error={problem} />}
      {ask && asking && (
        <Modal title={label} onClose={() => setAsking(false)}>
          <p className="bd">{ask}</p>
          <footer>
            <button type="button" className="btn" onClick={() => setAsking(false)}>
              {t('cancel')}
            </button>
            <button
              type="button"
              className={`btn ${tone === 'btn-ghost' ? 'btn-bad' : tone || 'btn-bad'}`}
              onClick={go}
            >
              {label}
            </button>
          </footer>
        </Modal>
      )}
    </>
  );
}
