import { ChevronLeft } from 'lucide-react';
import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Pay } from '@/components/modules/vacancies/vacancy-state';
import { Empty } from '@/components/ui/head';
import type { OpenNoticeRecord, OpenVacancyRecord } from '@/lib/modules/open/types';

type Fact = [label: string, value: ReactNode];
type FrameProps = { code: string; college: string; title: string; facts: Fact[]; text: string | null };

async function Frame({ code, college, title, facts, text }: FrameProps) {
  const t = await getTranslations('open');
  return (
    <main className="op-body">
      <Link className="link row" href={`/open/${code}`}>
        <ChevronLeft className="ic ic-s" aria-hidden />
        {t('back', { college })}
      </Link>
      <h1>{title}</h1>
      <dl className="facts">
        {facts.map(
          ([label, value]) =>
            value && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      {text && <p className="max-w-prose whitespace-pre-wrap break-words">{text}</p>}
    </main>
  );
}

/** One public vacancy. */
export async function OpenVacancyScreen({ vacancy: v, code }: { vacancy: OpenVacancyRecord; code: string }) {
  const t = await getTranslations('open');
  const fields = await getTranslations('vacancies.fields');
  const format = await getFormatter();
  const facts: Fact[] = [
    [fields('partnerId'), v.employer],
    [fields('places'), t('places', { count: v.places })],
    [fields('pay'), <Pay key="pay" {...v} />],
    [fields('place'), v.place],
    [fields('programmeIds'), v.programmes.length > 0 ? format.list(v.programmes) : t('anyProgramme')],
    [fields('lastOn'), v.lastOn],
  ];
  return <Frame {...{ code, college: v.college, title: v.title, facts, text: v.description }} />;
}

/** One public notice. */
export async function OpenNoticeScreen({ notice: n, code }: { notice: OpenNoticeRecord; code: string }) {
  const t = await getTranslations('notices');
  const facts: Fact[] = [
    [t('fields.kind'), t(`kinds.${n.kind}`)],
    [t('fields.issuedOn'), n.issuedOn],
    [t('fields.chainId'), n.chain],
    [t('fields.source'), n.source],
    [
      t('fields.sourceUrl'),
      n.sourceUrl && (
        <a key="source" className="link break-all" href={n.sourceUrl} rel="noreferrer noopener">
          {n.sourceUrl}
        </a>
      ),
    ],
  ];
  return <Frame {...{ code, college: n.college, title: n.title, facts, text: n.body }} />;
}

/** For whoever asked too often. */
export async function OpenBusy() {
  const t = await getTranslations('open');
  return (
    <main className="op-body">
      <h1>{t('title')}</h1>
      <Empty title={t('busy')} hint={t('busyHint')} />
    </main>
  );
}
