import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeCreditCode } from '@/lib/identifiers/credit-code';
import { addDays } from '@/lib/kernel/day';
import { addRoom } from '@/lib/modules/centres/rooms';
import type { ImportModule } from '@/lib/modules/imports/words';
import { importNow } from '@/lib/processes/import-now';
import { importTarget } from '@/lib/processes/import-targets';
import { newPartner } from '@/tests/factories/members';
import { makeCentre } from '@/tests/support/contract-centres';
import { makeConsortium } from '@/tests/support/contract-governance';
import { makeBase } from '@/tests/support/contract-inspections';
import { makeProgramme } from '@/tests/support/contract-programmes';
import { makeStudent } from '@/tests/support/contract-students';
import { type Cells, FAULTY_ROWS, type Names } from '@/tests/support/import-faults';
import { TWINS, type Twin } from '@/tests/support/import-twins';
import { newWorld, type World, within } from '@/tests/support/world';

let w: World;
let named: Names;
let centreId: string;

/** A ledger whose columns are those of the cells, under our own names. */
async function ledger(module: ImportModule, rows: Cells[]): Promise<Uint8Array> {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const { specs } = importTarget(w.as.OFFICE, module);
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('台账');
  sheet.addRow(keys.map((key) => specs.find((spec) => spec.key === key)?.names[0] ?? expect.unreachable(key)));
  for (const row of rows) sheet.addRow(keys.map((key) => row[key] ?? null));
  return new Uint8Array(await book.xlsx.writeBuffer());
}

async function run(module: ImportModule, ...rows: Cells[]) {
  const bytes = await ledger(module, rows);
  return importNow(w.as.OFFICE, { module, fileName: '台账.xlsx', bytes, createMissing: false });
}

const told = ({ rows }: Awaited<ReturnType<typeof run>>, at = 0) =>
  (rows[at]?.problems ?? []).flatMap(({ key, code, severity }) => (severity === 'refused' ? [[key, code]] : [])).sort();

beforeAll(async () => {
  w = await newWorld('全甲');
  await newPartner(w.as.ADMIN, '全甲一职校', { kind: 'SECONDARY_SCHOOL' });
  const made = { centre: await makeCentre(w), consortium: await makeConsortium(w), programme: await makeProgramme(w) };
  const base = await makeBase(w);
  centreId = made.centre.id;
  const { id: studentId, studentNo } = await makeStudent(w);
  const at = { institutionId: w.institutionId };
  named = await within(w, async (tx) => {
    const platform = async ({ id }: { id: string }) =>
      (await tx.platform.findFirstOrThrow({ where: { ...at, id } })).name;
    return {
      firm: (await tx.partner.findFirstOrThrow({ where: { ...at, id: w.partnerId } })).name,
      ...{
        school: '全甲一职校',
        centre: await platform(made.centre),
        base: await platform(base),
        consortium: await platform(made.consortium),
      },
      programme: (await tx.programme.findFirstOrThrow({ where: { ...at, id: made.programme.id } })).name,
      student: (await tx.student.findFirstOrThrow({ where: { ...at, id: studentId } })).name,
      ...{ studentNo, orderClass: '全甲有班' },
    };
  });
  // A class that says nothing of a programme.
  const row = { name: named.orderClass, partner: named.firm, startedOn: '2025-09-01', plannedSeats: 5 };
  expect((await run('order-classes', row)).totals).toMatchObject({ new: 1 });
});

describe('a row with several faults', () => {
  it.each(Object.keys(FAULTY_ROWS) as (keyof typeof FAULTY_ROWS)[])(
    'of %s is told all of them at once, and goes in when they are mended',
    async (module) => {
      const { row, told: faults, mended } = FAULTY_ROWS[module](named, w.as.ADMIN.today);
      const first = await run(module, row);
      expect(told(first)).toEqual([...faults].sort());
      expect(first.totals).toMatchObject({ new: 0, changed: 0, refused: 1 });
      const second = await run(module, { ...row, ...mended });
      expect(told(second)).toEqual([]);
      expect(second.totals).toMatchObject({ new: 1, refused: 0 });
    },
  );
});

describe('what depends on a fault', () => {
  const [wrongCode, otherCode] = ['91150203MA0NXXXXX0', makeCreditCode('91', '150200', 77)];
  const expectTold = async (module: ImportModule, row: Cells, ...faults: [string, string][]) =>
    expect([module, told(await run(module, row))]).toEqual([module, [...faults].sort()]);

  it('is not told beside it: who is meant by a wrong code, in whatever import', async () => {
    const partner = { partner: '没有这家', creditCode: wrongCode };
    const days = { startsOn: '2025-09-10', endsOn: '2025-12-10' };
    const student = { studentNo: named.studentNo, student: named.student };
    await expectTold(
      'order-classes',
      { ...partner, name: '全甲甲班' },
      ['creditCode', 'code-check'],
      ['startedOn', 'required'],
    );
    await expectTold('placements', { ...partner, ...student, ...days, job: '质检' }, ['creditCode', 'code-check']);
    await expectTold('vacancies', { ...partner, title: '钳工', places: 1 }, ['creditCode', 'code-check']);
    await expectTold('partners', { name: '全甲丙公司', creditCode: wrongCode, address: '全甲路1号' }, [
      'creditCode',
      'code-check',
    ]);
  });

  it('is not told beside it: what would be asked of another record, while it cannot be told which is meant', async () => {
    const partner = { partner: '没有这家', creditCode: wrongCode };
    const past = { validTo: '2020-01-01', programmes: '没有的专业' };
    await expectTold('posts', { ...partner, ...past, title: '全甲焊工', slots: 1 }, ['creditCode', 'code-check']);
    const visit = { visitedOn: '2026-03-05', subject: '全甲走访', people: '没有这个人' };
    await expectTold('visits', { ...partner, ...visit }, ['creditCode', 'code-check']);
    await expectTold(
      'needs',
      { ...partner, kind: '人才', title: '全甲钳工', state: '已撤回', wantedBy: '2020-01-01' },
      ['creditCode', 'code-check'],
    );
    const signed = { title: '全甲旧约', kind: '框架协议', partners: named.firm, state: '生效中' };
    await expectTold('agreements', { ...signed, number: '长'.repeat(61) }, ['number', 'too-long']);
    // A wrong state is not taken for none, which would be that of a signed one.
    const dated = { ...signed, signedOn: '2024-03-01', validFrom: '2024-03-01', validTo: '2027-02-28' };
    const { rows } = await run('agreements', { ...dated, number: '全甲9', state: '没谱' });
    expect(rows[0]?.problems.map(({ code }) => code)).toEqual(['unknown-choice']);
    expect((await run('agreements', { ...dated, number: '全甲9' })).totals).toMatchObject({ new: 1 });
    const future = { signedOn: addDays(w.as.ADMIN.today, 1), state: '没谱' };
    await expectTold(
      'agreements',
      { ...dated, number: '全甲9', ...future },
      ['signedOn', 'in-the-future'],
      ['state', 'unknown-choice'],
    );
    const days = { startsOn: '2026-03-01', endsOn: '2026-08-31' };
    await expectTold('plans', { ...days, name: null, programme: '没有的专业' }, ['name', 'required']);
  });

  it('is not told beside it: the order of days of which one is wrong', async () => {
    const place = { studentNo: '990005', name: '全甲生五', orderClass: named.orderClass, programme: named.programme };
    const future = { ...place, joinedOn: addDays(w.as.ADMIN.today, 400), leftOn: '2025-10-01' };
    await expectTold('rosters', future, ['joinedOn', 'in-the-future']);
    const base = { campus: '校外', partners: named.firm, validTo: '2020-01-01' };
    await expectTold('training-bases', { ...base, name: null }, ['name', 'required']);
    await expectTold('training-bases', { ...base, name: '全甲丁基地', establishedOn: '2021-13-01' }, [
      'establishedOn',
      'date-impossible',
    ]);
    const closing = { plannedOn: '2024-01-01', establishedOn: '2023-01-01' };
    await expectTold(
      'consortia',
      { ...closing, name: '全甲丁联合体', state: '已成立了' },
      ['plannedOn', 'after-established'],
      ['state', 'unknown-choice'],
    );
    const opened = { title: '全甲焊工', partner: '没有这家', places: 1, lastOn: addDays(w.as.ADMIN.today, -20) };
    await expectTold('vacancies', opened, ['partner', 'unknown-partner']);
  });

  it('is not told beside it: what follows from a class, an indicator or a programme that cannot be told', async () => {
    await expectTold('order-classes', { name: null, partner: named.firm, state: '申请' }, ['name', 'required']);
    const asked = { platform: named.consortium, second: null, kind: null, selfScore: 5 };
    await expectTold('standards', { ...asked, first: '长'.repeat(101), code: '7', name: '指标' }, [
      'first',
      'too-long',
    ]);
    await expectTold('programmes', { code: '46', name: named.programme, direction: null }, ['code', 'programme-code']);
    await expectTold('partners', { name: null, creditCode: null, address: '全甲路1号' }, ['name', 'required']);
    await expectTold('partners', { name: '全甲戊公司', creditCode: otherCode, state: '不明' }, [
      'state',
      'unknown-choice',
    ]);
  });
});

describe('rows that name the same', () => {
  const row = (over: Cells) => ({
    name: '全甲重班',
    partner: named.firm,
    startedOn: '2025-09-10',
    endedOn: null,
    ...over,
  });

  it('are told so beside their other faults, and one that was refused before is not what the next repeats', async () => {
    const wrong = { endedOn: '2025-13-01' };
    const done = await run('order-classes', row(wrong), row({}), row({ endedOn: '2025-09-01' }), row(wrong));
    expect(done.totals).toMatchObject({ new: 1, refused: 3 });
    expect([0, 1, 2, 3].map((at) => told(done, at))).toEqual([
      [['endedOn', 'date-impossible']],
      [],
      [
        ['endedOn', 'ends-before-start'],
        ['name', 'duplicate-row'],
      ],
      [
        ['endedOn', 'date-impossible'],
        ['name', 'duplicate-row'],
      ],
    ]);
    expect(done.rows[2]?.problems.find(({ key }) => key === 'name')?.params).toEqual({ row: 3 });
  });

  it.each(Object.keys(TWINS) as (keyof typeof TWINS)[])(
    'of %s mean one stored record each, and are refused when none is left',
    async (module) => {
      const { row: cells, wrong, make }: Twin = TWINS[module];
      for (let n = 0; n < 2; n += 1) await make(w, { centre: centreId });
      const same = cells(named);
      const done = await run(module, same, same, same);
      expect(done.totals).toMatchObject({ new: 0, changed: 0, unchanged: 2, refused: 1 });
      expect(done.rows[0]?.recordId).not.toBe(done.rows[1]?.recordId);
      expect(told(done, 2).map(([, code]) => code)).toEqual(['duplicate-row']);
      // One that is refused already takes none.
      const refused = await run(module, { ...same, ...wrong }, same, same);
      expect(refused.totals).toMatchObject({ new: 0, changed: 0, unchanged: 2, refused: 1 });
      expect(told(refused).length).toBe(1);
    },
  );

  it('do not mean what stands in another room, once theirs is taken', async () => {
    await addRoom(w.as.OFFICE, { platformId: centreId, name: '全甲一室' });
    const lathe = { name: '全甲车床', platform: named.centre, count: 1 };
    const [here, elsewhere] = [
      { ...lathe, room: '全甲一室' },
      { ...lathe, room: null },
    ];
    expect((await run('equipment', here, elsewhere)).totals).toMatchObject({ new: 2 });
    const done = await run('equipment', here, here, elsewhere);
    expect([0, 1, 2].map((at) => told(done, at))).toEqual([[], [['name', 'duplicate-row']], []]);
    expect(done.totals).toMatchObject({ new: 0, changed: 0, unchanged: 2 });
  });

  it('take no seat while they are refused', async () => {
    const small = { name: '全甲小班', partner: named.firm, startedOn: '2025-09-01', plannedSeats: 1 };
    await run('order-classes', small);
    const place = (n: number, over: Cells = {}) => ({
      ...{
        studentNo: `99100${n}`,
        name: `全甲生${n}`,
        orderClass: small.name,
        programme: named.programme,
        phone: null,
      },
      ...over,
    });
    const done = await run('rosters', place(1, { name: null }), place(2), place(3, { name: null }), place(4));
    expect([0, 1, 2, 3].map((at) => told(done, at))).toEqual([
      [['name', 'required']],
      [],
      [
        ['name', 'required'],
        ['orderClass', 'class-full'],
      ],
      [['orderClass', 'class-full']],
    ]);
  });
});
