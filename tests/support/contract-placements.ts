import { Readable } from 'node:stream';
import { addDays, toDbDate } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { amendAgreement } from '@/lib/modules/placements/amendments';
import { reportIncident, writeJournal } from '@/lib/modules/placements/follow';
import { overrideRule } from '@/lib/modules/placements/overrides';
import { inspectUnit } from '@/lib/modules/placements/units';
import { TOPICS } from '@/lib/modules/placements/words';
import { createPlan } from '@/lib/modules/plans/commands';
import { attachFile } from '@/lib/processes/attach-file';
import { searchTokens } from '@/lib/search/tokens';
import type { Fixture } from './contract';
import { makeStudent } from './contract-students';
import * as make from './world';

type World = make.World;
const day = (w: World, days: number) => addDays(w.as.ADMIN.today, days);

const planInput = (w: World) => ({
  ...{ name: make.word(w, newId().slice(-8)), kind: 'POST', departmentId: w.departmentId, tasks: w.mark },
  ...{ startsOn: day(w, -30), endsOn: day(w, 120), madeOn: day(w, -60), safetyRulesOn: day(w, -60) },
  ...{ filedOn: day(w, -50), filingNo: w.mark, safetyRules: w.mark },
});

export async function makePlan(w: World, state = 'DRAFT') {
  const { id } = await createPlan(w.as.ADMIN, planInput(w));
  if (state !== 'DRAFT')
    await make.within(w, (tx) =>
      tx.internshipPlan.updateMany({ where: { institutionId: w.institutionId, id }, data: { state } }),
    );
  return { id, version: 1 };
}

export async function makePost(w: World, slots = 3) {
  const id = newId();
  const data = {
    ...{ institutionId: w.institutionId, id, partnerId: w.partnerId, title: make.word(w, newId().slice(-6)), slots },
    ...{ state: 'PUBLISHED', validFrom: toDbDate('2025-01-01'), validTo: toDbDate('2030-01-01') },
    searchTokens: [],
  };
  await make.within(w, (tx) => tx.internshipPost.create({ data }));
  return { id };
}

type Over = Record<string, unknown>;
/** A placement of a student of the world's department at its partner, whole enough to start. */
export async function makePlacement(w: World, state = 'APPROVED', over: Over = {}) {
  const { id: planId } = await makePlan(w, 'APPROVED');
  const student = await makeStudent(w);
  const [id, before, going] = [newId(), toDbDate(day(w, -40)), ['STARTED', 'ENDED'].includes(state)];
  const data = {
    ...{ institutionId: w.institutionId, id, planId, studentId: student.id, partnerId: w.partnerId, state },
    ...{ job: make.word(w, newId().slice(-6)), teacherId: w.as.TEACHER.membershipId, mentorName: w.mark },
    ...{ startsOn: toDbDate(day(w, -30)), endsOn: toDbDate(day(w, 120)), submittedOn: before },
    ...{ consentOn: before, guardianConsentOn: before, agreementSignedOn: before, trainedOn: before },
    ...{ policyNo: w.mark, insurer: w.mark, insuredFrom: before, insuredTo: toDbDate(day(w, 200)) },
    ...(going && { startedOn: toDbDate(day(w, -30)) }),
    ...(state === 'ENDED' && { endedOn: toDbDate(day(w, -1)) }),
    ...{ searchTokens: searchTokens({ text: [w.mark] }), ...over },
  };
  await make.within(w, (tx) => tx.placement.create({ data }));
  return { id, version: 1, planId, studentId: student.id, studentNo: student.studentNo };
}

const at = ({ id, version }: { id: string; version: number }) => ({ id, version });
const profile = (w: World) => ({
  ...{ partnerId: w.partnerId, kind: 'POST', source: 'SCHOOL', job: w.mark, mentorName: w.mark, address: w.mark },
  ...{ startsOn: day(w, -30), endsOn: day(w, 120), pay: 3000 },
});

/** A unit that is fit in all nine topics. */
export const makeUnit = async (w: World, inspected = -70) => {
  const said = { inspectors: w.mark, topics: [...TOPICS], findings: w.mark, fit: true };
  return {
    ...(await inspectUnit(w.as.ADMIN, { partnerId: w.partnerId, inspectedOn: day(w, inspected), ...said })),
    version: 1,
  };
};

/** The mentor of a placement that goes on. */
async function mentored(w: World, over: Over = {}) {
  return makePlacement(w, 'STARTED', { mentorId: w.as.MENTOR.membershipId, ...over });
}
const asStudent = async (w: World, state = 'STARTED') => {
  const placement = await makePlacement(w, state);
  return { placement, ctx: make.asStudent(w, placement.studentId) };
};
/** Whose turn it is to write, by world. */
const writing = new Map<World, Awaited<ReturnType<typeof asStudent>>>();

async function journal(w: World) {
  const { placement, ctx } = await asStudent(w);
  const { id } = await writeJournal(ctx, { placementId: placement.id, writtenOn: day(w, -1), text: w.mark });
  return { id, version: 1 };
}
async function incident(w: World) {
  const { id: placementId } = await makePlacement(w, 'STARTED');
  const said = { placementId, kind: 'OTHER', happenedOn: day(w, -1), what: w.mark };
  return { ...(await reportIncident(w.as.ADMIN, said)), version: 1 };
}
const breaking = (w: World) => makePlacement(w, 'STARTED', { fees: 100, broken: ['IN-23'] });
const noParty = { agreementSignedOn: null };
const withReason = async (w: World, state: string) => ({ ...at(await makePlacement(w, state)), reason: w.mark });

/** Files a scan to a placement. */
export const fileScan = (w: World, placementId: string) =>
  attachFile(w.as.OFFICE, {
    ...{ owner: { placementId }, name: `${w.mark}.pdf` },
    body: Readable.from([Buffer.from('%PDF-1.4\n%%EOF')]),
  });
/** A placement with a scanned form, under way. */
export async function scanned(w: World, state = 'STARTED', over: Over = {}) {
  const placement = await makePlacement(w, state, over);
  await fileScan(w, placement.id);
  return placement;
}

/** What an amendment of the placement's agreement would say. */
export const amended = (w: World, id: string) => ({
  ...{ id, reason: make.word(w), effectiveOn: day(w, 1), job: make.word(w), address: w.mark },
  ...{ endsOn: day(w, 130), pay: 3500, insurer: w.mark, policyNo: w.mark },
});
export const makeAmendment = async (w: World) => amendAgreement(w.as.ADMIN, amended(w, (await scanned(w)).id));
/** Where the placement's student would go on. */
export const elsewhere = (w: World) => ({
  ...{ ...profile(w), on: day(w, -1), reason: w.mark, startsOn: day(w, 5), job: make.word(w) },
});

let severity: 'WARN' | 'BLOCK' = 'BLOCK';
/** Another one than the last time: what is set again as it is leaves nothing in the audit. */
function otherSeverity() {
  severity = severity === 'WARN' ? 'BLOCK' : 'WARN';
  return severity;
}

/** Inputs for the operations of placements. */
export const PLACEMENT_FIXTURES: Record<string, Fixture> = {
  'placements.amendAgreement': { input: async (w) => amended(w, (await makePlacement(w, 'STARTED')).id) },
  'placements.answerJournal': { input: async (w) => ({ ...at(await journal(w)), answer: w.mark }) },
  'placements.approvePlacement': { input: async (w) => at(await makePlacement(w, 'SUBMITTED')) },
  'placements.approvePlacements': { input: async (w) => ({ planId: (await makePlacement(w, 'SUBMITTED')).planId }) },
  'placements.assessAsEnterprise': {
    input: async (w) => ({ ...at(await mentored(w)), score: 90, remark: w.mark }),
    as: 'MENTOR',
  },
  'placements.assessAsSchool': { input: async (w) => ({ ...at(await makePlacement(w, 'STARTED')), score: 88 }) },
  'placements.assignPlacements': {
    input: async (w) => ({
      planId: (await makePlan(w)).id,
      postId: (await makePost(w)).id,
      studentIds: [(await makeStudent(w)).id],
    }),
  },
  'placements.cancelPlacement': { input: (w) => withReason(w, 'APPROVED') },
  'placements.closeIncident': {
    input: async (w) => ({ ...at(await incident(w)), handling: w.mark, closedOn: day(w, 0) }),
  },
  'placements.confirmWeek': {
    input: async (w) => ({ id: (await mentored(w)).id, weekOn: mondayBefore(w), present: true, note: w.mark }),
    as: 'MENTOR',
  },
  'placements.createPlacement': {
    input: async (w) => ({ studentId: (await makeStudent(w)).id, ...profile(w) }),
  },
  'placements.decideUnit': {
    input: async (w) => ({
      ...at(await makeUnit(w)),
      meetingNo: w.mark,
      decidedOn: day(w, -60),
      publishedOn: day(w, -55),
    }),
  },
  'placements.endPlacement': {
    input: async (w) => ({ ...at(await makePlacement(w, 'STARTED')), on: day(w, 0), reason: w.mark }),
  },
  'placements.endPlacements': {
    input: async (w) => ({ planId: (await makePlacement(w, 'STARTED', { endsOn: toDbDate(day(w, -1)) })).planId }),
  },
  'placements.enterAssessment': { input: async (w) => ({ ...at(await scanned(w)), score: 90, remark: w.mark }) },
  'placements.getPlacement': { input: async (w) => ({ id: (await makePlacement(w)).id }) },
  'placements.inspectUnit': {
    input: (w) => ({
      partnerId: w.partnerId,
      inspectedOn: day(w, -75),
      inspectors: w.mark,
      topics: [],
      findings: w.mark,
    }),
  },
  'placements.listPlacements': { input: () => ({ filter: {}, page: 1 }) },
  'placements.movePlacement': { input: async (w) => ({ ...at(await makePlacement(w, 'STARTED')), ...elsewhere(w) }) },
  'placements.newPlacement': { input: async (w) => ({ planId: (await makePlan(w)).id }) },
  'placements.overrideRule': {
    input: async (w) => ({ placementId: (await breaking(w)).id, rule: 'IN-23', reason: w.mark }),
  },
  'placements.placementChoices': { input: () => ({}) },
  'placements.placementFacets': { input: () => ({ filter: {} }) },
  'placements.placementTimeline': { input: async (w) => ({ id: (await makePlacement(w)).id }) },
  'placements.placementsOf': { input: async (w) => ({ studentId: (await makePlacement(w)).studentId }) },
  'placements.reportIncident': {
    input: async (w) => ({
      ...{ placementId: (await makePlacement(w, 'STARTED')).id, kind: 'LEAVE' },
      ...{ happenedOn: day(w, -2), untilOn: day(w, 1), what: w.mark },
    }),
  },
  'placements.returnPlacement': { input: (w) => withReason(w, 'SUBMITTED') },
  'placements.ruleBook': { input: () => ({}) },
  'placements.setEvidence': {
    input: async (w) => ({ ...at(await makePlacement(w)), consentOn: day(w, -45), policyNo: w.mark, insurer: w.mark }),
  },
  'placements.setEvidenceOfMany': {
    input: async (w) => ({ ids: [(await makePlacement(w)).id], trainedOn: day(w, -45), policyNo: w.mark }),
  },
  'placements.setSeverity': { input: () => ({ rule: 'IN-09', severity: otherSeverity() }) },
  'placements.signAmendment': {
    input: async (w) => ({ ...(await makeAmendment(w)), party: 'SCHOOL', signer: w.mark, signedOn: day(w, 0) }),
  },
  'processes.signPlacement': {
    input: async (w) => ({
      ...at(await scanned(w, 'DRAFT', noParty)),
      ...{ party: 'SCHOOL', signer: w.mark, signedOn: day(w, -41), agreementNo: w.mark },
    }),
  },
  'placements.startPlacement': {
    input: async (w) => {
      await seenUnit(w);
      return { ...at(await makePlacement(w)), on: day(w, 0) };
    },
  },
  'placements.startPlan': {
    input: async (w) => {
      await seenUnit(w);
      return { planId: (await makePlacement(w)).planId };
    },
  },
  'placements.submitPlacement': { input: async (w) => at(await makePlacement(w, 'DRAFT')) },
  'placements.submitPlacements': { input: async (w) => ({ planId: (await makePlacement(w, 'DRAFT')).planId }) },
  'placements.unitInspections': { input: (w) => ({ partnerId: w.partnerId }) },
  'placements.updatePlacement': {
    input: async (w) => ({ ...at(await makePlacement(w, 'DRAFT', noParty)), ...profile(w) }),
  },
  'placements.withdrawAmendment': { input: makeAmendment },
  'placements.withdrawOverride': {
    input: async (w) => {
      const { id: placementId } = await breaking(w);
      const { id } = await overrideRule(w.as.ADMIN, { placementId, rule: 'IN-23', reason: w.mark });
      return { id, version: 1 };
    },
  },
  'placements.writeJournal': {
    input: async (w) => {
      const { placement } = writing.get(w) ?? (await asStudent(w));
      return { placementId: placement.id, writtenOn: day(w, -1), text: w.mark };
    },
    by: async (w) => {
      const student = await asStudent(w);
      writing.set(w, student);
      return student.ctx;
    },
  },
  'plans.approvePlan': { input: async (w) => at(await makePlan(w, 'IN_REVIEW')) },
  'plans.cancelPlan': { input: async (w) => ({ ...at(await makePlan(w)), reason: w.mark }) },
  'plans.closePlan': { input: async (w) => at(await makePlan(w, 'APPROVED')) },
  'plans.createPlan': { input: planInput },
  'plans.getPlan': { input: async (w) => ({ id: (await makePlan(w)).id }) },
  'plans.listPlans': { input: () => ({ filter: {}, page: 1 }) },
  'plans.planChoices': { input: () => ({}) },
  'plans.planFacets': { input: () => ({ filter: {} }) },
  'plans.planTimeline': { input: async (w) => ({ id: (await makePlan(w)).id }) },
  'plans.returnPlan': { input: async (w) => ({ ...at(await makePlan(w, 'IN_REVIEW')), reason: w.mark }) },
  'plans.submitPlan': { input: async (w) => at(await makePlan(w)) },
  'plans.updatePlan': { input: async (w) => ({ ...at(await makePlan(w)), ...planInput(w) }) },
};

function mondayBefore(w: World): string {
  const back = (new Date(`${w.as.ADMIN.today}T00:00:00Z`).getUTCDay() + 6) % 7;
  return day(w, -back - 7);
}

/** The unit was inspected, decided on and published before. */
async function seenUnit(w: World): Promise<void> {
  const { id } = await makeUnit(w, -65);
  const data = { meetingNo: w.mark, decidedOn: toDbDate(day(w, -60)), publishedOn: toDbDate(day(w, -55)) };
  await make.within(w, (tx) => tx.unitInspection.updateMany({ where: { institutionId: w.institutionId, id }, data }));
}
