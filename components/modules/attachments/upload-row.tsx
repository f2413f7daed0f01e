'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Upload } from './use-uploads';

const WHOLE = 100;

type Props = { upload: Upload; onDismiss: () => void; children?: ReactNode };

/** How far one file is, or why it was refused; below it what there is to say of it. */
export function UploadRow({ upload, onDismiss, children }: Props) {
  const t = useTranslations('attachments.upload');
  const { name, state, percent, problem } = upload;
  return (
    <li className="flex min-h-9 flex-wrap items-center gap-x-3">
      <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{name}</span>
      {state === 'sending' && (
        <>
          <progress className="w-24" max={WHOLE} value={percent} aria-label={`${name} ${t('progress', { percent })}`} />
          <span className="small dim">{t('progress', { percent })}</span>
        </>
      )}
      {state === 'waiting' && <span className="small dim">{t('waiting')}</span>}
      {state === 'done' && <span className="small t-ok">{t('done')}</span>}
      {state === 'failed' && (
        <>
          <span className="err" role="alert">
            {problem}
          </span>
          <button
            type="button"
            className="btn btn-ghost btn-icon"
            aria-label={t('dismiss', { name })}
            onClick={onDismiss}
          >
            <X className="ic" aria-hidden />
          </button>
        </>
      )}
      {children && <div className="w-full">{children}</div>}
    </li>
  );
}
