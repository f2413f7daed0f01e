import type { Day } from '@/lib/kernel/day';
import type { DocumentKind, ResolutionState, SeatRank } from './words';

type Named = { id: string; name: string };

export type MeetingRow = {
  id: string;
  title: string;
  heldOn: Day;
  place: string | null;
  /** Of its resolutions: how many, how many not carried out, and how many of these late. */
  resolutions: number;
  open: number;
  overdue: number;
};

export type ResolutionView = {
  id: string;
  version: number;
  text: string;
  ownerId: string | null;
  owner: string | null;
  dueOn: Day | null;
  doneOn: Day | null;
  result: string | null;
  state: ResolutionState;
  /** Whether the reader may change it, or say that it is carried out. */
  mayWrite: boolean;
  mayDo: boolean;
};

/** A resolution on the list of all meetings. */
export type ResolutionRow = ResolutionView & { meeting: Named & { heldOn: Day }; platform: Named };

export type MeetingForm = {
  id: string;
  version: number;
  title: string;
  heldOn: Day;
  place: string | null;
  attendees: string | null;
  agenda: string | null;
  minutes: string | null;
};
export type MeetingRecord = MeetingForm & {
  platform: Named;
  resolutions: ResolutionView[];
  /** Versions of charters and rules that it adopted. */
  documents: (Named & { edition: string })[];
  mayWrite: boolean;
};

export type SeatView = {
  id: string;
  version: number;
  /** Who holds it, for which member (null: the college itself), and as what. */
  holder: string;
  partner: Named | null;
  rank: SeatRank;
  post: string | null;
  startedOn: Day;
  /** The first day on which it is no longer held. */
  endedOn: Day | null;
};

/** A seat on the page of the partner that it is held for. */
export type PartnerSeat = SeatView & { platform: Named; held: boolean };

export type DocumentView = {
  id: string;
  version: number;
  kind: DocumentKind;
  title: string;
  edition: string;
  adoptedOn: Day;
  /** The first day on which it holds. */
  effectiveOn: Day;
  meeting: Named | null;
  files: number;
};
/** A charter or a set of rules: the version in force, those that come later, and those before, newest first. */
export type DocumentSeries = { current: DocumentView | null; coming: DocumentView[]; earlier: DocumentView[] };

/** A council as of a day: who sits on it, who sits on it on other days, and the charter and rules in force. */
export type Council = {
  platform: Named;
  on: Day;
  held: SeatView[];
  others: SeatView[];
  documents: DocumentSeries[];
  mayWrite: boolean;
  /** What a seat or a version can name; empty for whoever may not write. */
  members: Named[];
  meetings: Named[];
};

export type DocumentForm = Omit<DocumentView, 'meeting' | 'files'> & { meetingId: string | null; text: string | null };
export type DocumentRecord = DocumentForm & {
  platform: Named;
  meeting: Named | null;
  standing: 'IN_FORCE' | 'COMING' | 'REPLACED';
  mayWrite: boolean;
  meetings: Named[];
};
