import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '@/lib/kernel/context';
import { addDays, toDbDate } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { amendAgreement, signAmendment } from '@/lib/modules/placements/amendments';
import { setEvidence, setEvidenceOfMany } from '@/lib/modules/placements/commands';
import { signPlacement } from '@/lib/modules/placements/follow';
import { getPlacement } from '@/lib/modules/placements/record';
import { actByLink } from '@/lib/processes/act-by-link';
import { holding, makeLink } from '@/tests/support/contract-links';
import { amended, fileScan, makePlacement, scanned } from '@/tests/support/contract-placements';
import { newWorld, type World, within } from '@/tests/support/world';

let w: World;
let office: Ctx;
const day = (days: number) => addDays(office.today, days);

beforeAll(async () => {
  w = await newWorld('签甲');
  office = w.as.OFFICE;
});

const at = (id: string) => ({ institutionId: w.institutionId, id });
/** Approved, its papers scanned, signed by nobody yet. */
const unsigned = (over: object = {}) => scanned(w, 'APPROVED', { agreementSignedOn: null, ...over });
const paper = (id: string, party: string) => ({ id, party, signer: `${w.mark}${party}`, signedOn: day(-31) });
const write = (id: string, data: object) => within(w, (tx) => tx.placement.updateMany({ where: at(id), data }));

/** Enters the parties' signatures on paper, one after the other. */
async function signedBy(id: string, parties: readonly string[]): Promise<void> {
  for (const party of parties) {
    const { version } = await getPlacement(office, { id });
    await signPlacement(office, { ...paper(id, party), version });
  }
}
const THREE = ['SCHOOL', 'ENTERPRISE', 'STUDENT'];

describe('what stands signed', () => {
  it('is not changed by the evidence, of one or of many, told by field', async () => {
    const [one, free] = [await unsigned(), await unsigned()];
    await signedBy(one.id, ['SCHOOL']);
    const { version, insurer, policyNo } = await getPlacement(office, { id: one.id });
    const said = { id: one.id, version, insurer, policyNo, trainedOn: day(-35) };
    for (const field of ['insurer', 'policyNo']) {
      const error = { code: 'INVALID', fields: { [field]: { key: 'signedAlreadyIn', params: { count: 1 } } } };
      await expect(setEvidence(office, { ...said, [field]: '别家' })).rejects.toMatchObject(error);
      await expect(setEvidence(office, { ...said, [field]: '' })).rejects.toMatchObject(error);
      const ids = [one.id, free.id];
      await expect(setEvidenceOfMany(office, { ids, [field]: '别家' })).rejects.toMatchObject(error);
    }
    // What the agreement does not say, and what says the same, goes on.
    await setEvidence(office, said);
    await setEvidenceOfMany(office, { ids: [one.id, free.id], insurer, trainingHours: 9 });
    await setEvidenceOfMany(office, { ids: [free.id], insurer: '别家' });
    expect(await getPlacement(office, { id: one.id })).toMatchObject({ insurer, policyNo, trainingHours: 9 });
    expect(await getPlacement(office, { id: free.id })).toMatchObject({ insurer: '别家' });
  });

  it('is held by the database when the application forgets', async () => {
    const { id } = await unsigned();
    await write(id, { pay: 2000 });
    await signedBy(id, ['SCHOOL']);
    const changes = [{ insurer: '别家' }, { policyNo: null }, { pay: 1 }, { job: '别' }, { address: '别' }];
    for (const data of [...changes, { endsOn: new Date('2030-01-01') }, { startsOn: new Date('2020-01-01') }])
      await expect(write(id, data)).rejects.toThrow('placements_agreed_for_good');
    await write(id, { pay: 2000, trainingHours: 3 });
  });

  it('changes by an amendment in force, the insurer as well', async () => {
    const { id } = await unsigned();
    await signedBy(id, THREE);
    const input = { ...amended(w, id), effectiveOn: day(1), insurer: '新保险', policyNo: 'X-2' };
    const { id: amendmentId } = await amendAgreement(office, input);
    await expect(write(id, { insurer: '新保险' })).rejects.toThrow('placements_agreed_for_good');
    for (const party of THREE) await signAmendment(office, { ...paper(amendmentId, party), signedOn: office.today });
    const after = await getPlacement(office, { id });
    expect(after).toMatchObject({ insurer: '新保险', policyNo: 'X-2', pay: 3500, amendments: [{ state: 'SIGNED' }] });
    expect(after.amendments[0]?.changes).toContainEqual({ field: 'insurer', from: w.mark, to: '新保险' });
    await expect(write(id, { insurer: w.mark })).rejects.toThrow('placements_agreed_for_good');
  });
});

/** The partner's name stands in the agreement, and is changed on another record. */
async function renamed<T>(run: () => Promise<T>): Promise<T> {
  const at = { institutionId: w.institutionId, id: w.partnerId };
  const name = (to: string) => within(w, (tx) => tx.partner.updateMany({ where: at, data: { name: to } }));
  const { name: was } = await within(w, (tx) => tx.partner.findFirstOrThrow({ where: at }));
  await name(`${was}新`);
  return run().finally(() => name(was));
}

describe('a later signature', () => {
  it('is under the same text as those before, on paper and by a link, or is refused', async () => {
    const { id } = await unsigned();
    await signedBy(id, ['SCHOOL']);
    const ctx = await holding((await makeLink(w, 'SIGN', id, 'ENTERPRISE')).token);
    const answer = { signer: w.mark, lastDigits: '5678', agreed: 'yes' };
    const other = { code: 'RULE', key: 'signedOtherText' };
    await renamed(async () => {
      await expect(signedBy(id, ['STUDENT'])).rejects.toMatchObject(other);
      await expect(actByLink(ctx, { answer })).rejects.toMatchObject(other);
    });
    expect((await getPlacement(office, { id })).signatures).toHaveLength(1);
    // Put back as it was signed, the same link is good, and so is the paper.
    await actByLink(ctx, { answer });
    await signedBy(id, ['STUDENT']);
    expect(await getPlacement(office, { id })).toMatchObject({ agreementSignedOn: office.today });
  });

  it('is held to that text by the database', async () => {
    const { id: placementId } = await unsigned();
    await signedBy(placementId, ['SCHOOL']);
    const contentHash = new Uint8Array(createHash('sha256').update('another').digest());
    const who = { party: 'STUDENT', signer: w.mark, method: 'PAPER', enteredById: office.membershipId };
    const data = { ...at(newId()), placementId, ...who, contentHash, signedOn: toDbDate(office.today) };
    const direct = within(w, (tx) => tx.triSignature.create({ data }));
    await expect(direct).rejects.toThrow('tri_signatures_same_text');
  });
});

describe('a signature on paper', () => {
  it('is entered once its scan is filed, of an amendment too', async () => {
    const noScan = { code: 'RULE', key: 'scanFirst' };
    const { id } = await makePlacement(w, 'APPROVED', { agreementSignedOn: null });
    await expect(signedBy(id, ['SCHOOL'])).rejects.toMatchObject(noScan);
    const going = await makePlacement(w, 'STARTED');
    const { id: amendmentId } = await amendAgreement(office, amended(w, going.id));
    const sign = () => signAmendment(office, { ...paper(amendmentId, 'SCHOOL'), signedOn: office.today });
    await expect(sign()).rejects.toMatchObject(noScan);
    for (const each of [id, going.id]) await fileScan(w, each);
    await signedBy(id, ['SCHOOL']);
    await sign();
    expect((await getPlacement(office, { id })).signatures).toMatchObject([{ party: 'SCHOOL', method: 'PAPER' }]);
    // A scan that was taken away again is none.
    const where = { institutionId: w.institutionId, placementId: id };
    await within(w, (tx) => tx.attachment.updateMany({ where, data: { removedAt: new Date() } }));
    await expect(signedBy(id, ['STUDENT'])).rejects.toMatchObject(noScan);
  });
});
