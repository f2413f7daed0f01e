import type { Tx } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/door';
import { asSystem } from '@/lib/jobs/context';
import { type Day, today } from '@/lib/kernel/day';
import { makeAgreements } from './agreements';
import type { College } from './college';
import { dictionaryRows } from './dictionaries';
import { makeNeeds } from './needs';
import { makePartners } from './partners';
import { makePeople, membershipRows, outsiderRows, userRows } from './people';
import { makeRandom } from './random';
import { makeComments, makeNotifications } from './talk';
import { makeVisits } from './visits';
import type { Rows, World } from './world';

const CHUNK = 500;
const NOBODY = { institutionId: null, membershipId: null, userId: null, partnerId: null, studentId: null };
const COMMAND = 'demo.load';

/** Loads one demo college as of the day; a college that is there already stays as it is. Gives whether it was loaded. */
export async function loadCollege(college: College, passwordHash: string, day: Day = today()): Promise<boolean> {
  const random = makeRandom(college.seed);
  const institutionId = random.id();
  const departments = college.departments.map(({ code, name }) => ({
    ...{ id: random.id(), code: college.tag(code), name: college.mark(name) },
  }));
  const people = makePeople(college, random, departments);
  const fresh = await inTransaction(
    { ...NOBODY, institutionId, scope: 'auth', actor: 'demo', command: COMMAND, requestId: institutionId },
    async (tx) => {
      const { code, name, shortName } = college;
      if (await tx.institution.findUnique({ where: { code }, select: { id: true } })) return false;
      await tx.institution.create({ data: { id: institutionId, code, name, shortName } });
      await tx.user.createMany({ data: userRows(people, passwordHash, new Date()) });
      return true;
    },
  );
  if (!fresh) return false;
  const staff = people.members.filter((m) => ['OFFICE', 'DEPARTMENT', 'TEACHER'].includes(m.role));
  const world: World = { college, random, today: day, institutionId, departments, staff };
  const rows = recordRows(world, people.members);
  await asSystem(institutionId, COMMAND, ({ tx }) => write(tx, rows), day);
  return true;
}

function recordRows(world: World, members: ReturnType<typeof makePeople>['members']): Rows {
  const { institutionId } = world;
  const { partners, rows: partnerRows } = makePartners(world);
  const { inForce, rows: agreementRows } = makeAgreements(world, partners);
  const { open, rows: visitRows } = makeVisits(world, partners);
  return {
    department: world.departments.map((d, position) => ({ institutionId, ...d, position })),
    dictionaryEntry: dictionaryRows(world),
    membership: membershipRows(world, members),
    ...partnerRows,
    outsider: outsiderRows(institutionId, members, partners),
    ...agreementRows,
    ...visitRows,
    ...makeNeeds(world, partners),
    comment: makeComments(world, partners),
    notification: makeNotifications(world, inForce, open),
  };
}

/** Writes the rows, each model after those that it refers to. */
async function write(tx: Tx, rows: Rows): Promise<void> {
  await chunked(rows.department, (data) => tx.department.createMany({ data }));
  await chunked(rows.dictionaryEntry, (data) => tx.dictionaryEntry.createMany({ data }));
  await chunked(rows.membership, (data) => tx.membership.createMany({ data }));
  await chunked(rows.partner, (data) => tx.partner.createMany({ data }));
  await chunked(rows.partnerName, (data) => tx.partnerName.createMany({ data }));
  await chunked(rows.partnerStatePeriod, (data) => tx.partnerStatePeriod.createMany({ data }));
  await chunked(rows.partnerDepartment, (data) => tx.partnerDepartment.createMany({ data }));
  await chunked(rows.contact, (data) => tx.contact.createMany({ data }));
  await chunked(rows.outsider, (data) => tx.membership.createMany({ data }));
  await chunked(rows.agreement, (data) => tx.agreement.createMany({ data }));
  await chunked(rows.agreementParty, (data) => tx.agreementParty.createMany({ data }));
  await chunked(rows.visit, (data) => tx.visit.createMany({ data }));
  await chunked(rows.visitParticipant, (data) => tx.visitParticipant.createMany({ data }));
  await chunked(rows.followUp, (data) => tx.followUp.createMany({ data }));
  await chunked(rows.need, (data) => tx.need.createMany({ data }));
  await chunked(rows.needAnswer, (data) => tx.needAnswer.createMany({ data }));
  await chunked(rows.comment, (data) => tx.comment.createMany({ data }));
  await chunked(rows.notification, (data) => tx.notification.createMany({ data }));
}

async function chunked<T>(rows: readonly T[], write: (data: T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += CHUNK) await write(rows.slice(from, from + CHUNK));
}
