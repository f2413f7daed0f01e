import { completeFollowUp } from '@/lib/modules/visits/follow-ups';
import { getVisitForm } from '@/lib/modules/visits/queries';
import type { Fixture } from './contract';
import * as make from './world';

type World = make.World;
const filter: Fixture = { input: () => ({ filter: {} }) };
const list: Fixture = { input: () => ({ filter: {}, page: 1 }) };
const visit: Fixture = { input: async (w) => ({ id: await make.makeVisit(w) }) };

async function followUp(w: World): Promise<{ id: string; version: number }> {
  const visitId = await make.makeVisit(w);
  return make.within(w, (tx) =>
    tx.followUp.findFirstOrThrow({
      where: { institutionId: w.institutionId, visitId },
      select: { id: true, version: true },
    }),
  );
}

/** Inputs for the operations of visits and their follow-ups. */
export const VISIT_FIXTURES: Record<string, Fixture> = {
  'visits.addFollowUp': {
    input: async (w) => ({
      ...{ visitId: await make.makeVisit(w), what: w.mark, ownerId: w.as.TEACHER.membershipId, dueOn: '2030-01-01' },
    }),
  },
  'visits.completeFollowUp': { input: async (w) => ({ ...(await followUp(w)), doneOn: '2025-04-01', result: w.mark }) },
  'visits.createVisit': { input: make.visitInput },
  'visits.deleteVisit': { input: async (w) => ({ id: await make.makeVisit(w), version: 1 }) },
  'visits.followUpFacets': filter,
  'visits.followUpOwners': { input: () => ({}) },
  'visits.getVisit': visit,
  'visits.getVisitForm': visit,
  'visits.handOverFollowUps': {
    input: async (w) => ({ of: { ids: [(await followUp(w)).id] }, ownerId: w.as.OFFICE.membershipId }),
  },
  'visits.listFollowUps': list,
  'visits.listVisits': list,
  'visits.newVisit': { input: (w) => ({ partnerId: w.partnerId }) },
  'visits.removeFollowUp': { input: followUp },
  'visits.reopenFollowUp': {
    input: async (w) => {
      const row = await followUp(w);
      await completeFollowUp(w.as.ADMIN, { ...row, doneOn: '2025-04-01', result: w.mark });
      return { id: row.id, version: row.version + 1 };
    },
  },
  'visits.updateFollowUp': {
    input: async (w) => ({
      ...{ ...(await followUp(w)), what: make.word(w), ownerId: w.as.TEACHER.membershipId, dueOn: '2030-01-01' },
    }),
  },
  'visits.updateVisit': {
    input: async (w) => {
      const shown = await getVisitForm(w.as.ADMIN, { id: await make.makeVisit(w) });
      const { partnerName: _name, ...profile } = shown;
      return { ...profile, subject: make.word(w) };
    },
  },
  'visits.visitFacets': filter,
  'visits.visitTimeline': visit,
  'visits.visitsOfPartner': { input: (w) => ({ partnerId: w.partnerId }) },
};
