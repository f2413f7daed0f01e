import { ChevronRight, Download } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Empty } from '@/components/ui/head';
import type { HealthLine, HealthSheet } from '@/lib/modules/documents/types';
import { PrintButton } from './print-button';

type Props = {
  sheet: HealthSheet;
  today: string;
  back: string /** Null for who may not take it. */;
  pdf: string | null;
};

/** What the rules find in a plan or at an enterprise, with what to do: to read, and to print on A4. */
export async function HealthScreen({ sheet, today, back, pdf }: Props) {
  const t = await getTranslations('documents.health');
  const { name, all, ill, rules } = sheet;
  return (
    <>
      <nav className="crumb">
        <Link href={back}>{name}</Link>
        <ChevronRight className="ic ic-s" aria-hidden />
        <span>{t('title')}</span>
      </nav>
      <div className="head">
        <h1>
          {t('title')} · {name}
        </h1>
        <div className="acts">
          <PrintButton label={t('print')} />
          {pdf && (
            <a className="btn" href={pdf} download>
              <Download className="ic" aria-hidden />
              PDF
            </a>
          )}
        </div>
      </div>
      <p className="lede">
        {today} · {t('sum', { all, ill, rules: rules.length })}
      </p>
      {rules.length === 0 && <Empty title={t('well')} hint={t('wellHint')} />}
      {rules.map((each) => (
        <RuleSection key={each.rule} {...each} />
      ))}
      <Overrides lines={sheet.overrides} />
    </>
  );
}

async function RuleSection({ rule, article, severity, verified, lines }: HealthSheet['rules'][number]) {
  const t = await getTranslations('documents');
  const words = await getTranslations('placements');
  const about = [
    words(`severities.${severity}`),
    article && t('health.article', { article }),
    !verified && words('record.unverified'),
  ];
  return (
    <section className="sec">
      <div className="sec-head">
        <h2>
          {rule} {words(`rules.${rule}`)}
        </h2>
        <span className="n">{lines.length}</span>
      </div>
      <p className="small dim">{about.filter(Boolean).join(' · ')}</p>
      <p className="mb-2">{t(`todo.${rule}`)}</p>
      <Lines lines={lines} label={rule} />
    </section>
  );
}

async function Lines({ lines, label }: { lines: HealthLine[]; label: string }) {
  const t = await getTranslations('placements.fields');
  return (
    <section className="table-wrap" aria-label={label}>
      <table className="table">
        <thead>
          <tr>
            <th>{t('student')}</th>
            <th>{t('studentNo')}</th>
            <th>{t('partner')}</th>
            <th>{t('job')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ id, student, studentNo, partner, job }) => (
            <tr key={id}>
              <th scope="row" className="name">
                <Link href={`/internships/placements/${id}`}>{student}</Link>
              </th>
              <td className="nowrap">{studentNo}</td>
              <td>{partner}</td>
              <td>{job}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

async function Overrides({ lines }: { lines: HealthSheet['overrides'] }) {
  const t = await getTranslations('documents.health');
  const words = await getTranslations('placements');
  if (lines.length === 0) return null;
  return (
    <section className="sec">
      <div className="sec-head">
        <h2>{t('overrides')}</h2>
        <span className="n">{lines.length}</span>
      </div>
      <ul className="list-none p-0">
        {lines.map(({ id, rule, student, studentNo, reason, approver, day }) => (
          <li key={`${id}${rule}`} className="border-t border-(--line) py-2">
            <Link className="link" href={`/internships/placements/${id}`}>
              {student}
            </Link>{' '}
            <span className="dim">{studentNo}</span> · {rule} · {words('record.overridden', { reason, approver, day })}
          </li>
        ))}
      </ul>
    </section>
  );
}
