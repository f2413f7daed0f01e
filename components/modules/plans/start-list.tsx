import { Check, TriangleAlert, X } from 'lucide-react';
import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import { BrokenTags, PlacementBadge } from '@/components/modules/placements/placement-state';
import { CHECKS } from '@/lib/modules/placements/words';
import type { PlanRecord, Readiness } from '@/lib/modules/plans/types';

/** How many of the plan's students have met each of the eight checks. */
export async function PlanChecks({ checks, all }: { checks: PlanRecord['checks']; all: number }) {
  const t = await getTranslations('placements.checks');
  return (
    <ol className="checks">
      {checks.map(({ check, met }, n) => {
        const short = met < all;
        const Icon = short ? TriangleAlert : Check;
        return (
          <li key={check} className={short ? 'short' : 'full'}>
            <div className="k">
              <span className="row gap-1">
                <Icon className="ic" aria-hidden />
                {n + 1}
              </span>
              <span>
                {met} / {all}
              </span>
            </div>
            <div className="nm">{t(check)}</div>
            <div
              className="pb"
              role="progressbar"
              aria-valuemin={0}
              aria-valuemax={all}
              aria-valuenow={met}
              aria-label={t(check)}
            >
              <i style={{ width: `${(met / all) * 100}%` }} />
            </div>
          </li>
        );
      })}
    </ol>
  );
}

/** The plan's students with what each still lacks. */
export async function StartList({ students }: { students: Readiness[] }) {
  const t = await getTranslations('plans');
  const words = await getTranslations('placements');
  const notReady = students.filter(({ open }) => open.length > 0).length;
  return (
    <section className="table-wrap" aria-label={t('sections.start')}>
      <table className="table stack">
        <thead>
          <tr>
            <th className="pin-2 left-0!">{words('fields.student')}</th>
            <th>{words('fields.studentNo')}</th>
            <th>{words('fields.partner')}</th>
            <th>{words('fields.job')}</th>
            {CHECKS.map((check, n) => (
              <th key={check} className="px-1! text-center!" title={words(`checks.${check}`)}>
                {n + 1}
              </th>
            ))}
            <th>{words('fields.state')}</th>
            <th>{t('record.missing')}</th>
          </tr>
        </thead>
        <tbody>
          {students.map((row) => (
            <StudentLine key={row.id} row={row} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th className="pin-2 left-0!">
              {t('record.total')}
              <div className="cell-sub">
                <span>{t('record.people', { count: students.length })}</span>
                <span>{t('record.notReady', { count: notReady })}</span>
              </div>
            </th>
            <td colSpan={3}>{t('record.people', { count: students.length })}</td>
            {CHECKS.map((check) => (
              <td key={check} className="px-1! text-center!">
                {students.filter(({ open }) => !open.includes(check)).length}
              </td>
            ))}
            <td />
            <td>{t('record.notReady', { count: notReady })}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

async function StudentLine({ row }: { row: Readiness }) {
  const t = await getTranslations('plans.record');
  const words = await getTranslations('placements');
  const missing = (await getFormatter()).list(row.open.map((check) => words(`checks.${check}`)));
  return (
    <tr>
      <th scope="row" className="pin-2 left-0! name">
        <Link href={`/internships/placements/${row.id}`}>{row.student.name}</Link>
        <div className="cell-sub">
          <PlacementBadge state={row.state} />
          <span>{row.partner.name}</span>
          {missing && <span>{missing}</span>}
        </div>
      </th>
      <td className="nowrap dim">{row.studentNo}</td>
      <td>
        <span className="clip" title={row.partner.name}>
          {row.partner.name}
        </span>
      </td>
      <td className="nowrap">{row.job}</td>
      {CHECKS.map((check) => {
        const open = row.open.includes(check);
        return (
          <td key={check} className="px-1! text-center!">
            <span className={`mark ${open ? 'n' : 'y'}`} role="img" aria-label={t(open ? 'open' : 'met')}>
              {open ? <X className="ic" aria-hidden /> : <Check className="ic" aria-hidden />}
            </span>
          </td>
        );
      })}
      <td>
        <PlacementBadge state={row.state} />
      </td>
      <td>
        <span className="row flex-wrap gap-1">
          {missing}
          {row.broken.length > 0 && <BrokenTags rules={row.broken} />}
        </span>
      </td>
    </tr>
  );
}
