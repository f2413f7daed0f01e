import type { Day } from '@/lib/kernel/day';
import type { FollowUpState } from './list';
import type { VisitKind } from './words';

export type PartnerRef = { id: string; name: string };

/** A visit as a list row shows it. */
export type VisitRow = {
  id: string;
  subject: string;
  kind: VisitKind;
  visitedOn: Day;
  partner: PartnerRef;
  people: string[];
  others: string | null;
  place: string | null;
  followUps: { all: number; open: number; overdue: number };
  updatedAt: string;
};

/** Everything the form edits, as it is now. */
export type VisitForm = {
  id: string;
  version: number;
  partnerId: string;
  partnerName: string;
  kind: VisitKind;
  visitedOn: Day;
  subject: string;
  place: string | null;
  participantIds: string[];
  others: string | null;
  findings: string | null;
};

export type FollowUpView = {
  id: string;
  version: number;
  what: string;
  ownerId: string;
  owner: string;
  dueOn: Day;
  /** Days until it is due; negative is late; null once it is done. */
  daysLeft: number | null;
  doneOn: Day | null;
  result: string | null;
  state: FollowUpState;
  /** The caller may complete and reopen it. */
  mayDo: boolean;
};

/** A follow-up on the list of all of them. */
export type FollowUpRow = FollowUpView & { visitId: string; subject: string; partner: PartnerRef };

/** The record page's own part. */
export type VisitRecord = VisitForm & {
  people: { id: string; name: string }[];
  followUps: FollowUpView[];
  createdAt: string;
  updatedAt: string;
  may: { write: boolean };
};
