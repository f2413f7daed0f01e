import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { Empty, Head } from '@/components/ui/head';
import type { NeededRow, PostsNeeded } from '@/lib/modules/posts/types';

const NUMBERS = ['slots', 'free', 'needed'] as const;

/** What is offered against what is needed, by programme: where posts are lacking stands first. */
export function NeededScreen({ needed: { rows, any, total } }: { needed: PostsNeeded }) {
  const t = useTranslations('posts');
  return (
    <>
      <nav className="crumb">
        <Link href="/internships/posts">{t('title')}</Link>
        <ChevronRight className="ic ic-s" aria-hidden />
        <span>{t('needed.title')}</span>
      </nav>
      <Head title={t('needed.title')} lede={t('needed.lede')} />
      {rows.length > 0 || any ? (
        <section className="table-wrap" aria-label={t('needed.title')}>
          <table className="table">
            <thead>
              <tr>
                <th className="pin-2 left-0!">{t('needed.programme')}</th>
                {NUMBERS.map((key) => (
                  <th key={key} className="num">
                    {t(`needed.${key}`)}
                  </th>
                ))}
                <th>{t('needed.balance')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.id} row={row} label={row.name} />
              ))}
              {any && <Row row={any} label={t('needed.any')} />}
            </tbody>
            <tfoot>
              <Row row={total} label={t('needed.total')} />
            </tfoot>
          </table>
        </section>
      ) : (
        <Empty title={t('needed.none')} hint={t('needed.noneHint')} />
      )}
    </>
  );
}

function Row({ row, label }: { row: NeededRow; label: string }) {
  const t = useTranslations('posts.needed');
  const lack = row.needed === null ? null : row.needed - row.free;
  return (
    <tr>
      <th scope="row" className="pin-2 left-0! name">
        {label}
      </th>
      {NUMBERS.map((key) => (
        <td key={key} className="num">
          <Count count={row[key]} to={row.to[key]} />
        </td>
      ))}
      <td className="nowrap">
        {lack !== null && (
          <span className={lack > 0 ? 'badge warn' : 'badge ok'}>
            {lack > 0 ? t('lack', { count: lack }) : t('enough')}
          </span>
        )}
      </td>
    </tr>
  );
}

/** A number that opens its list; nothing where nobody asks for it. */
function Count({ count, to }: { count: number | null; to: string | null }) {
  const format = useFormatter();
  if (count === null || to === null) return null;
  return (
    <Link className="link" href={to}>
      {format.number(count)}
    </Link>
  );
}
