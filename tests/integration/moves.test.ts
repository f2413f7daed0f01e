import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '@/lib/kernel/context';
import { addDays, toDbDate } from '@/lib/kernel/day';
import { getLinkPage, linkCandidates } from '@/lib/modules/links/queries';
import { addContact } from '@/lib/modules/partners/contacts';
import { amendAgreement, signAmendment, withdrawAmendment } from '@/lib/modules/placements/amendments';
import { updatePlacement } from '@/lib/modules/placements/commands';
import { cancelPlacement, startPlacement, submitPlacement } from '@/lib/modules/placements/life';
import { movePlacement } from '@/lib/modules/placements/moves';
import { listPlacements, placementFacets } from '@/lib/modules/placements/queries';
import { getPlacement, placementTimeline } from '@/lib/modules/placements/record';
import { getPost } from '@/lib/modules/posts/record';
import { actByLink } from '@/lib/processes/act-by-link';
import { openAmendment } from '@/lib/processes/amendment-document';
import { openAgreement } from '@/lib/processes/document-downloads';
import { signPlacement } from '@/lib/processes/sign-agreement';
import { holding, makeLink } from '@/tests/support/contract-links';
import { amended, elsewhere, makePlacement, makePost, scanned } from '@/tests/support/contract-placements';
import { newWorld, type World, within } from '@/tests/support/world';

let w: World;
let other: World;
let office: Ctx;
const day = (days: number) => addDays(office.today, days);

beforeAll(async () => {
  w = await newWorld('调甲');
  other = await newWorld('调乙');
  office = w.as.OFFICE;
});

describe('a student who goes on elsewhere', () => {
  it('ends early with its history, gives its slot back, takes another, and both are linked', async () => {
    const [from, to] = [await makePost(w, 1), await makePost(w, 1)];
    const old = await makePlacement(w, 'STARTED', { postId: from.id });
    const input = { id: old.id, version: 1, ...elsewhere(w), postId: to.id };
    const { id } = await movePlacement(office, input);
    const [before, after] = [await getPlacement(office, { id: old.id }), await getPlacement(office, { id })];
    expect(before).toMatchObject({ state: 'ENDED', endedOn: day(-1), movedTo: { id, job: input.job } });
    expect(before.steps.at(-1)).toMatchObject({ event: 'end', reason: w.mark });
    expect(after).toMatchObject({
      ...{ state: 'DRAFT', movedFrom: { id: old.id }, studentId: old.studentId, agreementSignedOn: null },
      ...{ consentOn: null, trainedOn: null, policyNo: w.mark, signatures: [] },
    });
    expect(after.plan?.id).toBe(old.planId);
    expect(after.openChecks).toEqual(expect.arrayContaining(['CONSENTED', 'AGREED', 'TRAINED']));
    expect(await getPost(office, { id: from.id })).toMatchObject({ taken: 0 });
    expect(await getPost(office, { id: to.id })).toMatchObject({ taken: 1 });
    // The new place starts by its own evidence only.
    const again = await movePlacement(office, { ...input, version: before.version }).catch((error) => error);
    expect(again).toMatchObject({ key: 'notFromThisState' });
    await submitPlacement(office, { id, version: 1 });
    await within(w, (tx) =>
      tx.placement.updateMany({
        where: { institutionId: w.institutionId, id },
        data: { state: 'APPROVED', startsOn: toDbDate(office.today) },
      }),
    );
    const early = startPlacement(office, { id, version: 2, on: office.today });
    await expect(early).rejects.toMatchObject({ key: 'placementIncomplete' });
    const moved = await listPlacements(office, { filter: { moved: '1' } });
    expect(moved.rows.map((row) => row.id)).toContain(id);
    expect((await placementFacets(office, { filter: {} })).moved).toBe(moved.total);
  });

  it('needs another place, a later day, the right and the present version', async () => {
    const old = await makePlacement(w, 'STARTED');
    const { job, partnerId } = await getPlacement(office, { id: old.id });
    const input = { id: old.id, version: 1, ...elsewhere(w) };
    const same = movePlacement(office, { ...input, job, partnerId });
    await expect(same).rejects.toMatchObject({ fields: { job: { key: 'samePlace' } } });
    const overlap = movePlacement(office, { ...input, startsOn: input.on });
    await expect(overlap).rejects.toMatchObject({ fields: { startsOn: { key: 'beforeLastDay' } } });
    await expect(movePlacement(office, { ...input, version: 9 })).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(movePlacement(w.as.TEACHER, input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(movePlacement(other.as.OFFICE, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await getPlacement(office, { id: old.id })).toMatchObject({ state: 'STARTED' });
    const draft = await makePlacement(w, 'DRAFT');
    const notYet = movePlacement(office, { ...input, id: draft.id });
    await expect(notYet).rejects.toMatchObject({ key: 'notFromThisState' });
  });

  it('goes once, however many try, and again when the first try was cancelled', async () => {
    const old = await makePlacement(w, 'STARTED');
    const input = { id: old.id, version: 1, ...elsewhere(w) };
    const all = await Promise.allSettled(
      Array.from({ length: 5 }, (_, n) => movePlacement(office, { ...input, job: `${w.mark}${n}` })),
    );
    const done = all.flatMap((each) => (each.status === 'fulfilled' ? [each.value.id] : []));
    expect(done).toHaveLength(1);
    await cancelPlacement(office, { id: done[0], version: 1, reason: w.mark });
    const { version } = await getPlacement(office, { id: old.id });
    const { id } = await movePlacement(office, { ...input, version });
    expect(await getPlacement(office, { id: old.id })).toMatchObject({ movedTo: { id }, endedOn: day(-1) });
  });

  it('takes no slot where there is none', async () => {
    const full = await makePost(w, 1);
    await makePlacement(w, 'APPROVED', { postId: full.id });
    const old = await makePlacement(w, 'STARTED');
    const move = movePlacement(office, { id: old.id, version: 1, ...elsewhere(w), postId: full.id });
    await expect(move).rejects.toMatchObject({ key: 'postFull' });
    expect(await getPlacement(office, { id: old.id })).toMatchObject({ state: 'STARTED', movedTo: null });
  });
});

const PARTIES = ['SCHOOL', 'ENTERPRISE', 'STUDENT', 'GUARDIAN'] as const;
const paper = (id: string, party: string) => ({ id, party, signer: `${w.mark}${party}`, signedOn: office.today });

/** A placement whose agreement all have signed, under way. */
async function signed() {
  const { id } = await scanned(w, 'DRAFT', { agreementSignedOn: null });
  const { parties } = await getPlacement(office, { id });
  for (const [n, party] of parties.entries()) await signPlacement(office, { ...paper(id, party), version: n + 1 });
  await within(w, (tx) =>
    tx.placement.updateMany({
      where: { institutionId: w.institutionId, id },
      data: { state: 'STARTED', startedOn: toDbDate(office.today) },
    }),
  );
  return { id, parties };
}

describe('an amendment of a signed agreement', () => {
  it('changes nothing until all have signed again, and leaves what they had signed as it was', async () => {
    const { id, parties } = await signed();
    const before = await getPlacement(office, { id });
    const originals = () =>
      within(w, (tx) =>
        tx.triSignature.findMany({
          where: { institutionId: w.institutionId, placementId: id, amendmentId: null },
          orderBy: { id: 'asc' },
        }),
      );
    const first = await originals();
    const input = amended(w, id);
    const { id: amendmentId } = await amendAgreement(office, input);
    await expect(amendAgreement(office, input)).rejects.toMatchObject({ key: 'amendmentOpen' });
    for (const [n, party] of parties.entries()) {
      expect(await getPlacement(office, { id })).toMatchObject({ pay: before.pay, endsOn: before.endsOn });
      await signAmendment(office, paper(amendmentId, party));
      if (n === 0)
        await expect(signAmendment(office, paper(amendmentId, party))).rejects.toMatchObject({
          key: 'partySignedAlready',
        });
    }
    const after = await getPlacement(office, { id });
    expect(after).toMatchObject({ pay: 3500, endsOn: input.endsOn, job: input.job, signatures: before.signatures });
    expect(after.amendments).toMatchObject([
      { number: 1, state: 'SIGNED', signedOn: office.today, hash: expect.stringMatching(/^[0-9a-f]{16}$/) },
    ]);
    expect(after.amendments[0]?.changes).toContainEqual({ field: 'pay', from: before.pay, to: 3500 });
    expect(await originals()).toEqual(first);
    const { changes } = await placementTimeline(office, { id });
    expect(new Set(changes.map((each) => each.tbl))).toContain('agreement_amendments');
    const second = await amendAgreement(office, { ...input, pay: 4000 });
    expect((await getPlacement(office, { id })).amendments.at(-1)).toMatchObject({ id: second.id, number: 2 });
    for (const open of [openAgreement(office, id, 'pdf'), openAmendment(office, amendmentId)])
      expect((await open).body).toBeInstanceOf(Uint8Array);
    await expect(openAmendment(other.as.OFFICE, amendmentId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is in force when all sign in one moment', async () => {
    const { id, parties } = await signed();
    const { id: amendmentId } = await amendAgreement(office, amended(w, id));
    await Promise.all(parties.map((party) => signAmendment(office, paper(amendmentId, party))));
    expect((await getPlacement(office, { id })).amendments).toMatchObject([{ state: 'SIGNED' }]);
  });

  it('is not changed or deleted, by nobody', async () => {
    const { id } = await amendAgreement(office, amended(w, (await signed()).id));
    const at = { institutionId: w.institutionId, id };
    const change = within(w, (tx) => tx.agreementAmendment.updateMany({ where: at, data: { reason: '改' } }));
    await expect(change).rejects.toThrow('never changed');
    await expect(within(w, (tx) => tx.agreementAmendment.deleteMany({ where: at }))).rejects.toThrow('never changed');
    await withdrawAmendment(office, { id });
    await expect(withdrawAmendment(office, { id })).rejects.toMatchObject({ key: 'notFromThisState' });
    const late = signAmendment(office, paper(id, 'SCHOOL'));
    await expect(late).rejects.toMatchObject({ key: 'notFromThisState' });
    const back = within(w, (tx) => tx.agreementAmendment.updateMany({ where: at, data: { state: 'OPEN' } }));
    await expect(back).rejects.toThrow('never changed');
  });

  it('is asked for what is signed only, by who may, with a change within its period', async () => {
    const draft = await makePlacement(w, 'APPROVED', { agreementSignedOn: null });
    await expect(amendAgreement(office, amended(w, draft.id))).rejects.toMatchObject({ key: 'amendUnsigned' });
    const { id } = await signed();
    const p = await getPlacement(office, { id });
    const input = amended(w, id);
    const none = { ...input, job: p.job, address: p.address, endsOn: p.endsOn, pay: p.pay };
    await expect(amendAgreement(office, none)).rejects.toMatchObject({ key: 'nothingAmended' });
    const past = amendAgreement(office, { ...input, endsOn: day(-1), effectiveOn: day(-3) });
    await expect(past).rejects.toMatchObject({ fields: { endsOn: { key: 'inThePast' } } });
    const outside = amendAgreement(office, { ...input, effectiveOn: day(400) });
    await expect(outside).rejects.toMatchObject({ fields: { effectiveOn: { key: 'outsideItsPeriod' } } });
    await expect(amendAgreement(w.as.TEACHER, input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(amendAgreement(other.as.OFFICE, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    // What is signed is not changed beside it.
    const { version, teacherId } = p;
    const beside = updatePlacement(office, {
      ...elsewhere(w),
      id,
      version,
      teacherId,
      on: undefined,
      reason: undefined,
    });
    await expect(beside).rejects.toMatchObject({ code: 'INVALID' });
  });

  it('is signed by a link, which says what changes and refuses what changed since it was opened', async () => {
    const { id, parties } = await signed();
    await addContact(office, { partnerId: w.partnerId, name: w.mark, phone: '13800005678', isLiaison: true });
    const sought = { kind: 'SIGN', party: 'ENTERPRISE', placementId: id };
    expect(await linkCandidates(office, sought)).toEqual([]);
    const { id: amendmentId } = await amendAgreement(office, amended(w, id));
    expect(await linkCandidates(office, sought)).toHaveLength(1);
    for (const party of PARTIES.filter((each) => each !== 'ENTERPRISE' && parties.includes(each)))
      await signAmendment(office, paper(amendmentId, party));
    const ctx = await holding((await makeLink(w, 'SIGN', id, 'ENTERPRISE')).token);
    const { facts } = await getLinkPage(ctx, {});
    if (facts?.kind !== 'SIGN') throw new Error('nothing to sign');
    expect(facts.amendment?.changes).toContainEqual({ field: 'pay', from: null, to: 3500 });
    const answer = { signer: w.mark, lastDigits: facts.phone.slice(-4), agreed: 'yes' };
    const changed = actByLink(ctx, { answer: { ...answer, hash: '0'.repeat(16) } });
    await expect(changed).rejects.toMatchObject({ key: 'textChanged' });
    await actByLink(ctx, { answer: { ...answer, hash: facts.hash } });
    const after = await getPlacement(office, { id });
    expect(after).toMatchObject({ pay: 3500, amendments: [{ state: 'SIGNED' }] });
    expect(after.amendments[0]?.signatures).toContainEqual(
      expect.objectContaining({ party: 'ENTERPRISE', method: 'LINK' }),
    );
  });
});
