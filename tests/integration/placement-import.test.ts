import { beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '@/lib/kernel/context';
import { undoImport } from '@/lib/modules/imports/commands';
import { getImport } from '@/lib/modules/imports/queries';
import { listPartners } from '@/lib/modules/partners/queries';
import { listPlacements } from '@/lib/modules/placements/queries';
import { getPlacement } from '@/lib/modules/placements/record';
import { listStudents } from '@/lib/modules/students/queries';
import { importNow } from '@/lib/processes/import-now';
import { newCollege } from '@/tests/factories/college';
import { headersWith, placementLedger, placementRow } from '@/tests/factories/placement-ledger';

let office: Ctx;
const range = (n: number) => Array.from({ length: n }, (_, at) => at + 1);
const rows = range(9).map((n) => placementRow(n));
const file = (bytes: Uint8Array, createMissing = true) => ({
  ...{ module: 'placements', fileName: '岗位实习信息表.xlsx', bytes, createMissing },
});
const counts = ({ totals: { warnings: _, ...rest } }: Awaited<ReturnType<typeof importNow>>) => rest;
const refused = ({ rows: all }: Awaited<ReturnType<typeof importNow>>) =>
  all.flatMap(({ row, result, problems }) =>
    result === 'REFUSED'
      ? problems.filter((p) => p.severity === 'refused').map(({ key, code }) => [row, key, code])
      : [],
  );
const breaking = async (rule: string) => {
  const { rows: found } = await listPlacements(office, { filter: { breaks: [rule] } });
  return found.map(({ studentNo }) => studentNo).sort();
};

beforeEach(async () => {
  office = await newCollege();
});

describe('a ledger of internships', () => {
  it('is imported, makes what is missing, and changes nothing the second time', async () => {
    const bytes = await placementLedger(rows);
    expect(counts(await importNow(office, file(bytes)))).toEqual({
      rows: 9,
      new: 9,
      changed: 0,
      unchanged: 0,
      refused: 0,
    });
    expect(counts(await importNow(office, file(bytes)))).toEqual({
      rows: 9,
      new: 0,
      changed: 0,
      unchanged: 9,
      refused: 0,
    });
    const list = await listPlacements(office, { filter: {} });
    expect(list.total).toBe(9);
    expect(new Set(list.rows.map((row) => `${row.startsOn} ${row.endsOn} ${row.state}`))).toEqual(
      new Set(['2025-02-03 2025-07-30 ENDED']),
    );
    const record = await getPlacement(office, { id: list.rows[0]?.id });
    expect(record).toMatchObject({
      teacher: '姜桐',
      mentor: '秦文',
      placeCode: '150203',
      schoolClass: '光伏工程技术2301班',
    });
    expect(record.mentorPhoneMasked).toMatch(/^138\*{4}\d{4}$/);
    expect(record.stated.sort()).toEqual(['ACCIDENT', 'AGREEMENT', 'LIABILITY', 'TRAINING']);
    expect((await listPartners(office, { filter: {} })).total).toBe(3);
    expect((await listStudents(office, { filter: {} })).total).toBe(9);
  });

  it('is refused by cell, and names exactly the rows that break a rule', async () => {
    const faulty = [
      ...rows.slice(0, 3),
      ...range(3).map((n) => placementRow(10 + n, { 实习开始时间: '202502-3-1' })),
      ...range(3).map((n) => placementRow(20 + n, { 实习结束时间: '2025-01-30' })),
      ...range(3).map((n) => placementRow(30 + n, { 是否签订实习三方协议: '否' })),
      ...range(3).map((n) => placementRow(40 + n, { 是否有实习责任险: null })),
      placementRow(50, { 实习单位统一社会信用代码: '91150203MA0NXXXXX0' }),
      placementRow(51, { 实习岗位: null }),
      placementRow(1),
    ];
    const done = await importNow(office, file(await placementLedger(faulty)));
    expect(refused(done)).toEqual([
      ...[5, 6, 7].map((row) => [row, 'startsOn', 'date-year']),
      ...[8, 9, 10].map((row) => [row, 'endsOn', 'ends-before-start']),
      [17, 'creditCode', expect.any(String)],
      [18, 'job', 'required'],
      [19, 'studentNo', 'duplicate-row'],
    ]);
    expect(counts(done)).toEqual({ rows: 18, new: 9, changed: 0, unchanged: 0, refused: 9 });
    expect(await breaking('IN-11')).toEqual(['2300031', '2300032', '2300033']);
    expect(await breaking('IN-29')).toEqual(['2300041', '2300042', '2300043']);
    for (const rule of ['IN-02', 'IN-04', 'IN-13', 'IN-14', 'IN-25', 'IN-30', 'IN-32'])
      expect(await breaking(rule)).toEqual([]);
  });

  it('without leave to make what is missing refuses students and units that are not there', async () => {
    const done = await importNow(office, file(await placementLedger(rows.slice(0, 2)), false));
    // Both at once: who mends the one is not to meet the other in the next run.
    expect(refused(done)).toEqual([
      [2, 'studentNo', 'unknown-student'],
      [2, 'partner', 'unknown-partner'],
      [3, 'studentNo', 'unknown-student'],
      [3, 'partner', 'unknown-partner'],
    ]);
  });

  it('with other headers, changes field by field, and is taken back', async () => {
    const headers = headersWith({
      学生姓名: '姓名',
      实习单位名称: '实习单位',
      实习开始时间: '开始日期',
      实习岗位: '岗位',
    });
    const first = await importNow(office, file(await placementLedger(rows.slice(0, 3), headers)));
    expect(counts(first)).toMatchObject({ new: 3, refused: 0 });
    const moved = [
      placementRow(1, { 实习岗位: '实验员', 是否签订实习三方协议: '是' }),
      placementRow(2),
      placementRow(3),
    ];
    const second = await importNow(office, file(await placementLedger(moved)));
    expect(counts(second)).toMatchObject({ changed: 1, unchanged: 2 });
    const jobs = async () => (await listPlacements(office, { filter: {} })).rows.map(({ job }) => job).sort();
    expect(await jobs()).toEqual(['实验员', '质检员', '质检员']);
    const undo = async (id: string | null) => {
      const { version } = await getImport(office, { id });
      return undoImport(office, { id, version });
    };
    await expect(undo(first.batchId)).rejects.toMatchObject({ code: 'RULE', key: 'importChangedSince' });
    await undo(second.batchId);
    expect(await jobs()).toEqual(['质检员', '质检员', '质检员']);
  });

  it('of a student who is elsewhere in these days is refused', async () => {
    await importNow(office, file(await placementLedger(rows.slice(0, 1))));
    const elsewhere = [placementRow(1, { ...placementUnit(5), 实习开始时间: '2025-04-01' })];
    const done = await importNow(office, file(await placementLedger(elsewhere)));
    expect(refused(done)).toEqual([[2, 'startsOn', 'other-placement']]);
  });
});

/** Another unit than the row's own. */
function placementUnit(n: number) {
  const [, , , , , , , , , 实习单位名称 = '', 实习单位统一社会信用代码 = ''] = placementRow(n);
  return { 实习单位名称, 实习单位统一社会信用代码 };
}
