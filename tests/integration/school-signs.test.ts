import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { inTransaction, settingsOf } from '@/lib/db/door';
import type { Ctx } from '@/lib/kernel/context';
import { blindIndex, encryptText } from '@/lib/kernel/crypto';
import { toDbDate } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { linkCandidates, signersToChoose } from '@/lib/modules/links/queries';
import { addContact } from '@/lib/modules/partners/contacts';
import { amendAgreement } from '@/lib/modules/placements/amendments';
import { getPlacement } from '@/lib/modules/placements/record';
import { phoneColumns } from '@/lib/modules/students/writes';
import { actByLink } from '@/lib/processes/act-by-link';
import { openLink } from '@/lib/processes/agreement-of-link';
import { agreementsToSign, signForSchool } from '@/lib/processes/sign-for-school';
import { asTest } from '@/tests/factories/account';
import { holding, makeLink, mobile } from '@/tests/support/contract-links';
import { amended, makePlacement } from '@/tests/support/contract-placements';
import { newWorld, type World, within } from '@/tests/support/world';

let w: World;
let other: World;
let leader: Ctx;
let office: Ctx;

beforeAll(async () => {
  w = await newWorld('校签甲');
  other = await newWorld('校签乙');
  leader = w.as.LEADER;
  office = w.as.OFFICE;
  const contact = { partnerId: w.partnerId, name: w.mark, phone: '13800005678', isLiaison: true };
  await addContact(office, contact);
});

const at = (id: string) => ({ institutionId: w.institutionId, id });
const signaturesOf = (placementId: string) =>
  within(w, (tx) => tx.triSignature.findMany({ where: { institutionId: w.institutionId, placementId } }));

/** Approved and signed by nobody yet; its student has a number of its own. */
async function unsigned(phone = mobile()) {
  const placement = await makePlacement(w, 'APPROVED', { agreementSignedOn: null });
  await within(w, (tx) => tx.student.updateMany({ where: at(placement.studentId), data: phoneColumns(phone) }));
  return { ...placement, phone };
}
/** What the page shows of it, as it sends it back. */
async function line(placementId: string) {
  const [row] = (await agreementsToSign(leader, { placementId })).rows;
  if (!row) throw new Error('it does not wait for the school');
  return { id: row.id, code: row.code };
}
/** A party signs by the link that it is sent. Gives the code of the text that it saw. */
async function signsByLink(id: string, party: string, signerId?: string) {
  const ctx = await holding((await makeLink(w, 'SIGN', id, party, signerId)).token);
  const { facts } = (await openLink(ctx)).page;
  if (facts?.kind !== 'SIGN') throw new Error('nothing to sign');
  const answer = { signer: `${w.mark}${party}`, lastDigits: facts.phone.slice(-4), agreed: 'yes', hash: facts.hash };
  await actByLink(ctx, { answer });
  return facts.hash;
}
const givePhone = (ctx: Ctx, phone: string | null) =>
  asTest((tx) =>
    tx.user.updateMany({
      where: { id: ctx.userId },
      data: phone
        ? { phoneEnc: encryptText(phone), phoneIndex: blindIndex(phone) }
        : { phoneEnc: null, phoneIndex: null },
    }),
  );

describe('the school, by an account', () => {
  it('signs many at once, each under the text that the others saw, and is the last of three phones', async () => {
    const all = await Promise.all(Array.from({ length: 12 }, () => unsigned()));
    const [first] = all;
    if (!first) throw new Error('nothing was made');
    const seen = [await signsByLink(first.id, 'STUDENT'), await signsByLink(first.id, 'ENTERPRISE')];
    const lines = await Promise.all(all.map(({ id }) => line(id)));
    expect(new Set([...seen, lines[0]?.code]).size).toBe(1);
    const phone = mobile();
    expect(await signForSchool(leader, { lines, phone })).toEqual({ count: 12 });
    for (const { id } of all) {
      const kept = await signaturesOf(id);
      expect(kept.find(({ party }) => party === 'SCHOOL')).toMatchObject({
        ...{ method: 'ACCOUNT', signer: leader.actor, enteredById: leader.membershipId },
        phoneMasked: `${phone.slice(0, 3)}****${phone.slice(-4)}`,
      });
      expect((await agreementsToSign(leader, { placementId: id })).rows).toEqual([]);
    }
    const whole = await getPlacement(office, { id: first.id });
    expect(whole).toMatchObject({ agreementSignedOn: office.today });
    const kept = await signaturesOf(first.id);
    expect(new Set(kept.map(({ phoneIndex }) => Buffer.from(phoneIndex ?? []).toString('hex'))).size).toBe(3);
    expect(new Set(kept.map(({ contentHash }) => Buffer.from(contentHash).toString('hex'))).size).toBe(1);
    expect(await getPlacement(office, { id: all[1]?.id })).toMatchObject({ agreementSignedOn: null });
  });

  it('signs with the account’s own number where it has one, and needs one where it has none', async () => {
    const one = await unsigned();
    const lines = [await line(one.id)];
    const blank = signForSchool(leader, { lines, phone: ' ' });
    await expect(blank).rejects.toMatchObject({ fields: { phone: { key: 'required' } } });
    const wrong = signForSchool(leader, { lines, phone: '0512-6666' });
    await expect(wrong).rejects.toMatchObject({ fields: { phone: { key: 'notAMobile' } } });
    const own = mobile();
    await givePhone(office, own);
    const borrowed = signForSchool(leader, { lines, phone: own });
    await expect(borrowed).rejects.toMatchObject({ fields: { phone: { key: 'phoneTaken' } } });
    expect(await signaturesOf(one.id)).toEqual([]);
    expect((await agreementsToSign(office, {})).phone).toBe(`${own.slice(0, 3)}****${own.slice(-4)}`);
    await signForSchool(office, { lines, phone: mobile() });
    expect(await signaturesOf(one.id)).toMatchObject([{ phoneMasked: `${own.slice(0, 3)}****${own.slice(-4)}` }]);
    await givePhone(office, null);
  });

  it('does not sign with a phone that signed for another party: none of the batch is signed, and who it was is named', async () => {
    const [one, two] = [await unsigned(), await unsigned()];
    await signsByLink(two.id, 'STUDENT');
    const lines = [await line(one.id), await line(two.id)];
    const { name } = await within(w, (tx) => tx.student.findFirstOrThrow({ where: at(two.studentId) }));
    await expect(signForSchool(leader, { lines, phone: two.phone })).rejects.toMatchObject({
      fields: { phone: { key: 'phoneSignedFor', params: { names: name } } },
    });
    expect(await signaturesOf(one.id)).toEqual([]);
    // And the other way about: who signs by a link later.
    await signForSchool(leader, { lines: [lines[0]], phone: one.phone });
    const same = { code: 'DUPLICATE', key: 'phoneSignedAlready' };
    await expect(signsByLink(one.id, 'STUDENT')).rejects.toMatchObject(same);
  });

  it('signs what was shown: a text that has changed since is refused, for one of many too', async () => {
    const [one, two] = [await unsigned(), await unsigned()];
    const lines = [await line(one.id), await line(two.id)];
    await within(w, (tx) => tx.placement.updateMany({ where: at(two.id), data: { pay: 4321 } }));
    const refused = signForSchool(leader, { lines, phone: mobile() });
    await expect(refused).rejects.toMatchObject({ code: 'RULE', key: 'textChangedOf' });
    expect(await signaturesOf(one.id)).toEqual([]);
    await signForSchool(leader, { lines: [lines[0], await line(two.id)], phone: mobile() });
  });

  it('is who is authorised for it, in its own college, once', async () => {
    const { id } = await unsigned();
    const said = { lines: [await line(id)], phone: mobile() };
    for (const role of ['ADMIN', 'DEPARTMENT', 'TEACHER', 'LIAISON', 'MENTOR'] as const)
      await expect(signForSchool(w.as[role], said)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(signForSchool(other.as.LEADER, said)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const both = await Promise.allSettled([
      signForSchool(leader, said),
      signForSchool(office, { ...said, phone: mobile() }),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await signaturesOf(id)).toHaveLength(1);
    await expect(signForSchool(leader, said)).rejects.toMatchObject({ key: 'partySignedAlready' });
  });

  it('signs an amendment, which is listed as what it is', async () => {
    const { id } = await makePlacement(w, 'STARTED');
    await amendAgreement(office, amended(w, id));
    const [row] = (await agreementsToSign(leader, { placementId: id })).rows;
    expect(row).toMatchObject({ amendment: { number: 1 }, signed: [] });
    await signForSchool(leader, { lines: [await line(id)], phone: mobile() });
    const { amendments, signatures } = await getPlacement(office, { id });
    expect(amendments[0]?.signatures).toMatchObject([{ party: 'SCHOOL', method: 'ACCOUNT' }]);
    expect(signatures).toEqual([]);
  });
});

describe('the school, by a link', () => {
  it('goes to one of its people with a number, who signs as enterprise and student do', async () => {
    const { id } = await unsigned();
    const sought = { kind: 'SIGN', party: 'SCHOOL', placementId: id };
    const signer = w.as.DEPARTMENT;
    await givePhone(signer, null);
    const lacking = await linkCandidates(office, { ...sought, signerId: signer.membershipId });
    expect(lacking).toMatchObject([{ lacks: 'name' }]);
    await expect(makeLink(w, 'SIGN', id, 'SCHOOL', signer.membershipId)).rejects.toMatchObject({ key: 'linkLacks' });
    await expect(makeLink(w, 'SIGN', id, 'SCHOOL')).rejects.toMatchObject({
      fields: { signerId: { key: 'required' } },
    });
    await givePhone(signer, mobile());
    expect((await signersToChoose(office, {})).map((each) => each.id)).toContain(signer.membershipId);
    for (const party of ['STUDENT', 'ENTERPRISE']) await signsByLink(id, party);
    // That others are on their way says nothing of this one.
    expect(await linkCandidates(office, { ...sought, signerId: signer.membershipId })).toMatchObject([
      { open: false, lacks: null, recipient: signer.actor },
    ]);
    await signsByLink(id, 'SCHOOL', signer.membershipId);
    const { agreementSignedOn, signatures } = await getPlacement(office, { id });
    expect(agreementSignedOn).toBe(office.today);
    expect(signatures.map(({ party, method }) => `${party} ${method}`).sort()).toEqual([
      ...['ENTERPRISE LINK', 'SCHOOL LINK', 'STUDENT LINK'],
    ]);
  });

  it('is no way for one person to sign for two', async () => {
    const phone = mobile();
    const { id } = await unsigned(phone);
    const signer = w.as.TEACHER;
    await givePhone(signer, phone);
    await signsByLink(id, 'STUDENT');
    const same = { code: 'DUPLICATE', key: 'phoneSignedAlready' };
    await expect(signsByLink(id, 'SCHOOL', signer.membershipId)).rejects.toMatchObject(same);
  });
});

describe('the database', () => {
  it('takes no online signature without a phone, without its text, or by another', async () => {
    const { id: placementId } = await unsigned();
    const contentHash = new Uint8Array(createHash('sha256').update('text').digest());
    const [phoneIndex, enteredById] = [new Uint8Array(blindIndex(mobile())), leader.membershipId];
    const base = {
      signer: w.mark,
      placementId,
      contentHash,
      signedOn: toDbDate(office.today),
      enteredById,
      phoneIndex,
    };
    const put = (over: object) =>
      inTransaction(settingsOf(leader, 'test'), (tx) =>
        tx.triSignature.create({ data: { ...at(newId()), ...base, party: 'SCHOOL', method: 'ACCOUNT', ...over } }),
      );
    await expect(put({})).rejects.toThrow('tri_signatures_text_kept');
    const text = {
      placementId,
      factsHash: contentHash,
      contentHash,
      values: {},
      blocks: [{ kind: 'text', text: '甲' }],
    };
    await within(w, (tx) => tx.agreementText.create({ data: { ...at(newId()), ...text } }));
    await expect(put({ enteredById: office.membershipId })).rejects.toThrow('tri_signatures_by_itself');
    await expect(put({ method: 'LINK' })).rejects.toThrow('tri_signatures_by_itself');
    await expect(put({ phoneIndex: null })).rejects.toThrow('tri_signatures_phone_given');
    await expect(put({ party: 'STUDENT' })).rejects.toThrow('tri_signatures_account');
    const another = new Uint8Array(createHash('sha256').update('another').digest());
    await expect(put({ contentHash: another })).rejects.toThrow('tri_signatures_same_text');
    await put({});
    const where = { institutionId: w.institutionId, placementId };
    await expect(within(w, (tx) => tx.agreementText.updateMany({ where, data: { values: { a: 1 } } }))).rejects.toThrow(
      'never changed',
    );
    await expect(within(w, (tx) => tx.agreementText.deleteMany({ where }))).rejects.toThrow('never changed');
  });
});
