import fc from 'fast-check';
import type { Prisma } from '@/lib/db/generated/client';
import { addDays, type Day, toDbDate } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { AGREEMENT_KINDS } from '@/lib/modules/agreements/words';
import { CATEGORIES } from '@/lib/modules/centres/words';
import { DESTINATIONS } from '@/lib/modules/employment/words';
import { NEED_KINDS } from '@/lib/modules/needs/words';
import { CLASS_KINDS } from '@/lib/modules/order-classes/words';
import { PARTNER_KINDS, PARTNER_STATES, SCALES, TIERS } from '@/lib/modules/partners/words';
import { MODES } from '@/lib/modules/pathways/words';
import { PLACEMENT_KINDS } from '@/lib/modules/placements/words';
import { PLATFORM_KINDS } from '@/lib/modules/platforms/words';
import { PROGRAMME_STATES } from '@/lib/modules/programmes/words';
import { VISIT_KINDS } from '@/lib/modules/visits/words';

const kinds = fc.oneof(fc.constant('ENTERPRISE'), fc.constantFrom(...PARTNER_KINDS));
const maybe = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { freq: 4 });
/** Days before today; a year and more on either side of every border that figures draw. */
const ago = fc.integer({ min: -60, max: 900 });

/** Codes of every level (a section, a division, a class; a province, a city, a county), and more of each than a ranking shows. */
const INDUSTRIES = ['C', '39', '3911', 'A', '01', '0111', '65', '391', '13', '14', '15', '26', '30', '38', '44', '51'];
const REGIONS = [
  ...['15', '1502', '150203', '150102', '11', '110105', '1503', '1504', '1505', '1506', '1507', '1508', '1509'],
  ...['1401', '1402', '6108', '3101', '31'],
];

export const partnerEdit = fc.record({
  what: fc.constant('partner' as const),
  kind: kinds,
  state: fc.constantFrom(...PARTNER_STATES),
  industryCode: maybe(INDUSTRIES),
  regionCode: maybe(REGIONS),
  scale: maybe(SCALES),
  tier: maybe(TIERS),
  since: fc.option(ago),
  started: ago,
  ended: fc.option(fc.integer({ min: 1, max: 500 })),
  merged: fc.boolean(),
});
export const agreementEdit = fc.record({
  what: fc.constant('agreement' as const),
  kind: fc.constantFrom(...AGREEMENT_KINDS),
  state: fc.constantFrom('DRAFT', 'IN_REVIEW', 'SIGNED', 'SIGNED', 'SIGNED', 'TERMINATED'),
  from: ago,
  length: fc.integer({ min: 0, max: 800 }),
  terminated: ago,
  parties: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
});
export const visitEdit = fc.record({
  what: fc.constant('visit' as const),
  kind: fc.constantFrom(...VISIT_KINDS),
  day: ago,
  partner: fc.nat(),
});
export const needEdit = fc.record({
  what: fc.constant('need' as const),
  kind: fc.constantFrom(...NEED_KINDS),
  raised: ago,
  closed: fc.option(fc.integer({ min: 0, max: 300 })),
  partner: fc.nat(),
});

export const classEdit = fc.record({
  what: fc.constant('class' as const),
  kind: fc.constantFrom(...CLASS_KINDS),
  started: ago,
  length: fc.option(fc.integer({ min: 0, max: 700 })),
  partner: fc.nat(),
  /** Places of students, of whom some are in another class already: joined so many days after the class began, and left. */
  places: fc.array(
    fc.record({ student: fc.nat(6), after: fc.integer({ min: 0, max: 200 }), stays: fc.option(fc.nat(400)) }),
    {
      maxLength: 5,
    },
  ),
});
export const pathwayEdit = fc.record({
  what: fc.constant('pathway' as const),
  mode: fc.constantFrom(...MODES),
  agreed: ago,
  length: fc.option(fc.integer({ min: 0, max: 900 })),
  seats: fc.integer({ min: 1, max: 60 }),
  partner: fc.nat(),
});
export const platformEdit = fc.record({
  what: fc.constant('platform' as const),
  kind: fc.constantFrom(...PLATFORM_KINDS),
  founded: ago,
  length: fc.option(fc.integer({ min: 0, max: 900 })),
  partner: fc.nat(),
});
export const programmeEdit = fc.record({
  what: fc.constant('programme' as const),
  state: fc.constantFrom(...PROGRAMME_STATES),
  approved: ago,
});

/** A ledger's internship: one student at one place from a day on, cancelled, under way or over, early or not. */
export const placementEdit = fc.record({
  what: fc.constant('placement' as const),
  kind: fc.constantFrom(...PLACEMENT_KINDS),
  state: fc.constantFrom('DRAFT', 'STARTED', 'ENDED', 'CANCELLED'),
  started: ago,
  length: fc.integer({ min: 1, max: 300 }),
  short: fc.nat(30),
  partner: fc.nat(),
  platform: fc.option(fc.nat()),
  broken: fc.boolean(),
});
/** Where a graduate of the college went. */
export const employmentEdit = fc.record({
  what: fc.constant('employment' as const),
  destination: fc.constantFrom(...DESTINATIONS),
  graduated: fc.oneof(ago, fc.constantFrom(350, 700)),
  placeCode: maybe(['150203', '150102', '110105']),
  partner: fc.option(fc.nat()),
  hired: fc.boolean(),
});

/** An enterprise looks for people: of named programmes or of any, withdrawn before its last day or not. */
export const vacancyEdit = fc.record({
  what: fc.constant('vacancy' as const),
  opens: ago,
  length: fc.integer({ min: 1, max: 400 }),
  withdrawn: fc.option(fc.nat(400)),
  places: fc.integer({ min: 1, max: 40 }),
  partner: fc.nat(),
  programmes: fc.uniqueArray(fc.nat(3), { maxLength: 3 }),
});
/** A graduate looks for a job from a day on, and no longer. */
export const intentionEdit = fc.record({
  what: fc.constant('intention' as const),
  stated: ago,
  length: fc.option(fc.nat(400)),
});

const took = fc.record({ category: fc.constantFrom(...CATEGORIES), people: fc.nat(60), again: fc.nat(90) });
/** A session of a practice centre, cancelled or not, and who took part in it. */
export const sessionEdit = fc.record({
  what: fc.constant('session' as const),
  held: ago,
  cancelled: fc.boolean(),
  taken: fc.uniqueArray(took, { maxLength: 3, selector: ({ category }) => category }),
});

const all = [
  sessionEdit,
  sessionEdit,
  partnerEdit,
  partnerEdit,
  agreementEdit,
  visitEdit,
  needEdit,
  classEdit,
  pathwayEdit,
  platformEdit,
  programmeEdit,
  placementEdit,
  employmentEdit,
  vacancyEdit,
  intentionEdit,
];
export const edits = fc.array(fc.oneof(...all), { minLength: 3, maxLength: 8 });
export type Edit = typeof edits extends fc.Arbitrary<(infer E)[]> ? E : never;
type Of<W extends Edit['what']> = Extract<Edit, { what: W }>;
export type Place = {
  institutionId: string;
  today: Day;
  partners: string[];
  departmentId?: string;
  programmes?: string[];
  students?: string[];
  platforms?: string[];
  /** The college's one practice centre with its room, once there is a session. */
  room?: { platformId: string; roomId: string; bookedById: string };
  /** Of each student who interned: the placement, of whom nobody knows yet where he went. */
  interned?: { id: string; studentId: string; partnerId: string }[];
};

const day = ({ today }: Place, before: number) => toDbDate(addDays(today, -before));
const one = ({ partners }: Place, at: number) => partners[at % partners.length] ?? '';

/** Writes what the edit says into the college, straight into its tables. */
export async function apply(tx: Prisma.TransactionClient, place: Place, edit: Edit): Promise<void> {
  if (edit.what === 'partner') return addPartner(tx, place, edit);
  if (place.partners.length === 0) return;
  if (edit.what === 'agreement') return addAgreement(tx, place, edit);
  if (edit.what === 'class') return addClass(tx, place, edit);
  if (edit.what === 'pathway') return addPathway(tx, place, edit);
  if (edit.what === 'platform') return addPlatform(tx, place, edit);
  if (edit.what === 'placement') return addPlacement(tx, place, edit);
  if (edit.what === 'employment') return addEmployment(tx, place, edit);
  if (edit.what === 'vacancy') return addVacancy(tx, place, edit);
  if (edit.what === 'session') return addSession(tx, place, edit);
  if (edit.what === 'intention') return addIntention(tx, place, edit);
  if (edit.what === 'programme') return void (await addProgramme(tx, place, edit));
  const row = { institutionId: place.institutionId, id: newId(), partnerId: one(place, edit.partner), kind: edit.kind };
  if (edit.what === 'visit') {
    await tx.visit.create({ data: { ...row, visitedOn: day(place, edit.day), subject: 'V' } });
    return;
  }
  const closedOn = edit.closed === null ? null : day(place, edit.raised - edit.closed);
  const state = closedOn ? 'MET' : 'OPEN';
  await tx.need.create({ data: { ...row, title: 'N', state, raisedOn: day(place, edit.raised), closedOn } });
}

async function addPartner(tx: Prisma.TransactionClient, place: Place, edit: Of<'partner'>): Promise<void> {
  const { institutionId } = place;
  const { what: _what, since, started, ended, merged, ...columns } = edit;
  const id = newId();
  const mergedIntoId = merged && place.partners.length > 0 ? one(place, started + 60) : null;
  await tx.partner.create({
    data: {
      ...{ institutionId, id, name: id, nameKey: id, noCodeReason: '-', mergedIntoId, ...columns },
      cooperatingSince: since === null ? null : day(place, since),
    },
  });
  await tx.partnerStatePeriod.create({
    data: {
      ...{ institutionId, id: newId(), partnerId: id, state: edit.state },
      startedOn: day(place, started),
      endedOn: ended === null ? null : day(place, started - ended),
    },
  });
  place.partners.push(id);
}

async function addAgreement(tx: Prisma.TransactionClient, place: Place, edit: Of<'agreement'>): Promise<void> {
  const { institutionId } = place;
  const id = newId();
  const dated = edit.state === 'SIGNED' || edit.state === 'TERMINATED';
  await tx.agreement.create({
    data: {
      ...{ institutionId, id, kind: edit.kind, state: edit.state, title: 'A' },
      ...(dated && {
        signedOn: day(place, edit.from),
        validFrom: day(place, edit.from),
        validTo: day(place, edit.from - edit.length),
      }),
      terminatedOn: edit.state === 'TERMINATED' ? day(place, edit.terminated) : null,
    },
  });
  const partnerIds = [...new Set(edit.parties.map((at) => one(place, at)))];
  await tx.agreementParty.createMany({
    data: partnerIds.map((partnerId, at) => ({
      ...{ institutionId, id: newId(), agreementId: id, partnerId, part: 'ABC'.charAt(at) },
    })),
  });
}

type Tx = Prisma.TransactionClient;

/** Every second programme has a department, one of a lot of edits. */
async function someDepartment(tx: Tx, place: Place, approved: number): Promise<string | null> {
  if (approved % 2 === 0) return null;
  if (!place.departmentId) {
    place.departmentId = newId();
    const [id, name] = [place.departmentId, `D${place.departmentId}`];
    await tx.department.create({ data: { institutionId: place.institutionId, id, code: id, name } });
  }
  return place.departmentId;
}

async function addProgramme(tx: Tx, place: Place, { state, approved }: Of<'programme'>): Promise<string> {
  const { institutionId } = place;
  const id = newId();
  await tx.programme.create({
    data: {
      institutionId,
      id,
      name: `Z${id}`,
      level: 'COLLEGE',
      years: 3,
      direction: '',
      departmentId: await someDepartment(tx, place, approved),
      approvedOn: day(place, approved),
    },
  });
  await tx.programmePeriod.create({
    data: { institutionId, id: newId(), programmeId: id, state, startedOn: day(place, approved) },
  });
  place.programmes = [...(place.programmes ?? []), id];
  return id;
}

const someProgramme = async (tx: Tx, place: Place, at: number): Promise<string> =>
  place.programmes?.[at % place.programmes.length] ??
  (await addProgramme(tx, place, { what: 'programme', state: 'ENROLLING', approved: 900 }));

/** A student of the college whom nothing else is told of. */
async function newStudent(tx: Tx, place: Place, at: number): Promise<string> {
  const id = newId();
  await tx.student.create({
    data: {
      ...{ institutionId: place.institutionId, id, studentNo: id, name: 'S', gradeYear: 2020 },
      ...{ programmeId: await someProgramme(tx, place, at), enrolledOn: day(place, 1_200) },
    },
  });
  return id;
}

async function addPlacement(tx: Tx, place: Place, edit: Of<'placement'>): Promise<void> {
  const { kind, state, started, length, short, partner, platform, broken } = edit;
  const [id, partnerId, studentId] = [newId(), one(place, partner), await newStudent(tx, place, partner)];
  const { institutionId, platforms = [] } = place;
  const going = state === 'STARTED' || state === 'ENDED';
  const on = day(place, started);
  await tx.placement.create({
    data: {
      ...{ institutionId, id, studentId, partnerId, kind, state, job: 'J', policyNo: '-' },
      platformId: platform === null ? null : (platforms[platform % platforms.length] ?? null),
      ...{ startsOn: on, endsOn: day(place, started - length), startedOn: going ? on : null },
      ...{ agreementSignedOn: on, consentOn: on, trainedOn: on },
      endedOn: state === 'ENDED' ? day(place, started - Math.max(0, length - short)) : null,
      ...{ broken: broken ? ['IN-23'] : [], reason: state === 'CANCELLED' ? '-' : null },
    },
  });
  if (state === 'ENDED') place.interned = [...(place.interned ?? []), { id, studentId, partnerId }];
}

async function addEmployment(tx: Tx, place: Place, edit: Of<'employment'>): Promise<void> {
  const { destination, graduated, placeCode, partner, hired } = edit;
  const from = hired ? place.interned?.pop() : undefined;
  await tx.employment.create({
    data: {
      ...{ institutionId: place.institutionId, id: newId(), destination, placeCode },
      ...{
        studentId: from?.studentId ?? (await newStudent(tx, place, graduated + 60)),
        graduatedOn: day(place, graduated),
      },
      ...{
        partnerId: from?.partnerId ?? (partner === null ? null : one(place, partner)),
        placementId: from?.id ?? null,
      },
    },
  });
}

async function addVacancy(tx: Tx, place: Place, edit: Of<'vacancy'>): Promise<void> {
  const { institutionId } = place;
  const { opens, length, withdrawn, places, partner } = edit;
  const id = newId();
  await tx.vacancy.create({
    data: {
      ...{ institutionId, id, partnerId: one(place, partner), title: 'J', places },
      ...{ opensOn: day(place, opens), closesOn: day(place, opens - length) },
      withdrawnOn: withdrawn === null ? null : day(place, opens - withdrawn),
    },
  });
  const programmes = new Set<string>();
  for (const at of edit.programmes) programmes.add(await someProgramme(tx, place, at));
  await tx.vacancyProgramme.createMany({
    data: [...programmes].map((programmeId) => ({ institutionId, id: newId(), vacancyId: id, programmeId })),
  });
}

/** A room of a practice centre, and somebody who books it. */
async function someRoom(tx: Tx, place: Place) {
  if (place.room) return place.room;
  const [institutionId, platformId, roomId] = [place.institutionId, newId(), newId()];
  const { id: bookedById } = await tx.membership.findFirstOrThrow({ where: { institutionId }, select: { id: true } });
  const centre = { kind: 'PRACTICE_CENTRE', name: platformId, establishedOn: day(place, 900) };
  await tx.platform.create({ data: { institutionId, id: platformId, ...centre } });
  await tx.room.create({ data: { institutionId, id: roomId, platformId, name: 'R' } });
  place.room = { platformId, roomId, bookedById };
  return place.room;
}

async function addSession(tx: Tx, place: Place, { held, cancelled, taken }: Of<'session'>): Promise<void> {
  const { institutionId } = place;
  const [id, room] = [newId(), await someRoom(tx, place)];
  // Each at a moment of its own, for one room holds one session at a time.
  const minute = (await tx.centreSession.count({ where: { institutionId } })) % 1_400;
  const startsAt = new Date(Date.parse(`${addDays(place.today, -held)}T00:00:00+08:00`) + minute * 60_000);
  await tx.centreSession.create({
    data: {
      ...{ institutionId, id, ...room, title: 'S', purpose: 'TRAINING', startsAt },
      ...{ endsAt: new Date(startsAt.getTime() + 60_000), cancelledAt: cancelled ? startsAt : null },
    },
  });
  const data = taken.map(({ category, people, again }) => {
    return { institutionId, id: newId(), sessionId: id, category, people, attendances: people + again };
  });
  await tx.sessionParticipant.createMany({ data });
}

async function addIntention(tx: Tx, place: Place, { stated, length }: Of<'intention'>): Promise<void> {
  const { institutionId } = place;
  const studentId = await newStudent(tx, place, stated + 60);
  const endedOn = length === null ? null : day(place, stated - length);
  await tx.intention.create({
    data: { institutionId, id: newId(), studentId, statedOn: day(place, stated), endedOn },
  });
}

/** The students of the college, as many as are asked for, enrolled long before every class. */
async function studentAt(tx: Tx, place: Place, at: number): Promise<string> {
  place.students ??= [];
  while (place.students.length <= at) {
    const id = newId();
    await tx.student.create({
      data: {
        ...{ institutionId: place.institutionId, id, studentNo: id, name: 'S', gradeYear: 2020 },
        ...{ programmeId: await someProgramme(tx, place, at), enrolledOn: day(place, 1_200) },
      },
    });
    place.students.push(id);
  }
  return place.students[at] ?? '';
}

async function addClass(tx: Tx, place: Place, { kind, started, length, partner, places }: Of<'class'>): Promise<void> {
  const { institutionId } = place;
  const [id, partnerId] = [newId(), one(place, partner)];
  const agreement = await tx.agreement.create({
    data: {
      ...{ institutionId, id: newId(), kind: 'FRAMEWORK', state: 'SIGNED', title: 'A', signedOn: day(place, started) },
      ...{ validFrom: day(place, started), validTo: day(place, started - 900) },
    },
  });
  await tx.orderClass.create({
    data: {
      ...{
        institutionId,
        id,
        kind,
        name: `K${id}`,
        partnerId,
        agreementId: agreement.id,
        gradeYear: 2024,
        plannedSeats: 40,
      },
      ...{ programmeId: await someProgramme(tx, place, partner), requestedOn: day(place, started + 30) },
      ...{ startedOn: day(place, started), endedOn: length === null ? null : day(place, started - length) },
      state: length === null ? 'RUNNING' : 'FINISHED',
    },
  });
  const seen = new Set<number>();
  for (const { student, after, stays } of places) {
    // An apprentice has one enterprise: the database holds it, so here each has at most one place of that kind.
    if (seen.has(student) || kind === 'APPRENTICESHIP') continue;
    seen.add(student);
    const joined = started - after;
    await tx.roster.create({
      data: {
        ...{ institutionId, id: newId(), orderClassId: id, partnerId, studentId: await studentAt(tx, place, student) },
        ...{ joinedOn: day(place, joined), leftOn: stays === null ? null : day(place, joined - stays) },
      },
    });
  }
}

async function addPathway(
  tx: Tx,
  place: Place,
  { mode, agreed, length, seats, partner }: Of<'pathway'>,
): Promise<void> {
  const id = newId();
  await tx.pathwayClass.create({
    data: {
      ...{
        institutionId: place.institutionId,
        id,
        mode,
        name: `P${id}`,
        schoolId: one(place, partner),
        gradeYear: 2024,
      },
      ...{ plannedSeats: seats, agreedOn: day(place, agreed), programmeId: await someProgramme(tx, place, partner) },
      endedOn: length === null ? null : day(place, agreed - length),
    },
  });
}

async function addPlatform(tx: Tx, place: Place, { kind, founded, length, partner }: Of<'platform'>): Promise<void> {
  const { institutionId } = place;
  const id = newId();
  if (kind === 'INDUSTRY_COLLEGE') place.platforms = [...(place.platforms ?? []), id];
  await tx.platform.create({
    data: {
      ...{ institutionId, id, kind, name: `L${id}`, level: 'SCHOOL', establishedOn: day(place, founded) },
      ...{
        campus: kind === 'TRAINING_BASE' ? 'OFF' : null,
        closedOn: length === null ? null : day(place, founded - length),
      },
    },
  });
  await tx.platformPartner.create({
    data: {
      institutionId,
      id: newId(),
      platformId: id,
      partnerId: one(place, partner),
      part: 'MEMBER',
      joinedOn: day(place, founded),
    },
  });
}
