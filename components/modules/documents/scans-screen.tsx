import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/components/shell/client-messages';
import { Head } from '@/components/ui/head';
import { env } from '@/lib/env';
import { ScanFiles } from './scan-files';

const STEPS = ['print', 'scan', 'sign'] as const;

/** Where scans of many signed forms are filed at once: each form, by its code, to its record. */
export async function ScansScreen() {
  const t = await getTranslations('documents.scans');
  return (
    <>
      <nav className="crumb">
        <Link href="/internships/placements">{t('back')}</Link>
        <ChevronRight className="ic ic-s" aria-hidden />
        <span>{t('title')}</span>
      </nav>
      <Head title={t('title')} lede={t('lede')} />
      <ClientMessages namespaces={['attachments', 'documents', 'placements', 'errors']}>
        <ScanFiles maxMb={env().SCAN_MAX_MB} />
      </ClientMessages>
      <section className="mt-6">
        <div className="sec-head">
          <h2>{t('steps')}</h2>
        </div>
        <ol className="list-decimal pl-5">
          {STEPS.map((step) => (
            <li key={step}>{t(`step.${step}`)}</li>
          ))}
        </ol>
      </section>
    </>
  );
}
