import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '@/lib/i18n/locales';
import { loadMessages } from '@/lib/i18n/messages';
import type { Ctx } from '@/lib/kernel/context';
import { undoImport } from '@/lib/modules/imports/commands';
import { getImport } from '@/lib/modules/imports/queries';
import { IMPORT_MODULES, listOf } from '@/lib/modules/imports/words';
import {
  addPlatformPartner,
  closePlatform,
  createPlatform,
  updatePlatformPartner,
} from '@/lib/modules/platforms/commands';
import { platformsManifest } from '@/lib/modules/platforms/manifest';
import { listPlatforms } from '@/lib/modules/platforms/queries';
import { getPlatform } from '@/lib/modules/platforms/record';
import { exportList } from '@/lib/processes/exports';
import { importNow } from '@/lib/processes/import-now';
import { importTarget } from '@/lib/processes/import-targets';
import { newPartner } from '@/tests/factories/members';
import { makeProgramme } from '@/tests/support/contract-programmes';
import { makeAgreement, newWorld, type World, within } from '@/tests/support/world';

type Line = Record<string, string | null>;
const KINDS = [
  {
    ...{ module: 'consortia', kind: 'CONSORTIUM', mark: '联丙', title: '产教联合体台账' },
    ...{ name: '联合体名称', type: ['行业产教融合共同体', 'INDUSTRY'], otherType: '企业实践中心' },
  },
  {
    ...{ module: 'industry-colleges', kind: 'INDUSTRY_COLLEGE', mark: '院丙', title: '现代产业学院台账' },
    ...{ name: '产业学院名称', type: null, otherType: null },
  },
  {
    ...{ module: 'practice-centres', kind: 'PRACTICE_CENTRE', mark: '践丙', title: '产教融合实践中心台账' },
    ...{ name: '实践中心名称', type: ['公共实践中心', 'PUBLIC'], otherType: '行业产教融合共同体' },
  },
  {
    ...{ module: 'alliances', kind: 'PATHWAY_ALLIANCE', mark: '盟丙', title: '中高企联盟台账' },
    ...{ name: '联盟名称', type: null, otherType: null },
  },
] as const;
type Kind = (typeof KINDS)[number];

/** A ledger as a college keeps it, with a title above; the columns are those that the lines name. */
async function ledger({ title, name }: Kind, lines: Line[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('台账');
  const heads = [...new Set([name, '级别', ...lines.flatMap((line) => Object.keys(line))])];
  for (const row of [[title], heads, ...lines.map((line) => heads.map((head) => line[head] ?? null))])
    sheet.addRow(row);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** What the tests do with the ledgers of one kind. */
function deskOf(own: World, kind: Kind) {
  const { module } = kind;
  const as = (ctx: Ctx, bytes: Uint8Array, createMissing = false) =>
    importNow(ctx, { module, fileName: '平台.xlsx', bytes, createMissing });
  return {
    as,
    run: async (lines: Line[], createMissing = false) => as(own.as.ADMIN, await ledger(kind, lines), createMissing),
    undo: async (id: string | null) => {
      const { version } = await getImport(own.as.ADMIN, { id });
      await undoImport(own.as.ADMIN, { id, version });
    },
    list: async () => (await listPlatforms(own.as.OFFICE, { filter: { kind: [kind.kind] } })).rows,
    record: (id: string | undefined) => getPlatform(own.as.OFFICE, { id }),
    exported: async () => {
      const { stream } = await exportList(own.as.OFFICE, 'platforms').open(own.as.OFFICE, { kind: kind.kind });
      return new Uint8Array(await new Response(stream).arrayBuffer());
    },
  };
}

type Outcome = Awaited<ReturnType<typeof importNow>>;
const codesOf = ({ rows }: Outcome) => rows.flatMap(({ problems }) => problems.map(({ code }) => code));
const refusedKeys = ({ rows }: Outcome) =>
  rows.flatMap(({ problems }) => problems.flatMap(({ key, severity }) => (severity === 'refused' ? [key] : [])));

/** A college with one platform in operation and one that is planned, both from a ledger. */
async function begin(kind: Kind, mark: string) {
  const own = await newWorld(mark);
  const at = { institutionId: own.institutionId };
  const programme = await makeProgramme(own);
  const agreement = await makeAgreement(own, 'SIGNED');
  const leadId = await newPartner(own.as.ADMIN, `${mark}牵头公司`);
  const words = await within(own, async (tx) => ({
    department: (await tx.department.findFirstOrThrow({ where: { ...at, id: own.departmentId } })).name,
    partner: (await tx.partner.findFirstOrThrow({ where: { ...at, id: own.partnerId } })).name,
    fits: (await tx.programme.findFirstOrThrow({ where: { ...at, id: programme.id } })).name,
    number: (await tx.agreement.findFirstOrThrow({ where: { ...at, id: agreement.id } })).number,
  }));
  const { department, partner, fits, number } = words;
  const lead = `${mark}牵头公司`;
  const lines: Line[] = [
    {
      ...{ [kind.name]: `${mark}1号平台`, ...(kind.type && { 类型: kind.type[0] }), 级别: '市级', 状态: '运行' },
      // The college itself stands in its ledgers, and is no partner.
      ...{
        牵头单位: `${own.as.ADMIN.institutionName}、${lead}`,
        成员单位: `${lead}、${partner}`,
        牵头系部: department,
      },
      ...{ 负责人: 'TEACHER', 服务专业: fits, 成立时间: '2021.3.1', 协议编号: number, 简介: '一起办学' },
    },
    {
      ...{
        [kind.name]: `${mark}2号平台`,
        状态: '筹建',
        筹建时间: '2024/5/6',
        牵头系部: '没有的系',
        负责人: '没有的人',
      },
      ...{ 服务专业: '没有的专业', 协议编号: '没有的协议' },
    },
  ];
  const desk = deskOf(own, kind);
  const first = await desk.run(lines);
  return { own, at, mark, lead, leadId, ...words, lines, desk, first };
}

describe.each(KINDS)('a ledger of $module', (kind) => {
  const { name, mark } = kind;

  it('is imported, with the parts of partners, and goes back in unchanged as a ledger and as the export', async () => {
    const { lines, desk, first, own, leadId, lead, partner, department, fits, number } = await begin(kind, `${mark}一`);
    expect(first.totals).toMatchObject({ rows: 2, new: 2, refused: 0 });
    expect(codesOf(first)).toEqual([
      ...['unknown-department', 'unknown-programme', 'unknown-person', 'unknown-agreement'],
    ]);
    expect((await desk.run(lines)).totals).toMatchObject({ new: 0, changed: 0, unchanged: 2 });
    const [running, planned] = await desk.list();
    expect(planned).toMatchObject({ name: `${mark}一2号平台`, state: 'PLANNED', level: 'SCHOOL', establishedOn: null });
    expect(running).toMatchObject({
      ...{ name: `${mark}一1号平台`, state: 'OPERATING', level: 'CITY', subkind: kind.type?.[1] ?? null, department },
      ...{ responsible: 'TEACHER', establishedOn: '2021-03-01', agreement: number, campus: null },
    });
    expect(await desk.record(planned?.id)).toMatchObject({ plannedOn: '2024-05-06', partnerViews: [], programmes: [] });
    expect(await desk.record(running?.id)).toMatchObject({
      partnerViews: [
        { partnerId: leadId, name: lead, part: 'LEAD', joinedOn: '2021-03-01' },
        { partnerId: own.partnerId, name: partner, part: 'MEMBER', joinedOn: '2021-03-01' },
      ],
      ...{ programmes: [{ name: fits }], introduction: '一起办学' },
    });
    const again = await desk.as(own.as.ADMIN, await desk.exported());
    expect(again.totals).toMatchObject({ rows: 2, unchanged: 2 });
    expect(codesOf(again)).toEqual([]);
    // What the export says beyond names is read, too: the same file with a part more is a change.
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await desk.exported()).buffer as ArrayBuffer);
    const heads = (book.worksheets[0]?.getRow(1).values ?? []) as string[];
    const cellOf = (head: string) => book.worksheets[0]?.getRow(2).getCell(heads.indexOf(head));
    expect(['牵头单位', '发起单位', '合作单位', '面向专业'].map((head) => cellOf(head)?.text)).toEqual([
      ...[lead, '', `${lead}、${partner}`, fits],
    ]);
    const cell = cellOf('发起单位');
    if (cell) cell.value = partner;
    const edited = await desk.as(own.as.ADMIN, new Uint8Array(await book.xlsx.writeBuffer()));
    expect(edited.rows.flatMap(({ changes }) => changes)).toEqual([
      { key: 'initiators', before: null, after: partner },
    ]);
  });

  it('is refused by cell, and warned of where something else decides', async () => {
    const { own, lines, desk, partner } = await begin(kind, `${mark}二`);
    const bad = await desk.run([
      { 级别: '市级' },
      { [name]: `${mark}二丙`, 级别: '没有的级别' },
      { [name]: `${mark}二丁`, 牵头单位: '没有这家单位' },
      { [name]: `${mark}二戊`, 成员单位: '没有这家单位' },
      { [name]: `${mark}二己`, 筹建时间: '2024-01-01', 成立时间: '2023-01-01' },
      { [name]: `${mark}二庚`, 平台类别: '实习实训基地' },
      { [name]: `${mark}二1号平台`, 成立时间: '2019-02-30' },
      { [name]: `${mark}二辛`, 级别: '国家级' },
      { [name]: `${mark}二辛`, 级别: '市级' },
      ...(kind.otherType ? [{ [name]: `${mark}二壬`, 类型: kind.otherType }] : []),
    ]);
    expect(refusedKeys(bad)).toEqual([
      ...['name', 'level', 'leads', 'partners', 'plannedOn', 'kind', 'establishedOn', 'name'],
      ...(kind.otherType ? ['subkind'] : []),
    ]);
    expect(bad.totals).toMatchObject({ new: 1, changed: 0 });
    // The state follows from the days, a partner that has left comes back by hand, and nothing begins after its end.
    const running = (await desk.list()).find((each) => each.name === `${mark}二1号平台`);
    const record = await desk.record(running?.id);
    const member = record.partnerViews.find((each) => each.name === partner);
    await updatePlatformPartner(own.as.OFFICE, {
      ...{ id: member?.id, version: member?.version, part: 'MEMBER', joinedOn: '2021-03-01', leftOn: '2024-01-01' },
    });
    await closePlatform(own.as.OFFICE, { id: record.id, version: record.version, on: '2025-01-01' });
    const told = await desk.run(lines.slice(0, 1));
    expect(told.totals).toMatchObject({ unchanged: 1 });
    expect(codesOf(told)).toEqual(['left-partner', 'state-by-days']);
    const late = await desk.run([{ [name]: `${mark}二1号平台`, 成立时间: '2025-06-01' }]);
    expect(late.rows[0]?.problems).toMatchObject([{ key: 'establishedOn', code: 'after-closed' }]);
  });

  it('changes what it names, and a change is taken back by what stood there', async () => {
    const { own, at, mark: m, desk, lead, leadId, partner, department } = await begin(kind, `${mark}三`);
    const both = async () => {
      const [running, planned] = await desk.list();
      return { planned: await desk.record(planned?.id), running: await desk.record(running?.id) };
    };
    const parts = (views: { partnerId: string; part: string }[]) =>
      Object.fromEntries(views.map((each) => [each.partnerId, each.part]));
    const changed = await desk.run(
      [
        {
          [name]: `${m}1号平台`,
          级别: '国家级',
          发起单位: `${partner}、${m}新公司`,
          牵头系部: `${m}新系`,
          负责人: 'OFFICE',
        },
        { [name]: `${m}2号平台`, 成立时间: '2025-09-01', 成员单位: `${lead}、${m}新公司`, 备注: '已挂牌' },
      ],
      true,
    );
    expect(changed.totals).toMatchObject({ rows: 2, changed: 2 });
    const { planned, running } = await both();
    const made = planned.partnerViews.find((each) => each.name === `${m}新公司`)?.partnerId ?? '';
    expect(planned).toMatchObject({ state: 'OPERATING', plannedOn: '2024-05-06', remark: '已挂牌' });
    expect(parts(planned.partnerViews)).toEqual({ [leadId]: 'MEMBER', [made]: 'MEMBER' });
    expect(running).toMatchObject({ level: 'NATIONAL', departmentName: `${m}新系`, responsibleName: 'OFFICE' });
    expect(parts(running.partnerViews)).toEqual({
      [leadId]: 'LEAD',
      [own.partnerId]: 'INITIATOR',
      [made]: 'INITIATOR',
    });
    // Whatever it is called by then, what was there comes back, and what somebody has entered since stays.
    const extraId = await newPartner(own.as.ADMIN, `${m}手工加的公司`);
    await within(own, (tx) =>
      tx.partner.updateMany({ where: { ...at, id: own.partnerId }, data: { name: `${m}改了名的公司` } }),
    );
    await addPlatformPartner(own.as.OFFICE, {
      ...{ platformId: running.id, partnerId: extraId, part: 'MEMBER', joinedOn: '2025-01-01' },
    });
    await desk.undo(changed.batchId);
    const back = await both();
    expect(back.planned).toMatchObject({ state: 'PLANNED', establishedOn: null, remark: null, partnerViews: [] });
    expect(back.running).toMatchObject({
      ...{ level: 'CITY', departmentName: department, responsibleName: 'TEACHER' },
    });
    expect(parts(back.running.partnerViews)).toEqual({
      ...{ [leadId]: 'LEAD', [own.partnerId]: 'MEMBER', [extraId]: 'MEMBER' },
    });
    expect(await within(own, (tx) => tx.partner.count({ where: { ...at, id: made } }))).toBe(0);
  });

  it('is taken back as a whole, unless something hangs on it, by those who may import', async () => {
    const { own, at, mark: m, lines, desk, first } = await begin(kind, `${mark}四`);
    const fresh = await desk.run([{ [name]: `${m}3号平台`, 状态: '筹建', 牵头单位: `${m}新公司` }], true);
    const [, , planning] = await desk.list();
    expect(await desk.record(planning?.id)).toMatchObject({
      ...{ name: `${m}3号平台`, state: 'PLANNED', plannedOn: own.as.ADMIN.today, establishedOn: null },
      partnerViews: [{ name: `${m}新公司`, part: 'LEAD' }],
    });
    await desk.undo(fresh.batchId);
    expect((await desk.list()).map((each) => each.name)).toEqual([`${m}1号平台`, `${m}2号平台`]);
    expect(await within(own, (tx) => tx.partner.count({ where: { ...at, name: `${m}新公司` } }))).toBe(0);
    const [, planned] = await desk.list();
    await createPlatform(own.as.OFFICE, {
      ...{ kind: 'TRAINING_BASE', name: `${m}基地`, campus: 'ON', establishedOn: '2024-01-01', parentId: planned?.id },
    });
    await expect(desk.undo(first.batchId)).rejects.toMatchObject({ key: 'importInUse' });
    const bytes = await ledger(kind, lines);
    for (const ctx of [own.as.DEPARTMENT, own.as.TEACHER, own.as.LIAISON])
      await expect(desk.as(ctx, bytes)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('what can be imported', () => {
  it('has a name for each of its columns in both languages', async () => {
    const { as } = await newWorld('列丙');
    const unnamed = LOCALES.flatMap((locale) => {
      const { modules, fields } = loadMessages(locale).imports as unknown as {
        modules: Record<string, string>;
        fields: Record<string, Record<string, string>>;
      };
      return IMPORT_MODULES.flatMap((module) => {
        const { specs, previewKeys } = importTarget(as.OFFICE, module);
        const keys = [...specs.map(({ key }) => key), ...previewKeys];
        const missing = keys.filter((key) => !fields[module]?.[key]).map((key) => `${locale} ${module}.${key}`);
        return modules[module] ? missing : [...missing, `${locale} ${module}`];
      });
    });
    expect(unnamed).toEqual([]);
  });

  it('stands on the list from which it is imported', () => {
    for (const { imported: module, path } of platformsManifest.screens) expect(listOf(module)).toBe(path);
  });
});
