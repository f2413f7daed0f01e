import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate, toDbDate } from '@/lib/kernel/day';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { updateVersioned } from '@/lib/kernel/version';
import { isMinor } from '@/lib/modules/students/policy';
import { judgePlacements } from './judge';
import { mayOnPlacement, visiblePlacements } from './policy';
import { findPlacement, readPlacementForm, type StoredPlacement } from './record';
import * as schema from './schema';
import { demandSameText, demandScan, type SignedBy, type SignedHow, signersPhone } from './signing';
import { amendmentHash, termsOf } from './text';
import { AMENDMENT_PARTS, type StoredAmendment, storedAmendments } from './timeline';
import type { Terms } from './types';
import { AMENDABLE } from './words';
import { placementTokens } from './writes';

const AMENDED_IN = ['APPROVED', 'STARTED'];
/** The placement if the caller may amend its agreement. Throws NOT_FOUND, FORBIDDEN or RULE. */
async function demandAmendable(tx: Tx, ctx: Ctx, id: string): Promise<StoredPlacement> {
  const found = (await findPlacement(tx, ctx, id)) ?? notFound();
  if (!mayOnPlacement(ctx, 'placements.write', found)) fail('FORBIDDEN', 'forbidden');
  if (!AMENDED_IN.includes(found.state)) fail('RULE', 'notFromThisState');
  if (!found.agreementSignedOn) fail('RULE', 'amendUnsigned');
  return found;
}

async function demandApart(tx: Tx, ctx: Ctx, { id, studentId }: StoredPlacement, terms: Terms): Promise<void> {
  const [from, to] = [toDbDate(terms.startsOn), toDbDate(terms.endsOn)];
  const others = await tx.placement.count({
    where: {
      ...{ institutionId: ctx.institutionId, studentId, id: { not: id }, startsOn: { lte: to } },
      ...{ state: { notIn: ['DRAFT', 'CANCELLED'] } },
      OR: [{ endedOn: null, endsOn: { gte: from } }, { endedOn: { gte: from } }],
    },
  });
  if (others > 0) failField('endsOn', 'placementOverlaps');
}

/** Only what differs, of what stands and of what is wanted. */
function differing(now: Terms, wanted: Terms): { before: Partial<Terms>; after: Partial<Terms> } {
  const fields = AMENDABLE.filter((field) => now[field] !== wanted[field]);
  const pick = (terms: Terms) => Object.fromEntries(fields.map((field) => [field, terms[field]]));
  return { before: pick(now), after: pick(wanted) };
}

/** Writes an amendment of a signed agreement, for all parties to sign; what stands stays until the last one has. Throws NOT_FOUND, FORBIDDEN, RULE or INVALID. */
export const amendAgreement = defineCommand({
  name: 'placements.amend',
  permission: 'placements.write',
  input: schema.amendInput,
  run: async ({ tx, ctx, input: { id: placementId, reason, effectiveOn, ...changed } }) => {
    const found = await demandAmendable(tx, ctx, placementId);
    const now = termsOf(found);
    const wanted: Terms = { ...now, ...changed };
    const { before, after } = differing(now, wanted);
    if (Object.keys(after).length === 0) fail('RULE', 'nothingAmended');
    if (wanted.endsOn < wanted.startsOn) failField('endsOn', 'endBeforeStart');
    if (found.state === 'STARTED' && wanted.endsOn < ctx.today) failField('endsOn', 'inThePast');
    if (effectiveOn < wanted.startsOn || effectiveOn > wanted.endsOn) failField('effectiveOn', 'outsideItsPeriod');
    await demandApart(tx, ctx, found, wanted);
    const earlier = await storedAmendments(tx, ctx, placementId);
    if (earlier.some(({ state }) => state === 'OPEN')) fail('RULE', 'amendmentOpen');
    const number = (earlier.at(-1)?.number ?? 0) + 1;
    const text = { number, reason, effectiveOn, before, after };
    const id = newId();
    await tx.agreementAmendment.create({
      data: {
        ...{ institutionId: ctx.institutionId, id, placementId, createdById: ctx.membershipId },
        ...{ ...text, effectiveOn: toDbDate(effectiveOn), contentHash: amendmentHash(found, text) },
      },
    });
    return { id };
  },
});

async function putInForce(tx: Tx, ctx: Ctx, found: StoredPlacement, a: StoredAmendment, signedOn: Date) {
  const at = { institutionId: ctx.institutionId, id: a.id };
  await tx.agreementAmendment.updateMany({ where: { ...at, state: 'OPEN' }, data: { state: 'SIGNED', signedOn } });
  const { startsOn, endsOn, ...plain } = a.after as Partial<Terms>;
  const { name: student, studentNo } = found.student;
  const names = { student, studentNo, partner: found.partner.name, job: plain.job ?? found.job };
  await updateVersioned(
    tx.placement,
    { institutionId: ctx.institutionId, id: found.id, version: found.version },
    {
      ...plain,
      ...(startsOn && { startsOn: toDbDate(startsOn) }),
      ...(endsOn && { endsOn: toDbDate(endsOn) }),
      ...{ searchTokens: placementTokens(names), updatedAt: new Date() },
    },
    () => readPlacementForm(tx, ctx, found.id),
  );
}

/** Enters one party's signature under an open amendment; the last one puts it in force. Throws RULE or INVALID. */
export async function putAmendmentSignature(
  tx: Tx,
  ctx: Ctx,
  { found, amendment }: { found: StoredPlacement; amendment: StoredAmendment },
  { party, signer, signedOn, phone }: SignedBy,
  means: SignedHow,
): Promise<void> {
  if (!AMENDED_IN.includes(found.state) || amendment.state !== 'OPEN') fail('RULE', 'notFromThisState');
  const minor = isMinor(found.student.birthOn, fromDbDate(found.startsOn));
  if (party === 'GUARDIAN' && !minor) failField('party', 'noGuardianNeeded');
  const at = { institutionId: ctx.institutionId, placementId: found.id, amendmentId: amendment.id };
  // Of two who sign at once the second counts the first one's signature, so that the last one always puts it in force.
  await tx.$queryRaw`select id from agreement_amendments where institution_id = ${at.institutionId}::uuid and id = ${at.amendmentId}::uuid for update`;
  const contentHash = new Uint8Array(amendment.contentHash);
  await demandSameText(tx, at, contentHash);
  await tx.triSignature.create({
    data: {
      ...{ ...at, ...means, id: newId(), party, signer, signedOn: toDbDate(signedOn) },
      ...{ contentHash, phoneIndex: phone?.phoneIndex ?? null, phoneMasked: phone?.phoneMasked ?? null },
    },
  });
  const signed = await tx.triSignature.findMany({ where: at, select: { signedOn: true } });
  if (signed.length < (minor ? 4 : 3)) return;
  const last = new Date(Math.max(...signed.map((each) => each.signedOn.getTime())));
  await putInForce(tx, ctx, found, amendment, last);
}

/** The open amendment of a placement that the caller may change, and the placement. Throws NOT_FOUND, FORBIDDEN or RULE. */
async function demandOpen(tx: Tx, ctx: Ctx, id: string) {
  const where = { institutionId: ctx.institutionId, id, placement: visiblePlacements(ctx) };
  const amendment = (await tx.agreementAmendment.findFirst({ where, include: AMENDMENT_PARTS })) ?? notFound();
  const found = (await findPlacement(tx, ctx, amendment.placementId)) ?? notFound();
  if (!mayOnPlacement(ctx, 'placements.write', found)) fail('FORBIDDEN', 'forbidden');
  if (amendment.state !== 'OPEN') fail('RULE', 'notFromThisState');
  return { found, amendment };
}

/** Enters a party's signature on paper under an amendment, once its scan is filed to the placement. */
export const signAmendment = defineCommand({
  name: 'placements.sign-amendment',
  permission: 'placements.write',
  input: schema.signAmendmentInput,
  run: async ({ tx, ctx, input: { id, phone, ...said } }) => {
    const at = await demandOpen(tx, ctx, id);
    await demandScan(tx, ctx, at.found.id);
    if (said.signedOn > ctx.today) failField('signedOn', 'inTheFuture');
    const means = { method: 'PAPER' as const, enteredById: ctx.membershipId };
    await putAmendmentSignature(tx, ctx, at, { ...said, phone: signersPhone(phone) }, means);
    await judgePlacements(tx, ctx, { id: at.found.id });
    return { id };
  },
});

/** Takes an amendment back that is not signed by all: it stays on record and changes nothing. */
export const withdrawAmendment = defineCommand({
  name: 'placements.withdraw-amendment',
  permission: 'placements.write',
  input: schema.placementId,
  run: async ({ tx, ctx, input: { id } }) => {
    await demandOpen(tx, ctx, id);
    const at = { institutionId: ctx.institutionId, id, state: 'OPEN' };
    const { count } = await tx.agreementAmendment.updateMany({ where: at, data: { state: 'WITHDRAWN' } });
    if (count !== 1) fail('RULE', 'notFromThisState');
    return { id };
  },
});
