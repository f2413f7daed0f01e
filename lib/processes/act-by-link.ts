import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { asSystem } from '@/lib/jobs/context';
import type { Ctx } from '@/lib/kernel/context';
import { addDays, fromDbDate, toDbDate } from '@/lib/kernel/day';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { defineCommand } from '@/lib/kernel/operation';
import { parseInput } from '@/lib/kernel/parse';
import { weekAsked } from '@/lib/modules/links/recipients';
import { findLink, type StoredLink, toSign } from '@/lib/modules/links/record';
import { ANSWERS, useInput } from '@/lib/modules/links/schema';
import type { LinkKind, LinkParty } from '@/lib/modules/links/words';
import { contactColumns, touchPartner } from '@/lib/modules/partners/writes';
import { putAmendmentSignature } from '@/lib/modules/placements/amendments';
import { putEnterpriseScore, putIncident, putWeek } from '@/lib/modules/placements/follow';
import { judgePlacements } from '@/lib/modules/placements/judge';
import { findPlacement } from '@/lib/modules/placements/record';
import { lockPlacements } from '@/lib/modules/placements/signing';
import { findPost } from '@/lib/modules/posts/record';
import type { AgreementFacts } from './agreement-facts';
import { agreementOfLink } from './agreement-of-link';
import { withBefore } from './answer-before';
import { putSignature } from './sign-agreement';

type At = { tx: Tx; ctx: Ctx; link: StoredLink; answer: unknown; agreement: AgreementFacts | null };
type Kept = Prisma.InputJsonObject;

const placementOf = ({ link }: At): string => link.placementId ?? notFound();

async function slots({ tx, ctx, link, answer }: At): Promise<Kept> {
  const { slots: wanted, validTo } = parseInput(ANSWERS.SLOTS, answer);
  const post = (link.postId && (await findPost(tx, ctx, link.postId))) || notFound();
  if (wanted < post.taken) failField('slots', 'fewerThanTaken', { taken: post.taken });
  if (validTo < ctx.today) failField('validTo', 'inThePast');
  const now = new Date();
  await tx.internshipPost.update({
    where: { institutionId_id: { institutionId: ctx.institutionId, id: post.id } },
    data: { slots: wanted, validTo: toDbDate(validTo), confirmedAt: now, updatedAt: now, version: { increment: 1 } },
  });
  return { from: post.slots, to: wanted };
}

async function present({ tx, ctx, link, answer }: At): Promise<Kept> {
  const { weekOn, lines } = parseInput(ANSWERS.PRESENT, answer);
  const own = fromDbDate(link.weekOn);
  // The page may have been open over the weekend.
  const asked = own ? [own] : [weekAsked(ctx.today), addDays(weekAsked(ctx.today), -7)];
  if (!asked.includes(weekOn)) failField('weekOn', 'invalid');
  const named = new Set(link.lines.map((line) => line.placementId));
  if (lines.some((line) => !named.has(line.placementId))) notFound();
  for (const { placementId: id, present, note } of lines) await putWeek(tx, ctx, { id, weekOn, present, note });
  const there = lines.filter((line) => line.present).length;
  return { present: there, absent: lines.length - there };
}

async function assess(at: At): Promise<Kept> {
  const said = parseInput(ANSWERS.ASSESS, at.answer);
  await putEnterpriseScore(at.tx, at.ctx, placementOf(at), said);
  return { score: said.score };
}

async function hostAgain(at: At): Promise<Kept> {
  const said = parseInput(ANSWERS.HOST_AGAIN, at.answer);
  const found = (await findPlacement(at.tx, at.ctx, placementOf(at))) ?? notFound();
  await at.tx.placement.update({
    where: { institutionId_id: { institutionId: at.ctx.institutionId, id: found.id } },
    data: { ...said, updatedAt: new Date(), version: { increment: 1 } },
  });
  return said;
}

async function sign(at: At): Promise<Kept> {
  const { tx, ctx, link } = at;
  const { signer, lastDigits, agreed, hash } = parseInput(ANSWERS.SIGN, at.answer);
  if (!agreed) failField('agreed', 'required');
  if (link.phoneMasked?.slice(-4) !== lastDigits) failField('lastDigits', 'otherPhone');
  await lockPlacements(tx, ctx, [placementOf(at)]);
  const found = (await findPlacement(tx, ctx, placementOf(at))) ?? notFound();
  const { amendment, hash: amended } = await toSign(tx, ctx, found);
  // Somebody may have changed it since the page was opened.
  if (hash && hash !== (amended ?? at.agreement?.code)) fail('RULE', 'textChanged');
  const { phoneIndex, phoneMasked } = link;
  const said = { party: link.party as LinkParty, signer, signedOn: ctx.today, phone: { phoneIndex, phoneMasked } };
  const means = { method: 'LINK' as const, enteredById: link.createdById ?? notFound() };
  if (amendment) await putAmendmentSignature(tx, ctx, { found, amendment }, said, means);
  else {
    const { text } = at.agreement ?? notFound();
    await putSignature(tx, ctx, { found, text }, { ...said, agreementNo: null }, means);
  }
  return { party: said.party, ...(amendment && { amendment: amendment.number }) };
}

async function incident(at: At): Promise<Kept> {
  const said = parseInput(ANSWERS.INCIDENT, at.answer);
  await putIncident(at.tx, at.ctx, { ...said, placementId: placementOf(at), dueOn: null });
  return { kind: said.kind };
}

async function contact({ tx, ctx, link, answer }: At): Promise<Kept> {
  const said = parseInput(ANSWERS.CONTACT, answer);
  const known = link.contact ?? notFound();
  await tx.contact.update({
    where: { institutionId_id: { institutionId: ctx.institutionId, id: known.id } },
    // A number left blank stays as it is: what is masked is not written.
    data: {
      ...contactColumns({ ...said, phone: said.phone ?? known.phoneMasked, isLiaison: known.isLiaison }),
      version: { increment: 1 },
    },
  });
  return { phone: said.phone !== null };
}

const DO: Record<LinkKind, (at: At) => Promise<Kept>> = {
  ...{ SLOTS: slots, PRESENT: present, ASSESS: assess, HOST_AGAIN: hostAgain },
  ...{ SIGN: sign, INCIDENT: incident, CONTACT: contact },
};

/** What follows for records that a link does not see: the partner's words for the search, the rules of a placement that was signed for. */
export async function tellOfLink({ institutionId }: Ctx, { kind, partnerId, placementId }: StoredLink): Promise<void> {
  if (kind === 'CONTACT') await asSystem(institutionId, 'links.use', ({ tx, ctx }) => touchPartner(tx, ctx, partnerId));
  if (kind === 'SIGN' && placementId)
    await asSystem(institutionId, 'links.use', ({ tx, ctx }) => judgePlacements(tx, ctx, { id: placementId }));
}

const isAgreement = (value: unknown) =>
  typeof value === 'object' && value !== null && 'text' in value && 'code' in value;

/** What `actByLink` calls, never an action: the agreement is what the server has read, not what somebody sends. */
export const answerByLink = defineCommand({
  name: 'links.use',
  permission: 'links.answer',
  input: useInput.extend({ agreement: z.custom<AgreementFacts>(isAgreement).nullable() }),
  run: async ({ tx, ctx, input: { answer, agreement }, after }) => {
    const link = (await findLink(tx, ctx)) ?? notFound();
    const now = new Date();
    const at = { institutionId: ctx.institutionId, id: link.id };
    const { count } = await tx.linkTask.updateMany({
      where: { ...at, usedAt: null, revokedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    });
    if (count !== 1) fail('RULE', 'linkOver');
    const act = () => DO[link.kind as LinkKind]({ tx, ctx, link, answer, agreement });
    const { result, beforeEnc } = await withBefore({ tx, ctx, link }, answer, act);
    await tx.linkTask.updateMany({ where: at, data: { result, beforeEnc, toSend: false } });
    after(() => tellOfLink(ctx, link));
    return { kind: link.kind as LinkKind };
  },
});

/**
 * What the recipient of a link answers, once: the link is taken by one conditional update in the transaction of its effect, so that of many
 * submits one acts, and a refused one leaves the link good. Throws NOT_FOUND, RULE (used, past its day, taken back) and what the effect throws.
 */
export async function actByLink(ctx: Ctx, raw: unknown, key?: unknown): Promise<{ kind: LinkKind }> {
  const said = parseInput(useInput, raw);
  return answerByLink(ctx, { ...said, agreement: await agreementOfLink(ctx) }, key);
}
