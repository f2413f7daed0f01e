import 'server-only';
import type { AttachmentRow } from '@/lib/modules/attachments/types';
import type { Say } from '@/lib/modules/documents/text';
import type { Following } from '@/lib/modules/following/types';
import type { PlacementRecord, UnitInspection } from '@/lib/modules/placements/types';
import type { PdfSheet } from '@/lib/report/pdf';

type PlanFacts = {
  name: string;
  tasks: string | null;
  safetyRules: string | null;
  madeOn: string | null;
  safetyRulesOn: string | null;
  filedOn: string | null;
  filingNo: string | null;
};
/** All that an internship's archive tells of. */
export type ArchiveFacts = {
  placement: PlacementRecord;
  following: Following;
  inspections: UnitInspection[];
  plan: PlanFacts | null;
  code: string;
  files: AttachmentRow[];
  school: string;
  today: string;
};

/** A part of the archive. */
export type Draw = (sheet: PdfSheet, say: Say, of: ArchiveFacts) => void;

/** The name of a placement's field. */
export const field = (say: Say, key: string): string => say(`placements.fields.${key}`);
/** What there is of these, in one line. */
export const joined = (...parts: (string | null | undefined)[]): string | null =>
  parts.filter(Boolean).join(' ') || null;
/** A number as it is written. */
export const text = (value: string | number | null): string | null => (value === null ? null : String(value));

/** Begins a part. */
export function heading(sheet: PdfSheet, say: Say, key: string): void {
  sheet.heading(say(`documents.archive.${key}`));
}
