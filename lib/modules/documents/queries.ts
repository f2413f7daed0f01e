import 'server-only';
import type { z } from 'zod';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import { notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { visiblePartners } from '@/lib/modules/partners/policy';
import { personNames } from '@/lib/modules/people/queries';
import { ruleSettings } from '@/lib/modules/placements/judge';
import { visiblePlacements } from '@/lib/modules/placements/policy';
import { RULES, severityOf } from '@/lib/modules/placements/rules';
import { visiblePlans } from '@/lib/modules/plans/policy';
import { healthOf } from './schema';
import type { HealthLine, HealthSheet } from './types';

type Of = z.output<typeof healthOf>;

/** The plan's or the enterprise's name, if the caller sees it. */
async function nameOf(tx: Tx, ctx: Ctx, of: Of): Promise<string> {
  const select = { name: true } as const;
  const found =
    'planId' in of
      ? await tx.internshipPlan.findFirst({ where: { AND: [visiblePlans(ctx), { id: of.planId }] }, select })
      : await tx.partner.findFirst({ where: { AND: [visiblePartners(ctx), { id: of.partnerId }] }, select });
  return (found ?? notFound()).name;
}

const select = {
  ...{ id: true, job: true, broken: true },
  student: { select: { name: true, studentNo: true } },
  partner: { select: { name: true } },
  overrides: { where: { withdrawnOn: null }, orderBy: { rule: 'asc' } },
} as const satisfies Prisma.PlacementSelect;
type Stored = Prisma.PlacementGetPayload<{ select: typeof select }>;

const lineOf = ({ id, job, student, partner }: Stored): HealthLine => ({
  ...{ id, job, student: student.name, studentNo: student.studentNo, partner: partner.name },
});

/** What the rules find in a plan or at an enterprise, as they were last judged. */
export const healthSheet = defineQuery({
  permission: 'plans.read',
  input: healthOf,
  run: async ({ tx, ctx, input }): Promise<HealthSheet> => {
    const name = await nameOf(tx, ctx, input);
    const where = { AND: [visiblePlacements(ctx), input, { state: { not: 'CANCELLED' } }] };
    const found = await tx.placement.findMany({
      where: { ...where, OR: [{ broken: { isEmpty: false } }, { overrides: { some: { withdrawnOn: null } } }] },
      orderBy: [{ student: { studentNo: 'asc' } }, { id: 'asc' }],
      select,
    });
    const settings = await ruleSettings(tx, ctx);
    const people = await personNames(tx, ctx);
    return {
      name,
      all: await tx.placement.count({ where }),
      ill: found.filter(({ broken }) => broken.length > 0).length,
      rules: RULES.map(({ id: rule, article, verified }) => ({
        ...{ rule, article, verified, severity: severityOf(rule, settings) },
        lines: found.filter(({ broken }) => broken.includes(rule)).map(lineOf),
      })).filter(({ lines }) => lines.length > 0),
      overrides: found.flatMap((each) =>
        each.overrides.map(({ rule, reason, approverId, approvedOn }) => ({
          ...{ ...lineOf(each), rule, reason, approver: people[approverId] ?? '', day: fromDbDate(approvedOn) },
        })),
      ),
    };
  },
});
