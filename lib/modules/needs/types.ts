import type { Day } from '@/lib/kernel/day';
import type { NeedKind, NeedState } from './words';
import type { NeedEvent } from './workflow';

export type PartnerRef = { id: string; name: string };

/** A need as a list row shows it. */
export type NeedRow = {
  id: string;
  title: string;
  kind: NeedKind;
  state: NeedState;
  partner: PartnerRef;
  quantity: number | null;
  raisedOn: Day;
  wantedBy: Day | null;
  closedOn: Day | null;
  /** Wanted by a day that is past while it is neither met nor withdrawn. */
  late: boolean;
  department: string | null;
  answers: number;
  updatedAt: string;
};

/** Everything the form edits, as it is now. */
export type NeedForm = {
  id: string;
  version: number;
  state: NeedState;
  partnerId: string;
  partnerName: string;
  kind: NeedKind;
  title: string;
  description: string | null;
  quantity: number | null;
  raisedOn: Day;
  wantedBy: Day | null;
  departmentId: string | null;
};

export type NeedAnswerView = { id: string; text: string; answeredBy: string; answeredAt: string };

/** The record page's own part. */
export type NeedRecord = NeedForm & {
  departmentName: string | null;
  reason: string | null;
  closedOn: Day | null;
  late: boolean;
  /** Oldest first. */
  answers: NeedAnswerView[];
  createdAt: string;
  updatedAt: string;
  /** What the caller may do with it now. */
  events: NeedEvent[];
  may: { update: boolean };
};
