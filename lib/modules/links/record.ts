import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import { findPlacement, readStored, type StoredPlacement } from '@/lib/modules/placements/record';
import { changesOf, storedAmendments, toAmendment } from '@/lib/modules/placements/timeline';
import { INCIDENT_KINDS } from '@/lib/modules/placements/words';
import { findPost } from '@/lib/modules/posts/record';
import { stateOf } from './policy';
import { weekAsked } from './recipients';
import type { LinkFacts, LinkPage } from './types';
import { BACK_WITHIN_MINUTES, type LinkKind, type LinkParty } from './words';

const include = {
  partner: { select: { name: true } },
  contact: true,
  lines: { select: { placementId: true }, orderBy: { id: 'asc' } },
} as const satisfies Prisma.LinkTaskInclude;
export type StoredLink = Prisma.LinkTaskGetPayload<{ include: typeof include }>;

/** The link by which the caller acts; null for everybody else. */
export async function findLink(tx: Tx, ctx: Ctx): Promise<StoredLink | null> {
  if (ctx.scope !== 'link' || !ctx.linkId) return null;
  return tx.linkTask.findFirst({ where: { institutionId: ctx.institutionId, id: ctx.linkId }, include });
}

const intern = (p: StoredPlacement) => ({ placementId: p.id, student: p.student.name, job: p.job });
const period = (p: StoredPlacement) => ({ startsOn: fromDbDate(p.startsOn), endsOn: fromDbDate(p.endsOn) });

/** What waits for the link's signature: the amendment that is open with its fingerprint, else the agreement itself, whose text is read elsewhere (lib/processes/agreement-of-link). */
export async function toSign(tx: Tx, ctx: Ctx, p: StoredPlacement) {
  const amendment = (await storedAmendments(tx, ctx, p.id)).find(({ state }) => state === 'OPEN') ?? null;
  return { amendment, hash: amendment && toAmendment(amendment).hash };
}

async function signFacts(tx: Tx, ctx: Ctx, link: StoredLink, p: StoredPlacement): Promise<LinkFacts> {
  const { pay, insurer, policyNo, address } = p;
  const { amendment, hash } = await toSign(tx, ctx, p);
  return {
    ...{ kind: 'SIGN', party: link.party as LinkParty, intern: intern(p), place: address, ...period(p) },
    ...{ pay, insurer, policyNo, phone: link.phoneMasked ?? '', hash },
    amendment: amendment && {
      ...{ number: amendment.number, reason: amendment.reason, changes: changesOf(amendment) },
      effectiveOn: fromDbDate(amendment.effectiveOn),
    },
  };
}

async function ofPlacement(tx: Tx, ctx: Ctx, link: StoredLink): Promise<LinkFacts | null> {
  const p = link.placementId ? await findPlacement(tx, ctx, link.placementId) : null;
  if (!p) return null;
  switch (link.kind as LinkKind) {
    case 'SIGN':
      return signFacts(tx, ctx, link, p);
    case 'INCIDENT':
      return { kind: 'INCIDENT', intern: intern(p), kinds: INCIDENT_KINDS, today: ctx.today };
    default:
      return { kind: link.kind === 'ASSESS' ? 'ASSESS' : 'HOST_AGAIN', intern: intern(p), ...period(p) };
  }
}

async function factsOf(tx: Tx, ctx: Ctx, link: StoredLink): Promise<LinkFacts | null> {
  if (link.kind === 'SLOTS') {
    const post = link.postId ? await findPost(tx, ctx, link.postId) : null;
    if (!post) return null;
    const { title, slots, taken, validTo } = post;
    return { kind: 'SLOTS', title, slots, taken, validTo: fromDbDate(validTo) };
  }
  if (link.kind === 'CONTACT') {
    if (!link.contact) return null;
    const { name, title, email, wechat, phoneMasked } = link.contact;
    return { kind: 'CONTACT', name, title, email, wechat, phone: phoneMasked };
  }
  if (link.kind !== 'PRESENT') return ofPlacement(tx, ctx, link);
  const ids = link.lines.map((line) => line.placementId);
  const where = { institutionId: ctx.institutionId, id: { in: ids }, state: { in: ['STARTED', 'ENDED'] } };
  return {
    kind: 'PRESENT',
    weekOn: fromDbDate(link.weekOn) ?? weekAsked(ctx.today),
    interns: (await readStored(tx, where)).map(intern),
  };
}

/** Until when the answer can be taken back; null when it cannot, or no longer. */
export function backUntil({ usedAt, beforeEnc }: Pick<StoredLink, 'usedAt' | 'beforeEnc'>): Date | null {
  const until = usedAt && beforeEnc && new Date(usedAt.getTime() + BACK_WITHIN_MINUTES * 60_000);
  return until && until > new Date() ? until : null;
}

/** The page of the caller's link; the facts while it is open. */
export async function readLinkPage(tx: Tx, ctx: Ctx): Promise<LinkPage | null> {
  const link = await findLink(tx, ctx);
  if (!link) return null;
  const state = stateOf(link, new Date());
  return {
    ...{ institution: ctx.institutionName, partner: link.partner.name, recipient: link.recipient, state },
    kind: link.kind as LinkKind,
    expiresAt: link.expiresAt.toISOString(),
    usedAt: link.usedAt?.toISOString() ?? null,
    backUntil: backUntil(link)?.toISOString() ?? null,
    withdrawnAt: link.withdrawnAt?.toISOString() ?? null,
    asked: link.renewalAskedAt !== null,
    facts: state === 'OPEN' ? await factsOf(tx, ctx, link) : null,
  };
}
