import { ChevronRight, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Attachments } from '@/components/modules/attachments/attachment-list';
import { RecordHistory } from '@/components/workflow/record-history';
import type { AttachmentList } from '@/lib/modules/attachments/types';
import type { AuditChange, NamesOf } from '@/lib/modules/audit/types';
import type { PathwayRecord } from '@/lib/modules/pathways/types';
import { PupilPanel } from './pupil-panel';

type Props = {
  pathway: PathwayRecord;
  today: string;
  /** Null for outsiders, to whom the audit shows nothing. */
  history: { changes: AuditChange[]; names: NamesOf } | null;
  files: AttachmentList | null;
};

/** One pathway class: who agreed on it, its programmes, its pupils, its files, and what happened. */
export async function PathwayScreen({ pathway, today, history, files }: Props) {
  const t = await getTranslations('pathways');
  const { id, name, mode, may, pupils } = pathway;
  return (
    <>
      <nav className="crumb">
        <Link href="/pathways">{t('title')}</Link>
        <ChevronRight className="ic ic-s" aria-hidden />
        <span>{name}</span>
      </nav>
      <div className="head">
        <h1>{name}</h1>
        <span className="tag strong">{mode}</span>
        {!pathway.agreedOn && <span className="badge warn">{t('record.asked')}</span>}
        {may.write && (
          <div className="acts">
            <Link className="btn" href={`/pathways/${id}/edit`}>
              {t('record.edit')}
            </Link>
          </div>
        )}
      </div>
      {!pathway.codesFit && (
        <p className="banner warn">
          <TriangleAlert className="ic" aria-hidden />
          {t('form.doubt', {
            from: pathway.schoolProgrammeCode?.slice(0, 2) ?? '',
            to: pathway.programme?.code?.slice(0, 2) ?? '',
          })}
        </p>
      )}
      <PathwayFacts pathway={pathway} staff={history !== null} />
      <div className={history ? 'record' : undefined}>
        <div className="body">
          {pupils && (
            <PupilPanel {...{ pupils, today }} pathwayClassId={id} mayWrite={may.pupils} mayTransfer={may.transfer} />
          )}
          {files && (
            <section className="sec">
              <div className="sec-head">
                <h2>{t('sections.files')}</h2>
              </div>
              <Attachments owner={{ pathwayClassId: id }} {...files} />
            </section>
          )}
        </div>
        {history && (
          <aside>
            <RecordHistory title={t('sections.history')} none={t('record.noHistory')} {...history} />
          </aside>
        )}
      </div>
    </>
  );
}

function To({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link className="link" href={href}>
      {children}
    </Link>
  );
}

async function PathwayFacts({ pathway: p, staff }: { pathway: PathwayRecord; staff: boolean }) {
  const t = await getTranslations('pathways');
  const partner = (id: string | null, name: string | null) =>
    id && name ? <To href={`/partners/${id}`}>{name}</To> : null;
  const programme = [p.programme?.code, p.programme?.name].filter(Boolean).join(' ');
  const facts: [key: string, value: ReactNode][] = [
    ['schoolId', partner(p.schoolId, p.schoolName)],
    ['enterpriseId', partner(p.enterpriseId, p.enterpriseName)],
    ['platformId', p.platform && <To href={`/platforms/${p.platform.id}`}>{p.platform.name}</To>],
    ['agreementId', p.agreement && <To href={`/agreements/${p.agreement.id}`}>{p.agreement.label}</To>],
    ['schoolProgrammeName', [p.schoolProgrammeCode, p.schoolProgrammeName].filter(Boolean).join(' ')],
    ['programmeId', p.programme && staff ? <To href={`/programmes/${p.programme.id}`}>{programme}</To> : programme],
    ['gradeYear', String(p.gradeYear)],
    ['plannedSeats', String(p.plannedSeats)],
    ['enrolled', String(p.enrolled)],
    ['transferred', String(p.transferred)],
    ['graduated', String(p.graduated)],
    ['planVersion', p.planVersion],
    ['agreedOn', p.agreedOn],
    ['endedOn', p.endedOn],
    ['remark', p.remark],
  ];
  return (
    <dl className="facts">
      {facts.map(
        ([key, value]) =>
          value && (
            <div key={key}>
              <dt>{t(`fields.${key}`)}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
