import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { RecordHistory } from '@/components/workflow/record-history';
import type { AuditChange, NamesOf } from '@/lib/modules/audit/types';
import type { Council } from '@/lib/modules/governance/types';
import { AddDocument } from './document-actions';
import { DocumentList } from './document-list';
import { AddSeat } from './seat-actions';
import { SeatList } from './seat-list';

type Props = { council: Council; history: { changes: AuditChange[]; names: NamesOf }; today: string };

/** A council as of a day with its charter and rules, and how they came about. */
export async function CouncilScreen({ council, history, today }: Props) {
  const t = await getTranslations('governance');
  const { platform, on } = council;
  return (
    <>
      <nav className="crumb">
        <Link href={`/platforms/${platform.id}`}>{platform.name}</Link>
        <ChevronRight className="ic ic-s" aria-hidden />
        <span>{t('council.title')}</span>
      </nav>
      <div className="head">
        <h1>{t('council.title')}</h1>
      </div>
      <div className="toolbar">
        <form className="row flex-wrap" method="get">
          <label className="row nowrap">
            {t('council.asOf')}
            <input className="input" type="date" name="on" defaultValue={on} />
          </label>
          <button className="btn" type="submit">
            {t('council.show')}
          </button>
          {on !== today && (
            <Link className="link small" href={`/platforms/${platform.id}/council`}>
              {t('council.today')}
            </Link>
          )}
        </form>
      </div>
      <div className="record">
        <div className="body">
          <Seats {...{ council, today }} />
          <Documents {...{ council, today }} />
        </div>
        <aside>
          <RecordHistory title={t('history')} none={t('noHistory')} {...history} />
        </aside>
      </div>
    </>
  );
}

type PartProps = { council: Council; today: string };

async function Seats({ council, today }: PartProps) {
  const t = await getTranslations('governance');
  const { platform, held, others, members, mayWrite } = council;
  return (
    <section className="sec" aria-label={t('council.seats')}>
      <div className="sec-head">
        <h2>{t('council.seats')}</h2>
        {held.length > 0 && <span className="n">{held.length}</span>}
        {mayWrite && (
          <div className="acts">
            <AddSeat platformId={platform.id} {...{ members, today }} />
          </div>
        )}
      </div>
      {held.length === 0 && <p className="dim">{t('council.noSeats')}</p>}
      <SeatList seats={held} {...{ members, today, mayWrite }} />
      {others.length > 0 && (
        <details className="mt-3">
          <summary className="small">{t('council.others', { count: others.length })}</summary>
          <SeatList seats={others} {...{ members, today, mayWrite }} />
        </details>
      )}
    </section>
  );
}

async function Documents({ council, today }: PartProps) {
  const t = await getTranslations('governance');
  const { platform, documents, meetings, mayWrite } = council;
  return (
    <section className="sec" aria-label={t('council.documents')}>
      <div className="sec-head">
        <h2>{t('council.documents')}</h2>
        {documents.length > 0 && <span className="n">{documents.length}</span>}
        {mayWrite && (
          <div className="acts">
            <AddDocument platformId={platform.id} {...{ meetings, today }} />
          </div>
        )}
      </div>
      {documents.length === 0 && <p className="dim">{t('council.noDocuments')}</p>}
      <DocumentList platformId={platform.id} {...{ documents, meetings, today, mayWrite }} />
    </section>
  );
}
