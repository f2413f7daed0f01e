import { inTransaction, settingsOf } from '@/lib/db/door';
import type { Ctx } from '@/lib/kernel/context';
import { listAttachments } from '@/lib/modules/attachments/queries';
import { dashboard } from '@/lib/modules/dashboard/queries';
import { employmentList } from '@/lib/modules/employment/list';
import { listEmployments } from '@/lib/modules/employment/queries';
import { homeTodos } from '@/lib/modules/home/queries';
import { linkList } from '@/lib/modules/links/list';
import { listLinks } from '@/lib/modules/links/queries';
import { orderClassList } from '@/lib/modules/order-classes/list';
import { listOrderClasses } from '@/lib/modules/order-classes/queries';
import { getOrderClass, orderClassTimeline } from '@/lib/modules/order-classes/record';
import { placementList } from '@/lib/modules/placements/list';
import { listPlacements, placementsOf } from '@/lib/modules/placements/queries';
import { getPlacement, placementTimeline } from '@/lib/modules/placements/record';
import { planList } from '@/lib/modules/plans/list';
import { listPlans } from '@/lib/modules/plans/queries';
import { postList } from '@/lib/modules/posts/list';
import { listPosts } from '@/lib/modules/posts/queries';
import { studentList } from '@/lib/modules/students/list';
import { listStudents } from '@/lib/modules/students/queries';
import { getStudent, studentTimeline } from '@/lib/modules/students/record';
import { classRoster } from '@/lib/modules/students/rosters';
import { vacancyList } from '@/lib/modules/vacancies/list';
import { listVacancies } from '@/lib/modules/vacancies/queries';
import type { Scenario } from './scenarios';
import { statementsOf } from './statements';

type Query = (ctx: Ctx, input: unknown) => Promise<unknown>;
type List = Readonly<{ path: string; parse: (raw: Record<string, string>) => { cols?: unknown } }>;

const LISTS: readonly (readonly [name: string, list: List, query: Query, search: string])[] = [
  ['students', studentList, listStudents, ''],
  ['students search', studentList, listStudents, 'q=王芳'],
  ['students of a class', studentList, listStudents, 'state=ENROLLED&minor=1'],
  ['classes', orderClassList, listOrderClasses, ''],
  ['classes search', orderClassList, listOrderClasses, 'q=订单'],
  ['placements', placementList, listPlacements, ''],
  ['placements search', placementList, listPlacements, 'q=王芳'],
  ['placements that break a rule', placementList, listPlacements, 'broken=1&running=1'],
  ['plans', planList, listPlans, ''],
  ['posts', postList, listPosts, 'open=1'],
  ['links', linkList, listLinks, ''],
  ['destinations', employmentList, listEmployments, ''],
  ['how far graduates of classes came', employmentList, listEmployments, 'step=stayed'],
  ['vacancies', vacancyList, listVacancies, ''],
];

/** Reads once what is kept between two writes, then notes what is sent. */
async function scenarioOf(name: string, path: string, read: () => Promise<unknown>): Promise<Scenario> {
  await read();
  return { name, path, statements: await statementsOf(read) };
}

/** A student with a place in a class and an internship, with both. */
async function someRecords(ctx: Ctx): Promise<{ studentId: string; orderClassId: string; placementId: string }> {
  const at = { institutionId: ctx.institutionId };
  return inTransaction(settingsOf(ctx, 'query'), async (tx) => {
    const { studentId, orderClassId } = await tx.roster.findFirstOrThrow({
      where: { ...at, leftOn: null, student: { placements: { some: { state: 'STARTED' } } } },
      orderBy: { id: 'asc' },
      select: { studentId: true, orderClassId: true },
    });
    const { id } = await tx.placement.findFirstOrThrow({ where: { ...at, studentId }, orderBy: { id: 'asc' } });
    return { studentId, orderClassId, placementId: id };
  });
}

type RecordPage = [name: string, path: string, queries: [Query, object][]];

/** Record pages with what each of them reads. */
async function recordPages(ctx: Ctx): Promise<RecordPage[]> {
  const { studentId, orderClassId, placementId } = await someRecords(ctx);
  return [
    [
      'student',
      `/students/${studentId}`,
      [
        [getStudent, { id: studentId }],
        [studentTimeline, { id: studentId }],
        [listAttachments, { studentId }],
        [placementsOf, { studentId }],
      ],
    ],
    [
      'class',
      `/order-classes/${orderClassId}`,
      [
        [getOrderClass, { id: orderClassId }],
        [orderClassTimeline, { id: orderClassId }],
        [listAttachments, { orderClassId }],
        [classRoster, { orderClassId }],
      ],
    ],
    [
      'placement',
      `/internships/placements/${placementId}`,
      [
        [getPlacement, { id: placementId }],
        [placementTimeline, { id: placementId }],
        [listAttachments, { placementId }],
      ],
    ],
  ];
}

/** What is measured of a college with many students: the screens of its people, classes and internships. */
export async function collegeScenarios(ctx: Ctx): Promise<Scenario[]> {
  const figures = await statementsOf(() => dashboard(ctx, {}));
  const scenarios: Scenario[] = [];
  for (const [name, list, query, search] of LISTS) {
    const { cols: _cols, ...input } = list.parse(Object.fromEntries(new URLSearchParams(search)));
    scenarios.push(
      await scenarioOf(name, `${list.path}${search && `?${new URLSearchParams(search)}`}`, () => query(ctx, input)),
    );
  }
  for (const [name, path, queries] of await recordPages(ctx))
    scenarios.push(
      await scenarioOf(name, path, async () => {
        for (const [query, input] of queries) await query(ctx, input);
      }),
    );
  scenarios.push(await scenarioOf('home', '/', () => homeTodos(ctx, {})));
  scenarios.push({ name: 'dashboard', path: '/dashboard', statements: figures });
  return scenarios;
}
