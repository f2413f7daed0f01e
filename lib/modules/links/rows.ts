import 'server-only';
import { STAFF_ROLES } from '@/lib/authz/roles';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { maskPhone } from '@/lib/identifiers/phone';
import type { Ctx } from '@/lib/kernel/context';
import { decryptText } from '@/lib/kernel/crypto';
import { today } from '@/lib/kernel/day';
import { mailFailureOf } from '@/lib/mail/failures';
import { stateOf } from './policy';
import type { LinkRow } from './types';
import type { LinkKind, LinkParty } from './words';

type Find = Pick<Prisma.LinkTaskFindManyArgs, 'where' | 'orderBy' | 'skip' | 'take'>;

/** Rows of links for the list and the export. */
export async function readLinkRows(tx: Tx, ctx: Ctx, find: Find): Promise<LinkRow[]> {
  const student = { select: { name: true } } as const;
  const found = await tx.linkTask.findMany({
    ...find,
    include: {
      partner: { select: { id: true, name: true } },
      post: { select: { id: true, title: true } },
      placement: { select: { id: true, student } },
      contact: { select: { name: true } },
      lines: { select: { placement: { select: { id: true, student } } }, orderBy: { id: 'asc' }, take: 3 },
      mails: { orderBy: { createdAt: 'desc' }, take: 1, select: { state: true, error: true } },
      _count: { select: { lines: true } },
    },
  });
  const now = new Date();
  return found.map((link) => {
    const { id, recipient, phoneMasked, partner, post, placement, contact, lines } = link;
    const state = stateOf(link, now);
    const interns = [placement, ...lines.map((line) => line.placement)].flatMap((each) => each?.student.name ?? []);
    return {
      ...{ id, recipient, partner, state, phone: phoneMasked },
      kind: link.kind as LinkKind,
      party: link.party as LinkParty | null,
      about: post?.title ?? contact?.name ?? interns[0] ?? null,
      count: link._count.lines,
      href: hrefOf(post?.id, placement?.id ?? lines[0]?.placement.id, partner.id),
      ...{ madeOn: today(link.createdAt), expiresOn: today(link.expiresAt), usedOn: link.usedAt && today(link.usedAt) },
      asked: link.renewalAskedAt !== null && state === 'EXPIRED',
      toSend: link.toSend && state === 'OPEN',
      mailed: link.mailedAt !== null,
      mailFailure: link.mailedAt && failureOf(link.mails[0]),
      mayEnd: ctx.scope === 'staff' && (state === 'OPEN' || state === 'EXPIRED'),
    };
  });
}

/** Why a link's mail was not delivered; null while it is on its way, and once it was sent. */
function failureOf(mail: { state: string; error: string | null } | undefined): LinkRow['mailFailure'] {
  if (mail?.state !== 'FAILED') return null;
  // Digits alone: what else the error says is the program's own word.
  const code = (mail.error ?? '').split(' ').filter((part) => /^[\d.]+$/.test(part));
  return { why: mailFailureOf(mail.error), code: code.join(' ') };
}

function hrefOf(postId: string | undefined, placementId: string | undefined, partnerId: string): string {
  if (postId) return `/internships/posts/${postId}`;
  return placementId ? `/internships/placements/${placementId}` : `/partners/${partnerId}`;
}

/** Those of the college's people who have a number and so may sign for it by a link; one of them where one is asked for. */
export async function schoolSigners(tx: Tx, ctx: Ctx, id?: string | null) {
  const found = await tx.membership.findMany({
    where: {
      ...{ institutionId: ctx.institutionId, role: { in: [...STAFF_ROLES] }, endedAt: null, ...(id && { id }) },
      user: { disabledAt: null, phoneIndex: { not: null } },
    },
    select: { id: true, user: { select: { name: true, phoneEnc: true, phoneIndex: true } } },
    orderBy: [{ user: { name: 'asc' } }, { id: 'asc' }],
    take: 200,
  });
  return found.map(({ id, user: { name, phoneEnc, phoneIndex } }) => ({
    ...{ id, name, email: null, phoneEnc, phoneIndex },
    phoneMasked: phoneEnc && maskPhone(decryptText(phoneEnc)),
  }));
}
