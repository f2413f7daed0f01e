import fc from 'fast-check';
import { inTransaction, settingsOf } from '@/lib/db/door';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { addDays, type Day, toDbDate } from '@/lib/kernel/day';
import { AppError } from '@/lib/kernel/errors';
import { deleteAgreement, terminateAgreement } from '@/lib/modules/agreements/commands';
import { AGREEMENT_KINDS } from '@/lib/modules/agreements/words';
import { moveTraining } from '@/lib/modules/centres/commands';
import { endCollegeCourse } from '@/lib/modules/courses/commands';
import { DESTINATIONS } from '@/lib/modules/employment/words';
import { endIntention, reopenIntention } from '@/lib/modules/intentions/commands';
import { closeNeed, reopenNeed, withdrawNeed } from '@/lib/modules/needs/commands';
import { finishOrderClass } from '@/lib/modules/order-classes/commands';
import { CLASS_KINDS } from '@/lib/modules/order-classes/words';
import { changePartnerState } from '@/lib/modules/partners/commands';
import { PARTNER_STATES, SCALES, TIERS } from '@/lib/modules/partners/words';
import { MODES } from '@/lib/modules/pathways/words';
import { cancelPlacement, endPlacement } from '@/lib/modules/placements/life';
import { closePlatform, reopenPlatform, updatePlatformPartner } from '@/lib/modules/platforms/commands';
import { approveProgramme, stopProgramme, withdrawProgramme } from '@/lib/modules/programmes/commands';
import { graduateStudent, withdrawStudent } from '@/lib/modules/students/commands';
import { leaveClass } from '@/lib/modules/students/rosters';
import { restoreVacancy, withdrawVacancy } from '@/lib/modules/vacancies/commands';
import { deleteVisit } from '@/lib/modules/visits/commands';
import { VISIT_KINDS } from '@/lib/modules/visits/words';
import { mergePartners } from '@/lib/processes/merge-partners';
import type { Place } from '@/tests/factories/random-college';

type Tx = Prisma.TransactionClient;
type Row = { id: string; version: number };
type Table = keyof typeof ROWS;
/** A day up to today, a number to choose words by, and another row of the table. */
type At = { on: Day; n: number; other: string };

/** The rows of a table that stand there; all of them have a version. */
const ROWS = {
  partner: (tx: Tx, institutionId: string) =>
    tx.partner.findMany({ where: { institutionId, mergedIntoId: null }, select: { id: true, version: true } }),
  agreement: (tx: Tx, institutionId: string) =>
    tx.agreement.findMany({ where: { institutionId }, select: { id: true, version: true } }),
  visit: (tx: Tx, institutionId: string) =>
    tx.visit.findMany({ where: { institutionId }, select: { id: true, version: true } }),
  need: (tx: Tx, institutionId: string) =>
    tx.need.findMany({ where: { institutionId }, select: { id: true, version: true } }),
  orderClass: (tx: Tx, institutionId: string) =>
    tx.orderClass.findMany({ where: { institutionId }, select: { id: true, version: true } }),
  roster: (tx: Tx, institutionId: string) =>
    tx.roster.findMany({ where: { institutionId, leftOn: null }, select: { id: true, version: true } }),
  pathwayClass: (tx: Tx, institutionId: string) =>
    tx.pathwayClass.findMany({ where: { institutionId }, select: { id: true, version: true } }),
  platform: (tx: Tx, institutionId: string) =>
    tx.platform.findMany({ where: { institutionId }, select: { id: true, version: true } }),
  platformPartner: (tx: Tx, institutionId: string) =>
    tx.platformPartner.findMany({ where: { institutionId }, select: { id: true, version: true } }),
  platformCourse: (tx: Tx, institutionId: string) =>
    tx.platformCourse.findMany({ where: { institutionId }, select: { id: true, version: true } }),
  trainingProgramme: (tx: Tx, institutionId: string) =>
    tx.trainingProgramme.findMany({ where: { institutionId }, select: { id: true, version: true } }),
  programme: (tx: Tx, institutionId: string) =>
    tx.programme.findMany({ where: { institutionId }, select: { id: true, version: true } }),
  student: (tx: Tx, institutionId: string) =>
    tx.student.findMany({ where: { institutionId }, select: { id: true, version: true } }),
  placement: (tx: Tx, institutionId: string) =>
    tx.placement.findMany({ where: { institutionId }, select: { id: true, version: true } }),
  employment: (tx: Tx, institutionId: string) =>
    tx.employment.findMany({ where: { institutionId }, select: { id: true, version: true } }),
  vacancy: (tx: Tx, institutionId: string) =>
    tx.vacancy.findMany({ where: { institutionId }, select: { id: true, version: true } }),
  intention: (tx: Tx, institutionId: string) =>
    tx.intention.findMany({ where: { institutionId }, select: { id: true, version: true } }),
};

const one = <T>(words: readonly T[], n: number): T => words[n % words.length] as T;
const maybe = <T>(words: readonly T[], n: number): T | null => (n % 4 === 0 ? null : one(words, n));
const REASON = 'R';

/** What people do to a record through the application, by its own commands: ends, states, withdrawals, removals and what takes them back. */
const COMMANDS = {
  'partners.state': [
    'partner',
    (ctx, row, { on, n }) => changePartnerState(ctx, { ...row, state: one(PARTNER_STATES, n), reason: REASON, on }),
  ],
  'partners.merge': ['partner', (ctx, { id }, { other }) => mergePartners(ctx, { sourceId: id, targetId: other })],
  'agreements.terminate': ['agreement', (ctx, row, { on }) => terminateAgreement(ctx, { ...row, reason: REASON, on })],
  'agreements.delete': ['agreement', (ctx, row) => deleteAgreement(ctx, row)],
  'visits.delete': ['visit', (ctx, row) => deleteVisit(ctx, row)],
  'needs.close': ['need', (ctx, row) => closeNeed(ctx, row)],
  'needs.withdraw': ['need', (ctx, row) => withdrawNeed(ctx, { ...row, reason: REASON })],
  'needs.reopen': ['need', (ctx, row) => reopenNeed(ctx, row)],
  'order-classes.finish': ['orderClass', (ctx, row, { on }) => finishOrderClass(ctx, { ...row, on })],
  'students.leave-class': ['roster', (ctx, row, { on }) => leaveClass(ctx, { ...row, on, reason: REASON })],
  'platforms.close': ['platform', (ctx, row, { on }) => closePlatform(ctx, { ...row, on })],
  'platforms.reopen': ['platform', (ctx, row) => reopenPlatform(ctx, row)],
  'platforms.update-partner': [
    'platformPartner',
    (ctx, row, { on }) => updatePlatformPartner(ctx, { ...row, part: 'MEMBER', joinedOn: null, leftOn: on }),
  ],
  'courses.end': ['platformCourse', (ctx, row, { on }) => endCollegeCourse(ctx, { ...row, on })],
  'centres.move-training': [
    'trainingProgramme',
    (ctx, row, { on, n }) => moveTraining(ctx, { ...row, event: one(['offer', 'retire'], n), on }),
  ],
  'programmes.stop': ['programme', (ctx, row, { on }) => stopProgramme(ctx, { ...row, on, reason: REASON })],
  'programmes.withdraw': ['programme', (ctx, row, { on }) => withdrawProgramme(ctx, { ...row, on, reason: REASON })],
  'programmes.approve': ['programme', (ctx, row, { on }) => approveProgramme(ctx, { ...row, on })],
  'students.withdraw': ['student', (ctx, row, { on }) => withdrawStudent(ctx, { ...row, on, reason: REASON })],
  'students.graduate': ['student', (ctx, row, { on }) => graduateStudent(ctx, { ...row, on })],
  'placements.end': ['placement', (ctx, row, { on }) => endPlacement(ctx, { ...row, on, reason: REASON })],
  'placements.cancel': ['placement', (ctx, row) => cancelPlacement(ctx, { ...row, reason: REASON })],
  'vacancies.withdraw': ['vacancy', (ctx, row) => withdrawVacancy(ctx, row)],
  'vacancies.restore': ['vacancy', (ctx, row) => restoreVacancy(ctx, row)],
  'intentions.end': ['intention', (ctx, row) => endIntention(ctx, row)],
  'intentions.reopen': ['intention', (ctx, row) => reopenIntention(ctx, row)],
} as const satisfies Record<string, [Table, (ctx: Ctx, row: Row, at: At) => Promise<unknown>]>;

/** What a form writes: fields that figures and charts count by, with the next version. */
const FIELDS: { [T in Table]?: (at: At) => object } = {
  partner: ({ on, n, other: _other }) => ({
    ...{ tier: maybe(TIERS, n), scale: maybe(SCALES, n), cooperatingSince: n % 5 === 0 ? null : toDbDate(on) },
    ...{ industryCode: maybe(['C', '39', '3911', 'A', '65'], n), regionCode: maybe(['15', '1502', '150203', '11'], n) },
  }),
  agreement: ({ n }) => ({ kind: one(AGREEMENT_KINDS, n) }),
  visit: ({ on, n }) => ({ kind: one(VISIT_KINDS, n), visitedOn: toDbDate(on) }),
  need: ({ on, n }) => (n % 2 === 0 ? { kind: 'TALENT' } : { raisedOn: toDbDate(addDays(on, -900)) }),
  orderClass: ({ n }) => ({ kind: one(CLASS_KINDS.slice(0, 3), n) }),
  pathwayClass: ({ n }) => ({ mode: one(MODES, n), plannedSeats: 1 + (n % 80) }),
  employment: ({ on, n }) => ({
    ...{ destination: one(DESTINATIONS, n), graduatedOn: toDbDate(on), placeCode: maybe(['150203', '110105'], n) },
  }),
  vacancy: ({ n }) => ({ places: 1 + (n % 40) }),
  platformCourse: ({ n }) => ({ byEnterprise: n % 2 === 0 }),
  programme: ({ n }) => (n % 2 === 0 ? { chainId: null } : { departmentId: null }),
  placement: ({ n }) => ({ broken: n % 2 === 0 ? [] : ['IN-23'] }),
};

const NAMES = [...Object.keys(COMMANDS), ...Object.keys(FIELDS)] as (keyof typeof COMMANDS | Table)[];
export const changeEdit = fc.record({
  name: fc.constantFrom(...NAMES),
  at: fc.nat(),
  ago: fc.integer({ min: 0, max: 900 }),
  n: fc.nat(1_000),
});
export type Change = typeof changeEdit extends fc.Arbitrary<infer E> ? E : never;
export const CHANGES: readonly Change['name'][] = NAMES;

const isCommand = (name: string): name is keyof typeof COMMANDS => name in COMMANDS;

/** So many records are tried before a change is given up: rules stand against most changes of most records. */
const TRIES = 5;

/** Does the change to one of the records that are there, in the name of the college's office. Gives whether it came about. */
export async function change(ctx: Ctx, place: Place, { name, at, ago, n }: Change): Promise<boolean> {
  const { institutionId } = place;
  const table: Table = isCommand(name) ? COMMANDS[name][0] : (name as Table);
  const inside = <T>(fn: (tx: Tx) => Promise<T>) => inTransaction(settingsOf(ctx, 'test'), fn);
  const rows = (await inside((tx) => ROWS[table](tx, institutionId))).sort((a, b) => (a.id < b.id ? -1 : 1));
  const on = addDays(place.today, -ago);
  for (let tried = 0; tried < Math.min(TRIES, rows.length); tried++) {
    const [row, next] = [rows[(at + tried) % rows.length], rows[(at + tried + 1) % rows.length]];
    if (!row || !next) return false;
    const wanted: At = { on, n, other: next.id };
    if (!isCommand(name)) {
      const data = { ...FIELDS[table]?.(wanted), version: { increment: 1 } };
      const model = (tx: Tx) => tx[table] as { updateMany: (args: object) => Promise<unknown> };
      await inside((tx) => model(tx).updateMany({ where: { institutionId, id: row.id }, data }));
      return true;
    }
    try {
      await COMMANDS[name][1](ctx, row, wanted);
      if (name === 'partners.merge') place.partners = place.partners.filter((id) => id !== row.id);
      return true;
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'INTERNAL') throw error;
    }
  }
  return false;
}
