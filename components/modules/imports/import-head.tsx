import { Check, ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { type ImportModule, listOf } from '@/lib/modules/imports/words';

const STEPS = ['upload', 'columns', 'preview', 'done'] as const;
export type ImportStep = (typeof STEPS)[number];

/** The head of an import's pages: where it belongs, how far it is, what can be done. */
export async function ImportHead({
  module,
  step,
  lede,
  children,
}: {
  module: ImportModule;
  step: ImportStep;
  lede?: string;
  children?: ReactNode;
}) {
  const t = await getTranslations('imports');
  const now = STEPS.indexOf(step);
  return (
    <>
      <nav className="crumb">
        <Link href={listOf(module)}>{t(`modules.${module}`)}</Link>
        <ChevronRight className="ic ic-s" aria-hidden />
        <span>{t('crumb')}</span>
      </nav>
      <div className="head">
        <h1>{t('importOf', { module: t(`modules.${module}`) })}</h1>
        <ol className="steps ml-4" aria-label={t('steps.label')}>
          {STEPS.map((each, n) => (
            <li
              key={each}
              className={n < now ? 'done' : n === now ? 'now' : undefined}
              aria-current={n === now ? 'step' : undefined}
            >
              <span className="k">{n < now ? <Check className="ic" aria-hidden /> : n + 1}</span>
              {t(`steps.${each}`)}
            </li>
          ))}
        </ol>
        {children && <div className="acts">{children}</div>}
      </div>
      {lede && <p className="lede">{lede}</p>}
    </>
  );
}
