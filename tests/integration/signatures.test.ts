import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '@/lib/kernel/context';
import { encryptText } from '@/lib/kernel/crypto';
import { addDays, toDbDate } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { linkCandidates } from '@/lib/modules/links/queries';
import { amendAgreement, signAmendment } from '@/lib/modules/placements/amendments';
import { setEvidence, setEvidenceOfMany } from '@/lib/modules/placements/commands';
import { getPlacement } from '@/lib/modules/placements/record';
import { phoneColumns } from '@/lib/modules/students/writes';
import { actByLink } from '@/lib/processes/act-by-link';
import { openLink } from '@/lib/processes/agreement-of-link';
import { signPlacement } from '@/lib/processes/sign-agreement';
import { holding, makeLink, mobile } from '@/tests/support/contract-links';
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

/** Gives the placement's student a number, and a guardian with another where the student is a minor at the start. */
async function withPhones(studentId: string, phone: string, guardian?: string): Promise<void> {
  const minor = guardian && {
    ...{ birthOn: toDbDate(addDays(office.today, -17 * 365)), guardianName: `${w.mark}母` },
    ...{
      guardianPhoneEnc: encryptText(guardian),
      guardianPhoneMasked: `${guardian.slice(0, 3)}****${guardian.slice(-4)}`,
    },
  };
  await within(w, (tx) => tx.student.updateMany({ where: at(studentId), data: { ...phoneColumns(phone), ...minor } }));
}

/** A party signs by the link that it is sent. Gives the hash of the text that it saw. */
async function signsByLink(id: string, party: string, signerId?: string): Promise<string | null> {
  const ctx = await holding((await makeLink(w, 'SIGN', id, party, signerId)).token);
  const { facts } = (await openLink(ctx)).page;
  if (facts?.kind !== 'SIGN') throw new Error('nothing to sign');
  const answer = { signer: `${w.mark}${party}`, lastDigits: facts.phone.slice(-4), agreed: 'yes', hash: facts.hash };
  await actByLink(ctx, { answer });
  return facts.hash;
}

describe('an agreement signed by links', () => {
  it('is signed when enterprise and student have, each by its own phone, and the school on paper', async () => {
    const { id, studentId } = await unsigned();
    await withPhones(studentId, mobile());
    const seen = [await signsByLink(id, 'STUDENT'), await signsByLink(id, 'ENTERPRISE')];
    expect(new Set(seen).size).toBe(1);
    expect(await getPlacement(office, { id })).toMatchObject({ agreementSignedOn: null, parties: THREE });
    await signedBy(id, ['SCHOOL']);
    const { agreementSignedOn, signatures } = await getPlacement(office, { id });
    expect(agreementSignedOn).toBe(office.today);
    expect(signatures.map(({ party, method }) => `${party} ${method}`).sort()).toEqual([
      ...['ENTERPRISE LINK', 'SCHOOL PAPER', 'STUDENT LINK'],
    ]);
    const kept = await within(w, (tx) =>
      tx.triSignature.findMany({ where: { institutionId: w.institutionId, placementId: id } }),
    );
    expect(new Set(kept.map(({ contentHash }) => Buffer.from(contentHash).toString('hex'))).size).toBe(1);
    expect(new Set(kept.map(({ phoneIndex }) => phoneIndex && Buffer.from(phoneIndex).toString('hex'))).size).toBe(3);
  });

  it('of a minor waits for the guardian as the fourth', async () => {
    const { id, studentId } = await unsigned();
    await withPhones(studentId, mobile(), '13900007777');
    await signedBy(id, ['SCHOOL']);
    for (const party of ['ENTERPRISE', 'STUDENT']) await signsByLink(id, party);
    const three = await getPlacement(office, { id });
    expect(three).toMatchObject({ agreementSignedOn: null, parties: [...THREE, 'GUARDIAN'] });
    expect(three.openChecks).toContain('AGREED');
    await signsByLink(id, 'GUARDIAN');
    const four = await getPlacement(office, { id });
    expect(four).toMatchObject({ agreementSignedOn: office.today });
    expect(four.signatures.map(({ party }) => party).sort()).toEqual(['ENTERPRISE', 'GUARDIAN', 'SCHOOL', 'STUDENT']);
    expect(await linkCandidates(office, { kind: 'SIGN', party: 'GUARDIAN', placementId: id })).toEqual([]);
  });

  it('of a grown-up needs no guardian and takes none', async () => {
    const { id } = await unsigned();
    await expect(signedBy(id, ['GUARDIAN'])).rejects.toMatchObject({ fields: { party: { key: 'noGuardianNeeded' } } });
  });

  it('takes one phone for one party, by links and on paper', async () => {
    const { id, studentId } = await unsigned();
    const phone = mobile();
    await withPhones(studentId, phone, phone);
    await signsByLink(id, 'STUDENT');
    const same = { code: 'DUPLICATE', key: 'phoneSignedAlready' };
    await expect(signsByLink(id, 'GUARDIAN')).rejects.toMatchObject(same);
    const { version } = await getPlacement(office, { id });
    const onPaper = (party: string, number: string) =>
      signPlacement(office, { ...paper(id, party), version, phone: number });
    await expect(onPaper('SCHOOL', phone)).rejects.toMatchObject(same);
    expect((await getPlacement(office, { id })).signatures).toMatchObject([{ party: 'STUDENT' }]);
    await onPaper('SCHOOL', mobile());
    // Another agreement is another matter.
    const next = await unsigned();
    await signPlacement(office, { ...paper(next.id, 'SCHOOL'), version: 1, phone });
  });
});

describe('a signature', () => {
  it('is kept for good: nobody changes or deletes it', async () => {
    const { id } = await unsigned();
    await signedBy(id, ['SCHOOL']);
    const where = { institutionId: w.institutionId, placementId: id };
    const read = () => within(w, (tx) => tx.triSignature.findMany({ where }));
    const before = await read();
    expect(before).toHaveLength(1);
    const hash = new Uint8Array(32);
    for (const data of [
      { signer: '别人' },
      { party: 'STUDENT' },
      { signedOn: toDbDate('2020-01-01') },
      { contentHash: hash },
    ])
      await expect(within(w, (tx) => tx.triSignature.updateMany({ where, data }))).rejects.toThrow('never changed');
    await expect(within(w, (tx) => tx.triSignature.deleteMany({ where }))).rejects.toThrow('never changed');
    expect(await read()).toEqual(before);
    await expect(signedBy(id, ['SCHOOL'])).rejects.toMatchObject({ code: 'DUPLICATE', key: 'partySignedAlready' });
  });
});
