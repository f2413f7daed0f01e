import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import { importRowList } from '@/lib/modules/imports/list';
import { IMPORT_RESULTS, type ImportResult, type ImportTotals } from '@/lib/modules/imports/words';

const COLOURS: Record<ImportResult, string> = {
  NEW: 'var(--ok)',
  CHANGED: 'var(--info)',
  UNCHANGED: 'var(--cn2)',
  REFUSED: 'var(--bad)',
};
const COUNT = { NEW: 'new', CHANGED: 'changed', UNCHANGED: 'unchanged', REFUSED: 'refused' } as const;

type State = ReturnType<typeof importRowList.parse>;

/** How many rows there are of each kind; each number shows its rows. */
export async function ImportTally({ path, totals, state }: { path: string; totals: ImportTotals; state: State }) {
  const t = await getTranslations('imports');
  const format = await getFormatter();
  const { result, warnings } = state.filter;
  const cell = (href: string, current: boolean, label: string, value: number, sub: string, colour?: string) => (
    <Link key={label} href={href} aria-current={current ? 'true' : undefined} scroll={false}>
      <span className="lab">
        {colour && <i style={{ background: colour }} />}
        {label}
      </span>
      <span className="v">
        {format.number(value)}
        <small>{t('preview.rows')}</small>
      </span>
      <div className="sub">{sub}</div>
    </Link>
  );
  const to = (filter: State['filter']) => importRowList.href({ filter }, undefined, path);
  return (
    <div className="tally mb-4">
      {cell(to({}), !result && !warnings, t('preview.all'), totals.rows, t('preview.allSub'))}
      {IMPORT_RESULTS.map((each) =>
        cell(
          to({ result: each }),
          result === each,
          t(`results.${each}`),
          totals[COUNT[each]],
          t(`preview.subs.${each}`),
          COLOURS[each],
        ),
      )}
      {cell(
        to({ warnings: '1' }),
        warnings === '1',
        t('preview.warnings'),
        totals.warnings,
        t('preview.warningsSub'),
        'var(--warn)',
      )}
    </div>
  );
}
