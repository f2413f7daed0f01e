import type { Tx } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/door';
import { asSystem } from '@/lib/jobs/context';
import { type Day, today } from '@/lib/kernel/day';
import { judgePlacements } from '@/lib/modules/placements/judge';
import { letAgreementsLast, makeAgreements } from './agreements';
import type { College } from './college';
import { dictionaryRows } from './dictionaries';
import { makeEducation } from './education';
import { makeMoves } from './moves';
import { makeNeeds } from './needs';
import { makePartners } from './partners';
import { makePeople, membershipRows, outsiderRows, userRows } from './people';
import { makeRandom } from './random';
import { signAgreements } from './signatures';
import { makeSupply } from './supply';
import { makeComments, makeNotifications } from './talk';
import { targetRows } from './targets';
import { makeVisits } from './visits';
import { makeWaitingLinks } from './waiting';
import type { Rows, World } from './world';

const CHUNK = 500;
const NOBODY = { institutionId: null, membershipId: null, userId: null, partnerId: null, studentId: null };
/** A slow machine may need longer for all the rows than a request may take; in milliseconds. */
const PATIENCE = 600_000;
const COMMAND = 'demo.load';

/**
 * Loads one demo college as of the day; one that is there already stays as it is, unless its load was broken off before its records were
 * written: then it is loaded on (its ids are the same each time). Gives whether it was loaded.
 */
export async function loadCollege(college: College, passwordHash: string, day: Day = today()): Promise<boolean> {
  const random = makeRandom(college.seed);
  const institutionId = random.id();
  const departments = college.departments.map(({ code, name }) => ({
    ...{ id: random.id(), code: college.tag(code), name: college.mark(name) },
  }));
  const people = makePeople(college, random, departments);
  const bare = await inTransaction(
    { ...NOBODY, institutionId, scope: 'auth', actor: 'demo', command: COMMAND, requestId: institutionId },
    async (tx) => {
      const { code, name, shortName } = college;
      if (await tx.institution.findUnique({ where: { code }, select: { id: true } }))
        return (await tx.membership.count({ where: { institutionId } })) === 0;
      // In Baotou, as most of its partners.
      const settings = { internship: { city: '1502' }, open: { page: college.openPage } };
      await tx.institution.create({ data: { id: institutionId, code, name, shortName, settings } });
      await tx.user.createMany({ data: userRows(people, passwordHash, new Date()) });
      return true;
    },
  );
  if (!bare) return false;
  const staff = people.members.filter((m) => ['OFFICE', 'DEPARTMENT', 'TEACHER'].includes(m.role));
  const dictionary = dictionaryRows({ institutionId, college, random });
  const chainIds = new Map(dictionary.filter((e) => e.dictionary === 'CHAIN').map((e) => [e.code, e.id]));
  const world: World = {
    ...{ college, random, today: day, institutionId, departments, staff, chainIds },
    members: people.members,
  };
  const rows = { ...recordRows(world), dictionaryEntry: dictionary };
  await asSystem(
    institutionId,
    COMMAND,
    async ({ tx, ctx }) => {
      await write(tx, rows);
      await signAgreements(tx, ctx, world);
      await makeWaitingLinks(tx, ctx);
      await judgePlacements(tx, ctx, {});
    },
    day,
    PATIENCE,
  );
  return true;
}

function recordRows(world: World): Omit<Rows, 'dictionaryEntry'> {
  const { institutionId, members } = world;
  const { partners, rows: partnerRows } = makePartners(world);
  const { inForce, rows: agreementRows } = makeAgreements(world, partners);
  const { open, rows: visitRows } = makeVisits(world, partners);
  const education = makeEducation(world, partners, inForce);
  const needs = makeNeeds(world, partners);
  const rows: Omit<Rows, 'dictionaryEntry'> = {
    department: world.departments.map((d, position) => ({ institutionId, ...d, position })),
    membership: membershipRows(world, members),
    ...partnerRows,
    outsider: outsiderRows(institutionId, members, partners, education.placement),
    ...education,
    ...agreementRows,
    ...visitRows,
    ...needs,
    comment: makeComments(world, partners),
    notification: makeNotifications(world, inForce, open),
    ...makeSupply(world, { ...education, ...needs, partners }),
    placementStep: [],
    figureTarget: targetRows(world),
  };
  makeMoves(world, partners, rows);
  letAgreementsLast(agreementRows, rows.placement);
  return rows;
}

/** Writes the rows, each model after those that it refers to. */
async function write(tx: Tx, rows: Rows): Promise<void> {
  await chunked(rows.department, (data) => tx.department.createMany({ data }));
  await chunked(rows.dictionaryEntry, (data) => tx.dictionaryEntry.createMany({ data }));
  await chunked(rows.figureTarget, (data) => tx.figureTarget.createMany({ data }));
  await chunked(rows.membership, (data) => tx.membership.createMany({ data }));
  await chunked(rows.partner, (data) => tx.partner.createMany({ data }));
  await chunked(rows.partnerName, (data) => tx.partnerName.createMany({ data }));
  await chunked(rows.partnerStatePeriod, (data) => tx.partnerStatePeriod.createMany({ data }));
  await chunked(rows.partnerDepartment, (data) => tx.partnerDepartment.createMany({ data }));
  await chunked(rows.contact, (data) => tx.contact.createMany({ data }));
  await chunked(rows.agreement, (data) => tx.agreement.createMany({ data }));
  await chunked(rows.agreementParty, (data) => tx.agreementParty.createMany({ data }));
  await chunked(rows.programme, (data) => tx.programme.createMany({ data }));
  await chunked(rows.programmePeriod, (data) => tx.programmePeriod.createMany({ data }));
  await chunked(rows.programmeIntake, (data) => tx.programmeIntake.createMany({ data }));
  await chunked(rows.programmeAdjustment, (data) => tx.programmeAdjustment.createMany({ data }));
  await chunked(rows.schoolClass, (data) => tx.schoolClass.createMany({ data }));
  await chunked(rows.student, (data) => tx.student.createMany({ data }));
  await chunked(rows.platform, (data) => tx.platform.createMany({ data }));
  await chunked(rows.platformPartner, (data) => tx.platformPartner.createMany({ data }));
  await chunked(rows.platformProgramme, (data) => tx.platformProgramme.createMany({ data }));
  await chunked(rows.councilSeat, (data) => tx.councilSeat.createMany({ data }));
  await chunked(rows.meeting, (data) => tx.meeting.createMany({ data }));
  await chunked(rows.platformDocument, (data) => tx.platformDocument.createMany({ data }));
  await chunked(rows.resolution, (data) => tx.resolution.createMany({ data }));
  await chunked(rows.platformTask, (data) => tx.platformTask.createMany({ data }));
  await chunked(rows.standardNode, (data) => tx.standardNode.createMany({ data }));
  await chunked(rows.standardEvidence, (data) => tx.standardEvidence.createMany({ data }));
  await chunked(rows.platformMember, (data) => tx.platformMember.createMany({ data }));
  await chunked(rows.platformCourse, (data) => tx.platformCourse.createMany({ data }));
  await chunked(rows.platformYear, (data) => tx.platformYear.createMany({ data }));
  await chunked(rows.inspection, (data) => tx.inspection.createMany({ data }));
  await chunked(rows.inspectionFinding, (data) => tx.inspectionFinding.createMany({ data }));
  await chunked(rows.orderClass, (data) => tx.orderClass.createMany({ data }));
  await chunked(rows.orderClassStep, (data) => tx.orderClassStep.createMany({ data }));
  await chunked(rows.orderClassCourse, (data) => tx.orderClassCourse.createMany({ data }));
  await chunked(rows.roster, (data) => tx.roster.createMany({ data }));
  await chunked(rows.room, (data) => tx.room.createMany({ data }));
  await chunked(rows.equipment, (data) => tx.equipment.createMany({ data }));
  await chunked(rows.trainingProgramme, (data) => tx.trainingProgramme.createMany({ data }));
  await chunked(rows.centreSession, (data) => tx.centreSession.createMany({ data }));
  await chunked(rows.sessionParticipant, (data) => tx.sessionParticipant.createMany({ data }));
  await chunked(rows.centreOutput, (data) => tx.centreOutput.createMany({ data }));
  await chunked(rows.pathwayClass, (data) => tx.pathwayClass.createMany({ data }));
  await chunked(rows.pathwayStudent, (data) => tx.pathwayStudent.createMany({ data }));
  await chunked(rows.outsider, (data) => tx.membership.createMany({ data }));
  await chunked(rows.visit, (data) => tx.visit.createMany({ data }));
  await chunked(rows.visitParticipant, (data) => tx.visitParticipant.createMany({ data }));
  await chunked(rows.followUp, (data) => tx.followUp.createMany({ data }));
  await chunked(rows.unitInspection, (data) => tx.unitInspection.createMany({ data }));
  await chunked(rows.internshipPost, (data) => tx.internshipPost.createMany({ data }));
  await chunked(rows.internshipPlan, (data) => tx.internshipPlan.createMany({ data }));
  await chunked(rows.planPost, (data) => tx.planPost.createMany({ data }));
  await chunked(rows.postPreference, (data) => tx.postPreference.createMany({ data }));
  await chunked(rows.placement, (data) => tx.placement.createMany({ data }));
  await chunked(rows.placementStep, (data) => tx.placementStep.createMany({ data }));
  await chunked(rows.placementWeek, (data) => tx.placementWeek.createMany({ data }));
  await chunked(rows.journal, (data) => tx.journal.createMany({ data }));
  await chunked(rows.incident, (data) => tx.incident.createMany({ data }));
  await chunked(rows.internVisit, (data) => tx.internVisit.createMany({ data }));
  await chunked(rows.internVisitPlacement, (data) => tx.internVisitPlacement.createMany({ data }));
  await chunked(rows.employment, (data) => tx.employment.createMany({ data }));
  await chunked(rows.need, (data) => tx.need.createMany({ data }));
  await chunked(rows.needAnswer, (data) => tx.needAnswer.createMany({ data }));
  await chunked(rows.vacancy, (data) => tx.vacancy.createMany({ data }));
  await chunked(rows.vacancyProgramme, (data) => tx.vacancyProgramme.createMany({ data }));
  await chunked(rows.industryNotice, (data) => tx.industryNotice.createMany({ data }));
  await chunked(rows.intention, (data) => tx.intention.createMany({ data }));
  await chunked(rows.comment, (data) => tx.comment.createMany({ data }));
  await chunked(rows.notification, (data) => tx.notification.createMany({ data }));
}

async function chunked<T>(rows: readonly T[], write: (data: T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += CHUNK) await write(rows.slice(from, from + CHUNK));
}
