import type { Day } from '@/lib/kernel/day';
import type { PartnerKind, PartnerState, Scale, Tier } from './schema';

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
  since: Day | null;
  updatedAt: string;
};

export type ContactView = {
  id: string;
  name: string;
  title: string | null;
  phoneMasked: string | null;
  wechat: string | null;
  email: string | null;
  isLiaison: boolean;
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
  departmentNames: string[];
  contactViews: ContactView[];
  subsidiaries: PartnerRef[];
  statePeriods: { state: PartnerState; reason: string | null; startedOn: Day; endedOn: Day | null }[];
  mergedFrom: { mergeId: string; name: string; mergedAt: string }[];
  inCooperation: boolean;
  agreementEnds: Day | null;
  may: { update: boolean; profile: boolean; state: boolean; merge: boolean; reveal: boolean; comment: boolean };
};

export type DuplicateHint = {
  id: string;
  name: string;
  creditCode: string | null;
  state: PartnerState;
  why: 'code' | 'name' | 'formerName' | 'similar';
};

export type TimelineEntry =
  | {
      kind: 'change';
      at: string;
      who: string;
      tbl: string;
      op: string;
      command: string;
      changed: Record<string, [unknown, unknown]>;
    }
  | { kind: 'comment'; at: string; who: string; id: string; text: string }
  | { kind: 'visit'; at: string; who: string; id: string; visitKind: string; subject: string; findings: string | null }
  | { kind: 'file'; at: string; who: string; id: string; name: string };
