import 'server-only';
import type { Ctx } from '@/lib/kernel/context';
import { notFound } from '@/lib/kernel/errors';
import { openArchives } from './archive-downloads';
import { openAssessments } from './assessment-document';
import { openAgreements } from './document-downloads';
import type { Download } from './download-types';

type Open = (ctx: Ctx, params: Record<string, string>) => Promise<Download>;
/** The documents that a list of placements can be taken as, all in one archive. */
const KINDS: Record<string, Open> = {
  'agreements-word': (ctx, params) => openAgreements(ctx, params, 'word'),
  'agreements-pdf': (ctx, params) => openAgreements(ctx, params, 'pdf'),
  assessments: openAssessments,
  archives: openArchives,
};

/** The documents of the placements' list as its address filters it. Throws NOT_FOUND for a kind that there is not. */
export async function openDocuments(ctx: Ctx, kind: string, params: Record<string, string>): Promise<Download> {
  const open = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  return (open ?? notFound())(ctx, params);
}
