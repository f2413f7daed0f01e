import { beforeEach, describe, expect, it } from 'vitest';
import { grantOf } from '@/lib/authz/catalogue';
import { ROLES, type Role, scopeOf } from '@/lib/authz/roles';
import { remindOfAgreements } from '@/lib/jobs/agreement-reminders';
import { type Ctx, mintContext } from '@/lib/kernel/context';
import { addDays } from '@/lib/kernel/day';
import {
  approveAgreement,
  createAgreement,
  deleteAgreement,
  returnAgreement,
  submitAgreement,
  terminateAgreement,
} from '@/lib/modules/agreements/commands';
import { getAgreement } from '@/lib/modules/agreements/record';
import { renewAgreement } from '@/lib/modules/agreements/renew';
import { AGREEMENT_EVENTS, type AgreementEvent, agreementWorkflow } from '@/lib/modules/agreements/workflow';
import { listNotifications } from '@/lib/modules/notifications/queries';
import { newCollege } from '@/tests/factories/college';
import { colleague, newDepartment, newPartner } from '@/tests/factories/members';

type At = { id: string; version: number };

let office: Ctx;
let leader: Ctx;
let partnerId: string;
let serial = 0;

const draft = (over: object = {}) => ({
  ...{ kind: 'FRAMEWORK', title: '校企合作框架协议', ...over },
  parties: [
    { partnerId: null, part: 'A', signatory: null },
    { partnerId, part: 'B', signatory: null },
  ],
});
const days = (from: string, to: string) => ({ signedOn: from, validFrom: from, validTo: to });

/** An agreement in the state; a signed one holds for thirty days more, unless it is said otherwise. */
async function standing(state: string, over: object = {}, left = 30): Promise<At> {
  const { id } = await createAgreement(office, draft(over));
  if (state === 'DRAFT') return { id, version: 1 };
  await submitAgreement(office, { id, version: 1 });
  if (state === 'IN_REVIEW') return { id, version: 2 };
  const term = days(addDays(office.today, -365), addDays(office.today, left));
  await approveAgreement(leader, { id, version: 2, number: `T-${++serial}`, ...term });
  return { id, version: 3 };
}

const CALLS: Record<AgreementEvent, (ctx: Ctx, at: At) => Promise<unknown>> = {
  submit: submitAgreement,
  delete: deleteAgreement,
  renew: renewAgreement,
  approve: (ctx, at) => approveAgreement(ctx, { ...at, number: `R-${++serial}`, ...days(ctx.today, ctx.today) }),
  return: (ctx, at) => returnAgreement(ctx, { ...at, reason: '补充实习条款' }),
  terminate: (ctx, at) => terminateAgreement(ctx, { ...at, reason: '企业停产', on: ctx.today }),
};

// Written out here, not read from the catalogue: who may is what is tested.
const WRITERS: readonly Role[] = ['ADMIN', 'OFFICE', 'DEPARTMENT'];
const APPROVERS: readonly Role[] = ['OFFICE', 'LEADER'];
const MAY: Record<AgreementEvent, readonly Role[]> = {
  ...{ submit: WRITERS, delete: WRITERS, renew: WRITERS },
  ...{ approve: APPROVERS, return: APPROVERS, terminate: APPROVERS },
};

/** Somebody of the role who is as near to the agreement as the role can be. */
async function nearest(role: Role, departmentId: string): Promise<Ctx> {
  if (role === 'DEPARTMENT' || role === 'TEACHER') return colleague(office, role, { departmentId });
  if (role === 'LIAISON' || role === 'SCHOOL' || role === 'MENTOR') return colleague(office, role, { partnerId });
  // A student's membership names a student; the role alone is asked for here.
  if (role === 'STUDENT') return mintContext({ ...office, role, scope: scopeOf(role) });
  return colleague(office, role);
}

beforeEach(async () => {
  office = await newCollege();
  leader = await colleague(office, 'LEADER');
  partnerId = await newPartner(office, '甲新能源有限公司');
});

describe.each(AGREEMENT_EVENTS)('%s', (event) => {
  const from = agreementWorkflow[event].from[0];

  it.each(ROLES)('as %s: the command allows what the buttons show', async (role) => {
    const departmentId = await newDepartment(office, '机电系');
    const ctx = await nearest(role, departmentId);
    const at = await standing(from, { departmentId });
    const may = MAY[event].includes(role);
    if (grantOf(role, 'agreements.read') === 'all')
      expect((await getAgreement(ctx, { id: at.id })).events.includes(event)).toBe(may);
    if (!may) return expect(CALLS[event](ctx, at)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(CALLS[event](ctx, at)).resolves.toMatchObject({ id: expect.any(String) });
  });

  it("is not for another department's head, and not from another state", async () => {
    const [own, foreign] = [await newDepartment(office, '甲系'), await newDepartment(office, '乙系')];
    const head = await colleague(office, 'DEPARTMENT', { departmentId: own });
    const theirs = await standing(from, { departmentId: foreign });
    expect((await getAgreement(head, { id: theirs.id })).events).toEqual([]);
    await expect(CALLS[event](head, theirs)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    for (const state of ['DRAFT', 'IN_REVIEW', 'SIGNED'].filter((each) => each !== from))
      await expect(CALLS[event](office, await standing(state))).rejects.toMatchObject({ code: 'RULE' });
  });
});

describe('reminders of the end', () => {
  const told = async () =>
    (await listNotifications(office, {})).rows.filter((row) => row.kind === 'agreementEnding').length;

  // Days before the end on which the job runs, one after the other, and how many notices there are by then.
  it.each<[string, [left: number, notices: number][]]>([
    [
      'every day',
      [91, 90, 90, 89, 31, 30, 30, 8, 7, 7, 0, -1].map((n, i) => [n, [0, 1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3][i] ?? -1]),
    ],
    [
      'from 30 days on',
      [
        [30, 1],
        [29, 1],
        [7, 2],
      ],
    ],
    [
      'again after the first border was missed',
      [
        [91, 0],
        [29, 1],
        [6, 2],
      ],
    ],
    ['on the last day only', [[0, 1]]],
    ['when it is over', [[-1, 0]]],
  ])('come once at each border when the job runs %s', async (_when, runs) => {
    await standing('SIGNED', { responsibleId: office.membershipId }, 200);
    for (const [left, notices] of runs) {
      await remindOfAgreements(office.institutionId, addDays(office.today, 200 - left));
      expect([left, await told()]).toEqual([left, notices]);
    }
  });

  it('do not come for what is not in force', async () => {
    const own = { responsibleId: office.membershipId };
    const ended = await standing('SIGNED', own);
    await terminateAgreement(leader, { ...ended, reason: '企业停产', on: office.today });
    const term = { validFrom: office.today, validTo: addDays(office.today, 30) };
    await standing('DRAFT', { ...own, ...term });
    await standing('IN_REVIEW', { ...own, ...term });
    await remindOfAgreements(office.institutionId);
    expect(await told()).toBe(0);
  });
});
