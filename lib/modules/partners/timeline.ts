import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import { notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { recordTimeline } from '@/lib/modules/audit/queries';
import { namesOf } from '@/lib/modules/audit/subjects';
import type { AuditChange } from '@/lib/modules/audit/types';
import { personNames } from '@/lib/modules/people/queries';
import type { VisitKind } from '@/lib/modules/visits/words';
import { visiblePartners } from './policy';
import { partnerId } from './schema';
import type { Timeline, TimelineEntry, TimelineKind } from './types';
import { TIMELINE_KINDS } from './words';

type Of<Kind extends TimelineKind> = Extract<TimelineEntry, { kind: Kind }>;
type Reader = { tx: Tx; ctx: Ctx; partnerId: string; take: number; people: Record<string, string> };

// What a partner consists of, and what is agreed and asked for. Visits, files and comments stand in the timeline themselves.
const TOLD = [
  ...['partners', 'partner_names', 'partner_state_periods', 'partner_departments', 'contacts'],
  ...['agreement_parties', 'needs', 'memberships'],
];

/** The changes that were made by one act are one entry: all of a transaction carry its time. */
function byAct(changes: AuditChange[]): Of<'change'>[] {
  const acts: Of<'change'>[] = [];
  for (const change of changes) {
    const last = acts.at(-1);
    const { at, who, command } = change;
    if (last && last.at === at && last.command === command && last.who === who) last.changes.push(change);
    else acts.push({ kind: 'change', at, who, command, changes: [change] });
  }
  return acts;
}

async function readComments({ tx, ctx, partnerId, take, people }: Reader): Promise<Of<'comment'>[]> {
  const where = { institutionId: ctx.institutionId, partnerId, removedAt: null };
  const rows = await tx.comment.findMany({ where, orderBy: { createdAt: 'desc' }, take });
  return rows.map((c) => ({
    kind: 'comment',
    at: c.createdAt.toISOString(),
    who: people[c.membershipId] ?? '',
    id: c.id,
    text: c.text,
  }));
}

async function readVisits({ tx, ctx, partnerId, take, people }: Reader): Promise<Of<'visit'>[]> {
  const rows = await tx.visit.findMany({
    where: { institutionId: ctx.institutionId, partnerId },
    orderBy: [{ visitedOn: 'desc' }, { id: 'desc' }],
    take,
    include: { participants: { select: { membershipId: true } } },
  });
  return rows.map((v) => ({
    kind: 'visit',
    // Of a visit only the day is known: it stands at the college's noon.
    at: `${fromDbDate(v.visitedOn)}T04:00:00.000Z`,
    who: v.participants.flatMap((p) => people[p.membershipId] ?? []).join('、'),
    id: v.id,
    visitKind: v.kind as VisitKind,
    subject: v.subject,
    findings: v.findings,
  }));
}

async function readFiles({ tx, ctx, partnerId, take, people }: Reader): Promise<Of<'file'>[]> {
  const where = { institutionId: ctx.institutionId, partnerId, removedAt: null };
  const rows = await tx.attachment.findMany({ where, orderBy: { createdAt: 'desc' }, take });
  return rows.map((f) => ({
    kind: 'file',
    at: f.createdAt.toISOString(),
    who: people[f.uploadedById] ?? '',
    id: f.id,
    name: f.name,
  }));
}

async function readChanges({ tx, ctx, partnerId, take }: Reader): Promise<Of<'change'>[]> {
  return byAct(await recordTimeline(tx, ctx, { partnerId, tables: TOLD }, take));
}

/** What happened with a partner, newest first: changes, comments, visits, files, or one kind of them. Staff only. */
export const partnerTimeline = defineQuery({
  permission: 'partners.comment',
  input: partnerId.extend({ kind: z.enum(TIMELINE_KINDS).optional(), take: z.int().min(1).max(300).default(30) }),
  run: async ({ tx, ctx, input: { id, kind, take } }): Promise<Timeline> => {
    if (!(await tx.partner.count({ where: { AND: [visiblePartners(ctx), { id }] } }))) notFound();
    const reader = { tx, ctx, partnerId: id, take: take + 1, people: await personNames(tx, ctx) };
    const wanted = (each: TimelineKind) => !kind || kind === each;
    const all: TimelineEntry[] = [
      ...(wanted('change') ? await readChanges(reader) : []),
      ...(wanted('comment') ? await readComments(reader) : []),
      ...(wanted('visit') ? await readVisits(reader) : []),
      ...(wanted('file') ? await readFiles(reader) : []),
    ];
    const entries = all.sort((a, b) => b.at.localeCompare(a.at)).slice(0, take);
    const changes = entries.flatMap((entry) => (entry.kind === 'change' ? entry.changes : []));
    return { entries, more: all.length > take, names: await namesOf(tx, ctx, changes) };
  },
});
