'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useCommand } from '@/components/form/use-command';
import { chooseLocale } from '@/lib/auth/actions';

/** Shows the page in the other language. */
export function LocaleSwitch() {
  const t = useTranslations('auth');
  const router = useRouter();
  const other = useLocale() === 'en' ? 'zh-CN' : 'en';
  const { run, pending } = useCommand(chooseLocale);

  async function change() {
    if (await run({ locale: other })) router.refresh();
  }
  return (
    <button type="button" className="linklike" lang={other} disabled={pending} onClick={change}>
      {t('language')}
    </button>
  );
}
