import type { Day } from '@/lib/kernel/day';
import type { Page } from '@/lib/kernel/page';
import type { NoticeKind } from '@/lib/modules/notices/words';

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

export type OpenPage = { college: string; vacancies: Page<OpenVacancy>; places: number; notices: OpenNotice[] };
export type OpenVacancyRecord = OpenVacancy & { college: string; description: string | null };
export type OpenNoticeRecord = OpenNotice & { college: string; body: string; sourceUrl: string | null };
