import { Readable } from 'node:stream';
import { beforeAll, describe, expect, it } from 'vitest';
import { mintContext } from '@/lib/kernel/context';
import { toDbDate } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { listAttachments } from '@/lib/modules/attachments/queries';
import {
  createEmployment,
  followEmployment,
  updateEmployment,
  verifyEmployment,
} from '@/lib/modules/employment/commands';
import { type EmploymentFilter, employmentList } from '@/lib/modules/employment/list';
import { listEmployments } from '@/lib/modules/employment/queries';
import { employmentRates } from '@/lib/modules/employment/rates';
import { getEmployment } from '@/lib/modules/employment/record';
import { undoImport } from '@/lib/modules/imports/commands';
import { getImport } from '@/lib/modules/imports/queries';
import { updateInstitution } from '@/lib/modules/settings/commands';
import { getInstitution } from '@/lib/modules/settings/queries';
import { attachFile } from '@/lib/processes/attach-file';
import { exportList } from '@/lib/processes/exports';
import { importNow } from '@/lib/processes/import-now';
import { employmentLedger, employmentRow } from '@/tests/factories/employment-ledger';
import { makeEmployment } from '@/tests/support/contract-employment';
import { makePlacement } from '@/tests/support/contract-placements';
import { makePlace, makeStudent } from '@/tests/support/contract-students';
import { makePartner, newWorld, type World, within } from '@/tests/support/world';

let w: World;
let elsewhere: string;

beforeAll(async () => {
  w = await newWorld('去向');
  elsewhere = await makePartner(w);
  const { version, name, shortName, settings } = await getInstitution(w.as.ADMIN, {});
  const internship = { ...settings.internship, city: '1502' };
  await updateInstitution(w.as.ADMIN, { version, name, shortName, settings: { ...settings, internship } });
});

const job = { graduatedOn: '2025-07-01', destination: 'EMPLOYED', source: 'CONTRACT' };
const numberOf = (id: string) =>
  within(w, (tx) => tx.student.findFirstOrThrow({ where: { institutionId: w.institutionId, id } })).then(
    ({ studentNo }) => studentNo,
  );
/** Whom a filter shows, which is also what is counted and exported. */
async function shown(filter: EmploymentFilter): Promise<string[]> {
  const { rows, total, totals } = await listEmployments(w.as.OFFICE, { filter, size: 100 });
  const query = new URL(employmentList.href({ filter }), 'http://x').searchParams;
  const sheet = await exportList(w.as.OFFICE, 'employment').open(w.as.OFFICE, Object.fromEntries(query));
  await sheet.stream.cancel();
  expect([total, totals.graduates, sheet.rows]).toEqual([rows.length, rows.length, rows.length]);
  return rows.map(({ id }) => id).sort();
}

describe('where a job came from', () => {
  it('is the class of that enterprise and the post internship there; another employer has neither', async () => {
    const { studentId, orderClassId } = await makePlace(w);
    const placement = await makePlacement(w, 'ENDED', { studentId });
    const studentNo = await numberOf(studentId);
    const { id } = await createEmployment(w.as.OFFICE, { studentNo, ...job, partnerId: w.partnerId });
    const from = async () => {
      const { orderClass, placement: at } = await getEmployment(w.as.OFFICE, { id });
      return [orderClass?.id ?? null, at?.id ?? null];
    };
    expect(await from()).toEqual([orderClassId, placement.id]);
    for (const filter of [{ ordered: '1' }, { orderClass: [orderClassId] }, { interned: '1' }] as EmploymentFilter[])
      expect(await shown(filter)).toEqual([id]);
    await updateEmployment(w.as.OFFICE, { id, version: 1, ...job, partnerId: elsewhere });
    expect(await from()).toEqual([null, null]);
    for (const filter of [{ ordered: '1' }, { interned: '1' }] as EmploymentFilter[])
      expect(await shown(filter)).toEqual([]);
    await updateEmployment(w.as.OFFICE, { id, version: 2, ...job, partnerId: w.partnerId });
    expect(await from()).toEqual([orderClassId, placement.id]);
  });

  it.each([
    ['an internship that never began', 'APPROVED', {}],
    ['one that was cancelled', 'CANCELLED', { reason: '取消' }],
    ['a first look at the trade', 'ENDED', { kind: 'ORIENTATION' }],
  ])('is not %s', async (_what, state, over) => {
    const { studentNo } = await makePlacement(w, state, over);
    const { id } = await createEmployment(w.as.OFFICE, { studentNo, ...job, partnerId: w.partnerId });
    expect(await getEmployment(w.as.OFFICE, { id })).toMatchObject({ orderClass: null, placement: null });
  });
});

describe('a ledger that names another employer', () => {
  it('takes the origin, the follow-up and the verification away, and gives all back when it is taken back', async () => {
    const { studentId, orderClassId } = await makePlace(w);
    const placement = await makePlacement(w, 'ENDED', { studentId });
    const studentNo = await numberOf(studentId);
    const { id } = await createEmployment(w.as.OFFICE, { studentNo, ...job, partnerId: w.partnerId });
    await followEmployment(w.as.OFFICE, { id, version: 1, followedOn: '2026-07-01', stillThere: true });
    await verifyEmployment(w.as.OFFICE, { id, version: 2 });
    const now = async () => {
      const found = await getEmployment(w.as.OFFICE, { id });
      const { partnerId, followedOn, stillThere, verifiedOn, verifiedBy } = found;
      const from = [found.orderClass?.id, found.placement?.id];
      return { partnerId, from, followedOn, stillThere, verifiedOn, verifiedBy };
    };
    const was = await now();
    expect(was).toMatchObject({ partnerId: w.partnerId, from: [orderClassId, placement.id], stillThere: true });
    expect(was.verifiedOn).toBe(w.as.OFFICE.today);
    const run = async (over: Record<string, string | null>) => {
      const row = employmentRow(1, { 学号: studentNo, 毕业日期: '2025-07-01', ...over });
      const at = { module: 'employment', fileName: '就业.xlsx', createMissing: false };
      const { batchId, totals } = await importNow(w.as.ADMIN, { ...at, bytes: await employmentLedger([row]) });
      expect(totals).toMatchObject({ changed: 1, refused: 0 });
      return batchId;
    };
    const batchId = await run({});
    expect(await now()).toEqual({
      ...{ partnerId: null, from: [undefined, undefined], followedOn: null, stillThere: null },
      ...{ verifiedOn: null, verifiedBy: null },
    });
    const undo = async (batch: string | null) => {
      const { version } = await getImport(w.as.ADMIN, { id: batch ?? '' });
      await undoImport(w.as.ADMIN, { id: batch ?? '', version });
    };
    await undo(batchId);
    expect(await now()).toEqual(was);
  });
});

describe('proof', () => {
  it('is filed by whoever writes the record, verified by the office, by name, and verified anew after a change', async () => {
    const { id } = await makeEmployment(w);
    const file = (ctx: typeof w.as.OFFICE) =>
      attachFile(ctx, {
        ...{ owner: { employmentId: id }, name: '劳动合同.pdf' },
        body: Readable.from([Buffer.from('%PDF-1.4\n%%EOF')]),
      });
    await file(w.as.DEPARTMENT);
    const { files } = await listAttachments(w.as.OFFICE, { employmentId: id });
    expect(files.map(({ name, by }) => [name, by])).toEqual([['劳动合同.pdf', 'DEPARTMENT']]);
    await expect(file(w.as.LEADER)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const stranger = mintContext({ ...w.as.DEPARTMENT, departmentId: newId() });
    for (const ctx of [stranger, w.as.LIAISON, w.as.TEACHER]) await expect(file(ctx)).rejects.toThrow();
    expect((await listAttachments(w.as.OFFICE, { employmentId: id })).files).toHaveLength(1);

    expect(await shown({ unverified: '1' })).toContain(id);
    for (const ctx of [w.as.DEPARTMENT, w.as.LEADER, w.as.TEACHER])
      await expect(verifyEmployment(ctx, { id, version: 1 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await verifyEmployment(w.as.OFFICE, { id, version: 1 });
    const { today } = w.as.OFFICE;
    expect(await getEmployment(w.as.LEADER, { id })).toMatchObject({ verifiedOn: today, verifiedBy: 'OFFICE' });
    const by = await within(w, (tx) =>
      tx.employment.findFirstOrThrow({ where: { institutionId: w.institutionId, id } }),
    );
    expect(by.verifiedById).toBe(w.as.OFFICE.membershipId);
    expect(await shown({ unverified: '1' })).not.toContain(id);
    await expect(verifyEmployment(w.as.OFFICE, { id, version: 2 })).rejects.toMatchObject({ code: 'RULE' });
    await updateEmployment(w.as.OFFICE, { id, version: 2, ...job, employer: '另一家' });
    expect(await shown({ unverified: '1' })).toContain(id);
  });

  it('says whether the job matches the programme, or that nobody knows', async () => {
    const year = { year: ['2019'] };
    const graduatedOn = '2019-07-01';
    const made: Record<string, string> = {};
    for (const matches of ['yes', 'no', '']) {
      const { studentNo } = await makeStudent(w);
      const told = { studentNo, ...job, graduatedOn, employer: w.mark, matches };
      made[matches] = (await createEmployment(w.as.OFFICE, told)).id;
    }
    const said = Object.values(made).map((id) => getEmployment(w.as.OFFICE, { id }));
    expect((await Promise.all(said)).map(({ matches }) => matches)).toEqual([true, false, null]);
    expect(await shown({ ...year, matches: '1' })).toEqual([made.yes]);
    expect(await shown(year)).toHaveLength(3);
  });
});

describe('the rates', () => {
  it('of each year, programme and class are those of the list that each number opens', async () => {
    const at = { institutionId: w.institutionId };
    const kinds = [
      { destination: 'EMPLOYED', placeCode: '150203' },
      { destination: 'ENLISTED', placeCode: '110105' },
      // Studies on in the city: placed, and no local job.
      { destination: 'FURTHER_STUDY', placeCode: '150202' },
      { destination: 'UNEMPLOYED', placeCode: null },
    ];
    const programmes: string[] = [];
    for (const [n, year] of ['2021', '2022', '2021'].entries()) {
      const { id: first, programmeId } = await makeStudent(w);
      programmes.push(programmeId);
      const classId = newId();
      await within(w, (tx) =>
        tx.schoolClass.create({ data: { ...at, id: classId, name: `${w.mark}${n}班`, programmeId, gradeYear: 2018 } }),
      );
      for (const [k, kind] of kinds.slice(0, 4 - n).entries()) {
        const studentId = k === 0 ? first : (await makeStudent(w, 'GRADUATED', { programmeId })).id;
        // The first of each programme is in no class.
        if (k > 0)
          await within(w, (tx) =>
            tx.student.updateMany({ where: { ...at, id: studentId }, data: { schoolClassId: classId } }),
          );
        await makeEmployment(w, { studentId, graduatedOn: toDbDate(`${year}-07-01`), ...kind });
      }
    }
    for (const year of ['2021', '2022', '2020'])
      for (const by of ['programme', 'class'] as const) {
        const { rows, total } = await employmentRates(w.as.OFFICE, { year, by });
        for (const row of [...rows, total]) {
          const open = async (key: keyof typeof row.to) => {
            const params = Object.fromEntries(new URL(row.to[key], 'http://x').searchParams);
            return listEmployments(w.as.OFFICE, { filter: employmentList.parse(params).filter });
          };
          for (const key of ['graduates', 'settled', 'atWork', 'local'] as const)
            expect([year, by, key, (await open(key)).total]).toEqual([year, by, key, row[key]]);
          // The list of the graduates says the same shares in its totals.
          const { settledShare, localShare, localShareOfWorking } = row;
          expect((await open('graduates')).totals).toMatchObject({ settledShare, localShare, localShareOfWorking });
        }
      }
    const shares = async (year: string, by: 'programme' | 'class') =>
      (await employmentRates(w.as.OFFICE, { year, by })).rows
        .map((row) => [row.graduates, row.settledShare, row.localShare, row.localShareOfWorking])
        .sort();
    expect(await shares('2021', 'programme')).toEqual([
      [2, 100, 50, 50],
      [4, 75, 25, 50],
    ]);
    expect(await shares('2022', 'programme')).toEqual([[3, 100, 33.3, 50]]);
    expect(await shares('2021', 'class')).toEqual([
      [1, 100, 0, 0],
      [2, 100, 100, 100],
      [3, 66.7, 0, 0],
    ]);
    expect(await shares('2020', 'programme')).toEqual([]);
    expect(new Set(programmes).size).toBe(3);
  });
});
