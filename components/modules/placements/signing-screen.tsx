import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Empty, Head } from '@/components/ui/head';
import type { AgreementToSign } from '@/lib/modules/placements/types';
import { SignForSchool } from './sign-for-school';

type Props = { rows: AgreementToSign[]; total: number; phone: string | null };

/** What waits for the school's signature, to be signed one by one or all at once. */
export async function SigningScreen({ rows, total, phone }: Props) {
  const t = await getTranslations('placements');
  return (
    <>
      <nav className="crumb">
        <Link href="/internships/placements">{t('title')}</Link>
        <ChevronRight className="ic ic-s" aria-hidden />
        <span>{t('signing.title')}</span>
      </nav>
      <Head title={t('signing.title')} count={t('signing.count', { count: total })} lede={t('signing.lede')} />
      {rows.length === 0 ? (
        <Empty title={t('signing.none')} hint={t('signing.noneHint')} />
      ) : (
        // What was signed is not chosen any more.
        <SignForSchool key={rows.map(({ id, code }) => id + code).join()} {...{ rows, phone }} />
      )}
      {total > rows.length && <p className="dim mt-3">{t('signing.more', { count: total - rows.length })}</p>}
    </>
  );
}
