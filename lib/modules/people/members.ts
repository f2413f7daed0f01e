import 'server-only';
import { z } from 'zod';
import type { Role } from '@/lib/authz/roles';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { maskPhone } from '@/lib/identifiers/phone';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import { decryptText } from '@/lib/kernel/crypto';
import { notFound } from '@/lib/kernel/errors';
import type { Dir } from '@/lib/kernel/list';
import { defineQuery } from '@/lib/kernel/operation';
import { type Page, pageOf } from '@/lib/kernel/page';
import { recordTimeline } from '@/lib/modules/audit/queries';
import { namesOf } from '@/lib/modules/audit/subjects';
import { memberList } from './list';
import { invitedIds, mayOnMember, memberState, whereMember } from './policy';
import { memberId } from './schema';
import type { MemberForm, MemberRecord, MemberRow, OpenSession } from './types';
import { MEMBER_STATES } from './words';

const ORDER: Record<(typeof memberList.sorts)[number], (dir: Dir) => Prisma.MembershipOrderByWithRelationInput> = {
  name: (dir) => ({ user: { name: dir } }),
  joined: (dir) => ({ createdAt: dir }),
};

const ROW = {
  id: true,
  version: true,
  role: true,
  departmentId: true,
  staffNo: true,
  title: true,
  endedAt: true,
  createdAt: true,
  userId: true,
  user: { select: { name: true, email: true } },
  department: { select: { name: true } },
  partner: { select: { id: true, name: true } },
} as const satisfies Prisma.MembershipSelect;
type Found = Prisma.MembershipGetPayload<{ select: typeof ROW }>;

/** When each of these memberships was last used. */
async function lastSeen(tx: Tx, ctx: Ctx, ids: string[]): Promise<Map<string | null, Date | null>> {
  const rows = await tx.session.groupBy({
    by: ['membershipId'],
    where: { institutionId: ctx.institutionId, membershipId: { in: ids } },
    _max: { lastSeenAt: true },
  });
  return new Map(rows.map((row) => [row.membershipId, row._max.lastSeenAt]));
}

function rowOf(member: Found, invited: string[], seenAt: Date | null | undefined): MemberRow {
  return {
    id: member.id,
    name: member.user.name,
    email: member.user.email,
    role: member.role as Role,
    state: memberState(member, invited),
    department: member.department?.name ?? null,
    partner: member.partner,
    staffNo: member.staffNo,
    title: member.title,
    joinedAt: member.createdAt.toISOString(),
    lastSeenAt: seenAt?.toISOString() ?? null,
  };
}

/** One page of the institution's people as the address says. */
export const listMembers = defineQuery({
  permission: 'settings.people',
  input: memberList.schema,
  run: async ({ tx, ctx, input }): Promise<Page<MemberRow>> => {
    const invited = await invitedIds(tx, ctx);
    const where = whereMember(ctx, input.filter, invited);
    const orderBy = [ORDER[input.sort](input.dir), { id: 'asc' as const }];
    return pageOf(tx, ctx, {
      name: 'members',
      where,
      page: input.page,
      size: input.size,
      count: () => tx.membership.count({ where }),
      ids: (window) => tx.membership.findMany({ where, orderBy, ...window, select: { id: true } }),
      find: async (at) => {
        const found: Prisma.MembershipFindManyArgs =
          'ids' in at
            ? { where: { institutionId: ctx.institutionId, id: { in: at.ids } }, orderBy }
            : { where, orderBy, ...at };
        const members = await tx.membership.findMany({ ...found, select: ROW });
        const seen = await lastSeen(
          tx,
          ctx,
          members.map((m) => m.id),
        );
        return members.map((m) => rowOf(m, invited, seen.get(m.id)));
      },
    });
  },
});

/** Counts for the filter chips; each group ignores its own filter. */
export const memberFacets = defineQuery({
  permission: 'settings.people',
  input: z.strictObject({ filter: memberList.filterSchema }),
  run: async ({ tx, ctx, input: { filter } }) => {
    const invited = await invitedIds(tx, ctx);
    const count = (over: typeof filter) => {
      const where = whereMember(ctx, { ...filter, ...over }, invited);
      return counted(tx, ctx, 'members.count', where, () => tx.membership.count({ where }));
    };
    const byRole = whereMember(ctx, { ...filter, role: undefined }, invited);
    const roles = await tx.membership.groupBy({ by: ['role'], where: byRole, _count: { _all: true } });
    const state: Record<string, number> = {};
    for (const each of MEMBER_STATES) state[each] = await count({ state: [each] });
    return { role: Object.fromEntries(roles.map((r) => [r.role, r._count._all])), state };
  },
});

/** What the form edits, as it is now; null when it is not visible. */
export async function readMemberForm(tx: Tx, ctx: Ctx, id: string): Promise<MemberForm | null> {
  const member = await tx.membership.findFirst({
    where: { institutionId: ctx.institutionId, id },
    select: { id: true, version: true, role: true, departmentId: true, title: true, staffNo: true },
  });
  return member && { ...member, role: member.role as Role };
}

async function openSessions(tx: Tx, ctx: Ctx, membershipId: string): Promise<OpenSession[]> {
  const rows = await tx.session.findMany({
    where: { institutionId: ctx.institutionId, membershipId, revokedAt: null, expiresAt: { gt: new Date() } },
    orderBy: { lastSeenAt: 'desc' },
    take: 20,
    select: { id: true, createdAt: true, lastSeenAt: true, userAgent: true },
  });
  return rows.map((s) => ({
    ...s,
    createdAt: s.createdAt.toISOString(),
    lastSeenAt: s.lastSeenAt.toISOString(),
  }));
}

/** The record page of one person: place, account, open sessions, and what was changed. */
export const getMember = defineQuery({
  permission: 'settings.people',
  input: memberId,
  run: async ({ tx, ctx, input }): Promise<MemberRecord> => {
    const member = await tx.membership.findFirst({
      where: { institutionId: ctx.institutionId, id: input.id },
      select: {
        ...ROW,
        user: {
          select: { name: true, email: true, phoneEnc: true, totpEnabledAt: true, passwordChangedAt: true },
        },
      },
    });
    if (!member) notFound();
    const seen = await lastSeen(tx, ctx, [member.id]);
    const row = rowOf(member, await invitedIds(tx, ctx), seen.get(member.id));
    const tables = ['memberships', 'users', 'account_links'];
    const changes = await recordTimeline(tx, ctx, { tables, ids: [member.id, member.userId] });
    return {
      ...row,
      version: member.version,
      departmentId: member.departmentId,
      phoneMasked: member.user.phoneEnc && maskPhone(decryptText(member.user.phoneEnc)),
      endedAt: member.endedAt?.toISOString() ?? null,
      totpEnabledAt: member.user.totpEnabledAt?.toISOString() ?? null,
      passwordChangedAt: member.user.passwordChangedAt?.toISOString() ?? null,
      sessions: await openSessions(tx, ctx, member.id),
      changes,
      names: await namesOf(tx, ctx, changes),
      may: mayOnMember(ctx, { ...row, totpEnabledAt: member.user.totpEnabledAt }),
    };
  },
});
