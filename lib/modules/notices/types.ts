import type { Day } from '@/lib/kernel/day';
import type { NoticeKind, NoticeState } from './words';
import type { NoticeEvent } from './workflow';

/** A notice as a list row shows it. */
export type NoticeRow = {
  id: string;
  kind: NoticeKind;
  title: string;
  source: string | null;
  chain: string | null;
  issuedOn: Day;
  state: NoticeState;
  public: boolean;
};

/** What the form edits, as it is now. */
export type NoticeForm = {
  id: string;
  version: number;
  kind: NoticeKind;
  title: string;
  body: string;
  source: string | null;
  sourceUrl: string | null;
  chainId: string | null;
  issuedOn: Day;
  public: boolean;
};

export type NoticeRecord = NoticeForm & {
  state: NoticeState;
  chain: string | null;
  events: NoticeEvent[];
  may: { edit: boolean };
};
