import { addDays, type Day, toDbDate } from '@/lib/kernel/day';
import { VISIT_KINDS, type VisitKind } from '@/lib/modules/visits/words';
import { visitColumns } from '@/lib/modules/visits/writes';
import words from './words.json';
import { type DemoPartner, type Member, memberOf, personName, type Rows, type World } from './world';

type Written = Pick<Rows, 'visit' | 'visitParticipant' | 'followUp'>;
export type DemoFollowUp = {
  id: string;
  visitId: string;
  what: string;
  partner: DemoPartner;
  owner: Member;
  dueOn: Day;
};

const GOERS = ['OFFICE', 'DEPARTMENT', 'TEACHER'] as const;

/** Visits of the last two years with what came of them; of the newest some follow-ups are still open, a few are late. */
export function makeVisits(world: World, partners: DemoPartner[]): { open: DemoFollowUp[]; rows: Written } {
  const { college, random } = world;
  const rows: Written = { visit: [], visitParticipant: [], followUp: [] };
  const active = partners.filter((p) => p.state === 'ACTIVE');
  const schools = active.filter((p) => p.kind === 'SECONDARY_SCHOOL');
  const open = VISIT_KINDS.flatMap((kind) =>
    Array.from({ length: college.visits[kind] }, (_, at) => {
      const partner = random.pick(kind === 'EXCHANGE' ? schools : active);
      return writeVisit(world, kind, partner, at % 3 === 0 ? random.between(1, 60) : random.between(61, 700), rows);
    }).flat(),
  );
  return { open: givenToAccounts(world, open, rows), rows };
}

/** The follow-ups that are due first go to the demo accounts, so that each finds something to do. */
function givenToAccounts({ staff }: World, open: DemoFollowUp[], rows: Written): DemoFollowUp[] {
  const accounts = GOERS.flatMap((role) => staff.find((member) => member.role === role) ?? []);
  const soon = [...open].sort((a, b) => a.dueOn.localeCompare(b.dueOn)).slice(0, 3 * accounts.length);
  const given = new Map(
    soon.flatMap(({ id }, at) => {
      const account = accounts[at % accounts.length];
      return account ? [[id, account] as const] : [];
    }),
  );
  rows.followUp = rows.followUp.map((row) => ({ ...row, ownerId: given.get(row.id)?.id ?? row.ownerId }));
  return open.map((followUp) => ({ ...followUp, owner: given.get(followUp.id) ?? followUp.owner }));
}

function writeVisit(world: World, kind: VisitKind, partner: DemoPartner, ago: number, rows: Written): DemoFollowUp[] {
  const { college, random, institutionId, today } = world;
  const id = random.id();
  const visitedOn = addDays(today, -ago);
  const goers = Array.from({ length: random.between(1, 3) }, () => memberOf(world, partner.departmentId, GOERS));
  const participantIds = [...new Set(goers.map((m) => m.id))];
  const columns = visitColumns(
    {
      ...{ partnerId: partner.id, kind, visitedOn, participantIds },
      subject: `${partner.shortName}${random.pick(words.visitSubjects[kind])}`,
      place: partner.shortName,
      others: personName(world),
      findings: college.mark(random.pick(words.findings)),
    },
    partner.name,
  );
  rows.visit.push({ institutionId, id, ...columns });
  rows.visitParticipant.push(
    ...participantIds.map((membershipId) => ({ institutionId, id: random.id(), visitId: id, membershipId })),
  );
  const followUps = Array.from({ length: random.between(0, 2) }, () =>
    writeFollowUp(world, { id, visitedOn, ago }, partner, rows),
  );
  return followUps.flatMap((f) => f ?? []);
}

/** A follow-up; given back when it is still open. */
function writeFollowUp(
  world: World,
  visit: { id: string; visitedOn: Day; ago: number },
  partner: DemoPartner,
  rows: Written,
): DemoFollowUp | null {
  const { college, random, institutionId, today } = world;
  const id = random.id();
  const what = college.mark(random.pick(words.followUps));
  const owner = memberOf(world, partner.departmentId, GOERS);
  const isOpen = visit.ago < 120 ? random.chance(0.7) : random.chance(0.03);
  const dueOn =
    isOpen && visit.ago < 120
      ? addDays(today, random.between(-Math.min(10, visit.ago), 40))
      : addDays(visit.visitedOn, 30);
  const done = isOpen ? null : addDays(visit.visitedOn, random.between(1, Math.min(28, visit.ago)));
  rows.followUp.push({
    ...{ institutionId, id, visitId: visit.id, what, ownerId: owner.id },
    dueOn: toDbDate(dueOn),
    doneOn: done ? toDbDate(done) : null,
    result: done ? college.mark(random.pick(words.followUpResults)) : null,
  });
  return isOpen ? { id, visitId: visit.id, what, partner, owner, dueOn } : null;
}
