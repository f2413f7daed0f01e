import { ChevronRight, Download, Upload } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Empty } from '@/components/ui/head';
import { indicatorList } from '@/lib/modules/standards/list';
import type { FirstBranch, IndicatorRow, IndicatorTree, SecondBranch } from '@/lib/modules/standards/types';
import { AssessIndicator } from './assess-indicator';
import { AddIndicator } from './indicator-actions';
import { IndicatorBadge, SumsLine } from './indicator-state';
import { AddBranch, BranchActions, StartYear } from './tree-actions';

type Named = { id: string; name: string };
type Props = { tree: IndicatorTree; owners: Named[]; may: { import: boolean; export: boolean } };

/** A platform's indicator tree of a year: three levels, with what each branch gives itself. */
export async function TreeScreen({ tree, owners, may }: Props) {
  const t = await getTranslations('standards');
  const { platform, year, years, sums, excluded, branches, mayWrite } = tree;
  const filter = { platform: [platform.id], year: [String(year)] };
  return (
    <>
      <nav className="crumb">
        <Link href={`/platforms/${platform.id}`}>{platform.name}</Link>
        <ChevronRight className="ic ic-s" aria-hidden />
        <span>{t('screen.title')}</span>
      </nav>
      <div className="head">
        <h1>
          {t('screen.title')}
          <span className="n">{t('year', { year: String(year) })}</span>
        </h1>
        <div className="acts">
          {may.import && (
            <Link className="btn" href="/imports/new?module=standards">
              <Upload className="ic" aria-hidden />
              {t('list.import')}
            </Link>
          )}
          {may.export && branches.length > 0 && (
            <a className="btn" href={`/api/exports/standards?${indicatorList.href({ filter }).split('?')[1]}`} download>
              <Download className="ic" aria-hidden />
              {t('list.export')}
            </a>
          )}
          {mayWrite && branches.length > 0 && <StartYear platformId={platform.id} from={year} />}
          {mayWrite && <AddBranch {...{ platformId: platform.id, year }} />}
        </div>
      </div>
      {years.length > 1 && (
        <nav className="tabs" aria-label={t('years')}>
          {years.map((each) => (
            <Link
              key={each}
              href={`/platforms/${platform.id}/indicators?year=${each}`}
              aria-current={each === year ? 'true' : undefined}
            >
              {t('year', { year: String(each) })}
            </Link>
          ))}
        </nav>
      )}
      {branches.length > 0 && (
        <div className="mt-4">
          <SumsLine sums={sums} />
        </div>
      )}
      {excluded && <p className="badge bad mt-2">{t('excluded')}</p>}
      {branches.length === 0 && <Empty title={t('screen.none', { year: String(year) })} hint={t('screen.noneHint')} />}
      {branches.map((branch) => (
        <First key={branch.id} {...{ tree, branch, owners }} />
      ))}
    </>
  );
}

type BranchProps = { tree: IndicatorTree; owners: Named[] };

async function First({ tree, branch, owners }: BranchProps & { branch: FirstBranch }) {
  const { platform, year, mayWrite } = tree;
  return (
    <section className="sec" id={branch.id} aria-label={branch.name}>
      <div className="sec-head flex-wrap border-b border-(--line)">
        <h2 className="whitespace-normal!">
          {branch.code} {branch.name}
        </h2>
        <SumsLine sums={branch.sums} />
        {mayWrite && (
          <div className="acts">
            <AddBranch {...{ platformId: platform.id, year, parentId: branch.id }} of={branch.name} />
            <BranchActions branch={branch} empty={branch.seconds.length === 0} />
          </div>
        )}
      </div>
      {branch.seconds.map((second) => (
        <Second key={second.id} {...{ tree, owners }} branch={second} />
      ))}
    </section>
  );
}

async function Second({ tree, branch, owners }: BranchProps & { branch: SecondBranch }) {
  const t = await getTranslations('standards');
  return (
    <div className="mt-4">
      <div className="row flex-wrap">
        <h3 className="b">
          {branch.code} {branch.name}
        </h3>
        <SumsLine sums={branch.sums} />
        {tree.mayWrite && (
          <div className="row ml-auto">
            <AddIndicator parentId={branch.id} of={branch.name} owners={owners} />
            <BranchActions branch={branch} empty={branch.indicators.length === 0} />
          </div>
        )}
      </div>
      {branch.indicators.length === 0 && <p className="small dim">{t('screen.noIndicators')}</p>}
      <ul className="mt-1">
        {branch.indicators.map((row) => (
          <Indicator key={row.id} row={row} />
        ))}
      </ul>
    </div>
  );
}

async function Indicator({ row }: { row: IndicatorRow }) {
  const t = await getTranslations('standards');
  return (
    <li className="row min-h-11 flex-wrap border-t border-(--line) py-1">
      <div className="min-w-48 flex-1">
        <Link className="link break-words" href={`/platforms/indicators/${row.id}`}>
          {row.code} {row.name}
        </Link>
        <p className="small dim row flex-wrap">
          <span>{t(`kinds.${row.kind}`)}</span>
          {row.maxScore !== null && <span>{t('state.full', { full: row.maxScore })}</span>}
          <span>{row.ownerId ? (row.owner ?? t('unknownPerson')) : t('nobody')}</span>
          {row.evidences > 0 && <span>{t('evidence.count', { count: row.evidences })}</span>}
        </p>
      </div>
      <IndicatorBadge row={row} />
      {row.mayAssess && <AssessIndicator row={row} />}
    </li>
  );
}
