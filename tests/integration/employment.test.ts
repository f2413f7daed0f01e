import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '@/lib/kernel/context';
import { figures } from '@/lib/modules/dashboard/queries';
import {
  createEmployment,
  followEmployment,
  updateEmployment,
  verifyEmployment,
} from '@/lib/modules/employment/commands';
import { employmentList } from '@/lib/modules/employment/list';
import { employmentFacets, listEmployments } from '@/lib/modules/employment/queries';
import { employmentRates } from '@/lib/modules/employment/rates';
import { getEmployment } from '@/lib/modules/employment/record';
import { undoImport } from '@/lib/modules/imports/commands';
import { getImport } from '@/lib/modules/imports/queries';
import { updateInstitution } from '@/lib/modules/settings/commands';
import { getInstitution } from '@/lib/modules/settings/queries';
import { listStudents } from '@/lib/modules/students/queries';
import { exportList } from '@/lib/processes/exports';
import { importNow } from '@/lib/processes/import-now';
import { newCollege } from '@/tests/factories/college';
import { employmentLedger, employmentRow } from '@/tests/factories/employment-ledger';
import { makeEmployment } from '@/tests/support/contract-employment';
import { makePlacement } from '@/tests/support/contract-placements';
import { makeStudent } from '@/tests/support/contract-students';
import { newWorld, type World, within } from '@/tests/support/world';

let w: World;
let other: World;
let office: Ctx;

beforeAll(async () => {
  w = await newWorld('业甲');
  other = await newWorld('业乙');
  office = w.as.OFFICE;
  const { version, name, shortName, settings } = await getInstitution(w.as.ADMIN, {});
  const internship = { ...settings.internship, city: '1502' };
  await updateInstitution(w.as.ADMIN, { version, name, shortName, settings: { ...settings, internship } });
});

const job = { graduatedOn: '2025-07-01', destination: 'EMPLOYED', source: 'CONTRACT', placeCode: '150203' };

describe('a destination', () => {
  it('is entered once a graduate, finds the internship it came from, is verified and followed', async () => {
    const placement = await makePlacement(w, 'ENDED');
    const nobody = createEmployment(office, { studentNo: placement.studentNo, ...job });
    await expect(nobody).rejects.toMatchObject({ fields: { employer: { key: 'required' } } });
    const { id } = await createEmployment(office, { studentNo: placement.studentNo, ...job, partnerId: w.partnerId });
    expect(await getEmployment(office, { id })).toMatchObject({ placement: { id: placement.id }, verifiedOn: null });
    const twice = createEmployment(office, { studentNo: placement.studentNo, ...job, partnerId: w.partnerId });
    await expect(twice).rejects.toMatchObject({ fields: { studentNo: { key: 'employmentKept' } } });
    await verifyEmployment(office, { id, version: 1 });
    expect((await getEmployment(office, { id })).verifiedOn).toBe(office.today);
    await updateEmployment(office, { id, version: 2, ...job, partnerId: w.partnerId, job: '技术员' });
    expect((await getEmployment(office, { id })).verifiedOn).toBeNull();
    const early = followEmployment(office, { id, version: 3, followedOn: '2025-01-01', stillThere: true });
    await expect(early).rejects.toMatchObject({ fields: { followedOn: { key: 'endBeforeStart' } } });
    await followEmployment(office, { id, version: 3, followedOn: '2026-07-01', stillThere: true });
    const { funnel } = await employmentFacets(office, { filter: {} });
    // Hired where interned, but from no class: the funnel begins with one.
    expect(funnel.map(({ count }) => count)).toEqual([0, 0, 0, 0]);
  });

  it('counts by both definitions of local retention; figure, list and export are one number', async () => {
    const at = { graduatedOn: new Date('2024-07-01T00:00:00Z') };
    await makeEmployment(w, { ...at, placeCode: '150203' });
    await makeEmployment(w, { ...at, placeCode: '110105' });
    await makeEmployment(w, { ...at, destination: 'FURTHER_STUDY', placeCode: '150202' });
    await makeEmployment(w, { ...at, destination: 'UNEMPLOYED', placeCode: null });
    const { totals } = await listEmployments(office, { filter: { year: ['2024'] } });
    expect(totals).toEqual({
      ...{ graduates: 4, settled: 3, atWork: 2, local: 1, settledShare: 75, localShare: 25, localShareOfWorking: 50 },
    });
    const shown = (await figures(office, {})).find(({ key }) => key === 'pathways.local_retention_2024');
    expect(shown).toMatchObject({ value: 25, unit: 'percent' });
    expect(shown?.href).toContain('/employment?year=2024');
    const sheet = await exportList(office, 'employment').open(office, { year: '2024' });
    await sheet.stream.cancel();
    expect(sheet.rows).toBe(4);
  });

  it('is told by programme and by class: the rows add up, and each number is the total of its list', async () => {
    const made = ['150203', '110105', null].map((placeCode, n) => ({ placeCode, unemployed: n === 2 }));
    for (const { placeCode, unemployed } of made) {
      const { studentNo } = await makeStudent(w);
      const where = { placeCode, ...(unemployed ? { destination: 'UNEMPLOYED' } : { employer: '某公司' }) };
      await createEmployment(office, { studentNo, ...job, graduatedOn: '2023-07-01', ...where });
    }
    for (const by of ['programme', 'class'] as const) {
      const { rows, total, years } = await employmentRates(office, { year: '2023', by });
      expect(years).toContain('2023');
      expect(total).toMatchObject({ graduates: 3, settled: 2, atWork: 2, local: 1, localShareOfWorking: 50 });
      for (const key of ['graduates', 'settled', 'atWork', 'local'] as const) {
        expect(rows.reduce((sum, row) => sum + row[key], 0)).toBe(total[key]);
        for (const row of [...rows, total]) {
          const params = Object.fromEntries(new URL(row.to[key], 'http://x').searchParams);
          const list = await listEmployments(office, { filter: employmentList.parse(params).filter });
          expect([key, list.total]).toEqual([key, row[key]]);
        }
      }
    }
    expect((await employmentRates(other.as.OFFICE, { year: '2023' })).total.graduates).toBe(0);
    await expect(employmentRates(w.as.LIAISON, {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is its own college’s, department’s and graduate’s only', async () => {
    const foreign = await makeEmployment(other);
    for (const ctx of [office, w.as.DEPARTMENT])
      await expect(getEmployment(ctx, { id: foreign.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(listEmployments(w.as.LIAISON, { filter: {} })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const student = await makeStudent(w, 'GRADUATED');
    const made = createEmployment(w.as.LEADER, { studentNo: student.studentNo, ...job, employer: 'x' });
    await expect(made).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const written = within(w, (tx) => tx.employment.count({ where: { institutionId: other.institutionId } }));
    expect(await written).toBe(0);
  });
});

describe('an employment ledger', () => {
  it('is imported, changes nothing the second time, is refused by cell, and is taken back', async () => {
    const admin = await newCollege();
    const run = async (rows: Parameters<typeof employmentLedger>[0], createMissing = true) =>
      importNow(admin, {
        module: 'employment',
        fileName: '就业.xlsx',
        bytes: await employmentLedger(rows),
        createMissing,
      });
    const rows = [1, 2, 3, 4, 5].map((n) => employmentRow(n));
    const study = employmentRow(6, { 毕业去向类别代码: '802', 毕业去向: null, 单位名称: null, 统一社会信用代码: null });
    const first = await run([...rows, study]);
    expect(first.totals).toMatchObject({ rows: 6, new: 6, refused: 0 });
    expect((await run([...rows, study])).totals).toMatchObject({ new: 0, changed: 0, unchanged: 6, refused: 0 });
    const { totals } = await listEmployments(admin, { filter: { year: ['2024'] } });
    expect(totals).toMatchObject({ graduates: 6, settled: 6, atWork: 5 });
    const bad = await run([
      employmentRow(11, { 毕业日期: '2024-13-1' }),
      employmentRow(12, { 毕业去向类别代码: '99', 毕业去向: null }),
      employmentRow(13, { 单位名称: null }),
      employmentRow(14, { 统一社会信用代码: '91150203MA0N4XXXX0' }),
      employmentRow(15, { 专业名称: null }),
      employmentRow(16),
      employmentRow(16),
    ]);
    const refused = bad.rows.flatMap(({ result, problems }) =>
      result === 'REFUSED' ? problems.flatMap(({ key, severity }) => (severity === 'refused' ? [key] : [])) : [],
    );
    expect(refused).toEqual(['graduatedOn', 'code', 'employer', 'creditCode', 'programme', 'studentNo']);
    const unknown = await run([employmentRow(20)], false);
    expect(unknown.rows[0]?.problems.map(({ code }) => code)).toContain('unknown-student');
    const changed = await run([employmentRow(1, { 单位所在地代码: '110105' })]);
    expect(changed.totals).toMatchObject({ changed: 1 });
    const { version } = await getImport(admin, { id: changed.batchId });
    await undoImport(admin, { id: changed.batchId, version });
    const { version: of } = await getImport(admin, { id: bad.batchId });
    await undoImport(admin, { id: bad.batchId, version: of });
    expect((await listEmployments(admin, { filter: {} })).total).toBe(6);
    expect((await listStudents(admin, { filter: {} })).total).toBe(6);
  });
});
