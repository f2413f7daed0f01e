import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { whereLink } from './policy';
import { targetsFor } from './recipients';
import { issueInput, linkId, linkIds, nothingInput } from './schema';
import type { IssuedLink } from './types';
import type { LinkKind } from './words';
import { DAY_MS, newAddress, writeLinks } from './writes';

const readWaiting = (tx: Tx, ctx: Ctx, ids: string[]) =>
  tx.linkTask.findMany({
    where: { AND: [whereLink(ctx, {}), { id: { in: ids } }] },
    include: {
      partner: { select: { name: true } },
      lines: { select: { placement: { select: { student: { select: { name: true } } } } }, orderBy: { id: 'asc' } },
    },
    orderBy: [{ recipient: 'asc' }, { id: 'asc' }],
  });

/** One link or hundreds: one a recipient. The addresses are given once and kept as hashes. Throws NOT_FOUND, FORBIDDEN or RULE. */
export const issueLinks = defineCommand({
  name: 'links.issue',
  permission: 'links.write',
  input: issueInput,
  run: async ({ tx, ctx, input: { kind, party, signerId, days, recordIds } }): Promise<{ links: IssuedLink[] }> => {
    if ((kind === 'SIGN') !== (party !== null)) failField('party', 'unknownChoice');
    if (party === 'SCHOOL' && !signerId) failField('signerId', 'required');
    const wanted = new Set(recordIds);
    const targets = await targetsFor(tx, ctx, { kind, party, signerId, recordIds: [...wanted] });
    const found = new Set(targets.flatMap((target) => target.recordIds));
    if (found.size < wanted.size) notFound();
    if (targets.some((target) => !target.mayIssue)) fail('FORBIDDEN', 'forbidden');
    if (targets.some((target) => target.lacks)) fail('RULE', 'linkLacks');
    const made = await writeLinks(tx, ctx, { kind, party, days }, targets);
    return { links: made.map(({ link }) => link) };
  },
});

/** Takes links back: from now on they open nothing. Used ones stay as they are. */
export const revokeLinks = defineCommand({
  name: 'links.revoke',
  permission: 'links.write',
  input: linkIds,
  run: async ({ tx, ctx, input: { linkIds: wanted } }) => {
    const at = { institutionId: ctx.institutionId, id: { in: wanted } };
    if ((await tx.linkTask.count({ where: { AND: [whereLink(ctx, {}), at] } })) < new Set(wanted).size) notFound();
    const now = new Date();
    const { count } = await tx.linkTask.updateMany({
      where: { ...at, usedAt: null, revokedAt: null },
      data: { revokedAt: now, toSend: false },
    });
    return { count };
  },
});

/** A new link in place of one that was not used; the old one opens nothing more. Throws NOT_FOUND or RULE (used, taken back, renewed already). */
export const renewLink = defineCommand({
  name: 'links.renew',
  permission: 'links.write',
  input: linkId,
  run: async ({ tx, ctx, input: { id } }): Promise<{ links: IssuedLink[] }> => {
    const where = { AND: [whereLink(ctx, {}), { id }] };
    const of = { partner: { select: { name: true } }, lines: { select: { placementId: true } } } as const;
    const old = (await tx.linkTask.findFirst({ where, include: of })) ?? notFound();
    if (old.usedAt) fail('RULE', 'linkUsed');
    if (old.revokedAt) fail('RULE', 'linkOver');
    const { partner, lines, ...columns } = old;
    const { url, tokenHash } = newAddress();
    const now = new Date();
    // As long as the old one was good for.
    const lasts = Math.max(DAY_MS, old.expiresAt.getTime() - old.createdAt.getTime());
    const expiresAt = new Date(now.getTime() + lasts);
    // Whoever makes it anew hands it out himself.
    const own = { createdById: ctx.membershipId, weekOn: null, toSend: false, mailedAt: null, withdrawnAt: null };
    const fresh = { ...columns, ...own, id: newId(), tokenHash, expiresAt, createdAt: now };
    const at = { institutionId: ctx.institutionId };
    // One conditional update: of many renewals one makes a link, and none does once the old link was answered in the meantime.
    const { count } = await tx.linkTask.updateMany({
      where: { ...at, id, usedAt: null, revokedAt: null },
      data: { revokedAt: now, toSend: false },
    });
    if (count !== 1) fail('RULE', 'linkOver');
    await tx.linkTask.create({
      data: { ...fresh, renewsId: id, revokedAt: null, renewalAskedAt: null, result: undefined },
    });
    await tx.linkLine.createMany({
      data: lines.map(({ placementId }) => ({ ...at, id: newId(), linkId: fresh.id, placementId })),
    });
    const { kind, recipient } = old;
    return { links: [{ id: fresh.id, kind: kind as LinkKind, recipient, partner: partner.name, about: [], url }] };
  },
});

/** Gives the addresses of links that the schedule made and that wait to be sent; from now on they count as sent. Throws NOT_FOUND or RULE. */
export const handOutLinks = defineCommand({
  name: 'links.hand-out',
  permission: 'links.write',
  input: linkIds,
  run: async ({ tx, ctx, input: { linkIds: wanted } }): Promise<{ links: IssuedLink[] }> => {
    const found = await readWaiting(tx, ctx, wanted);
    if (found.length < new Set(wanted).size) notFound();
    const links: IssuedLink[] = [];
    for (const { id, kind, recipient, partner, lines } of found) {
      // Nobody has seen the first address, and only its hash is kept: the one that is given is new.
      const { url, tokenHash } = newAddress();
      const { count } = await tx.linkTask.updateMany({
        where: {
          ...{ institutionId: ctx.institutionId, id, toSend: true, usedAt: null, revokedAt: null },
          expiresAt: { gt: new Date() },
        },
        data: { tokenHash, toSend: false, mailedAt: null },
      });
      if (count !== 1) fail('RULE', 'linkNotWaiting');
      const about = lines.map((line) => line.placement.student.name);
      links.push({ id, kind: kind as LinkKind, recipient, partner: partner.name, about, url });
    }
    return { links };
  },
});

/** By the recipient of a link that is past its day: asks the college for a new one. Twice is once. Throws NOT_FOUND. */
export const askRenewal = defineCommand({
  name: 'links.ask',
  permission: 'links.answer',
  input: nothingInput,
  run: async ({ tx, ctx }) => {
    if (ctx.scope !== 'link' || !ctx.linkId) notFound();
    const now = new Date();
    const { count } = await tx.linkTask.updateMany({
      where: {
        ...{ institutionId: ctx.institutionId, id: ctx.linkId, usedAt: null, revokedAt: null },
        ...{ renewalAskedAt: null, expiresAt: { lte: now } },
      },
      data: { renewalAskedAt: now },
    });
    return { asked: count === 1 };
  },
});
