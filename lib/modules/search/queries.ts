import 'server-only';
import { z } from 'zod';
import { grantOf } from '@/lib/authz/catalogue';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { defineQuery } from '@/lib/kernel/operation';
import { visibleAgreements } from '@/lib/modules/agreements/policy';
import { visibleNeeds } from '@/lib/modules/needs/policy';
import { visibleNotices } from '@/lib/modules/notices/policy';
import { visibleOrderClasses } from '@/lib/modules/order-classes/policy';
import { visiblePartners } from '@/lib/modules/partners/policy';
import { visiblePathways } from '@/lib/modules/pathways/policy';
import { wherePlan } from '@/lib/modules/plans/policy';
import { visiblePlatforms } from '@/lib/modules/platforms/policy';
import { wherePost } from '@/lib/modules/posts/policy';
import { visibleProgrammes } from '@/lib/modules/programmes/policy';
import { whereStudent } from '@/lib/modules/students/policy';
import { visibleVacancies } from '@/lib/modules/vacancies/policy';
import { tokensMatch } from '@/lib/search/where';

export type SearchHit = { href: string; title: string; sub: string | null };
export type SearchGroup = {
  group:
    | 'partners'
    | 'platforms'
    | 'agreements'
    | 'needs'
    | 'visits'
    | 'programmes'
    | 'orderClasses'
    | 'students'
    | 'pathways'
    | 'posts'
    | 'plans'
    | 'vacancies'
    | 'notices';
  items: SearchHit[];
};

const TAKE = 6;

type Match = ReturnType<typeof tokensMatch>;
type Finder = {
  group: SearchGroup['group'];
  find: (tx: Tx, ctx: Ctx, match: Match, q: string) => Promise<SearchHit[]>;
};
const LATEST = { orderBy: [{ updatedAt: 'desc' as const }, { id: 'asc' as const }], take: TAKE };
const hit = (folder: string, id: string, title: string, sub: string | null): SearchHit => ({
  href: `/${folder}/${id}`,
  ...{ title, sub },
});
const partnerName = { partner: { select: { name: true } } } as const;

/** What is searched, in the order in which it is shown; each by its own module's rule of who sees what. */
const FINDERS: readonly Finder[] = [
  {
    group: 'partners',
    find: async (tx, ctx, match) => {
      const where = { AND: [visiblePartners(ctx), match] };
      const rows = await tx.partner.findMany({ where, ...LATEST, select: { id: true, name: true, creditCode: true } });
      return rows.map((row) => hit('partners', row.id, row.name, row.creditCode));
    },
  },
  {
    group: 'agreements',
    find: async (tx, ctx, match) => {
      const where = { AND: [visibleAgreements(ctx), match] };
      const rows = await tx.agreement.findMany({ where, ...LATEST, select: { id: true, title: true, number: true } });
      return rows.map((row) => hit('agreements', row.id, row.title, row.number));
    },
  },
  {
    group: 'needs',
    find: async (tx, ctx, match) => {
      const where = { AND: [visibleNeeds(ctx), match] };
      const rows = await tx.need.findMany({ where, ...LATEST, select: { id: true, title: true, ...partnerName } });
      return rows.map((row) => hit('needs', row.id, row.title, row.partner.name));
    },
  },
  {
    group: 'vacancies',
    find: async (tx, ctx, match) => {
      if (!grantOf(ctx.role, 'vacancies.read')) return [];
      const where = { AND: [visibleVacancies(ctx), match] };
      const rows = await tx.vacancy.findMany({ where, ...LATEST, select: { id: true, title: true, ...partnerName } });
      return rows.map((row) => hit('vacancies', row.id, row.title, row.partner.name));
    },
  },
  {
    group: 'notices',
    find: async (tx, ctx, match) => {
      if (!grantOf(ctx.role, 'notices.read')) return [];
      const where = { AND: [visibleNotices(ctx), match] };
      const rows = await tx.industryNotice.findMany({
        where,
        ...LATEST,
        select: { id: true, title: true, source: true },
      });
      return rows.map((row) => hit('notices', row.id, row.title, row.source));
    },
  },
  {
    group: 'visits',
    find: async (tx, ctx, match) => {
      if (!grantOf(ctx.role, 'visits.read')) return [];
      const where = { institutionId: ctx.institutionId, AND: [match] };
      const rows = await tx.visit.findMany({ where, ...LATEST, select: { id: true, subject: true, ...partnerName } });
      return rows.map((row) => hit('visits', row.id, row.subject, row.partner.name));
    },
  },
  {
    group: 'platforms',
    find: async (tx, ctx, match) => {
      const where = { AND: [visiblePlatforms(ctx), match] };
      const rows = await tx.platform.findMany({ where, ...LATEST, select: { id: true, name: true } });
      return rows.map((row) => hit('platforms', row.id, row.name, null));
    },
  },
  {
    group: 'orderClasses',
    find: async (tx, ctx, match) => {
      const where = { AND: [visibleOrderClasses(ctx), match] };
      const rows = await tx.orderClass.findMany({ where, ...LATEST, select: { id: true, name: true, ...partnerName } });
      return rows.map((row) => hit('order-classes', row.id, row.name, row.partner.name));
    },
  },
  {
    group: 'pathways',
    find: async (tx, ctx, match) => {
      if (!grantOf(ctx.role, 'pathways.read')) return [];
      const where = { AND: [visiblePathways(ctx), match] };
      const school = { school: { select: { name: true } } };
      const rows = await tx.pathwayClass.findMany({ where, ...LATEST, select: { id: true, name: true, ...school } });
      return rows.map((row) => hit('pathways', row.id, row.name, row.school.name));
    },
  },
  {
    group: 'students',
    // Also by a whole identity or phone number.
    find: async (tx, ctx, _match, q) => {
      if (!grantOf(ctx.role, 'students.read')) return [];
      const where = whereStudent(ctx, { q }, []);
      const rows = await tx.student.findMany({ where, ...LATEST, select: { id: true, name: true, studentNo: true } });
      return rows.map((row) => hit('students', row.id, row.name, row.studentNo));
    },
  },
  {
    group: 'posts',
    find: async (tx, ctx, _match, q) => {
      if (!grantOf(ctx.role, 'posts.read')) return [];
      const where = wherePost(tx, ctx, { q });
      const rows = await tx.internshipPost.findMany({
        where,
        ...LATEST,
        select: { id: true, title: true, ...partnerName },
      });
      return rows.map((row) => hit('internships/posts', row.id, row.title, row.partner.name));
    },
  },
  {
    group: 'plans',
    find: async (tx, ctx, _match, q) => {
      if (!grantOf(ctx.role, 'plans.read')) return [];
      const where = wherePlan(ctx, { q });
      const rows = await tx.internshipPlan.findMany({ where, ...LATEST, select: { id: true, name: true } });
      return rows.map((row) => hit('internships/plans', row.id, row.name, null));
    },
  },
  {
    group: 'programmes',
    find: async (tx, ctx, match) => {
      const where = { AND: [visibleProgrammes(ctx), match] };
      const rows = await tx.programme.findMany({ where, ...LATEST, select: { id: true, name: true, code: true } });
      return rows.map((row) => hit('programmes', row.id, row.name, row.code));
    },
  },
];

/** Everything that the caller may see and that is found by name, pinyin, initials or code, a few of each kind. */
export const searchEverything = defineQuery({
  permission: 'search.read',
  input: z.strictObject({ q: z.string().max(100) }),
  run: async ({ tx, ctx, input: { q } }): Promise<SearchGroup[]> => {
    const match = tokensMatch(q.trim());
    if (!match.OR) return [];
    const groups: SearchGroup[] = [];
    for (const { group, find } of FINDERS) {
      const items = await find(tx, ctx, match, q.trim());
      if (items.length > 0) groups.push({ group, items });
    }
    return groups;
  },
});
