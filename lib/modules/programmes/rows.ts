import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { counted } from '@/lib/kernel/counted';
import { type Day, fromDbDate } from '@/lib/kernel/day';
import { seekersByProgramme } from '@/lib/modules/intentions/queries';
import { whereNeed } from '@/lib/modules/needs/policy';
import { departmentNames } from '@/lib/modules/people/queries';
import { dictionaryWords } from '@/lib/modules/settings/queries';
import { placesByProgramme } from '@/lib/modules/vacancies/queries';
import { heldOn, inOrderClassOn, inSchoolOn, visibleProgrammes } from './policy';
import type { IntakeRow, ProgrammeRow } from './types';
import type { ProgrammeLevel, ProgrammeState } from './words';

type Find = {
  where: Prisma.ProgrammeWhereInput;
  orderBy: Prisma.ProgrammeOrderByWithRelationInput[];
  skip?: number;
  take?: number;
};
type Counts = Record<string, number>;

async function studentsBy(
  tx: Tx,
  ctx: Ctx,
  name: string,
  day: Day,
  more: Prisma.StudentWhereInput = {},
): Promise<Counts> {
  const where = { institutionId: ctx.institutionId, AND: [inSchoolOn(day), more] };
  return counted(tx, ctx, `programmes.${name}`, where, async () => {
    const groups = await tx.student.groupBy({ by: ['programmeId'], where, _count: { _all: true } });
    return Object.fromEntries(groups.map((group) => [group.programmeId, group._count._all]));
  });
}

/** The filter of talent needs that are open on the day, by chain. */
export const openTalent = (code: string, day: Day) => ({ kind: ['TALENT' as const], openOn: day, chain: [code] });

/** How many talent needs of partners on the chain are open on the day. */
export async function countTalentNeeds(tx: Tx, ctx: Ctx, code: string, day: Day): Promise<number> {
  const where = whereNeed(ctx, openTalent(code, day));
  return counted(tx, ctx, 'programmes.needs', where, () => tx.need.count({ where }));
}

export type Evidences = Record<'students' | 'orderStudents' | 'needs' | 'places' | 'seekers', Counts>;

/** Students in school, those in order classes, places of open vacancies and graduates who look (all by programme) and open talent needs (by chain), as of a day: few reads for all programmes. */
export async function readEvidences(tx: Tx, ctx: Ctx, day: Day): Promise<Evidences> {
  const needs: Counts = {};
  for (const { code } of (await dictionaryWords(tx, ctx)).CHAIN)
    needs[code] = await countTalentNeeds(tx, ctx, code, day);
  return {
    students: await studentsBy(tx, ctx, 'students', day),
    orderStudents: await studentsBy(tx, ctx, 'order-students', day, inOrderClassOn(day)),
    needs,
    places: await placesByProgramme(tx, ctx, day),
    seekers: await seekersByProgramme(tx, ctx, day),
  };
}

/** What of the places on offer nobody looks for. */
export const unmetOf = (places: number, seekers: number): number => Math.max(0, places - seekers);

/** Share in percent with one decimal; null of nothing. */
export const shareOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1000) / 10;

/** Rows for the list and the export as they stand on a day: one read, and few for what hangs on all of them. */
export async function readProgrammeRows(tx: Tx, ctx: Ctx, find: Find, day: Day = ctx.today): Promise<ProgrammeRow[]> {
  const programmes = await tx.programme.findMany({
    ...find,
    omit: { introduction: true, searchTokens: true },
    include: {
      periods: { where: heldOn(day), select: { state: true } },
      chain: { select: { code: true, labelZh: true, labelEn: true } },
    },
  });
  const evidence = await readEvidences(tx, ctx, day);
  const departments = await departmentNames(tx, ctx);
  return programmes.map((p) => {
    const students = evidence.students[p.id] ?? 0;
    const orderStudents = evidence.orderStudents[p.id] ?? 0;
    const [places, seekers] = [evidence.places[p.id] ?? 0, evidence.seekers[p.id] ?? 0];
    return {
      ...{ id: p.id, code: p.code, name: p.name, direction: p.direction, students, orderStudents },
      ...{ places, seekers, unmet: unmetOf(places, seekers) },
      state: (p.periods[0]?.state ?? null) as ProgrammeState | null,
      chain: p.chain && (ctx.locale === 'en' ? p.chain.labelEn : p.chain.labelZh),
      chainCode: p.chain?.code ?? null,
      department: p.departmentId ? (departments[p.departmentId] ?? null) : null,
      level: p.level as ProgrammeLevel,
      years: Number(p.years),
      orderShare: shareOf(orderStudents, students),
      needs: p.chain ? (evidence.needs[p.chain.code] ?? 0) : 0,
      approvedOn: fromDbDate(p.approvedOn),
    };
  });
}

type FindIntakes = Pick<Prisma.ProgrammeIntakeFindManyArgs, 'where' | 'orderBy' | 'skip' | 'take'>;

/** Enrolment by programme and year, for the list and the export. */
export async function readIntakeRows(tx: Tx, ctx: Ctx, find: FindIntakes): Promise<IntakeRow[]> {
  const intakes = await tx.programmeIntake.findMany({
    ...find,
    include: { programme: { select: { code: true, name: true, direction: true, departmentId: true } } },
  });
  const departments = await departmentNames(tx, ctx);
  return intakes.map(({ id, programmeId, year, planned, enrolled, reported, programme }) => ({
    ...{ id, programmeId, year, planned, enrolled, reported },
    ...{ code: programme.code, name: programme.name, direction: programme.direction },
    department: programme.departmentId ? (departments[programme.departmentId] ?? null) : null,
  }));
}

/** Students in school on the day in the programmes of a filter: the number of a figure, and of the list's totals row. */
export async function countStudentsOf(
  tx: Tx,
  ctx: Ctx,
  programme: Prisma.ProgrammeWhereInput,
  day: Day,
  more: Prisma.StudentWhereInput = {},
): Promise<number> {
  const programmes = { AND: [visibleProgrammes(ctx), programme] };
  const where = { institutionId: ctx.institutionId, programme: programmes, AND: [inSchoolOn(day), more] };
  return counted(tx, ctx, 'programmes.students-of', where, () => tx.student.count({ where }));
}
