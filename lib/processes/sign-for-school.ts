import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { maskPhone, readPhone } from '@/lib/identifiers/phone';
import type { Ctx } from '@/lib/kernel/context';
import { blindIndex, decryptText } from '@/lib/kernel/crypto';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { defineCommand, defineQuery } from '@/lib/kernel/operation';
import { putAmendmentSignature } from '@/lib/modules/placements/amendments';
import { judgePlacements } from '@/lib/modules/placements/judge';
import { mayOnPlacement, visiblePlacements } from '@/lib/modules/placements/policy';
import { readStored, type StoredPlacement } from '@/lib/modules/placements/record';
import { schoolSignInput, toSignInput } from '@/lib/modules/placements/schema';
import { lockPlacements } from '@/lib/modules/placements/signing';
import { AMENDMENT_PARTS, type StoredAmendment, toAmendment } from '@/lib/modules/placements/timeline';
import type { AgreementToSign } from '@/lib/modules/placements/types';
import type { Party } from '@/lib/modules/placements/words';
import { readAgreementFacts } from './agreement-facts';
import { putSignature, UNSIGNED } from './sign-agreement';

const MOST = 200;
const none = { none: { party: 'SCHOOL' } } as const;

/** What waits for the school's signature: agreements that it has not signed, and open amendments of those that it has. */
function waiting(ctx: Ctx): Prisma.PlacementWhereInput {
  const unsigned = {
    state: { in: UNSIGNED },
    agreementSignedOn: null,
    signatures: { none: { party: 'SCHOOL', amendmentId: null } },
  };
  const amended = { state: { in: ['APPROVED', 'STARTED'] }, amendments: { some: { state: 'OPEN', signatures: none } } };
  return { AND: [visiblePlacements(ctx), { OR: [unsigned, amended] }] };
}

/** The amendments that wait for all, by placement. */
async function openAmendments(tx: Tx, ctx: Ctx, ids: string[]): Promise<Map<string, StoredAmendment>> {
  const where = { institutionId: ctx.institutionId, placementId: { in: ids }, state: 'OPEN' };
  const found = await tx.agreementAmendment.findMany({ where, include: AMENDMENT_PARTS });
  return new Map(found.map((each) => [each.placementId, each]));
}

/** The number by which the caller signs: the account's own, and where it has none the one that is given. */
async function ownPhone(tx: Tx, ctx: Ctx) {
  const user = await tx.user.findUnique({ where: { id: ctx.userId }, select: { phoneEnc: true, phoneIndex: true } });
  const masked = user?.phoneEnc && maskPhone(decryptText(user.phoneEnc));
  return user?.phoneIndex && masked ? { phoneIndex: user.phoneIndex, phoneMasked: masked } : null;
}

async function demandPhone(tx: Tx, ctx: Ctx, given: string | null) {
  const own = await ownPhone(tx, ctx);
  if (own) return own;
  if (!given) failField('phone', 'required');
  const { phone, kind } = readPhone(given);
  if (kind !== 'mobile') failField('phone', 'notAMobile');
  const phoneIndex = blindIndex(phone);
  // Somebody else's number would make two people of one.
  if ((await tx.user.count({ where: { phoneIndex, id: { not: ctx.userId } } })) > 0) failField('phone', 'phoneTaken');
  return { phoneIndex, phoneMasked: maskPhone(phone) };
}

/** The agreements and amendments that wait for the school, of a plan or one; at most 200 at once. */
export const agreementsToSign = defineQuery({
  permission: 'placements.sign',
  input: toSignInput,
  run: async ({ tx, ctx, input: { planId, placementId } }) => {
    const where = { AND: [waiting(ctx), { ...(planId && { planId }), ...(placementId && { id: placementId }) }] };
    const order = [{ plan: { name: 'asc' } }, { student: { studentNo: 'asc' } }, { id: 'asc' }] as const;
    const ids = await tx.placement.findMany({ where, orderBy: [...order], take: MOST, select: { id: true } });
    const wanted = ids.map(({ id }) => id);
    const stored = new Map(
      (await readStored(tx, { AND: [visiblePlacements(ctx), { id: { in: wanted } }] })).map((p) => [p.id, p]),
    );
    const amendments = await openAmendments(tx, ctx, wanted);
    const rows = (await readAgreementFacts(tx, ctx, wanted)).flatMap(
      ({ id, code, values, signed }): AgreementToSign[] => {
        const p = stored.get(id);
        if (!p) return [];
        const amendment = amendments.get(id);
        const by = amendment
          ? amendment.signatures.map(({ party }) => party as Party)
          : signed.map(({ party }) => party);
        const { studentName: student, studentNo, partnerName: partner, startsOn, endsOn, pay } = values;
        const said = {
          student,
          studentNo,
          partner,
          startsOn,
          endsOn,
          pay: pay || null,
          job: p.job,
          plan: p.plan?.name ?? null,
        };
        const shown = amendment ? toAmendment(amendment) : null;
        return [
          {
            id,
            ...said,
            signed: by,
            code: shown?.hash ?? code,
            amendment: shown && { id: shown.id, number: shown.number },
          },
        ];
      },
    );
    return { rows, total: await tx.placement.count({ where }), phone: (await ownPhone(tx, ctx))?.phoneMasked ?? null };
  },
});

type Under = { found: StoredPlacement; amendment: StoredAmendment | undefined };

/** Nobody signs for two parties: those whose other party has signed with this number are named. */
function demandOtherPhones(
  under: readonly Under[],
  others: { placementId: string; amendmentId: string | null }[],
): void {
  const taken = under.filter(({ found, amendment }) =>
    others.some((each) => each.placementId === found.id && each.amendmentId === (amendment?.id ?? null)),
  );
  const names = taken.map(({ found }) => found.student.name).join(', ');
  if (names) failField('phone', 'phoneSignedFor', { names });
}

/**
 * The school's signature by who is signed in, under one agreement or many: all or none. Each line carries the code of the text that was shown, so that
 * nothing is signed that was not. Throws NOT_FOUND, FORBIDDEN, INVALID or RULE. Gives how many were signed.
 */
export const signForSchool = defineCommand({
  name: 'placements.sign-for-school',
  permission: 'placements.sign',
  input: schoolSignInput,
  run: async ({ tx, ctx, input: { lines, phone: given } }) => {
    const codes = new Map(lines.map(({ id, code }) => [id, code]));
    const ids = [...codes.keys()];
    const phone = await demandPhone(tx, ctx, given);
    await lockPlacements(tx, ctx, ids);
    const stored = await readStored(tx, { AND: [visiblePlacements(ctx), { id: { in: ids } }] });
    if (stored.length < ids.length) notFound();
    if (!stored.every((found) => mayOnPlacement(ctx, 'placements.sign', found))) fail('FORBIDDEN', 'forbidden');
    const amendments = await openAmendments(tx, ctx, ids);
    const under = stored.map((found): Under => ({ found, amendment: amendments.get(found.id) }));
    const { phoneIndex } = phone;
    const where = { institutionId: ctx.institutionId, placementId: { in: ids }, party: { not: 'SCHOOL' }, phoneIndex };
    demandOtherPhones(
      under,
      await tx.triSignature.findMany({ where, select: { placementId: true, amendmentId: true } }),
    );
    const facts = new Map((await readAgreementFacts(tx, ctx, ids)).map((each) => [each.id, each]));
    const said = { party: 'SCHOOL' as const, signer: ctx.actor, signedOn: ctx.today, phone };
    const means = { method: 'ACCOUNT' as const, enteredById: ctx.membershipId };
    for (const { found, amendment } of under) {
      const { code, text } = facts.get(found.id) ?? notFound();
      if (codes.get(found.id) !== (amendment ? toAmendment(amendment).hash : code))
        fail('RULE', 'textChangedOf', { params: { name: found.student.name } });
      if (amendment) await putAmendmentSignature(tx, ctx, { found, amendment }, said, means);
      else await putSignature(tx, ctx, { found, text }, { ...said, agreementNo: null }, means);
    }
    await judgePlacements(tx, ctx, { id: { in: ids } });
    return { count: ids.length };
  },
});
