import 'server-only';
import { z } from 'zod';
import { grantOf } from '@/lib/authz/catalogue';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { defineQuery } from '@/lib/kernel/operation';
import { visibleAgreements } from '@/lib/modules/agreements/policy';
import { visibleNeeds } from '@/lib/modules/needs/policy';
import { visibleOrderClasses } from '@/lib/modules/order-classes/policy';
import { visiblePartners } from '@/lib/modules/partners/policy';
import { visiblePathways } from '@/lib/modules/pathways/policy';
import { visibleProgrammes } from '@/lib/modules/programmes/policy';
import { whereStudent } from '@/lib/modules/students/policy';
import { tokensMatch } from '@/lib/search/where';

export type SearchHit = { href: string; title: string; sub: string | null };
export type SearchGroup = {
  group: 'partners' | 'agreements' | 'needs' | 'visits' | 'programmes' | 'orderClasses' | 'students' | 'pathways';
  items: SearchHit[];
};

const TAKE = 6;

/** Visits that match, for those who may read visits. */
async function findVisits(tx: Tx, ctx: Ctx, match: Prisma.VisitWhereInput) {
  if (!grantOf(ctx.role, 'visits.read')) return [];
  return tx.visit.findMany({
    where: { institutionId: ctx.institutionId, AND: [match] },
    orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
    take: TAKE,
    select: { id: true, subject: true, partner: { select: { name: true } } },
  });
}

/** Students that match, for those who may read students: also by a whole identity or phone number. */
async function findStudents(tx: Tx, ctx: Ctx, q: string) {
  if (!grantOf(ctx.role, 'students.read')) return [];
  return tx.student.findMany({
    where: whereStudent(ctx, { q }),
    orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
    take: TAKE,
    select: { id: true, name: true, studentNo: true },
  });
}

/** Everything that the caller may see and that is found by name, pinyin, initials or code, a few of each kind. */
export const searchEverything = defineQuery({
  permission: 'search.read',
  input: z.strictObject({ q: z.string().max(100) }),
  run: async ({ tx, ctx, input: { q } }): Promise<SearchGroup[]> => {
    const match = tokensMatch(q.trim());
    if (!match.OR) return [];
    const latest = { orderBy: [{ updatedAt: 'desc' as const }, { id: 'asc' as const }], take: TAKE };
    const partners = await tx.partner.findMany({
      where: { AND: [visiblePartners(ctx), match] },
      ...latest,
      select: { id: true, name: true, creditCode: true },
    });
    const agreements = await tx.agreement.findMany({
      where: { AND: [visibleAgreements(ctx), match] },
      ...latest,
      select: { id: true, title: true, number: true },
    });
    const needs = await tx.need.findMany({
      where: { AND: [visibleNeeds(ctx), match] },
      ...latest,
      select: { id: true, title: true, partner: { select: { name: true } } },
    });
    const visits = await findVisits(tx, ctx, match);
    const programmes = await tx.programme.findMany({
      where: { AND: [visibleProgrammes(ctx), match] },
      ...latest,
      select: { id: true, name: true, code: true },
    });
    const orderClasses = await tx.orderClass.findMany({
      where: { AND: [visibleOrderClasses(ctx), match] },
      ...latest,
      select: { id: true, name: true, partner: { select: { name: true } } },
    });
    const pathways = await tx.pathwayClass.findMany({
      where: { AND: [visiblePathways(ctx), match] },
      ...latest,
      select: { id: true, name: true, school: { select: { name: true } } },
    });
    const students = await findStudents(tx, ctx, q.trim());
    const groups: SearchGroup[] = [
      {
        group: 'partners',
        items: partners.map((p) => ({ href: `/partners/${p.id}`, title: p.name, sub: p.creditCode })),
      },
      {
        group: 'agreements',
        items: agreements.map((a) => ({ href: `/agreements/${a.id}`, title: a.title, sub: a.number })),
      },
      { group: 'needs', items: needs.map((n) => ({ href: `/needs/${n.id}`, title: n.title, sub: n.partner.name })) },
      {
        group: 'visits',
        items: visits.map((v) => ({ href: `/visits/${v.id}`, title: v.subject, sub: v.partner.name })),
      },
      {
        group: 'orderClasses',
        items: orderClasses.map((c) => ({ href: `/order-classes/${c.id}`, title: c.name, sub: c.partner.name })),
      },
      {
        group: 'pathways',
        items: pathways.map((c) => ({ href: `/pathways/${c.id}`, title: c.name, sub: c.school.name })),
      },
      {
        group: 'students',
        items: students.map((s) => ({ href: `/students/${s.id}`, title: s.name, sub: s.studentNo })),
      },
      {
        group: 'programmes',
        items: programmes.map((p) => ({ href: `/programmes/${p.id}`, title: p.name, sub: p.code })),
      },
    ];
    return groups.filter((g) => g.items.length > 0);
  },
});
