import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { addDays, toDbDate } from '@/lib/kernel/day';
import { readStored, type StoredPlacement } from '@/lib/modules/placements/record';
import { agreementHash, amendmentHash, signedTerms, termsOf } from '@/lib/modules/placements/text';
import { fileSignedPapers } from './scans';
import type { World } from './world';

const CHUNK = 500;

/** Signatures on paper, with their scan, under every agreement that is signed, over the text as the application makes it. */
export async function signAgreements(tx: Tx, { institutionId }: Ctx, world: World): Promise<void> {
  const names = new Map(world.staff.map(({ id, name }) => [id, name]));
  const office = world.staff.find(({ role }) => role === 'OFFICE');
  if (!office) throw new Error('a college without an office');
  const signed = await readStored(tx, { institutionId, agreementSignedOn: { not: null } });
  const going = signed.filter(({ state, pay }) => state === 'STARTED' && pay !== null);
  const amendments = going.slice(0, 2).map((placement, n) => amendmentOf(world, placement, office.id, n === 0));
  await tx.agreementAmendment.createMany({ data: amendments });
  const rows = signed.flatMap((placement) => {
    const parties = {
      SCHOOL: names.get(placement.teacherId ?? '') ?? office.name,
      ENTERPRISE: placement.mentorName ?? placement.partner.name,
      STUDENT: placement.student.name,
    };
    const own = amendments.find((each) => each.placementId === placement.id);
    const inForce = own?.state === 'SIGNED' ? [own] : [];
    const under = (contentHash: Uint8Array<ArrayBuffer>, signedOn: Date, amendmentId: string | null, count = 3) =>
      Object.entries(parties)
        .slice(0, count)
        .map(([party, signer]) => ({
          ...{ institutionId, id: world.random.id(), placementId: placement.id, amendmentId, party, signer },
          ...{ method: 'PAPER', signedOn, contentHash, enteredById: office.id },
        }));
    return [
      ...under(
        agreementHash(placement, signedTerms(placement, inForce)),
        placement.agreementSignedOn ?? placement.startsOn,
        null,
      ),
      ...(own ? under(own.contentHash, toDbDate(world.today), own.id, own.state === 'SIGNED' ? 3 : 1) : []),
    ];
  });
  for (let from = 0; from < rows.length; from += CHUNK)
    await tx.triSignature.createMany({ data: rows.slice(from, from + CHUNK) });
  await fileSignedPapers(
    tx,
    world,
    office.id,
    signed.map(({ id }) => id),
  );
}

/** One whose pay was raised by all three, and one that waits to go on for another month. */
function amendmentOf(
  { institutionId, random, today, college }: World,
  p: StoredPlacement,
  by: string,
  signed: boolean,
) {
  const now = termsOf(p);
  const [before, after] = signed
    ? [{ pay: (now.pay ?? 3_000) - 200 }, { pay: now.pay ?? 3_000 }]
    : [{ endsOn: now.endsOn }, { endsOn: addDays(now.endsOn, 30) }];
  const reason = college.mark(signed ? '学生转为独立上岗，实习报酬相应提高' : '项目收尾需要，经三方商定延长一个月');
  const text = { number: 1, reason, effectiveOn: today, before, after };
  return {
    ...{ institutionId, id: random.id(), placementId: p.id, createdById: by, ...text },
    ...{ effectiveOn: toDbDate(today), contentHash: amendmentHash(p, text) },
    ...{ state: signed ? 'SIGNED' : 'OPEN', signedOn: signed ? toDbDate(today) : null },
  };
}
