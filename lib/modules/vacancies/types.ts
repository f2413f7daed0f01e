import type { Day } from '@/lib/kernel/day';
import type { VacancyState } from './words';

type Named = { id: string; name: string };

/** A vacancy as a list row shows it. */
export type VacancyRow = {
  id: string;
  title: string;
  partner: Named;
  state: VacancyState;
  places: number;
  payFrom: number | null;
  payTo: number | null;
  place: string | null;
  /** Names of the programmes that fit; none stands for all. */
  programmes: string[];
  opensOn: Day;
  lastOn: Day;
  public: boolean;
};

/** What the form edits, as it is now. */
export type VacancyForm = {
  id: string;
  version: number;
  partnerId: string;
  partnerName: string;
  title: string;
  description: string | null;
  placeCode: string | null;
  places: number;
  payFrom: number | null;
  payTo: number | null;
  opensOn: Day;
  lastOn: Day;
  programmeIds: string[];
  public: boolean;
};

/** What a blank form starts with, and where it comes from. */
export type VacancyDraft = Partial<VacancyForm> & { needId?: string; postId?: string; place?: string | null };

export type VacancyRecord = VacancyForm & {
  state: VacancyState;
  withdrawnOn: Day | null;
  place: string | null;
  programmes: Named[];
  need: Named | null;
  post: Named | null;
  may: { edit: boolean; withdraw: boolean; restore: boolean };
};
