import type { Day } from '@/lib/kernel/day';
import type { Page } from '@/lib/kernel/page';
import type { NoticeKind } from '@/lib/modules/notices/words';
import type { RequestState } from '@/lib/modules/room-requests/words';
import type { FreeTime } from './state';

/** A vacancy as everybody sees it: no ids but its own. */
export type OpenVacancy = {
  id: string;
  title: string;
  employer: string;
  places: number;
  payFrom: number | null;
  payTo: number | null;
  place: string | null;
  /** None stands for all. */
  programmes: string[];
  lastOn: Day;
};
/** A notice as everybody sees it. */
export type OpenNotice = {
  id: string;
  kind: NoticeKind;
  title: string;
  source: string | null;
  chain: string | null;
  issuedOn: Day;
};

export type OpenPage = {
  college: string;
  vacancies: Page<OpenVacancy>;
  places: number;
  notices: OpenNotice[];
  rooms: number;
};
export type OpenVacancyRecord = OpenVacancy & { college: string; description: string | null };
export type OpenNoticeRecord = OpenNotice & { college: string; body: string; sourceUrl: string | null };

type RoomFacts = { id: string; name: string; seats: number | null; place: string | null };
/** A practice centre with the rooms that everybody may ask for. */
export type OpenCentre = { id: string; name: string; rooms: RoomFacts[] };
/** A public room, and when it can be asked for. */
export type OpenRoom = RoomFacts & {
  centre: string;
  college: string;
  today: Day;
  days: { day: Day; free: FreeTime[] }[];
};
/** What became of a request; nothing of who asked. */
export type OpenRequest = {
  college: string;
  centre: string;
  room: string;
  place: string | null;
  title: string;
  people: number;
  state: RequestState;
  startsAt: string;
  endsAt: string;
  expiresAt: string;
  reason: string | null;
  mayWithdraw: boolean;
};
