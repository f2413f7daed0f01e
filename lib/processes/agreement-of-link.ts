import 'server-only';
import { asSystem } from '@/lib/jobs/context';
import type { Ctx } from '@/lib/kernel/context';
import { getLinkPage } from '@/lib/modules/links/queries';
import type { LinkPage } from '@/lib/modules/links/types';
import type { TextBlock } from '@/lib/report/word-text';
import { type AgreementFacts, readAgreementFacts } from './agreement-facts';
import { shownText } from './agreement-template';

/**
 * The agreement that the caller's link asks to sign; null for any other link. Read as the system: an agreement names what its signatory may not look
 * up by itself (the post, the plan, the teacher). In a transaction of its own, before the caller's begins: two at once a request would wait for each other.
 */
export async function agreementOfLink({ scope, institutionId, linkId }: Ctx): Promise<AgreementFacts | null> {
  if (scope !== 'link' || !linkId) return null;
  return asSystem(institutionId, 'query', async ({ tx, ctx }) => {
    const open = { kind: 'SIGN', usedAt: null, revokedAt: null, expiresAt: { gt: new Date() } };
    const where = { institutionId, id: linkId, ...open };
    const link = await tx.linkTask.findFirst({ where, select: { placementId: true } });
    const [facts] = link?.placementId ? await readAgreementFacts(tx, ctx, [link.placementId]) : [];
    return facts ?? null;
  });
}

/** The page of the caller's link, and the text that it asks to sign. Throws NOT_FOUND. */
export async function openLink(ctx: Ctx): Promise<{ page: LinkPage; text: TextBlock[] | null }> {
  const page = await getLinkPage(ctx, {});
  const { facts } = page;
  // An amendment tells what it changes by itself.
  if (facts?.kind !== 'SIGN' || facts.amendment) return { page, text: null };
  const agreement = await agreementOfLink(ctx);
  if (!agreement) return { page: { ...page, facts: null }, text: null };
  const { text, values, code } = agreement;
  return { page: { ...page, facts: { ...facts, hash: code } }, text: text.blocks && shownText(text.blocks, values) };
}
