import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { readStored } from '@/lib/modules/placements/record';
import { agreementHash } from '@/lib/modules/placements/text';
import type { World } from './world';

const CHUNK = 500;

/** Signatures on paper under every agreement that is signed, over the text as the application makes it. */
export async function signAgreements(tx: Tx, { institutionId }: Ctx, world: World): Promise<void> {
  const names = new Map(world.staff.map(({ id, name }) => [id, name]));
  const office = world.staff.find(({ role }) => role === 'OFFICE');
  if (!office) throw new Error('a college without an office');
  const signed = await readStored(tx, { institutionId, agreementSignedOn: { not: null } });
  const rows = signed.flatMap((placement) => {
    const parties = {
      SCHOOL: names.get(placement.teacherId ?? '') ?? office.name,
      ENTERPRISE: placement.mentorName ?? placement.partner.name,
      STUDENT: placement.student.name,
    };
    return Object.entries(parties).map(([party, signer]) => ({
      ...{ institutionId, id: world.random.id(), placementId: placement.id, party, signer, method: 'PAPER' },
      signedOn: placement.agreementSignedOn ?? placement.startsOn,
      contentHash: agreementHash(placement),
      enteredById: office.id,
    }));
  });
  for (let from = 0; from < rows.length; from += CHUNK)
    await tx.triSignature.createMany({ data: rows.slice(from, from + CHUNK) });
}
