import { addDays } from '@/lib/kernel/day';
import { recordInternVisit } from '@/lib/modules/following/commands';
import { mondayOf } from '@/lib/modules/placements/record';
import type { Fixture } from './contract';
import { makePlacement } from './contract-placements';
import type * as make from './world';

type World = make.World;
const day = (w: World, days: number) => addDays(w.as.ADMIN.today, days);
const mentored = (w: World) => makePlacement(w, 'STARTED', { mentorId: w.as.MENTOR.membershipId });
const said = (w: World) => ({ visitedOn: day(w, -1), way: 'ON_SITE', findings: w.mark, advice: w.mark });

/** A visit to an intern of the world's teacher, made by the caller. */
export async function makeInternVisit(w: World, by = w.as.TEACHER) {
  const { id: placementId } = await makePlacement(w, 'STARTED');
  const { id } = await recordInternVisit(by, { placementIds: [placementId], ...said(w) });
  return { id, version: 1, placementId };
}

/** Inputs for the operations of following. */
export const FOLLOWING_FIXTURES: Record<string, Fixture> = {
  'following.callsToday': { input: () => ({}) },
  'following.confirmPresent': {
    input: async (w) => ({ ids: [(await mentored(w)).id], weekOn: mondayOf(day(w, -7)) }),
    as: 'MENTOR',
  },
  'following.followingOf': { input: async (w) => ({ placementId: (await makePlacement(w, 'STARTED')).id }) },
  'following.getInternVisit': { input: async (w) => ({ id: (await makeInternVisit(w)).id }) },
  'following.internVisitTimeline': { input: async (w) => ({ id: (await makeInternVisit(w)).id }) },
  'following.internsOfWeek': { input: () => ({}), as: 'MENTOR' },
  'following.latestVisits': { input: () => ({}) },
  'following.newInternVisit': { input: async (w) => ({ placementId: (await makePlacement(w, 'STARTED')).id }) },
  'following.noteCall': {
    input: async (w) => ({ placementId: (await makePlacement(w, 'STARTED')).id, reasons: ['WEEK_OPEN'], note: w.mark }),
  },
  'following.planVisits': { input: async (w) => ({ planId: (await makePlacement(w, 'STARTED')).planId }) },
  'following.recordInternVisit': {
    input: async (w) => ({ placementIds: [(await makePlacement(w, 'STARTED')).id], ...said(w) }),
  },
  'following.visitsOfStudent': { input: async (w) => ({ studentId: (await makePlacement(w, 'STARTED')).studentId }) },
  'following.updateInternVisit': {
    input: async (w) => {
      const { id, version } = await makeInternVisit(w, w.as.ADMIN);
      return { id, version, ...said(w), way: 'PHONE' };
    },
  },
};
