import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { addDays, type Day, fromDbDate } from '@/lib/kernel/day';
import { readSettings } from '@/lib/modules/settings/queries';
import { readInterns } from './interns';

/** Rows by their ids. */
export const byId = <T extends { id: string }>(rows: T[]) => new Map(rows.map((row) => [row.id, row]));
/** Each id once, without the blanks. */
export const idsOf = (ids: (string | null)[]) => [...new Set(ids)].filter((id) => id !== null);

// A research contract says nothing of interns.
const COOPERATION: Prisma.AgreementWhereInput = { state: { in: ['SIGNED', 'TERMINATED'] }, kind: { not: 'RESEARCH' } };
const DAYS = { validFrom: true, validTo: true, terminatedOn: true, autoRenew: true } as const;

/** What stands behind many placements at once: their partners, posts and plans, and the institution's own. */
export async function readBehind(
  tx: Tx,
  ctx: Ctx,
  placements: readonly { partnerId: string; postId: string | null; planId: string | null }[],
) {
  const at = { institutionId: ctx.institutionId };
  const partnerIds = idsOf(placements.map((each) => each.partnerId));
  const partners = await tx.partner.findMany({
    where: { ...at, id: { in: partnerIds } },
    select: {
      ...{ id: true, industryCode: true, state: true, headcount: true },
      unitInspections: { orderBy: { inspectedOn: 'desc' }, take: 1 },
      parties: { where: { agreement: COOPERATION }, select: { agreement: { select: DAYS } } },
    },
  });
  const posts = await tx.internshipPost.findMany({
    where: { ...at, id: { in: idsOf(placements.map((each) => each.postId)) } },
    include: { programmes: { select: { programme: { select: { code: true } } } } },
  });
  const plans = await tx.internshipPlan.findMany({
    where: { ...at, id: { in: idsOf(placements.map((each) => each.planId)) } },
    select: { id: true, tasks: true, madeOn: true, safetyRulesOn: true, filedOn: true },
  });
  const programmes = await tx.programme.findMany({ where: at, select: { id: true, code: true } });
  return {
    ...{ partners: byId(partners), posts: byId(posts), plans: byId(plans), programmes: byId(programmes) },
    agreements: new Map(partners.map((partner) => [partner.id, agreementFacts(partner)])),
    interns: await readInterns(tx, ctx, partnerIds),
    province: (await readSettings(tx, ctx.institutionId)).internship.city?.slice(0, 2) ?? null,
  };
}

export type Behind = Awaited<ReturnType<typeof readBehind>>;

type Concluded = { validFrom: Date | null; validTo: Date | null; terminatedOn: Date | null; autoRenew: boolean };

/** First and last day of each; one that renews itself has no last. */
function agreementFacts({ parties }: { parties: { agreement: Concluded }[] }): { from: Day | null; to: Day | null }[] {
  return parties.map(({ agreement: { validFrom, validTo, terminatedOn, autoRenew } }) => {
    const ended = terminatedOn && addDays(fromDbDate(terminatedOn), -1);
    return { from: fromDbDate(validFrom), to: ended ?? (autoRenew ? null : fromDbDate(validTo)) };
  });
}
