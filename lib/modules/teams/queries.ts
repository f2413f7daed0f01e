import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import { notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { type Page, pageOf } from '@/lib/kernel/page';
import { type TeamFilter, type TeamListState, teamList } from './list';
import { currentOn, teachingColleges, whereMember } from './policy';
import { readMemberRows } from './rows';
import { teamOfInput } from './schema';
import type { MemberRow, TeamTotals } from './types';

/** The list's order, for its page and for the export. */
export function teamOrder({ sort, dir }: Pick<TeamListState, 'sort' | 'dir'>) {
  return [sort === 'started' ? { startedOn: dir } : { name: dir }, { id: 'asc' as const }];
}

/** What the people of a filter are together: the list's totals row, and the sums on a college's page. */
function teamTotals(tx: Tx, ctx: Ctx, filter: TeamFilter): Promise<TeamTotals> {
  const where = whereMember(ctx, filter);
  const taught = currentOn(filter.on ?? ctx.today);
  return counted(tx, ctx, 'teams.totals', where, async () => {
    const of = async (side: object) => {
      const at = { AND: [where, side] };
      const { _sum } = await tx.platformCourse.aggregate({
        where: { institutionId: ctx.institutionId, member: at, AND: [taught] },
        _sum: { hours: true },
      });
      return { people: await tx.platformMember.count({ where: at }), hours: _sum.hours ?? 0 };
    };
    const [all, others] = [await of({}), await of({ membershipId: null })];
    const share = all.hours === 0 ? 0 : Math.round((others.hours / all.hours) * 1_000) / 10;
    return { ...all, ofEnterprises: others.people, byEnterprises: others.hours, share };
  });
}

/** One page of teams as the address says, with the totals of all pages. */
export const listMembers = defineQuery({
  permission: 'governance.read',
  input: teamList.schema,
  run: async ({ tx, ctx, input }): Promise<Page<MemberRow> & { totals: TeamTotals }> => {
    const where = whereMember(ctx, input.filter);
    const orderBy = teamOrder(input);
    const at = { institutionId: ctx.institutionId };
    const page = await pageOf(tx, ctx, {
      name: 'teams',
      where,
      page: input.page,
      size: input.size,
      count: () => tx.platformMember.count({ where }),
      ids: (window) => tx.platformMember.findMany({ where, orderBy, ...window, select: { id: true } }),
      find: (window) => {
        const one = 'ids' in window ? { where: { ...at, id: { in: window.ids } } } : { where, ...window };
        return readMemberRows(tx, ctx, { ...one, orderBy }, input.filter.on);
      },
    });
    return { ...page, totals: await teamTotals(tx, ctx, input.filter) };
  },
});

/** The team of one industry college as it is now. */
export const teamOf = defineQuery({
  permission: 'governance.read',
  input: teamOfInput,
  run: async ({ tx, ctx, input: { platformId } }): Promise<{ rows: MemberRow[]; totals: TeamTotals }> => {
    if (!(await tx.platform.count({ where: { AND: [teachingColleges(ctx), { id: platformId }] } }))) notFound();
    const filter: TeamFilter = { college: [platformId] };
    const where = whereMember(ctx, filter);
    const orderBy = teamOrder({ sort: 'name', dir: 'asc' });
    return {
      rows: await readMemberRows(tx, ctx, { where, orderBy, take: 300 }),
      totals: await teamTotals(tx, ctx, filter),
    };
  },
});
