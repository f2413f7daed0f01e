'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { FiledForm, ScanReport } from '@/lib/modules/documents/types';

/** Numbers of pages as people write them: 1–3、5. */
function ranges(pages: readonly number[], comma: string): string {
  const runs: [number, number][] = [];
  for (const page of pages) {
    const last = runs.at(-1);
    if (last && last[1] + 1 === page) last[1] = page;
    else runs.push([page, page]);
  }
  return runs.map(([from, to]) => (from === to ? from : `${from}–${to}`)).join(comma);
}

const hrefOf = ({ placementId, paper, code }: FiledForm) =>
  `/internships/scan/${placementId}?${new URLSearchParams({ paper, code })}`;

/** What became of a scan: the forms that were filed, each leading on to what is signed on it, and the pages that were not. */
export function ScanReportView({ report: { pages, filed, refused, loose } }: { report: ScanReport }) {
  const t = useTranslations('documents.scans');
  const papers = useTranslations('placements.scan.papers');
  const errors = useTranslations('errors');
  const told = (those: readonly number[]) => ranges(those, t('comma'));
  const left = refused.reduce((sum, each) => sum + each.pages.length, loose.length);
  return (
    <div className="mb-4 border-b border-[var(--line)] pb-3">
      <p className={left > 0 ? 't-warn' : 't-ok'}>{t('report', { pages, forms: filed.length, left })}</p>
      {filed.length > 0 && (
        <ul>
          {filed.map((form) => (
            <li key={form.pages[0]} className="flex min-h-9 flex-wrap items-center gap-x-3">
              <span className="dim small">{t('pages', { pages: told(form.pages) })}</span>
              <Link className="link" href={hrefOf(form)}>
                {papers(form.paper)} · {form.student} {form.studentNo}
              </Link>
              {form.again && <span className="small dim">{t('again')}</span>}
              {!form.fits && <span className="small t-warn">{t('otherText')}</span>}
            </li>
          ))}
        </ul>
      )}
      {(refused.length > 0 || loose.length > 0) && (
        <ul aria-label={t('left')}>
          {refused.map((form) => (
            <li key={form.pages[0]} className="t-bad">
              {t('leftLine', {
                pages: told(form.pages),
                why: errors(form.problem.key as 'notFound', form.problem.params),
              })}
            </li>
          ))}
          {(['codeless', 'several', 'length'] as const).map((reason) => {
            const those = loose.filter((each) => each.reason === reason).map(({ page }) => page);
            return (
              those.length > 0 && (
                <li key={reason} className="t-bad">
                  {t('leftLine', { pages: told(those), why: t(`reasons.${reason}`) })}
                </li>
              )
            );
          })}
        </ul>
      )}
    </div>
  );
}
