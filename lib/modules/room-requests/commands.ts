import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { decryptText } from '@/lib/kernel/crypto';
import { fail, notFound } from '@/lib/kernel/errors';
import { defineCommand } from '@/lib/kernel/operation';
import { updateVersioned } from '@/lib/kernel/version';
import { mayOnPlatform } from '@/lib/modules/platforms/policy';
import { visibleRequests } from './policy';
import { declineInput, requestId, requestVersion } from './schema';

const platform = { select: { departmentId: true, responsibleId: true } } as const;

/** The request, if the caller may decide on it. Throws NOT_FOUND or FORBIDDEN. */
async function demandRequest(tx: Tx, ctx: Ctx, id: string) {
  const where = { AND: [visibleRequests(ctx), { id }] };
  const found = (await tx.roomRequest.findFirst({ where, include: { platform } })) ?? notFound();
  if (!mayOnPlatform(ctx, 'centres.decide', found.platform)) fail('FORBIDDEN', 'forbidden');
  return found;
}

type Decision = { id: string; version: number; state: 'CONFIRMED' | 'DECLINED'; reason: string | null };

/** Writes the decision on a request that still waits; its session is then firm, or the time is free again. Throws RULE when nobody waits any more. */
async function decide(tx: Tx, ctx: Ctx, { id, version, ...decision }: Decision) {
  const found = await demandRequest(tx, ctx, id);
  if (found.state !== 'PENDING') fail('RULE', 'notFromThisState');
  if (found.expiresAt <= new Date()) fail('RULE', 'requestExpired');
  const at = { institutionId: ctx.institutionId };
  const data = { ...decision, decidedById: ctx.membershipId, decidedAt: new Date() };
  await updateVersioned(tx.roomRequest, { ...at, id, version }, data, () =>
    tx.roomRequest.findFirst({ where: { ...at, id }, select: { id: true, version: true, state: true, reason: true } }),
  );
  const firm = { pendingUntil: null, bookedById: ctx.membershipId };
  const { count } = await tx.centreSession.updateMany({
    where: { ...at, id: found.sessionId, cancelledAt: null, pendingUntil: { not: null } },
    data: {
      ...(decision.state === 'CONFIRMED' ? firm : { cancelledAt: new Date(), cancelReason: decision.reason }),
      version: { increment: 1 },
    },
  });
  if (count !== 1) fail('RULE', 'requestExpired');
  return { id };
}

/** The time that was asked for is booked. */
export const confirmRequest = defineCommand({
  name: 'room-requests.confirm',
  permission: 'centres.decide',
  input: requestVersion,
  run: ({ tx, ctx, input }) => decide(tx, ctx, { ...input, state: 'CONFIRMED', reason: null }),
});

/** The time is free again; who asked reads why on the request's page. */
export const declineRequest = defineCommand({
  name: 'room-requests.decline',
  permission: 'centres.decide',
  input: declineInput,
  run: ({ tx, ctx, input }) => decide(tx, ctx, { ...input, state: 'DECLINED' }),
});

/** The number of whoever asked, in clear; the audit notes who looked. */
export const revealRequester = defineCommand({
  name: 'room-requests.reveal-phone',
  permission: 'centres.decide',
  input: requestId,
  run: async ({ tx, ctx, input: { id } }) => {
    const { phoneEnc } = await demandRequest(tx, ctx, id);
    await tx.$executeRaw`select app.audit_note('room_requests', ${id}::uuid, null::uuid, '{"phone": [null, "•"]}'::jsonb)`;
    return { phone: decryptText(phoneEnc) };
  },
});
