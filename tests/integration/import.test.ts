import { beforeEach, describe, expect, it } from 'vitest';
import { inTransaction, settingsOf } from '@/lib/db/door';
import type { Cell } from '@/lib/excel/cell';
import { readRows, readWorkbook, type WorkbookSource } from '@/lib/excel/read';
import type { Ctx } from '@/lib/kernel/context';
import { newId } from '@/lib/kernel/id';
import { checkImport, commitImport, undoImport } from '@/lib/modules/imports/commands';
import { getImport } from '@/lib/modules/imports/queries';
import { addComment, createPartner, updatePartner } from '@/lib/modules/partners/commands';
import { listPartners } from '@/lib/modules/partners/queries';
import { getPartnerForm } from '@/lib/modules/partners/record';
import { createPartnerInput } from '@/lib/modules/partners/schema';
import { blankTemplate, exportList } from '@/lib/processes/exports';
import { importNow, previewNow } from '@/lib/processes/import-now';
import { importColumns, importPreview, refusedRows } from '@/lib/processes/import-preview';
import { receiveImport } from '@/lib/processes/import-receive';
import { newCollege } from '@/tests/factories/college';
import { faultyLedger, HEADERS, type LedgerRow, ledgerBytes, ledgerRow } from '@/tests/factories/ledger';

let office: Ctx;

const file = (bytes: Uint8Array) => ({ module: 'partners', fileName: 'ledger.xlsx', bytes, createMissing: false });

async function addWords(ctx: Ctx): Promise<void> {
  await inTransaction(settingsOf(ctx, 'test'), async (tx) => {
    const { institutionId } = ctx;
    await tx.department.create({ data: { institutionId, id: newId(), code: '01', name: '自动化系' } });
    const words = [
      { dictionary: 'OWNERSHIP', code: 'PRIVATE', labelZh: '民营' },
      { dictionary: 'COOPERATION', code: 'ORDER', labelZh: '订单培养' },
    ];
    for (const word of words)
      await tx.dictionaryEntry.create({ data: { ...word, institutionId, id: newId(), labelEn: word.code } });
  });
}

/** Uploads, takes the columns as proposed, checks; the batch is then at its preview. */
async function checked(ctx: Ctx, bytes: Uint8Array, changes: Record<number, string | null> = {}) {
  async function* body() {
    yield bytes;
  }
  const { id } = await receiveImport(ctx, { module: 'partners', fileName: 'ledger.xlsx', body: body() });
  const { batch } = await importColumns(ctx, { id });
  const columns = batch.mapping.columns.map(({ index, key }) => ({
    index,
    key: index in changes ? changes[index] : key,
  }));
  await checkImport(ctx, { id, version: batch.version, columns });
  return getImport(ctx, { id });
}

async function committed(ctx: Ctx, bytes: Uint8Array) {
  const { id, version } = await checked(ctx, bytes);
  await commitImport(ctx, { id, version });
  return getImport(ctx, { id });
}

async function cellsOf(source: WorkbookSource): Promise<Cell[][]> {
  const rows: Cell[][] = [];
  for await (const { cells } of readRows(await readWorkbook(source))) rows.push(cells);
  return rows;
}

const partnersOf = async (ctx: Ctx) => (await listPartners(ctx, { size: 100 })).rows;

async function formOf(ctx: Ctx, n: number) {
  const { creditCode } = createPartnerInput.parse({
    kind: 'ENTERPRISE',
    name: '-',
    creditCode: String(ledgerRow(n).企业信用代码),
  });
  const { id } = (await partnersOf(ctx)).find((row) => row.creditCode === creditCode) ?? { id: '' };
  return getPartnerForm(ctx, { id });
}

beforeEach(async () => {
  office = await newCollege();
  await addWords(office);
});

describe('a faulty ledger', () => {
  it('is read cell by cell: every planted fault is told, and nothing else', async () => {
    const { rows, faults } = faultyLedger();
    const outcome = await previewNow(office, file(await ledgerBytes(rows)));
    const told = outcome.rows.flatMap(({ row, problems }) =>
      problems.map(({ column, code, severity }) => ({ row, column: outcome.headers[column ?? -1], code, severity })),
    );
    expect(told).toEqual(
      faults
        .filter((fault) => fault.code !== null)
        .map(({ row, column, code, severity }) => ({ row, column, code, severity })),
    );
    const refused = faults.filter((fault) => fault.severity === 'refused').length;
    expect(outcome.totals).toMatchObject({
      rows: rows.length,
      refused,
      new: rows.length - refused,
      changed: 0,
      unchanged: 0,
    });
    expect(await partnersOf(office)).toEqual([]);
  });

  it('is written in one go, and the same file again changes nothing', async () => {
    const bytes = await ledgerBytes(faultyLedger().rows);
    const first = await committed(office, bytes);
    expect(first).toMatchObject({ state: 'DONE', totals: { new: 73, refused: 18 } });
    expect(await listPartners(office, {})).toMatchObject({ total: 73 });
    const second = await importNow(office, file(bytes));
    expect(second.totals).toMatchObject({ new: 0, changed: 0, unchanged: 73, refused: 18 });
  });

  it('keeps words that no dictionary knows, and leaves out what has no room', async () => {
    const outcome = await importNow(
      office,
      file(
        await ledgerBytes([
          ledgerRow(1, { 单位性质: '集体', 企业规模: '特大型', 系部: '没有的系', 职工人数: '约300人' }),
        ]),
      ),
    );
    expect(outcome.totals).toMatchObject({ new: 1, warnings: 1 });
    expect(await formOf(office, 1)).toMatchObject({
      ownership: '集体',
      scale: null,
      departmentIds: [],
      headcount: 300,
      cooperatingSince: '2020-03-09',
    });
  });

  it('gives its refused rows back with the reasons in a column', async () => {
    const batch = await checked(office, await ledgerBytes(faultyLedger().rows));
    const { headers, rows } = await refusedRows(office, { id: batch.id });
    expect(headers).toEqual([...HEADERS]);
    expect(rows).toHaveLength(18);
    expect(rows[0]?.problems).toMatchObject([{ code: 'code-check', severity: 'refused' }]);
  });

  it('is shown row by row, with what needs attention alone', async () => {
    const { rows, faults } = faultyLedger();
    const { id } = await checked(office, await ledgerBytes(rows));
    expect(await importPreview(office, { id, result: 'REFUSED' })).toMatchObject({ total: 18 });
    expect(await importPreview(office, { id, warnings: true })).toMatchObject({
      total: faults.filter((f) => f.severity === 'warning').length,
    });
    const [first] = (await importPreview(office, { id, result: 'NEW' })).rows;
    expect(first?.cells.contactPhone?.text).toBe('138****0001');
  });
});

describe('a changed ledger', () => {
  const twice = async (change: Partial<LedgerRow>, headers: readonly (typeof HEADERS)[number][] = HEADERS) => {
    await committed(office, await ledgerBytes([ledgerRow(1), ledgerRow(2)]));
    return checked(office, await ledgerBytes([ledgerRow(1, change), ledgerRow(2)], headers));
  };

  it('changes field by field, and an empty cell or a missing column erases nothing', async () => {
    const batch = await twice(
      { 职工人数: 7, 联系人: null, 电话: null, 企业规模: null },
      HEADERS.filter((header) => header !== '单位性质'),
    );
    expect(batch.totals).toMatchObject({ changed: 1, unchanged: 1, new: 0 });
    const { rows } = await importPreview(office, { id: batch.id, result: 'CHANGED' });
    expect(rows[0]?.changes).toEqual([{ key: 'headcount', before: '101', after: '7' }]);
    await commitImport(office, { id: batch.id, version: batch.version });
    expect(await formOf(office, 1)).toMatchObject({
      headcount: 7,
      scale: 'MEDIUM',
      ownership: 'PRIVATE',
      contacts: [{ name: '联系1', phone: '138****0001' }],
    });
  });

  it('is undone as a batch: new records go, changed ones are as they were', async () => {
    await committed(office, await ledgerBytes([ledgerRow(1)]));
    const before = await formOf(office, 1);
    const change = {
      企业名称: '改名有限公司',
      电话: '13911112222',
      合作状态: '终止',
      系部: '自动化系',
      合作性质: '共建基地',
    };
    const batch = await committed(office, await ledgerBytes([ledgerRow(1, change), ledgerRow(2)]));
    expect(await formOf(office, 1)).toMatchObject({ name: '改名有限公司', state: 'ENDED', cooperation: ['共建基地'] });
    await undoImport(office, { id: batch.id, version: batch.version });
    expect(await formOf(office, 1)).toEqual({ ...before, version: 3 });
    expect(await partnersOf(office)).toHaveLength(1);
    await expect(undoImport(office, { id: batch.id, version: batch.version + 1 })).rejects.toMatchObject({
      code: 'RULE',
    });
  });

  it('cannot be undone once something depends on it or was changed', async () => {
    const batch = await committed(office, await ledgerBytes([ledgerRow(1), ledgerRow(2)]));
    const undo = () => undoImport(office, { id: batch.id, version: batch.version });
    const one = await formOf(office, 1);
    await addComment(office, { partnerId: one.id, text: 'x' });
    await expect(undo()).rejects.toMatchObject({ code: 'RULE', key: 'importInUse', params: { names: one.name } });
    const { id, version, ...profile } = await formOf(office, 2);
    const { kind: _k, state: _s, ...input } = profile;
    await updatePartner(office, { id, version, ...input, remark: 'x' });
    await expect(undo()).rejects.toMatchObject({ code: 'RULE', key: 'importChangedSince' });
    expect(await partnersOf(office)).toHaveLength(2);
  });

  it('is not written when the records have changed since the preview', async () => {
    const batch = await twice({ 职工人数: 7 });
    const { id, version, kind: _k, state: _s, ...input } = await formOf(office, 1);
    await updatePartner(office, { id, version, ...input, headcount: 5 });
    await expect(commitImport(office, { id: batch.id, version: batch.version })).rejects.toMatchObject({
      code: 'CONFLICT',
      key: 'importStale',
    });
    expect(await formOf(office, 1)).toMatchObject({ headcount: 5 });
    await checkImport(office, { id: batch.id, version: batch.version, columns: [] });
    await commitImport(office, { id: batch.id, version: batch.version + 2 });
    expect(await formOf(office, 1)).toMatchObject({ headcount: 7 });
  });
});

describe('matching', () => {
  it('knows a partner by a former name, and gives a code to one that has none', async () => {
    await createPartner(office, {
      kind: 'ENTERPRISE',
      name: '新名有限公司',
      noCodeReason: '外资办事处',
      formerNames: ['样例第1有限公司'],
    });
    const outcome = await importNow(office, file(await ledgerBytes([ledgerRow(1)])));
    expect(outcome.totals).toMatchObject({ new: 0, changed: 1 });
    expect(await formOf(office, 1)).toMatchObject({ name: '新名有限公司', noCodeReason: null, headcount: 101 });
  });

  it('takes a namesake with another code for another partner, and says so', async () => {
    await importNow(office, file(await ledgerBytes([ledgerRow(1)])));
    const { totals, rows } = await importNow(
      office,
      file(await ledgerBytes([ledgerRow(2, { 企业名称: '样例第1有限公司' })])),
    );
    expect(totals).toMatchObject({ new: 1 });
    expect(rows[0]?.problems).toMatchObject([{ code: 'same-name', severity: 'warning' }]);
  });

  it('remembers a corrected map for files with the same headers', async () => {
    const { id } = await checked(office, await ledgerBytes([ledgerRow(1)]), { 7: 'remark' });
    expect(await importPreview(office, { id })).toMatchObject({ total: 1 });
    const again = await previewNow(office, file(await ledgerBytes([ledgerRow(1, { 职工人数: '八百' })])));
    expect(again.rows[0]?.values).toMatchObject({ remark: '八百' });
  });

  it('makes missing departments and words when it is told to', async () => {
    const bytes = await ledgerBytes([ledgerRow(1, { 系部: '新系', 单位性质: '集体' })]);
    expect((await importNow(office, { ...file(bytes), createMissing: true })).totals).toMatchObject({ new: 1 });
    expect((await formOf(office, 1)).departmentIds).toHaveLength(1);
    expect((await previewNow(office, file(bytes))).rows[0]?.problems).toEqual([]);
  });

  it('takes back the departments and words that it made, unless something has come to use them', async () => {
    const rows = [
      ledgerRow(1, { 系部: '新系', 单位性质: '集体' }),
      ledgerRow(2, { 系部: '另系', 合作性质: '共建专业' }),
    ];
    const { batchId: id } = await importNow(office, { ...file(await ledgerBytes(rows)), createMissing: true });
    const made = () =>
      inTransaction(settingsOf(office, 'test'), async (tx) => {
        const where = { institutionId: office.institutionId, importBatchId: id };
        const [departments, words] = [
          await tx.department.findMany({ where }),
          await tx.dictionaryEntry.findMany({ where }),
        ];
        return [...departments.map(({ name }) => name), ...words.map(({ code }) => code)].sort();
      });
    expect(await made()).toEqual(['共建专业', '另系', '新系', '集体'].sort());
    const { departmentIds } = await formOf(office, 2);
    const later = { name: '后来有限公司', noCodeReason: '未登记', departmentIds, ownership: '集体' };
    await createPartner(office, { kind: 'ENTERPRISE', ...later });
    await undoImport(office, { id, version: (await getImport(office, { id })).version });
    expect(await made()).toEqual(['另系', '集体'].sort());
    expect((await partnersOf(office)).map(({ name }) => name)).toEqual(['后来有限公司']);
  });
});

describe('files and walls', () => {
  it('refuses what is no workbook, and keeps nothing', async () => {
    const broken = Buffer.from('PK\u0003\u0004 not really');
    await expect(importNow(office, file(broken))).rejects.toMatchObject({ code: 'INVALID' });
    await expect(importNow(office, file(Buffer.from('<html></html>')))).rejects.toMatchObject({
      key: 'workbook.not-a-workbook',
    });
  });

  it('is for the office alone, and a batch for its own college', async () => {
    const bytes = await ledgerBytes([ledgerRow(1)]);
    await expect(importNow(await newCollege('TEACHER'), file(bytes))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { id, version } = await checked(office, bytes);
    const stranger = await newCollege();
    await expect(getImport(stranger, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(commitImport(stranger, { id, version })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(refusedRows(stranger, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('export', () => {
  it('writes the list as filtered, guards formulas, and reads back as unchanged', async () => {
    await importNow(
      office,
      file(await ledgerBytes([ledgerRow(1), ledgerRow(2, { 企业名称: '=HYPERLINK("x")', 合作状态: '意向' })])),
    );
    const all = await exportList(office, 'partners').open(office, {});
    const bytes = new Uint8Array(await new Response(all.stream).arrayBuffer());
    expect(all.rows).toBe(2);
    expect((await cellsOf(bytes)).flat()).toContain('\'=HYPERLINK("x")');
    expect((await previewNow(office, file(bytes))).totals).toMatchObject({ unchanged: 2, refused: 0, warnings: 0 });
    expect((await exportList(office, 'partners').open(office, { state: 'PROSPECT' })).rows).toBe(1);
    const noted = await inTransaction(settingsOf(office, 'test'), (tx) =>
      tx.auditEntry.count({ where: { institutionId: office.institutionId, op: 'N', command: 'partners.export' } }),
    );
    expect(noted).toBe(2);
  });

  it('gives a blank template that the import knows', async () => {
    const [header] = await cellsOf(await blankTemplate(office, 'partners'));
    expect(header).toContain('统一社会信用代码');
  });
});
