import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate, toDbDate } from '@/lib/kernel/day';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { updateVersioned } from '@/lib/kernel/version';
import { judgePlacements } from '@/lib/modules/placements/judge';
import { mayOnPlacement } from '@/lib/modules/placements/policy';
import { findPlacement, readPlacementForm, type StoredPlacement } from '@/lib/modules/placements/record';
import { signInput } from '@/lib/modules/placements/schema';
import {
  demandSameText,
  demandScan,
  type SignedBy,
  type SignedHow,
  signersPhone,
} from '@/lib/modules/placements/signing';
import { agreementHash } from '@/lib/modules/placements/text';
import { isMinor } from '@/lib/modules/students/policy';
import { readAgreementFacts } from './agreement-facts';
import type { AgreementText } from './agreement-text';

/** While an agreement is signed; once the internship has begun an amendment changes it. */
export const UNSIGNED = ['DRAFT', 'SUBMITTED', 'APPROVED'];

/** Keeps the text that the first one signs: the others sign the same. Of two at once the database takes one. */
async function keepText(tx: Tx, ctx: Ctx, placementId: string, text: AgreementText): Promise<void> {
  if (text.kept || !text.blocks) return;
  const { factsHash, hash: contentHash, values, blocks, own } = text;
  const at = { institutionId: ctx.institutionId, id: newId(), placementId, templateId: own?.id ?? null };
  await tx.agreementText.createMany({
    data: [{ ...at, factsHash, contentHash, values, blocks }],
    skipDuplicates: true,
  });
}

type Signed = SignedBy & { agreementNo: string | null };

/** Enters one party's signature under the text that was shown to it; the agreement is signed when the last one has. Throws RULE or INVALID. */
export async function putSignature(
  tx: Tx,
  ctx: Ctx,
  { found, text }: { found: StoredPlacement; text: AgreementText },
  { party, signer, phone, signedOn, agreementNo }: Signed,
  means: SignedHow,
): Promise<void> {
  if (!UNSIGNED.includes(found.state)) fail('RULE', 'notFromThisState');
  const minor = isMinor(found.student.birthOn, fromDbDate(found.startsOn));
  if (party === 'GUARDIAN' && !minor) failField('party', 'noGuardianNeeded');
  // What the record says now is what stands in the text.
  if (Buffer.compare(agreementHash(found), text.factsHash) !== 0)
    fail('RULE', text.kept ? 'signedOtherText' : 'textChanged');
  const at = { institutionId: ctx.institutionId, placementId: found.id, amendmentId: null };
  await demandSameText(tx, at, text.hash);
  await keepText(tx, ctx, found.id, text);
  await tx.triSignature.create({
    data: {
      ...{ ...at, ...means, id: newId(), party, signer, signedOn: toDbDate(signedOn) },
      ...{ contentHash: text.hash, phoneIndex: phone?.phoneIndex ?? null, phoneMasked: phone?.phoneMasked ?? null },
    },
  });
  const signed = await tx.triSignature.findMany({ where: at, select: { signedOn: true } });
  const last = new Date(Math.max(...signed.map((each) => each.signedOn.getTime())));
  const { institutionId } = ctx;
  await updateVersioned(
    tx.placement,
    { institutionId, id: found.id, version: found.version },
    {
      ...(signed.length === (minor ? 4 : 3) && { agreementSignedOn: last }),
      ...(agreementNo && { agreementNo }),
      updatedAt: new Date(),
    },
    () => readPlacementForm(tx, ctx, found.id),
  );
}

/** Enters a party's signature on paper, once its scan is filed to the placement. */
export const signPlacement = defineCommand({
  name: 'placements.sign',
  permission: 'placements.write',
  input: signInput,
  run: async ({ tx, ctx, input: { id, version, phone, ...said } }) => {
    const found = (await findPlacement(tx, ctx, id)) ?? notFound();
    if (!mayOnPlacement(ctx, 'placements.write', found)) fail('FORBIDDEN', 'forbidden');
    if (!UNSIGNED.includes(found.state)) fail('RULE', 'notFromThisState');
    await demandScan(tx, ctx, id);
    if (said.signedOn > ctx.today) failField('signedOn', 'inTheFuture');
    const [{ text } = notFound()] = await readAgreementFacts(tx, ctx, [id]);
    const means = { method: 'PAPER' as const, enteredById: ctx.membershipId };
    await putSignature(tx, ctx, { found: { ...found, version }, text }, { ...said, phone: signersPhone(phone) }, means);
    await judgePlacements(tx, ctx, { id });
    return { id };
  },
});
