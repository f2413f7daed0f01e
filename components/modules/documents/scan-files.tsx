'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { DropFiles } from '@/components/modules/attachments/drop-files';
import { useUploads } from '@/components/modules/attachments/use-uploads';
import type { ScanReport } from '@/lib/modules/documents/types';
import { CODELESS, type Codeless } from '@/lib/modules/documents/words';
import { ScanReportView } from './scan-report';

const ACCEPT = '.pdf,.png,.jpg,.jpeg,image/png,image/jpeg';

/** Takes scans, one or many, and shows what became of each page. */
export function ScanFiles({ maxMb }: { maxMb: number }) {
  const t = useTranslations('documents.scans');
  const field = useId();
  const [codeless, setCodeless] = useState<Codeless>('next');
  const address = (name: string) => `/api/scans?${new URLSearchParams({ name, codeless })}`;
  const queue = useUploads<ScanReport>({ address, maxMb, keep: true });
  return (
    <>
      <fieldset>
        <legend className="lbl">{t('codeless')}</legend>
        <p className="small dim">{t('codelessHint')}</p>
        {CODELESS.map((each) => (
          <label key={each} className="mt-1 flex items-start gap-2">
            <input
              type="radio"
              className="check mt-1"
              name={field}
              checked={codeless === each}
              onChange={() => setCodeless(each)}
            />
            <span>{t(`codelessChoices.${each}`)}</span>
          </label>
        ))}
      </fieldset>
      <DropFiles
        accept={ACCEPT}
        hint={t('accepts', { max: maxMb })}
        queue={queue}
        report={(report) => <ScanReportView report={report} />}
      />
    </>
  );
}
