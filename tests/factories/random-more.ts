import fc from 'fast-check';
import type { Prisma } from '@/lib/db/generated/client';
import { addDays, type Day, toDbDate } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { PLATFORM_KINDS } from '@/lib/modules/platforms/words';
import { searchTokens } from '@/lib/search/tokens';
import type { Place } from '@/tests/factories/random-college';

/** What hangs on the records of `random-college`: chains of programmes, members, courses and training of platforms, a class's platform, who was employed in the year of the report. */
const WHATS = ['chain', 'member', 'training', 'course', 'base', 'class', 'graduate'] as const;

export const moreEdit = fc.record({
  what: fc.constantFrom(...WHATS),
  /** Which of the records that are there. */
  at: fc.nat(),
  other: fc.nat(),
  /** Days before today. */
  began: fc.integer({ min: 0, max: 900 }),
  length: fc.option(fc.integer({ min: 1, max: 900 })),
  yes: fc.boolean(),
  kind: fc.constantFrom(...PLATFORM_KINDS, 'PATHWAY_ALLIANCE', 'CONSORTIUM'),
});
export type MoreEdit = typeof moreEdit extends fc.Arbitrary<infer E> ? E : never;

type Tx = Prisma.TransactionClient;
type At = { tx: Tx; place: Place; edit: MoreEdit; from: Date; to: Date | null };

const CHAINS = ['NEW_ENERGY', 'AGRI_FOOD'] as const;
const on = ({ today }: Place, before: number): Date => toDbDate(addDays(today, -before));

/** One of the rows, in an order that only their making decides. */
async function pick(rows: Promise<{ id: string }[]>, at: number): Promise<string | null> {
  const all = (await rows).map(({ id }) => id).sort();
  return all[at % Math.max(1, all.length)] ?? null;
}
const platformOf = (tx: Tx, { institutionId }: Place, kind: string, at: number) =>
  pick(tx.platform.findMany({ where: { institutionId, kind }, select: { id: true } }), at);

/** Puts a programme on one of the two chains of the report; it takes students in. */
async function addToChain({ tx, place, edit, from }: At): Promise<void> {
  const at = { institutionId: place.institutionId };
  const code = CHAINS[edit.other % 2] ?? CHAINS[0];
  const entry =
    (await tx.dictionaryEntry.findFirst({ where: { ...at, dictionary: 'CHAIN', code } })) ??
    (await tx.dictionaryEntry.create({
      data: { ...at, id: newId(), dictionary: 'CHAIN', code, labelZh: code, labelEn: code },
    }));
  const id = newId();
  await tx.programme.create({
    data: { ...at, id, name: `Z${id}`, level: 'COLLEGE', years: 3, direction: '', approvedOn: from, chainId: entry.id },
  });
  await tx.programmePeriod.create({
    data: { ...at, id: newId(), programmeId: id, state: edit.yes ? 'NEW' : 'ENROLLING', startedOn: from },
  });
  await tx.student.create({
    data: { ...at, id: newId(), studentNo: id, name: 'S', gradeYear: 2020, programmeId: id, enrolledOn: from },
  });
  place.programmes = [...(place.programmes ?? []), id];
}

/** A partner joins a platform, for good or until a day. */
async function addMember({ tx, place, edit, from, to }: At): Promise<void> {
  const at = { institutionId: place.institutionId };
  const platformId = await platformOf(tx, place, edit.kind, edit.at);
  // An alliance has schools for every other member.
  const school = edit.kind === 'PATHWAY_ALLIANCE' && edit.yes ? { kind: 'SECONDARY_SCHOOL' } : {};
  const partners = tx.partner.findMany({ where: { ...at, mergedIntoId: null, ...school }, select: { id: true } });
  const partnerId = await pick(partners, edit.other);
  if (!platformId || !partnerId) return;
  if (await tx.platformPartner.count({ where: { ...at, platformId, partnerId } })) return;
  const data = { ...at, id: newId(), platformId, partnerId, part: 'MEMBER', joinedOn: from, leftOn: to };
  await tx.platformPartner.create({ data });
}

async function addTraining({ tx, place, edit, from, to }: At): Promise<void> {
  const platformId = await platformOf(tx, place, 'PRACTICE_CENTRE', edit.at);
  if (!platformId) return;
  const row = { institutionId: place.institutionId, id: newId(), platformId, name: newId() };
  await tx.trainingProgramme.create({ data: { ...row, plannedOn: from, ...(edit.yes && { offeredOn: to }) } });
}

/** A course of an industry college; the first college of all is BYD's. */
async function addCourse({ tx, place, edit, from, to }: At): Promise<void> {
  const { institutionId } = place;
  const platformId = await platformOf(tx, place, 'INDUSTRY_COLLEGE', edit.at % 3);
  if (!platformId) return;
  if (edit.at % 3 === 0)
    await tx.platform.updateMany({
      where: { institutionId, id: platformId },
      data: { searchTokens: searchTokens({ text: ['比亚迪产业学院'] }) },
    });
  const row = { institutionId, id: newId(), platformId, name: 'C', hours: 32, byEnterprise: edit.yes };
  await tx.platformCourse.create({ data: { ...row, startedOn: from, endedOn: to } });
}

async function addBase({ tx, place, edit, from, to }: At): Promise<void> {
  const id = newId();
  const row = { institutionId: place.institutionId, id, kind: 'TRAINING_BASE', name: `L${id}`, level: 'SCHOOL' };
  const campus = edit.yes ? 'ON' : 'OFF';
  await tx.platform.create({ data: { ...row, campus, establishedOn: from, closedOn: to } });
}

/** A class of a consortium. */
async function addClass({ tx, place, edit, from, to }: At): Promise<void> {
  const at = { institutionId: place.institutionId };
  const platformId = await platformOf(tx, place, 'CONSORTIUM', edit.at);
  const partnerId = place.partners[edit.other % Math.max(1, place.partners.length)];
  if (!platformId || !partnerId) return;
  const [id, agreementId] = [newId(), newId()];
  const signed = { kind: 'FRAMEWORK', state: 'SIGNED', title: 'A', signedOn: from, validFrom: from };
  await tx.agreement.create({ data: { ...at, id: agreementId, ...signed, validTo: on(place, edit.began - 900) } });
  const asked = { kind: 'ORDER', name: `K${id}`, gradeYear: 2024, plannedSeats: 40, requestedOn: from };
  const days = { startedOn: from, endedOn: to, state: to ? 'FINISHED' : 'RUNNING' };
  await tx.orderClass.create({ data: { ...at, id, platformId, partnerId, agreementId, ...asked, ...days } });
}

/** Employed in the year that the college's report speaks of: where it had interned, or somebody of whom nothing else is told. */
async function addGraduate({ tx, place, edit }: At): Promise<void> {
  const at = { institutionId: place.institutionId };
  const programmeId = place.programmes?.[edit.at % Math.max(1, place.programmes.length)];
  if (!programmeId) return;
  const where = { destination: 'EMPLOYED', placeCode: edit.yes ? '150203' : '110105', graduatedOn: GRADUATED };
  const intern = place.interned?.pop();
  if (intern) {
    const { id: placementId, studentId, partnerId } = intern;
    await tx.employment.create({ data: { ...at, id: newId(), studentId, partnerId, placementId, ...where } });
    return;
  }
  const id = newId();
  const who = { studentNo: id, name: 'S', gradeYear: 2021, enrolledOn: toDbDate('2021-09-01') };
  await tx.student.create({ data: { ...at, id, ...who, programmeId } });
  const partnerId = place.partners[edit.other % Math.max(1, place.partners.length)] ?? null;
  await tx.employment.create({ data: { ...at, id: newId(), studentId: id, partnerId, ...where } });
}
const GRADUATED = toDbDate('2024-06-30' satisfies Day);

const WRITES: Record<MoreEdit['what'], (at: At) => Promise<void>> = {
  chain: addToChain,
  member: addMember,
  training: addTraining,
  course: addCourse,
  base: addBase,
  class: addClass,
  graduate: addGraduate,
};

/** Writes what the edit says into the college, straight into its tables. */
export async function applyMore(tx: Tx, place: Place, edit: MoreEdit): Promise<void> {
  const to = edit.length === null ? null : on(place, edit.began - edit.length);
  await WRITES[edit.what]({ tx, place, edit, from: on(place, edit.began), to });
}
