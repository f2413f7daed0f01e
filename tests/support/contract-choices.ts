import { checkCreditCode } from '@/lib/identifiers/credit-code';
import { addDays } from '@/lib/kernel/day';
import { closeWindow, openWindow, setWishes } from '@/lib/modules/choices/commands';
import { requestOwnChoice } from '@/lib/modules/choices/own';
import { proposal } from '@/lib/modules/choices/queries';
import type { ChoiceMode } from '@/lib/modules/choices/words';
import type { Fixture } from './contract';
import { makePlan, makePost } from './contract-placements';
import { makeStudent } from './contract-students';
import * as make from './world';

type World = make.World;
const day = (w: World, days: number) => addDays(w.as.ADMIN.today, days);

/** A plan of a programme of its own with one student. */
async function makeChoicePlan(w: World, known?: Awaited<ReturnType<typeof makeStudent>>) {
  const student = known ?? (await makeStudent(w));
  const { id: planId } = await makePlan(w, 'APPROVED');
  await make.within(w, (tx) =>
    tx.internshipPlan.updateMany({
      where: { institutionId: w.institutionId, id: planId },
      data: { programmeId: student.programmeId },
    }),
  );
  return { planId, student, programmeId: student.programmeId };
}

const windowInput = async (w: World, planId: string, mode: ChoiceMode = 'PREFERENCES', slots = 3) => ({
  ...{ planId, version: 1, mode, from: day(w, -1), to: day(w, 5), ranks: 2 },
  postIds: [(await makePost(w, slots)).id, (await makePost(w, slots)).id],
});

/** A plan with an open window of two posts, and one student who may choose. */
export async function makeWindow(w: World, mode: ChoiceMode = 'PREFERENCES', slots = 3) {
  const plan = await makeChoicePlan(w);
  const input = await windowInput(w, plan.planId, mode, slots);
  await openWindow(w.as.ADMIN, input);
  const [first = '', second = ''] = input.postIds;
  return { ...plan, version: 2, posts: [first, second] as const, ctx: make.asStudent(w, plan.student.id) };
}

/** A window that is over, with the student's wish and what would come of it. */
async function makeProposal(w: World) {
  const { planId, version, posts, ctx } = await makeWindow(w);
  await setWishes(ctx, { planId, postIds: [posts[0]] });
  await closeWindow(w.as.ADMIN, { planId, version });
  return { planId, fill: false, seal: (await proposal(w.as.ADMIN, { planId })).seal };
}

/** Whose turn it is, by world. */
const turn = new Map<World, Awaited<ReturnType<typeof makeWindow>>>();
const chooser = (mode: ChoiceMode) => async (w: World) => {
  const made = await makeWindow(w, mode);
  turn.set(w, made);
  return made.ctx;
};
const turnOf = async (w: World, mode: ChoiceMode) => turn.get(w) ?? (await makeWindow(w, mode));

let codes = 0;
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** A credit code that nobody has yet. */
export function newCreditCode(): string {
  codes += 1;
  const body = `91150203MA${String(codes).padStart(7, '0')}`;
  return [...ALPHABET].map((last) => body + last).find((code) => checkCreditCode(code).ok) ?? '';
}

/** What a student asks who has found an enterprise itself. */
export const ownInput = (w: World, planId: string, over: object = {}) => ({
  ...{ planId, employer: make.word(w, '公司'), creditCode: newCreditCode(), address: w.mark, job: w.mark },
  ...{ contactName: w.mark, contactPhone: '13800001234', reason: w.mark, ...over },
});

/** A request that nobody has decided. */
export async function makeOwnChoice(w: World, known?: Awaited<ReturnType<typeof makeStudent>>) {
  const { planId, student } = await makeChoicePlan(w, known);
  const ctx = make.asStudent(w, student.id);
  const { id } = await requestOwnChoice(ctx, ownInput(w, planId));
  return { id, version: 1, planId, ctx };
}
/** The one student of a world who takes its requests back. */
const askers = new Map<World, Awaited<ReturnType<typeof makeStudent>>>();
async function askerOf(w: World) {
  const student = askers.get(w) ?? (await makeStudent(w));
  askers.set(w, student);
  return student;
}

/** Inputs for the operations of choosing posts. */
export const CHOICE_FIXTURES: Record<string, Fixture> = {
  'choices.closeWindow': {
    input: async (w) => {
      const { planId, version } = await makeWindow(w);
      return { planId, version };
    },
  },
  'choices.myChoices': { input: () => ({}), by: chooser('PREFERENCES') },
  'choices.openWindow': { input: async (w) => windowInput(w, (await makeChoicePlan(w)).planId) },
  'choices.listOwnChoices': { input: () => ({ filter: {}, page: 1 }) },
  'choices.myOwnChoices': { input: () => ({}), by: async (w) => (await makeOwnChoice(w)).ctx },
  'choices.ownChoiceFacets': { input: () => ({ filter: {} }) },
  'choices.refuseOwnChoice': {
    input: async (w) => {
      const { id, version } = await makeOwnChoice(w);
      return { id, version, decision: w.mark };
    },
  },
  'choices.requestOwnChoice': {
    input: async (w) => ownInput(w, (await turnOf(w, 'PREFERENCES')).planId),
    by: chooser('PREFERENCES'),
  },
  'choices.withdrawOwnChoice': {
    input: async (w) => {
      const { id, version } = await makeOwnChoice(w, await askerOf(w));
      return { id, version };
    },
    by: async (w) => make.asStudent(w, (await askerOf(w)).id),
  },
  'choices.planChoice': { input: async (w) => ({ planId: (await makeWindow(w)).planId }) },
  'choices.proposal': { input: async (w) => ({ planId: (await makeProposal(w)).planId }) },
  'choices.setWishes': {
    input: async (w) => {
      const { planId, posts } = await turnOf(w, 'PREFERENCES');
      return { planId, postIds: [posts[1], posts[0]] };
    },
    by: chooser('PREFERENCES'),
  },
  'processes.approveOwnChoice': {
    input: async (w) => {
      const { id, version } = await makeOwnChoice(w);
      return { id, version, decision: w.mark };
    },
  },
  'processes.acceptProposal': { input: makeProposal },
  'processes.takePost': {
    input: async (w) => {
      const { planId, posts } = await turnOf(w, 'FIRST_COME');
      return { planId, postId: posts[0] };
    },
    by: chooser('FIRST_COME'),
  },
};
