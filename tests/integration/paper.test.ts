import JSZip from 'jszip';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '@/lib/kernel/context';
import { amendAgreement } from '@/lib/modules/placements/amendments';
import { enterAssessment } from '@/lib/modules/placements/follow';
import { getPlacement } from '@/lib/modules/placements/record';
import { openAssessment, openAssessments } from '@/lib/processes/assessment-document';
import { openAgreement } from '@/lib/processes/document-downloads';
import { scannedPaper } from '@/lib/processes/paper';
import { paperAddress } from '@/lib/processes/paper-address';
import { amended, fileScan, makePlacement } from '@/tests/support/contract-placements';
import { newWorld, type World, within } from '@/tests/support/world';

let w: World;
let other: World;
let office: Ctx;

beforeAll(async () => {
  w = await newWorld('纸甲');
  other = await newWorld('纸乙');
  office = w.as.OFFICE;
});

async function wordOf(id: string) {
  const { body } = await openAgreement(office, id, 'word');
  const zip = await JSZip.loadAsync(body as Uint8Array);
  const text = ((await zip.file('word/document.xml')?.async('string')) ?? '').replace(/<[^>]+>/g, '');
  return { text, pictures: Object.keys(zip.files).filter((name) => /^word\/media\/.*\.png$/.test(name)) };
}

describe('a printed form', () => {
  it('carries a code that leads to its record, in Word too', async () => {
    const { id } = await makePlacement(w);
    const address = new URL(paperAddress('agreement', id, 'ABC'));
    expect(address.pathname).toBe(`/internships/scan/${id}`);
    const { text, pictures } = await wordOf(id);
    expect(pictures).toHaveLength(1);
    const code = /[0-9A-F]{12}/.exec(text)?.[0];
    expect(await scannedPaper(office, { id, paper: 'agreement', code })).toMatchObject({ fits: true });
    await within(w, (tx) =>
      tx.placement.updateMany({ where: { institutionId: w.institutionId, id }, data: { pay: 1234 } }),
    );
    expect(await scannedPaper(office, { id, paper: 'agreement', code })).toMatchObject({ fits: false });
  });

  it('says which amendment it is', async () => {
    const { id } = await makePlacement(w, 'STARTED');
    const { id: amendmentId } = await amendAgreement(office, amended(w, id));
    const [{ hash } = { hash: '' }] = (await getPlacement(office, { id })).amendments;
    expect(await scannedPaper(office, { id, paper: 'amendment', code: hash })).toMatchObject({
      ...{ paper: 'amendment', fits: true, amendmentId },
    });
    expect(await scannedPaper(office, { id, paper: 'amendment', code: 'x' })).toMatchObject({ fits: false });
  });

  it('is for those who follow the intern, within the college', async () => {
    const { id } = await makePlacement(w, 'STARTED', { teacherId: null });
    await expect(scannedPaper(w.as.LEADER, { id, paper: 'agreement' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(scannedPaper(w.as.TEACHER, { id, paper: 'agreement' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(scannedPaper(other.as.OFFICE, { id, paper: 'agreement' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(openAssessment(w.as.TEACHER, id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('an assessment on paper', () => {
  it('is printed for one and for many, and entered once its scan is filed', async () => {
    const { id, planId } = await makePlacement(w, 'STARTED');
    expect((await openAssessment(office, id)).body).toBeInstanceOf(Uint8Array);
    expect((await openAssessments(office, { plan: planId })).name).toMatch(/\.zip$/);
    const said = { id, version: 1, score: 82, remark: '踏实', hostAgain: true };
    await expect(enterAssessment(office, said)).rejects.toMatchObject({ key: 'scanFirst' });
    await fileScan(w, id);
    await expect(enterAssessment(w.as.TEACHER, said)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await enterAssessment(office, said);
    expect(await getPlacement(office, { id })).toMatchObject({ enterpriseScore: 82, hostAgain: true });
    await expect(enterAssessment(office, said)).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});
