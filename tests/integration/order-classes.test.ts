import { beforeAll, describe, expect, it } from 'vitest';
import {
  approveOrderClass,
  finishOrderClass,
  rejectOrderClass,
  reviewOrderClass,
  startOrderClass,
} from '@/lib/modules/order-classes/commands';
import { listOrderClasses } from '@/lib/modules/order-classes/queries';
import { getOrderClass } from '@/lib/modules/order-classes/record';
import { makeOrderClass } from '@/tests/support/contract-order-classes';
import { makeAgreement, newWorld, type World } from '@/tests/support/world';

let w: World;
let other: World;

beforeAll(async () => {
  w = await newWorld('班甲');
  other = await newWorld('班乙');
});

describe('the life of a class', () => {
  it('goes from request to end and keeps each step', async () => {
    const { id } = await makeOrderClass(w);
    const { id: agreementId } = await makeAgreement(w, 'SIGNED');
    const on = w.as.ADMIN.today;
    await reviewOrderClass(w.as.DEPARTMENT, { id, version: 1 });
    await approveOrderClass(w.as.OFFICE, { id, version: 2 });
    await startOrderClass(w.as.DEPARTMENT, { id, version: 3, on, agreementId });
    await finishOrderClass(w.as.DEPARTMENT, { id, version: 4, on });
    const record = await getOrderClass(w.as.ADMIN, { id });
    expect(record).toMatchObject({ state: 'FINISHED', startedOn: on, endedOn: on, events: [] });
    expect(record.steps.map((step) => step.event)).toEqual(['review', 'approve', 'start', 'finish']);
  });

  it('does not start without an agreement of its partner in force', async () => {
    const { id } = await makeOrderClass(w, 'RECRUITING');
    const { id: agreementId } = await makeAgreement(w);
    const start = startOrderClass(w.as.ADMIN, { id, version: 1, on: w.as.ADMIN.today, agreementId });
    await expect(start).rejects.toMatchObject({ code: 'INVALID' });
  });

  it('is refused to who may not, from the wrong state, and at a stale version', async () => {
    const { id } = await makeOrderClass(w);
    await expect(approveOrderClass(w.as.DEPARTMENT, { id, version: 1 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(approveOrderClass(w.as.OFFICE, { id, version: 1 })).rejects.toMatchObject({ code: 'RULE' });
    await rejectOrderClass(w.as.OFFICE, { id, version: 1, reason: '名额不足' });
    await expect(reviewOrderClass(w.as.OFFICE, { id, version: 1 })).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});

it('shows another college nothing, and a partner its own', async () => {
  const { id } = await makeOrderClass(w);
  await expect(getOrderClass(other.as.ADMIN, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const seen = await listOrderClasses(w.as.LIAISON, { ...{ filter: {}, page: 1, size: 100 } });
  expect(seen.rows.length).toBeGreaterThan(0);
  expect(seen.rows.every((row) => row.partner.id === w.as.LIAISON.partnerId)).toBe(true);
});
