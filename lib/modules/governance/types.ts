import type { Day } from '@/lib/kernel/day';
import type { ResolutionState } from './words';

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
export type MeetingRecord = MeetingForm & { platform: Named; resolutions: ResolutionView[]; mayWrite: boolean };
