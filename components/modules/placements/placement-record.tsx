import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Attachments } from '@/components/modules/attachments/attachment-list';
import { PlacementDocuments } from '@/components/modules/documents/document-menu';
import { RecordHistory } from '@/components/workflow/record-history';
import type { AttachmentList } from '@/lib/modules/attachments/types';
import type { AuditChange, NamesOf } from '@/lib/modules/audit/types';
import type { PlacementRecord } from '@/lib/modules/placements/types';
import { Amendments } from './amendments-panel';
import { EvidenceButton } from './evidence-dialog';
import { PlacementActions } from './placement-actions';
import { Assessment, Incidents, Journals, Weeks } from './placement-following';
import { EightChecks, PlacementRules } from './placement-rules';
import { PlacementBadge } from './placement-state';
import { SignButton } from './sign-dialog';

type Props = {
  placement: PlacementRecord;
  today: string;
  /** Null for outsiders, to whom neither checks nor audit are shown. */
  history: { changes: AuditChange[]; names: NamesOf } | null;
  files: AttachmentList | null;
  /** Whether the reader may take its documents. */
  documents: boolean;
  /** What the teacher does beside: visits and calls. */
  children?: ReactNode;
};

/** One placement: where it stands, its eight checks and rules, signatures, what follows, and how it came about. */
export async function PlacementScreen({ placement, today, history, files, documents, children }: Props) {
  const t = await getTranslations('placements');
  const { id, version, events, state, may } = placement;
  const going = state === 'STARTED' || state === 'ENDED';
  return (
    <>
      <nav className="crumb">
        <Link href="/internships/placements">{t('title')}</Link>
        <ChevronRight className="ic ic-s" aria-hidden />
        <span>{placement.studentName}</span>
      </nav>
      <div className="head">
        <h1>
          {placement.studentName} · {placement.job}
        </h1>
        <PlacementBadge state={state} />
        {placement.minor && <span className="badge warn">{t('record.minor')}</span>}
        <div className="acts">
          <PlacementActions {...{ id, version, events, today }} />
          {may.move && (
            <Link className="btn" href={`/internships/placements/${id}/move`}>
              {t('record.move')}
            </Link>
          )}
          {documents && <PlacementDocuments {...{ id }} unprintable={placement.unprintable} />}
          {(may.edit || may.guide) && (
            <Link
              className="btn"
              href={`/internships/links/new?kind=${state === 'STARTED' ? 'PRESENT' : 'SIGN'}&placementId=${id}`}
            >
              {t('record.link')}
            </Link>
          )}
          {may.edit && <EvidenceButton {...placement} />}
          {may.edit && (
            <Link className="btn" href={`/internships/placements/${id}/edit`}>
              {t('record.edit')}
            </Link>
          )}
        </div>
      </div>
      <Facts placement={placement} staff={history !== null} />
      {history && (
        <Section
          title={t('sections.checks')}
          note={
            placement.openChecks.length > 0
              ? t('record.open', { count: placement.openChecks.length })
              : t('record.whole')
          }
        >
          <EightChecks open={placement.openChecks} />
        </Section>
      )}
      <div className={history ? 'record' : undefined}>
        <div className="body">
          {history && (
            <Section title={t('sections.rules')}>
              <PlacementRules placement={placement} />
            </Section>
          )}
          <Section title={t('sections.signatures')} note={placement.agreementSignedOn ?? undefined}>
            <Signatures {...{ placement, today }} />
            <Amendments {...{ placement, today, documents }} />
          </Section>
          {going && (
            <>
              <Section title={t('sections.weeks')}>
                <Weeks placement={placement} />
              </Section>
              <Section title={t('sections.journals')}>
                <Journals {...{ placement, today }} />
              </Section>
              <Section title={t('sections.incidents')}>
                <Incidents {...{ placement, today }} />
              </Section>
              <Section title={t('sections.assessment')}>
                <Assessment placement={placement} />
              </Section>
            </>
          )}
          {children}
          {files && (
            <Section title={t('sections.files')}>
              <Attachments owner={{ placementId: id }} {...files} />
            </Section>
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

async function Facts({ placement: p, staff }: { placement: PlacementRecord; staff: boolean }) {
  const t = await getTranslations('placements');
  const format = await getFormatter();
  const linked = (href: string, text: string) =>
    staff ? (
      <Link className="link" href={href}>
        {text}
      </Link>
    ) : (
      text
    );
  const facts: [key: string, value: ReactNode][] = [
    ['studentNo', linked(`/students/${p.studentId}`, p.studentNo)],
    ['schoolClass', p.schoolClass],
    ['partner', linked(`/partners/${p.partnerId}`, p.partnerName)],
    ['plan', p.plan && linked(`/internships/plans/${p.plan.id}`, p.plan.name)],
    ['kind', p.stage ? t(`stages.${p.stage}`) : t(`kinds.${p.kind}`)],
    ['startsOn', t('record.from', { from: p.startsOn, to: p.endedOn ?? p.endsOn })],
    ['place', [p.place, p.address].filter(Boolean).join(' ')],
    ['teacher', p.teacher],
    ['mentor', [p.mentor, p.mentorPhoneMasked].filter(Boolean).join(' ')],
    ['pay', p.pay === null ? null : format.number(p.pay)],
    ['policyNo', p.policyNo && [p.insurer, p.policyNo].filter(Boolean).join(' ')],
    ['platform', p.platform && linked(`/platforms/${p.platform.id}`, p.platform.name)],
    ['agreementNo', p.agreementNo],
    ['reason', p.reason],
  ];
  const moves = [
    ['movedFrom', p.movedFrom],
    ['movedTo', p.movedTo],
  ] as const;
  const marks = format.list(p.stated.map((mark) => t(`marks.${mark}`)));
  return (
    <>
      <dl className="facts">
        {facts.map(
          ([key, content]) =>
            content && (
              <div key={key}>
                <dt>{t(`fields.${key}`)}</dt>
                <dd>{content}</dd>
              </div>
            ),
        )}
        {moves.map(
          ([key, moved]) =>
            moved && (
              <div key={key}>
                <dt>{t(`record.${key}`)}</dt>
                <dd>
                  <Link className="link" href={`/internships/placements/${moved.id}`}>
                    {moved.partner} · {moved.job}
                  </Link>{' '}
                  <PlacementBadge state={moved.state} />
                </dd>
              </div>
            ),
        )}
      </dl>
      {staff && marks && <p className="small dim mb-3">{t('record.stated', { marks })}</p>}
    </>
  );
}

async function Signatures({ placement, today }: { placement: PlacementRecord; today: string }) {
  const t = await getTranslations('placements');
  const { id, version, parties, signatures, may, agreementNo, state } = placement;
  const open = parties.filter((party) => !signatures.some((each) => each.party === party));
  return (
    <>
      <ul className="list-none p-0">
        {parties.map((party) => {
          const signed = signatures.find((each) => each.party === party);
          return (
            <li key={party} className="row border-t border-(--line) py-2">
              <span className="w-20">{t(`parties.${party}`)}</span>
              {signed ? (
                <span className="grow">
                  {signed.signer} {signed.phone} · {t(`methods.${signed.method}`)} ·{' '}
                  <span className="nowrap">{signed.signedOn}</span>
                </span>
              ) : (
                <span className="grow dim">{t('record.unsigned')}</span>
              )}
            </li>
          );
        })}
      </ul>
      {may.sign && open.includes('SCHOOL') && (
        <Link className="btn mb-2" href={`/internships/signing?placementId=${id}`}>
          {t('record.signForSchool')}
        </Link>
      )}
      {may.edit && state !== 'STARTED' && open.length > 0 && (
        <SignButton {...{ id, version, agreementNo, today }} parties={open} />
      )}
    </>
  );
}

function Section({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <section className="sec">
      <div className="sec-head">
        <h2>{title}</h2>
        {note && <span className="n">{note}</span>}
      </div>
      {children}
    </section>
  );
}
