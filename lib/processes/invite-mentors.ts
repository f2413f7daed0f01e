import 'server-only';
import { z } from 'zod';
import { inviteMember } from '@/lib/auth/accounts';
import type { Tx } from '@/lib/db/client';
import { asAuth } from '@/lib/db/door';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { decryptText } from '@/lib/kernel/crypto';
import { AppError, fail, notFound } from '@/lib/kernel/errors';
import { ids } from '@/lib/kernel/fields';
import { defineCommand, defineQuery } from '@/lib/kernel/operation';
import type { InvitedMentor, MentorToInvite } from '@/lib/modules/people/types';

/** As many as one command takes. */
const MOST = 100;

/** Placements that go on or are to begin, whose mentor is named and has no account. */
const withoutAccount = (ctx: Ctx): Prisma.PlacementWhereInput => ({
  ...{ institutionId: ctx.institutionId, mentorName: { not: null }, state: { in: ['APPROVED', 'STARTED'] } },
  OR: [{ mentorId: null }, { mentor: { endedAt: { not: null } } }],
});
const select = {
  ...{ id: true, partnerId: true, mentorName: true },
  ...{ mentorPhoneEnc: true, mentorPhoneIndex: true, mentorPhoneMasked: true },
  partner: { select: { name: true } },
  student: { select: { name: true } },
} as const satisfies Prisma.PlacementSelect;
type Found = Prisma.PlacementGetPayload<{ select: typeof select }>;

const keyOf = ({ partnerId, mentorName, mentorPhoneIndex }: Found) =>
  [partnerId, mentorName, mentorPhoneIndex && Buffer.from(mentorPhoneIndex).toString('hex')].join(' ');

/** Mentors of interns who have no account yet, one line each with their interns; the first hundred, and how many there are. */
export const mentorsToInvite = defineQuery({
  permission: 'liaisons.invite',
  input: z.strictObject({}),
  run: async ({ tx, ctx }): Promise<{ rows: MentorToInvite[]; total: number }> => {
    const found = await tx.placement.findMany({
      where: withoutAccount(ctx),
      select,
      orderBy: [{ partner: { name: 'asc' } }, { mentorName: 'asc' }, { id: 'asc' }],
      take: 5_000,
    });
    const rows = new Map<string, MentorToInvite>();
    for (const p of found) {
      const known = rows.get(keyOf(p));
      if (known) known.interns.push(p.student.name);
      else {
        const { id: placementId, mentorName, mentorPhoneMasked: phone, partner, student } = p;
        rows.set(keyOf(p), {
          placementId,
          phone,
          name: mentorName ?? '',
          partner: partner.name,
          interns: [student.name],
        });
      }
    }
    return { rows: [...rows.values()].slice(0, MOST), total: rows.size };
  },
});

/** The mentor's place at the enterprise, where the number has one already. */
function placeOf(tx: Tx, ctx: Ctx, { partnerId, mentorPhoneIndex: phoneIndex }: Found) {
  return asAuth(tx, () =>
    tx.membership.findFirst({
      where: {
        ...{ institutionId: ctx.institutionId, role: 'MENTOR', partnerId, endedAt: null },
        user: { phoneIndex },
      },
      select: { id: true },
    }),
  );
}

async function inviteOne(tx: Tx, ctx: Ctx, found: Found): Promise<Pick<InvitedMentor, 'result' | 'url'>> {
  const { partnerId, mentorName, mentorPhoneEnc, mentorPhoneIndex } = found;
  if (!mentorPhoneEnc || !mentorPhoneIndex) fail('RULE', 'mentorLacksPhone');
  let member = await placeOf(tx, ctx, found);
  const known = member !== null;
  let url: string | null = null;
  if (!known) {
    const who = { name: mentorName ?? '', email: null, phone: decryptText(mentorPhoneEnc), title: null, staffNo: null };
    ({ url } = await inviteMember(tx, ctx, { ...who, role: 'MENTOR', departmentId: null, partnerId }));
    member = await placeOf(tx, ctx, found);
  }
  await tx.placement.updateMany({
    where: { ...withoutAccount(ctx), partnerId, mentorName, mentorPhoneIndex },
    data: { mentorId: (member ?? notFound()).id, version: { increment: 1 }, updatedAt: new Date() },
  });
  return { result: known ? 'LINKED' : 'INVITED', url };
}

/** One row of the list: what is refused is put back and said, and the others go on. */
async function rowOf(tx: Tx, ctx: Ctx, found: Found): Promise<InvitedMentor> {
  const row = { placementId: found.id, name: found.mentorName ?? '', partner: found.partner.name };
  await tx.$executeRaw`savepoint mentor`;
  try {
    const done = await inviteOne(tx, ctx, found);
    await tx.$executeRaw`release savepoint mentor`;
    return { ...row, ...done, problem: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await tx.$executeRaw`rollback to savepoint mentor`;
    const [field] = Object.values(error.fields ?? {});
    return { ...row, result: 'REFUSED', url: null, problem: field?.key ?? error.key };
  }
}

/** Invites mentors who have no account, many at once, each named by one of his placements; his interns then see him as theirs. Gives a result by row. Throws NOT_FOUND. */
export const inviteMentors = defineCommand({
  name: 'people.invite-mentors',
  permission: 'liaisons.invite',
  input: z.strictObject({ placementIds: ids(MOST).pipe(z.array(z.uuid()).min(1)) }),
  run: async ({ tx, ctx, input: { placementIds } }): Promise<{ rows: InvitedMentor[] }> => {
    const found = await tx.placement.findMany({
      where: { ...withoutAccount(ctx), id: { in: placementIds } },
      select,
      orderBy: [{ partner: { name: 'asc' } }, { mentorName: 'asc' }, { id: 'asc' }],
    });
    if (found.length < new Set(placementIds).size) notFound();
    const rows: InvitedMentor[] = [];
    const each = new Map(found.map((p) => [keyOf(p), p]));
    for (const p of each.values()) rows.push(await rowOf(tx, ctx, p));
    return { rows };
  },
});
