import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { PAGE_SIZES } from '@/lib/kernel/list';

type Props = { size: number; to: (size: number) => string };

/** How many records a page of a list holds; each choice is the list's address with it, from the first page. */
export function PageSize({ size, to }: Props) {
  const t = useTranslations('ui.act');
  return (
    <nav className="pages sizes wide-only" aria-label={t('sizes')}>
      <span className="dim">{t('perPage')}</span>
      {PAGE_SIZES.map((each) => (
        <Link key={each} href={to(each)} aria-current={each === size ? 'true' : undefined} scroll={false}>
          {each}
        </Link>
      ))}
    </nav>
  );
}
