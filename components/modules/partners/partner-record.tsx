import { ChevronRight, FileSignature, Footprints, Pencil } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Attachments } from '@/components/modules/attachments/attachment-list';
import { PartnerSeats } from '@/components/modules/governance/partner-seats';
import type { Role } from '@/lib/authz/roles';
import { today } from '@/lib/kernel/day';
import type { AgreementRow } from '@/lib/modules/agreements/types';
import type { AttachmentList } from '@/lib/modules/attachments/types';
import type { PartnerSeat } from '@/lib/modules/governance/types';
import type { NeedRow } from '@/lib/modules/needs/types';
import type { OrderClassRow } from '@/lib/modules/order-classes/types';
import { type PartnerTab, type ShownTimeline, screenOf } from '@/lib/modules/partners/list';
import type { PartnerRecord, Timeline } from '@/lib/modules/partners/types';
import type { PathwayRow } from '@/lib/modules/pathways/types';
import type { PlatformRow } from '@/lib/modules/platforms/types';
import type { DictionaryWords } from '@/lib/modules/settings/types';
import type { VisitRow } from '@/lib/modules/visits/types';
import { ContactTable } from './contact-table';
import { MergeHistory } from './merge-history';
import { PartnerAgreements, PartnerNeeds, PartnerVisits } from './partner-belongings';
import { PartnerClasses } from './partner-classes';
import { PartnerFacts } from './partner-facts';
import { PartnerGroup } from './partner-group';
import { PartnerMore } from './partner-more';
import { PartnerOverview } from './partner-overview';
import { PartnerPathways } from './partner-pathways';
import { PartnerPlatforms } from './partner-platforms';
import { PartnerBadge } from './partner-state';
import { PartnerTabs } from './partner-tabs';
import { PartnerTimeline } from './partner-timeline';

export type RecordProps = {
  partner: PartnerRecord;
  tab: PartnerTab;
  role: Role;
  words: DictionaryWords;
  agreements: AgreementRow[];
  platforms: PlatformRow[];
  seats: PartnerSeat[];
  classes: OrderClassRow[];
  pathways: PathwayRow[];
  /** What other modules have of it at the tab: its interns, the jobs that it offers, its equipment. */
  hanging: ReactNode;
  needs: NeedRow[];
  visits: VisitRow[];
  files: AttachmentList | null;
  /** Null for outsiders, to whom the audit shows nothing. */
  timeline: (Timeline & { shown: ShownTimeline }) | null;
};

/** One partner: who it is, how it stands, what can be done, what belongs to it, and what happened. */
export function PartnerScreenView(props: RecordProps) {
  const { partner, tab, role, timeline } = props;
  return (
    <>
      <RecordHead partner={partner} staff={timeline !== null} />
      <PartnerFacts {...props} staff={timeline !== null} />
      <PartnerTabs partner={partner} tab={tab} role={role} staff={timeline !== null} />
      <div className={timeline ? 'record' : 'pt-5'}>
        <div className="body">
          <TabBody {...props} />
        </div>
        {timeline && (
          <aside>
            <PartnerTimeline partner={partner} tab={tab} timeline={timeline} />
          </aside>
        )}
      </div>
    </>
  );
}

function RecordHead({ partner, staff }: { partner: PartnerRecord; staff: boolean }) {
  const t = useTranslations('partners');
  const screen = screenOf(partner.kind);
  const { id, may } = partner;
  return (
    <>
      {staff && (
        <nav className="crumb">
          <span>{t('title')}</span>
          <ChevronRight className="ic ic-s" aria-hidden />
          <Link href={screen.path}>{t(`screens.${screen.key}.title`)}</Link>
          <ChevronRight className="ic ic-s" aria-hidden />
          <span>{partner.shortName ?? partner.name}</span>
        </nav>
      )}
      <div className={`head ${staff ? '' : 'pt-4'}`}>
        <h1>{partner.name}</h1>
        <PartnerBadge state={partner.state} />
        {partner.tier && <span className="tag strong">{t(`tiers.${partner.tier}`)}</span>}
        {partner.kind !== 'ENTERPRISE' && <span className="tag">{t(`kinds.${partner.kind}`)}</span>}
        <div className="acts">
          {may.visit && (
            <Link className="btn" href={`/visits/new?partner=${id}`}>
              <Footprints className="ic" aria-hidden />
              {t('record.visit')}
            </Link>
          )}
          {(may.update || may.profile) && (
            <Link className="btn" href={`/partners/${id}/${may.update ? 'edit' : 'profile'}`}>
              <Pencil className="ic" aria-hidden />
              {t(may.update ? 'record.edit' : 'record.profile')}
            </Link>
          )}
          {may.agreement && (
            <Link className="btn btn-primary" href={`/agreements/new?partner=${id}`}>
              <FileSignature className="ic" aria-hidden />
              {t('record.agreement')}
            </Link>
          )}
          <PartnerMore {...partner} today={today()} />
        </div>
      </div>
    </>
  );
}

function TabBody(props: RecordProps) {
  const { partner, tab, files, agreements, platforms, seats, classes, pathways, needs, visits } = props;
  const { id } = partner;
  switch (tab) {
    case 'contacts':
      return <ContactTable partner={partner} />;
    case 'agreements':
      return <PartnerAgreements rows={agreements} />;
    case 'platforms':
      return (
        <>
          <PartnerPlatforms rows={platforms} />
          <PartnerSeats seats={seats} />
          {props.hanging}
        </>
      );
    case 'classes':
      return <PartnerClasses rows={classes} />;
    case 'pathways':
      return <PartnerPathways rows={pathways} />;
    case 'interns':
    case 'vacancies':
      return props.hanging;
    case 'visits':
      return <PartnerVisits rows={visits} />;
    case 'needs':
      return <PartnerNeeds rows={needs} />;
    case 'files':
      return files && <Attachments owner={{ partnerId: id }} {...files} />;
    case 'group':
      return <PartnerGroup partner={partner} />;
    case 'merges':
      return <MergeHistory merges={partner.merges} mayUndo={partner.may.merge} />;
    default:
      return <PartnerOverview {...props} />;
  }
}
