import { ChevronLeft, ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { PAGE_SIZES } from '@/lib/kernel/list';
import { PageSize } from './page-size';

type Props = {
  page: number;
  pages: number;
  total: number;
  to: (page: number) => string;
  size?: number;
  /** The list's address with so many records a page; without it the size is not offered. */
  toSize?: (size: number) => string;
};

/** The pages of a list, those near the current one and both ends. */
export function Pager({ page, pages, total, to, size, toSize }: Props) {
  const t = useTranslations('ui.act');
  if (total === 0) return null;
  const near = [...new Set([1, page - 1, page, page + 1, pages])].filter((each) => each >= 1 && each <= pages);
  return (
    <div className="pager">
      <span>{t('total', { count: total })}</span>
      {size !== undefined && toSize && total > PAGE_SIZES[0] && <PageSize size={size} to={toSize} />}
      {pages > 1 && (
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
      )}
    </div>
  );
}
