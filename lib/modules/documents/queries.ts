import 'server-only';
import { z } from 'zod';
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
import { healthOf, templateId } from './schema';
import { placeholderNames } from './text';
import type { HealthLine, HealthSheet, TemplateRow } from './types';
import { MANDATORY, PLACEHOLDERS, type Placeholder } from './words';

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

const KIND = 'TRI_PARTY';

/** What a template asks for that we do not know, and what an agreement must name and it does not. */
function checked(found: readonly string[]): { unknown: string[]; missing: Placeholder[] } {
  const [zh, en] = [placeholderNames('zh-CN'), placeholderNames('en')];
  const has = (key: Placeholder) => found.includes(zh[key]) || found.includes(en[key]);
  const known = new Set([...Object.values(zh), ...Object.values(en)]);
  return {
    unknown: found.filter((name) => !known.has(name)),
    missing: MANDATORY.filter((key) => PLACEHOLDERS.includes(key) && !has(key)),
  };
}

/** All versions of the agreement's template, the newest first. */
export const listTemplates = defineQuery({
  permission: 'documents.templates',
  input: z.strictObject({}),
  run: async ({ tx, ctx }): Promise<TemplateRow[]> => {
    const where = { institutionId: ctx.institutionId, kind: KIND };
    const found = await tx.documentTemplate.findMany({ where, orderBy: { number: 'desc' } });
    const people = await personNames(tx, ctx);
    return found.map(({ id, number, name, inForce, createdAt, uploadedById, placeholders }) => ({
      ...{ id, number, name, inForce, at: createdAt.toISOString(), by: people[uploadedById] ?? '' },
      ...checked(placeholders),
    }));
  },
});

const STORED = { id: true, number: true, name: true, storageKey: true } as const;

/** A version's file. The key names bytes in the store and leaves the server nowhere. */
export const getTemplate = defineQuery({
  permission: 'documents.templates',
  input: templateId,
  run: async ({ tx, ctx, input: { id } }) =>
    (await tx.documentTemplate.findFirst({
      where: { institutionId: ctx.institutionId, kind: KIND, id },
      select: STORED,
    })) ?? notFound(),
});
