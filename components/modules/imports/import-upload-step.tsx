import { Download } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { type ImportModule, MAX_ROWS } from '@/lib/modules/imports/words';
import { ImportHead } from './import-head';
import { ImportUpload } from './import-upload';

/** The first step: which file, and what files may look like. */
export async function ImportUploadStep({ module, maxMb }: { module: ImportModule; maxMb: number }) {
  const t = await getTranslations('imports');
  return (
    <>
      <ImportHead module={module} step="upload" lede={t('upload.lede')}>
        <a className="btn" href={`/api/templates/${module}`} download>
          <Download className="ic" aria-hidden />
          {t('upload.template')}
        </a>
      </ImportHead>
      <ImportUpload module={module} maxMb={maxMb} maxRows={MAX_ROWS} />
      <section className="mt-6">
        <div className="sec-head">
          <h2>{t('upload.hints')}</h2>
        </div>
        <ul className="list-disc pl-5">
          {(['hintAny', 'hintNames', 'hintDirty', 'hintAgain'] as const).map((hint) => (
            <li key={hint}>{t(`upload.${hint}`)}</li>
          ))}
        </ul>
      </section>
    </>
  );
}
