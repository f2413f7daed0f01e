import { toDbDate } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { addCourse } from '@/lib/modules/order-classes/courses';
import type { ClassState } from '@/lib/modules/order-classes/words';
import { searchTokens } from '@/lib/search/tokens';
import type { Fixture } from './contract';
import * as make from './world';

type World = make.World;

/** A class in the state, of the world's partner and of the department that its people belong to. */
export async function makeOrderClass(w: World, state: ClassState = 'REQUESTED', over: object = {}) {
  const id = newId();
  const name = make.word(w, '订单班');
  const data = {
    ...{ institutionId: w.as.ADMIN.institutionId, id, name, state, kind: 'ORDER', partnerId: w.partnerId },
    ...{ departmentId: w.as.DEPARTMENT.departmentId, gradeYear: 2024, plannedSeats: 40, request: w.mark },
    ...{ requestedOn: toDbDate('2024-03-01'), searchTokens: searchTokens({ text: [name] }), ...over },
  };
  await make.within(w, (tx) => tx.orderClass.create({ data }));
  return { id, version: 1 };
}

/** A class that runs, on an agreement in force. */
export async function makeRunningClass(w: World) {
  const { id: agreementId } = await make.makeAgreement(w, 'SIGNED');
  return makeOrderClass(w, 'RUNNING', { agreementId, startedOn: toDbDate('2024-09-01') });
}

const asked = (w: World) => ({
  ...{ name: make.word(w, newId().slice(-6)), kind: 'ORDER', gradeYear: 2026, plannedSeats: 30, promisedJobs: 12 },
  ...{ request: w.mark },
});

/** A course of a class that is asked for. */
async function makeCourse(w: World) {
  const { id: orderClassId } = await makeOrderClass(w);
  const { id } = await addCourse(w.as.ADMIN, { orderClassId, name: w.mark, hours: 40, byEnterprise: true });
  return { id, version: 1 };
}

/** Inputs for the operations of classes. */
export const ORDER_CLASS_FIXTURES: Record<string, Fixture> = {
  'order-classes.addCourse': {
    input: async (w) => ({ orderClassId: (await makeOrderClass(w)).id, name: w.mark, hours: 32, teacher: w.mark }),
  },
  'order-classes.classMentors': { input: (w) => ({ partnerId: w.partnerId }) },
  'order-classes.createOrderClass': { input: (w) => ({ partnerId: w.partnerId, ...asked(w) }) },
  'order-classes.newOrderClass': { input: (w) => ({ partnerId: w.partnerId }) },
  'order-classes.orderClassChoices': { input: () => ({}) },
  'order-classes.orderClassTimeline': { input: async (w) => ({ id: (await makeOrderClass(w)).id }) },
  'order-classes.orderClassesOfPartner': { input: (w) => ({ partnerId: w.partnerId }) },
  'order-classes.raiseSeats': {
    input: async (w) => ({ ...(await makeOrderClass(w, 'RECRUITING')), plannedSeats: 45, reason: w.mark }),
  },
  'order-classes.removeCourse': { input: makeCourse },
  'order-classes.resubmitOrderClass': { input: (w) => makeOrderClass(w, 'REJECTED') },
  'order-classes.updateCourse': { input: async (w) => ({ ...(await makeCourse(w)), name: w.mark, hours: 48 }) },
  'order-classes.updateOrderClass': { input: async (w) => ({ ...(await makeOrderClass(w)), ...asked(w) }) },
  'order-classes.approveOrderClass': { input: (w) => makeOrderClass(w, 'REVIEWED') },
  'order-classes.cancelOrderClass': {
    input: async (w) => ({ ...(await makeOrderClass(w, 'REVIEWED')), reason: w.mark }),
  },
  'order-classes.finishOrderClass': { input: async (w) => ({ ...(await makeRunningClass(w)), on: '2025-07-01' }) },
  'order-classes.getOrderClass': { input: async (w) => ({ id: (await makeOrderClass(w)).id }) },
  'order-classes.listOrderClasses': { input: () => ({ filter: {}, page: 1 }) },
  'order-classes.orderClassFacets': { input: () => ({ filter: {} }) },
  'order-classes.rejectOrderClass': { input: async (w) => ({ ...(await makeOrderClass(w)), reason: w.mark }) },
  'order-classes.reviewOrderClass': { input: (w) => makeOrderClass(w) },
  'order-classes.startOrderClass': {
    input: async (w) => {
      const { id: agreementId } = await make.makeAgreement(w, 'SIGNED');
      return { ...(await makeOrderClass(w, 'RECRUITING')), on: w.as.ADMIN.today, agreementId };
    },
  },
};
