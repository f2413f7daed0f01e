import 'server-only';
import { grantOf } from '@/lib/authz/catalogue';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import { notFound } from '@/lib/kernel/errors';
import { defineQuery } from '@/lib/kernel/operation';
import { eventsFrom } from '@/lib/kernel/transition';
import { recordTimeline } from '@/lib/modules/audit/queries';
import { namesOf } from '@/lib/modules/audit/subjects';
import { departmentNames, personNames } from '@/lib/modules/people/queries';
import { visiblePlatforms } from '@/lib/modules/platforms/policy';
import { ADJUSTMENT_PARTS, adjustmentView } from './matrix';
import { heldOn, inSchoolOn, mayOnProgramme, visibleProgrammes } from './policy';
import { countTalentNeeds, readEvidences, shareOf, unmetOf } from './rows';
import { programmeId } from './schema';
import type { ClassView, OrderClassView, PeriodView, PlatformView, ProgrammeForm, ProgrammeRecord } from './types';
import type { ProgrammeLevel, ProgrammeState } from './words';
import { programmeWorkflow } from './workflow';

const RECORD_PARTS = {
  chain: { select: { id: true, code: true, labelZh: true, labelEn: true } },
  periods: { orderBy: { startedOn: 'asc' } },
  intakes: { orderBy: { year: 'desc' } },
  adjustments: { orderBy: { year: 'desc' }, include: ADJUSTMENT_PARTS },
} as const satisfies Prisma.ProgrammeInclude;
type Stored = Prisma.ProgrammeGetPayload<{ include: typeof RECORD_PARTS }>;

function findProgramme(tx: Tx, ctx: Ctx, id: string): Promise<Stored | null> {
  return tx.programme.findFirst({ where: { AND: [visibleProgrammes(ctx), { id }] }, include: RECORD_PARTS });
}

function toForm(p: Stored): ProgrammeForm {
  const { id, version, code, name, direction, departmentId, chainId, introduction } = p;
  return {
    ...{ id, version, code, name, direction, departmentId, chainId, introduction },
    level: p.level as ProgrammeLevel,
    years: Number(p.years),
  };
}

/** What the form edits, as it is now; null when it is not visible. */
export async function readProgrammeForm(tx: Tx, ctx: Ctx, id: string): Promise<ProgrammeForm | null> {
  const found = await findProgramme(tx, ctx, id);
  return found && toForm(found);
}

function periodViews(periods: Stored['periods']): PeriodView[] {
  return periods.map(({ id, state, startedOn, endedOn, reason, document }) => ({
    ...{ id, reason, document, state: state as ProgrammeState },
    startedOn: fromDbDate(startedOn),
    endedOn: fromDbDate(endedOn),
  }));
}

/** Its administrative classes that are open, with their students in school. */
async function readClasses(tx: Tx, ctx: Ctx, id: string): Promise<ClassView[]> {
  const rows = await tx.schoolClass.findMany({
    where: { institutionId: ctx.institutionId, programmeId: id, closedOn: null },
    orderBy: [{ gradeYear: 'desc' }, { name: 'asc' }],
    select: {
      ...{ id: true, name: true, gradeYear: true },
      _count: { select: { students: { where: inSchoolOn(ctx.today) } } },
    },
  });
  return rows.map(({ _count, ...row }) => ({ ...row, students: _count.students }));
}

/** The order classes that run, with the students who have a place. */
async function readOrderClasses(tx: Tx, ctx: Ctx, id: string): Promise<OrderClassView[]> {
  const rows = await tx.orderClass.findMany({
    where: { institutionId: ctx.institutionId, programmeId: id, ...heldOn(ctx.today) },
    orderBy: [{ gradeYear: 'desc' }, { name: 'asc' }],
    select: {
      ...{ id: true, name: true, partner: { select: { name: true } } },
      _count: { select: { roster: { where: { leftOn: null } } } },
    },
  });
  return rows.map((row) => ({ id: row.id, name: row.name, partner: row.partner.name, students: row._count.roster }));
}

function readPlatforms(tx: Tx, ctx: Ctx, id: string): Promise<PlatformView[]> {
  return tx.platform.findMany({
    where: { AND: [visiblePlatforms(ctx), { programmes: { some: { programmeId: id } } }] },
    orderBy: [{ kind: 'asc' }, { name: 'asc' }],
    select: { id: true, name: true, kind: true },
  });
}

async function readHanging(tx: Tx, ctx: Ctx, id: string) {
  return {
    schoolClasses: await readClasses(tx, ctx, id),
    orderClasses: await readOrderClasses(tx, ctx, id),
    platforms: await readPlatforms(tx, ctx, id),
  };
}

/** The record page: the form's content with the names behind its ids, its states, what hangs on it, and what the caller may do. */
export const getProgramme = defineQuery({
  permission: 'programmes.read',
  input: programmeId,
  run: async ({ tx, ctx, input: { id } }): Promise<ProgrammeRecord> => {
    const p = (await findProgramme(tx, ctx, id)) ?? notFound();
    const { departmentId, chain } = p;
    const evidence = await readEvidences(tx, ctx, ctx.today);
    const people = await personNames(tx, ctx);
    const periods = periodViews(p.periods);
    const students = evidence.students[id] ?? 0;
    const [places, seekers] = [evidence.places[id] ?? 0, evidence.seekers[id] ?? 0];
    const open = periods.find((period) => period.endedOn === null);
    const now = periods.find(({ startedOn, endedOn }) => startedOn <= ctx.today && !(endedOn && endedOn <= ctx.today));
    const mayChange = mayOnProgramme(ctx, 'programmes.state', p);
    return {
      ...toForm(p),
      state: now?.state ?? null,
      departmentName: departmentId ? ((await departmentNames(tx, ctx))[departmentId] ?? null) : null,
      chain: chain && { id: chain.id, code: chain.code, label: ctx.locale === 'en' ? chain.labelEn : chain.labelZh },
      approvedOn: fromDbDate(p.approvedOn),
      students,
      orderShare: shareOf(evidence.orderStudents[id] ?? 0, students),
      ...{ places, seekers, unmet: unmetOf(places, seekers) },
      needs: chain ? await countTalentNeeds(tx, ctx, chain.code, ctx.today) : 0,
      periods: periods.reverse(),
      intakes: p.intakes.map(({ id: intake, version, year, planned, enrolled, reported }) => ({
        ...{ id: intake, version, year, planned, enrolled, reported },
      })),
      ...(await readHanging(tx, ctx, id)),
      adjustments: p.adjustments.map((each) => adjustmentView(ctx, each, p, people)),
      events: open && mayChange ? eventsFrom(programmeWorkflow, open.state, ctx.role) : [],
      may: {
        write: mayOnProgramme(ctx, 'programmes.write', p),
        seekers: grantOf(ctx.role, 'intentions.read') !== null && mayOnProgramme(ctx, 'intentions.read', p),
      },
    };
  },
});

/** What happened with a programme, its states, intakes and adjustments, newest first. */
export const programmeTimeline = defineQuery({
  permission: 'programmes.read',
  input: programmeId,
  run: async ({ tx, ctx, input: { id } }) => {
    const p = (await findProgramme(tx, ctx, id)) ?? notFound();
    const parts = [...p.periods, ...p.intakes, ...p.adjustments];
    const tables = ['programmes', 'programme_periods', 'programme_intakes', 'programme_adjustments'];
    const changes = await recordTimeline(tx, ctx, { tables, ids: [id, ...parts.map((part) => part.id)] });
    return { changes, names: await namesOf(tx, ctx, changes) };
  },
});
