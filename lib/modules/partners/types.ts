import type { Day } from '@/lib/kernel/day';
import type { AuditChange, NamesOf } from '@/lib/modules/audit/types';
import type { VisitKind } from '@/lib/modules/visits/words';
import type { PartnerKind, PartnerState, Scale, TIMELINE_KINDS, Tier } from './words';

/** A partner as a list row shows it. */
export type PartnerRow = {
  id: string;
  kind: PartnerKind;
  name: string;
  shortName: string | null;
  creditCode: string | null;
  state: PartnerState;
  tier: Tier | null;
  scale: Scale | null;
  chains: string[];
  industry: string | null;
  region: string | null;
  headcount: number | null;
  ownership: string | null;
  cooperation: string[];
  departments: string[];
  owner: string | null;
  contact: string | null;
  agreements: number;
  /** Last day of the agreement in force that ends latest. */
  agreementEnds: Day | null;
  /** Days until then. */
  daysLeft: number | null;
  since: Day | null;
  updatedAt: string;
};

export type ContactView = {
  id: string;
  version: number;
  name: string;
  title: string | null;
  phoneMasked: string | null;
  wechat: string | null;
  email: string | null;
  isLiaison: boolean;
  /** The day on which the person was no longer there; null while it is. */
  leftOn: Day | null;
  /** Classes whose mentor the person is. */
  classes: { id: string; name: string }[];
};

/** Everything the form edits, as it is now. */
export type PartnerForm = {
  id: string;
  version: number;
  kind: PartnerKind;
  state: PartnerState;
  name: string;
  shortName: string | null;
  creditCode: string | null;
  noCodeReason: string | null;
  industryCode: string | null;
  industryText: string | null;
  chains: string[];
  scale: Scale | null;
  tier: Tier | null;
  ownership: string | null;
  regionCode: string | null;
  regionText: string | null;
  address: string | null;
  website: string | null;
  headcount: number | null;
  legalPerson: string | null;
  capital: number | null;
  listed: boolean | null;
  cooperation: string[];
  programmes: string[];
  cooperatingSince: Day | null;
  ownerId: string | null;
  groupId: string | null;
  departmentIds: string[];
  formerNames: string[];
  aliases: string[];
  introduction: string | null;
  remark: string | null;
  contacts: {
    id?: string;
    name: string;
    title: string | null;
    phone: string | null;
    wechat: string | null;
    email: string | null;
    isLiaison: boolean;
  }[];
};

export type PartnerRef = { id: string; name: string };

/** The record page's own part. */
export type PartnerRecord = PartnerForm & {
  industryName: string | null;
  regionName: string | null;
  groupName: string | null;
  ownerName: string | null;
  departments: { id: string; name: string }[];
  /** Those who left last. */
  contactViews: ContactView[];
  subsidiaries: (PartnerRef & { state: PartnerState })[];
  statePeriods: { state: PartnerState; reason: string | null; startedOn: Day; endedOn: Day | null }[];
  /** Records that were merged into this one, those undone included; newest first. */
  merges: { mergeId: string; name: string; mergedAt: string; undoneAt: string | null }[];
  counts: {
    agreements: number;
    platforms: number;
    classes: number;
    pathways: number;
    interns: number;
    vacancies: number;
    visits: number;
    needs: number;
    files: number;
  };
  inCooperation: boolean;
  agreementEnds: Day | null;
  updatedAt: string;
  may: Record<
    'update' | 'profile' | 'state' | 'merge' | 'reveal' | 'comment' | 'invite' | 'visit' | 'agreement' | 'need',
    boolean
  >;
};

export type DuplicateHint = {
  id: string;
  name: string;
  creditCode: string | null;
  state: PartnerState;
  why: 'code' | 'name' | 'formerName' | 'similar';
};

/** What a timeline can be narrowed to. */
export type TimelineKind = (typeof TIMELINE_KINDS)[number];
export type TimelineEntry =
  /** Everything that one act changed. */
  | { kind: 'change'; at: string; who: string; command: string; changes: AuditChange[] }
  | { kind: 'comment'; at: string; who: string; id: string; text: string }
  | {
      kind: 'visit';
      at: string;
      who: string;
      id: string;
      visitKind: VisitKind;
      subject: string;
      findings: string | null;
    }
  | { kind: 'file'; at: string; who: string; id: string; name: string };
export type Timeline = { entries: TimelineEntry[]; more: boolean; names: NamesOf };

/** Two records before they become one: what each holds, and what would move. */
export type MergeSide = {
  id: string;
  name: string;
  creditCode: string | null;
  kind: PartnerKind;
  state: PartnerState;
  formerNames: string[];
  updatedAt: string;
  counts: Record<MergedKind, number>;
};
export type MergedKind =
  | 'contacts'
  | 'agreements'
  | 'visits'
  | 'needs'
  | 'files'
  | 'comments'
  | 'accounts'
  | 'subsidiaries';
export type MergePreview = {
  source: MergeSide;
  target: MergeSide;
  /** Why the two cannot be one, as a key of `errors`. */
  problem: 'mergeKinds' | 'mergeCodes' | null;
};
