import { contextOfAsker, contextOfOpenPage } from '@/lib/auth/open-context';
import type { Ctx } from '@/lib/kernel/context';
import { addDays } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { updateRoom } from '@/lib/modules/centres/rooms';
import { askForRoom } from '@/lib/modules/open/rooms';
import type { Fixture } from './contract';
import { makeRoom } from './contract-centres';
import { mobile } from './contract-links';
import * as make from './world';

type World = make.World;

const knock = () => ({
  ...{ ip: newId(), userAgent: null, device: null, locale: 'zh-CN' as const, requestId: newId() },
});

/** Somebody on the world's open page: looking at it, or in the moment that he asks. */
async function visitorOf(w: World, enter: typeof contextOfAsker): Promise<Ctx> {
  const { code } = await make.within(w, (tx) =>
    tx.institution.update({
      where: { id: w.institutionId },
      data: { settings: { open: { page: true } } },
      select: { code: true },
    }),
  );
  const ctx = await enter(code, knock());
  if (!ctx) throw new Error('no open page');
  return ctx;
}
export const openVisitor = (w: World) => visitorOf(w, contextOfOpenPage);
export const openAsker = (w: World) => visitorOf(w, contextOfAsker);

/** A room that everybody may ask for. */
export async function makePublicRoom(w: World) {
  const { id, platformId } = await makeRoom(w);
  await updateRoom(w.as.ADMIN, { id, version: 1, name: w.mark, seats: 30, place: w.mark, public: true });
  return { id, platformId, version: 2 };
}

/** What somebody asks for: a time in three days. */
export const asking = (w: World, roomId: string, over: object = {}) => ({
  ...{ roomId, day: addDays(w.as.ADMIN.today, 3), from: '14:00', to: '16:00' },
  ...{ name: w.mark, phone: mobile(), title: w.mark, people: 12, ...over },
});

/** A request that waits for an answer, with its token. */
export async function makeRequest(w: World, over: object = {}) {
  const room = await makePublicRoom(w);
  const { token } = await askForRoom(await openAsker(w), asking(w, room.id, over));
  const { id, sessionId } = await make.within(w, (tx) =>
    tx.roomRequest.findFirstOrThrow({ where: { institutionId: w.institutionId, roomId: room.id } }),
  );
  return { id, sessionId, token, version: 1, room };
}

const one = async (w: World) => {
  const { id, version } = await makeRequest(w);
  return { id, version };
};

/** Inputs for the operations on rooms that the public asks for. */
export const ROOM_REQUEST_FIXTURES: Record<string, Fixture> = {
  'open.askForRoom': { input: async (w) => asking(w, (await makePublicRoom(w)).id), by: openAsker },
  'open.openCentres': { input: () => ({}) },
  'open.openRequest': { input: async (w) => ({ token: (await makeRequest(w)).token }), by: openVisitor },
  'open.openRoom': { input: async (w) => ({ id: (await makePublicRoom(w)).id }) },
  'open.withdrawRequest': { input: async (w) => ({ token: (await makeRequest(w)).token }), by: openAsker },
  'room-requests.confirmRequest': { input: one },
  'room-requests.declineRequest': { input: async (w) => ({ ...(await one(w)), reason: w.mark }) },
  'room-requests.listRequests': { input: () => ({ filter: {}, page: 1 }) },
  'room-requests.requestFacets': { input: () => ({ filter: {} }) },
  'room-requests.revealRequester': { input: async (w) => ({ id: (await makeRequest(w)).id }) },
};
