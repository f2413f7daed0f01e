'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useCommand } from '@/components/form/use-command';
import { chooseLocale } from '@/lib/auth/actions';

/** Shows the page in the other language; `short` says only which. */
export function LocaleSwitch({ className = 'linklike', short = false }: { className?: string; short?: boolean }) {
  const t = useTranslations('ui.language');
  const router = useRouter();
  const other = useLocale() === 'en' ? 'zh-CN' : 'en';
  const { run, pending } = useCommand(chooseLocale);

  async function change() {
    if (await run({ locale: other })) router.refresh();
  }
  return (
    <button type="button" className={className} lang={other} disabled={pending} onClick={change}>
      {short && <span aria-hidden>{t('short')}</span>}
      <span className={short ? 'vh' : undefined}>{t('other')}</span>
    </button>
  );
}
