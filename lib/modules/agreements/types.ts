import type { Day } from '@/lib/kernel/day';
import type { AgreementKind, AgreementState, Part, ShownState } from './words';
import type { AgreementEvent } from './workflow';

export type PartnerRef = { id: string; name: string };

/** An agreement as a list row shows it. */
export type AgreementRow = {
  id: string;
  title: string;
  number: string | null;
  kind: AgreementKind;
  shown: ShownState;
  partners: PartnerRef[];
  department: string | null;
  responsible: string | null;
  signedOn: Day | null;
  validFrom: Day | null;
  validTo: Day | null;
  /** Days until it is over while it is in force. */
  daysLeft: number | null;
  amount: number | null;
  updatedAt: string;
};

export type AgreementPartyForm = { partnerId: string | null; part: Part; signatory: string | null };

/** Everything the form edits, as it is now. */
export type AgreementForm = {
  id: string;
  version: number;
  state: AgreementState;
  kind: AgreementKind;
  number: string | null;
  title: string;
  signedOn: Day | null;
  validFrom: Day | null;
  validTo: Day | null;
  autoRenew: boolean;
  amount: number | null;
  departmentId: string | null;
  responsibleId: string | null;
  summary: string | null;
  remark: string | null;
  parties: AgreementPartyForm[];
};

/** One agreement of a chain of renewals. */
export type ChainLink = {
  id: string;
  title: string;
  number: string | null;
  shown: ShownState;
  validFrom: Day | null;
  validTo: Day | null;
};

/** The record page's own part. */
export type AgreementRecord = AgreementForm & {
  shown: ShownState;
  daysLeft: number | null;
  terminatedOn: Day | null;
  reason: string | null;
  departmentName: string | null;
  responsibleName: string | null;
  /** `name` is null for the college. */
  partyViews: { part: Part; partnerId: string | null; name: string | null; signatory: string | null }[];
  /** Oldest first, this one among them; empty when it was never renewed. */
  chain: ChainLink[];
  /** A number to propose where there is none. */
  proposedNumber: string;
  /** What the caller may do with it now. */
  events: AgreementEvent[];
  may: { update: boolean; write: boolean };
};

/** The agreements that end in one month of a year. */
export type EndingMonth = { month: string; total: number; href: string; items: AgreementRow[] };
