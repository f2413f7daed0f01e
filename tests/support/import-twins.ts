import { createAgreement } from '@/lib/modules/agreements/commands';
import { addEquipment } from '@/lib/modules/equipment/commands';
import { createNeed } from '@/lib/modules/needs/commands';
import { addOutput } from '@/lib/modules/outputs/commands';
import { createPost } from '@/lib/modules/posts/commands';
import { createVisit } from '@/lib/modules/visits/commands';
import type { Cells, Names } from './import-faults';
import type { World } from './world';

/** A row of whose name there may be several, a record that is as it says, and what makes the row wrong without naming another. */
export type Twin = {
  row: (named: Names) => Cells;
  wrong: Cells;
  make: (w: World, ids: { centre: string }) => Promise<unknown>;
};

/** For each import in which several stored records may be of one name. */
export const TWINS = {
  posts: {
    row: ({ firm }) => ({ title: '全甲双岗', partner: firm, slots: 2, validFrom: '2026-03-01' }),
    wrong: { slots: -1 },
    make: (w) =>
      createPost(w.as.OFFICE, {
        ...{ partnerId: w.partnerId, title: '全甲双岗', slots: 2, validFrom: '2026-03-01', validTo: '2027-03-01' },
        ...{ hazards: [], programmeIds: [] },
      }),
  },
  visits: {
    row: ({ firm }) => ({ visitedOn: '2026-03-05', partner: firm, subject: '全甲双访', people: 'TEACHER', kind: null }),
    wrong: { kind: '喝茶' },
    make: (w) =>
      createVisit(w.as.OFFICE, {
        ...{ partnerId: w.partnerId, kind: 'VISIT', visitedOn: '2026-03-05', subject: '全甲双访' },
        ...{ participantIds: [w.as.TEACHER.membershipId], followUps: [] },
      }),
  },
  needs: {
    row: ({ firm }) => ({ partner: firm, kind: '人才', title: '全甲双工', raisedOn: '2026-03-05', quantity: null }),
    wrong: { quantity: 0 },
    make: (w) =>
      createNeed(w.as.OFFICE, {
        ...{ partnerId: w.partnerId, kind: 'TALENT', title: '全甲双工', raisedOn: '2026-03-05' },
      }),
  },
  agreements: {
    row: ({ firm }) => ({ title: '全甲双约', kind: '框架协议', partners: firm, amount: null }),
    wrong: { amount: -1 },
    make: (w) =>
      createAgreement(w.as.OFFICE, {
        ...{ kind: 'FRAMEWORK', title: '全甲双约' },
        parties: [
          { part: 'A', partnerId: null },
          { part: 'B', partnerId: w.partnerId },
        ],
      }),
  },
  outputs: {
    row: ({ centre }) => ({
      ...{ title: '全甲双产', centre, purpose: '真实生产', happenedOn: '2026-03-01' },
      ...{ quantity: 5, unit: '件' },
    }),
    wrong: { quantity: -1 },
    make: (w, { centre }) =>
      addOutput(w.as.OFFICE, {
        ...{ platformId: centre, title: '全甲双产', purpose: 'PRODUCTION', happenedOn: '2026-03-01' },
        ...{ quantity: 5, unit: '件' },
      }),
  },
  equipment: {
    row: ({ centre }) => ({ name: '全甲双机', platform: centre, count: 2 }),
    wrong: { count: 0 },
    make: (w, { centre }) => addEquipment(w.as.OFFICE, { platformId: centre, name: '全甲双机', count: 2 }),
  },
} satisfies Record<string, Twin>;
