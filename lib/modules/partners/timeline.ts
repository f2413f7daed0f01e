import 'server-only';
import { fromDbDate } from '@/lib/kernel/day';
import { notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { recordTimeline } from '@/lib/modules/audit/queries';
import { personNames } from '@/lib/modules/people/queries';
import { visiblePartners } from './policy';
import { partnerId } from './schema';
import type { TimelineEntry } from './types';

const TAKE = 30;

/** What happened with a partner, newest first: changes, comments, visits, files. Staff only. */
export const partnerTimeline = defineQuery({
  permission: 'partners.comment',
  input: partnerId,
  run: async ({ tx, ctx, input: { id } }): Promise<TimelineEntry[]> => {
    if (!(await tx.partner.count({ where: { AND: [visiblePartners(ctx), { id }] } }))) notFound();
    const at = { institutionId: ctx.institutionId, partnerId: id };
    const people = await personNames(tx, ctx);
    const changes = (await recordTimeline(tx, ctx, { partnerId: id }, TAKE)).filter(
      (c) => c.tbl !== 'comments' && c.tbl !== 'visits' && c.tbl !== 'attachments',
    );
    const comments = await tx.comment.findMany({
      where: { ...at, removedAt: null },
      orderBy: { createdAt: 'desc' },
      take: TAKE,
    });
    const visits = await tx.visit.findMany({
      where: at,
      orderBy: { visitedOn: 'desc' },
      take: TAKE,
      include: { participants: { select: { membershipId: true } } },
    });
    const files = await tx.attachment.findMany({
      where: { ...at, removedAt: null },
      orderBy: { createdAt: 'desc' },
      take: TAKE,
    });
    const nameOf = (membershipId: string) => people[membershipId] ?? '';
    const entries: TimelineEntry[] = [
      ...changes.map(({ at, who, tbl, op, command, changed }) => ({
        kind: 'change' as const,
        at,
        who,
        tbl,
        op,
        command,
        changed,
      })),
      ...comments.map((c) => ({
        kind: 'comment' as const,
        at: c.createdAt.toISOString(),
        who: nameOf(c.membershipId),
        id: c.id,
        text: c.text,
      })),
      ...visits.map((v) => ({
        kind: 'visit' as const,
        at: `${fromDbDate(v.visitedOn)}T04:00:00.000Z`,
        who: v.participants.map((p) => nameOf(p.membershipId)).join('、'),
        id: v.id,
        visitKind: v.kind,
        subject: v.subject,
        findings: v.findings,
      })),
      ...files.map((f) => ({
        kind: 'file' as const,
        at: f.createdAt.toISOString(),
        who: nameOf(f.uploadedById),
        id: f.id,
        name: f.name,
      })),
    ];
    return entries.sort((a, b) => b.at.localeCompare(a.at)).slice(0, TAKE);
  },
});
