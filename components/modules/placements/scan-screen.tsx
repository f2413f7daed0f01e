import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Attachments } from '@/components/modules/attachments/attachment-list';
import { Head } from '@/components/ui/head';
import type { AttachmentList } from '@/lib/modules/attachments/types';
import type { PlacementRecord } from '@/lib/modules/placements/types';
import type { Paper } from '@/lib/modules/placements/words';
import { SignAmendmentButton } from './amend-dialogs';
import { AssessButton } from './follow-dialogs';
import { PlacementBadge } from './placement-state';
import { SignButton } from './sign-dialog';

type Props = {
  scanned: { paper: Paper; fits: boolean; amendmentId: string | null };
  placement: PlacementRecord;
  files: AttachmentList;
  today: string;
};

/** Where the code on a printed form leads: files the scan to the record, and enters what was signed or said on it. */
export async function ScanScreen({ scanned: { paper, fits, amendmentId }, placement: p, files, today }: Props) {
  const t = await getTranslations('placements');
  const title = t(`scan.papers.${paper}`);
  return (
    <>
      <nav className="crumb">
        <Link href={`/internships/placements/${p.id}`}>{p.studentName}</Link>
        <ChevronRight className="ic ic-s" aria-hidden />
        <span>{t('scan.title')}</span>
      </nav>
      <Head title={`${title} · ${p.studentName}`} lede={`${p.partnerName} · ${p.job}`} />
      <p className="row mb-3">
        <PlacementBadge state={p.state} />
        <span className="dim">
          {p.studentNo} · {t('record.from', { from: p.startsOn, to: p.endedOn ?? p.endsOn })}
        </span>
      </p>
      {!fits && (
        <div className="banner warn" role="status">
          <p>{t('scan.otherText')}</p>
        </div>
      )}
      <section className="sec" aria-label={t('scan.file')}>
        <div className="sec-head">
          <h2>{t('scan.file')}</h2>
        </div>
        <p className="dim">{t('scan.hint')}</p>
        <Attachments owner={{ placementId: p.id }} titled={`${title} ${p.studentNo} ${today}`} {...files} />
      </section>
      <Entered {...{ paper, amendmentId, p, today }} />
    </>
  );
}

type EnteredProps = { paper: Paper; amendmentId: string | null; p: PlacementRecord; today: string };

/** What stands on the paper, for the record. */
async function Entered({ paper, amendmentId, p, today }: EnteredProps) {
  const t = await getTranslations('placements');
  const { id, version, agreementNo } = p;
  const unsigned = (signatures: PlacementRecord['signatures']) =>
    p.parties.filter((party) => !signatures.some((each) => each.party === party));
  const open = unsigned(p.signatures);
  const amendment = p.amendments.find((each) => each.id === amendmentId);
  const mayScore = p.may.enter && p.enterpriseScore === null;
  const mayAct =
    p.may.edit &&
    ((paper === 'agreement' && p.state !== 'STARTED' && open.length > 0) ||
      (paper === 'amendment' && amendment !== undefined));
  if (!mayAct && !(paper === 'assessment' && mayScore)) return null;
  return (
    <section className="sec" aria-label={t('scan.enter')}>
      <div className="sec-head">
        <h2>{t('scan.enter')}</h2>
      </div>
      {paper === 'agreement' && <SignButton {...{ id, version, agreementNo, today }} parties={open} />}
      {amendment && <SignAmendmentButton id={amendment.id} today={today} parties={unsigned(amendment.signatures)} />}
      {paper === 'assessment' && <AssessButton {...{ id, version }} side="paper" />}
    </section>
  );
}
