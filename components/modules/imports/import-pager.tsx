import { ChevronLeft, ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { importRowList } from '@/lib/modules/imports/list';
import type { ImportPreview } from '@/lib/modules/imports/types';

type Props = { path: string; state: ReturnType<typeof importRowList.parse>; preview: ImportPreview };

/** Pages of the preview, and what its colours mean. */
export async function ImportPager({ path, state, preview: { page, pages, total } }: Props) {
  const t = await getTranslations('imports.preview');
  const to = (target: number) => importRowList.href({ filter: state.filter, page: target }, undefined, path);
  const near = [...new Set([1, page - 1, page, page + 1, pages])].filter((each) => each >= 1 && each <= pages);
  return (
    <div className="pager">
      <span>{t('total', { n: total })}</span>
      <span className="legend wide-only m-0">
        <span>
          <i style={{ background: 'var(--bad-soft)', boxShadow: 'inset 0 0 0 1px var(--bad)' }} />
          {t('legendBad')}
        </span>
        <span>
          <i style={{ background: 'var(--warn-soft)', boxShadow: 'inset 0 0 0 1px var(--warn-line)' }} />
          {t('legendWarn')}
        </span>
        <span>
          <i style={{ background: 'var(--info-soft)', boxShadow: 'inset 0 0 0 1px var(--info-line)' }} />
          {t('legendChange')}
        </span>
      </span>
      <nav className="pages" aria-label={t('pages')}>
        {page > 1 && (
          <Link href={to(page - 1)} aria-label={t('previous')}>
            <ChevronLeft className="ic ic-s" aria-hidden />
          </Link>
        )}
        {near.map((each) => (
          <Link key={each} href={to(each)} aria-current={each === page ? 'page' : undefined}>
            {each}
          </Link>
        ))}
        {page < pages && (
          <Link href={to(page + 1)} aria-label={t('next')}>
            <ChevronRight className="ic ic-s" aria-hidden />
          </Link>
        )}
      </nav>
    </div>
  );
}
