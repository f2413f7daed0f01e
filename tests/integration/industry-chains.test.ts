import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/lib/kernel/id';
import { createAttachment } from '@/lib/modules/attachments/commands';
import { listAttachments } from '@/lib/modules/attachments/queries';
import { undoImport } from '@/lib/modules/imports/commands';
import { getImport } from '@/lib/modules/imports/queries';
import { createChain, restoreChain, retireChain, updateChain } from '@/lib/modules/industry-chains/commands';
import { chainList } from '@/lib/modules/industry-chains/list';
import { chainFacets, listChains } from '@/lib/modules/industry-chains/queries';
import { chainTimeline, getChain } from '@/lib/modules/industry-chains/record';
import { orderClassList } from '@/lib/modules/order-classes/list';
import { listOrderClasses } from '@/lib/modules/order-classes/queries';
import { partnerList } from '@/lib/modules/partners/list';
import { listPartners } from '@/lib/modules/partners/queries';
import { createPost, publishPost } from '@/lib/modules/posts/commands';
import { postList } from '@/lib/modules/posts/list';
import { listPosts } from '@/lib/modules/posts/queries';
import { chainOptions } from '@/lib/modules/programmes/queries';
import { getProgramme } from '@/lib/modules/programmes/record';
import { createEntry } from '@/lib/modules/settings/commands';
import { exportList } from '@/lib/processes/exports';
import { importNow } from '@/lib/processes/import-now';
import { makeChain } from '@/tests/support/contract-chains';
import { makeProgramme } from '@/tests/support/contract-programmes';
import { newWorld, type World, within } from '@/tests/support/world';

let w: World;
let other: World;
beforeAll(async () => {
  w = await newWorld('链甲');
  other = await newWorld('链乙');
});

const profile = (over: object = {}) => ({
  ...{ code: `C${newId().slice(-8)}`, labelZh: `链甲${newId().slice(-6)}`, labelEn: newId().slice(-9), aliases: [] },
  ...over,
});
const paramsOf = (href: string) => Object.fromEntries(new URL(href, 'http://x').searchParams);

describe('an industry chain', () => {
  it('is entered, changed and retired by the office, and nobody else', async () => {
    const { OFFICE: office, DEPARTMENT: head, LIAISON: liaison } = w.as;
    const input = profile({ introduction: '风光储一体', aliases: ['风电链'] });
    const { id } = await createChain(office, input);
    expect(await getChain(head, { id })).toMatchObject({ ...input, name: input.labelZh, may: { write: false } });
    await expect(createChain(head, profile())).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(getChain(liaison, { id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(getChain(other.as.OFFICE, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    // A word is one chain's only, whichever form it was entered by.
    for (const over of [{ labelZh: '风电链' }, { aliases: [input.labelEn] }, { code: input.code }])
      await expect(createChain(office, profile(over))).rejects.toMatchObject({ code: 'INVALID' });
    const { code: _code, ...rest } = input;
    await updateChain(office, { id, version: 1, ...rest, introduction: '风光氢储一体' });
    const stale = updateChain(office, { id, version: 1, ...rest, introduction: '旧的' });
    await expect(stale).rejects.toMatchObject({ code: 'CONFLICT', current: { introduction: '风光氢储一体' } });
    await retireChain(office, { id, version: 2 });
    expect((await listChains(office, { filter: { state: ['RETIRED'] } })).rows.map((row) => row.id)).toContain(id);
    expect((await chainOptions(office, {})).map((each) => each.id)).not.toContain(id);
    await restoreChain(office, { id, version: 3 });
    const { changes } = await chainTimeline(office, { id });
    expect(changes.map(({ command }) => command)).toEqual([
      ...['industry-chains.restore', 'industry-chains.retire', 'industry-chains.update', 'industry-chains.create'],
    ]);
  });

  it('is no word of another dictionary, for the screens and for the database', async () => {
    const { OFFICE: office } = w.as;
    const { id } = await createEntry(office, { ...profile(), dictionary: 'OWNERSHIP' });
    await expect(getChain(office, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(retireChain(office, { id, version: 1 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const { id: programmeId } = await makeProgramme(w);
    const at = { institutionId: w.institutionId, id: programmeId };
    const write = within(w, (tx) => tx.programme.updateMany({ where: at, data: { chainId: id } }));
    await expect(write).rejects.toThrow(/chain_of_dictionary/);
    const said = within(w, (tx) =>
      tx.dictionaryEntry.updateMany({ where: { institutionId: w.institutionId, id }, data: { introduction: '简介' } }),
    );
    await expect(said).rejects.toThrow(/dictionary_entries_introduction/);
  });

  it('shows numbers that are those of the lists behind them, and its programmes link back', async () => {
    const { OFFICE: office } = w.as;
    const at = { institutionId: w.institutionId };
    const code = `C${newId().slice(-8)}`;
    const { id } = await makeChain(w, { code });
    const { id: programmeId } = await makeProgramme(w, { chainId: id });
    await makeProgramme(w);
    await within(w, async (tx) => {
      await tx.partner.updateMany({ where: { ...at, id: w.partnerId }, data: { chains: [code] } });
      await tx.orderClass.create({
        data: {
          ...{ ...at, id: newId(), kind: 'ORDER', name: `链甲班${newId()}`, partnerId: w.partnerId, programmeId },
          ...{ gradeYear: 2025, plannedSeats: 30, state: 'RECRUITING' },
          ...{ requestedOn: new Date('2025-06-01'), startedOn: new Date('2025-09-01') },
        },
      });
    });
    const post = await createPost(office, {
      ...{ partnerId: w.partnerId, title: '链甲岗', slots: 2, validFrom: office.today, validTo: '2099-01-01' },
      ...{ hazards: [], programmeIds: [programmeId] },
    });
    await publishPost(office, { id: post.id, version: 1 });
    const { numbers } = await getChain(office, { id });
    expect(numbers).toMatchObject({ active: { value: 1 }, orderClasses: { value: 1 }, posts: { value: 1 } });
    const behind = {
      partners: (await listPartners(office, { filter: partnerList.parse(paramsOf(numbers.partners.href)).filter }))
        .total,
      orderClasses: (
        await listOrderClasses(office, { filter: orderClassList.parse(paramsOf(numbers.orderClasses.href)).filter })
      ).total,
      posts: (await listPosts(office, { filter: postList.parse(paramsOf(numbers.posts.href)).filter })).total,
    };
    expect(behind).toEqual({
      ...{ partners: numbers.partners.value, orderClasses: numbers.orderClasses.value, posts: numbers.posts.value },
    });
    expect((await getProgramme(office, { id: programmeId })).chain).toMatchObject({ id, code });
    const row = (await listChains(office, { filter: { q: code.toLowerCase() } })).rows;
    expect(row.map((each) => [each.id, each.numbers])).toEqual([[id, numbers]]);
    expect((await chainFacets(office, { filter: {} })).none.active.value).toBeGreaterThan(0);
  });

  it('keeps files, which the college sees and no partner', async () => {
    const { OFFICE: office, TEACHER: teacher, LIAISON: liaison, DEPARTMENT: head } = w.as;
    const { id: chainId } = await makeChain(w);
    const file = { name: '链图.pdf', contentType: 'application/pdf', size: 9, sha256: new Uint8Array(32).fill(3) };
    await createAttachment(office, { owner: { chainId }, ...file, storageKey: newId() });
    expect((await listAttachments(teacher, { chainId })).files).toMatchObject([{ name: '链图.pdf', removable: false }]);
    expect((await listAttachments(head, { chainId })).files).toHaveLength(1);
    for (const ctx of [liaison, other.as.OFFICE])
      await expect(listAttachments(ctx, { chainId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const read = (ctx: typeof office) =>
      within({ ...w, as: { ...w.as, ADMIN: ctx } }, (tx) => tx.attachment.count({ where: { chainId } }));
    expect(await read(liaison)).toBe(0);
  });
});

type Cell = string | number | null;
const HEADS = ['产业链', '英文名称', '产业链代码', '又称', '简介', '状态'];

async function ledger(rows: Cell[][]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('产业链');
  for (const row of [['重点产业链一览'], HEADS, ...rows]) sheet.addRow(row);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe('a ledger of industry chains', () => {
  it('is imported, changes nothing the second time, comes back from its own export, and is taken back', async () => {
    const own = await newWorld('链丙');
    const { OFFICE: office } = own.as;
    const run = async (rows: Cell[][]) =>
      importNow(office, {
        ...{ module: 'industry-chains', fileName: '链.xlsx', bytes: await ledger(rows), createMissing: false },
      });
    const undo = async (id: string | null) => {
      const batch = await getImport(office, { id });
      await undoImport(office, { id, version: batch.version });
    };
    const rows = [
      ['链丙新能源', 'New energy C', 'CNE', '链丙风光、链丙储能', '第一行\n第二行', '在用'],
      ['链丙（乳品）', null, null, null, null, '停用'],
    ];
    const first = await run(rows);
    expect(first.totals).toMatchObject({ rows: 2, new: 2, refused: 0 });
    expect((await run(rows)).totals).toMatchObject({ unchanged: 2, new: 0, changed: 0 });
    const filter = { batch: [first.batchId ?? ''] };
    const listed = await listChains(office, { filter });
    expect(listed.rows.map(({ name, code, retiredOn }) => [name, code, retiredOn])).toEqual([
      ['链丙新能源', 'CNE', null],
      ['链丙（乳品）', '链丙乳品', office.today],
    ]);
    const [energy] = listed.rows;
    expect(await getChain(office, { id: energy?.id })).toMatchObject({ introduction: '第一行\n第二行' });

    const { stream } = await exportList(office, 'industry-chains').open(office, paramsOf(chainList.href({ filter })));
    const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
    const again = await importNow(office, {
      ...{ module: 'industry-chains', fileName: '导出.xlsx', bytes, createMissing: false },
    });
    expect(again.totals).toMatchObject({ rows: 2, unchanged: 2 });

    const bad = await run([
      ['链丙风光', null, 'OTHER', null, null, null],
      ['链丙装备', 'New energy C', null, '链丙储能', null, null],
      ['链丙稀土', null, 'A B', null, null, '不知道'],
      [null, 'nameless', null, null, null, null],
      ['链丙物流', null, null, null, null, null],
      ['链丙物流', null, null, null, null, null],
    ]);
    expect(bad.rows.map(({ problems }) => problems.map(({ key, code }) => [key, code]))).toEqual([
      [['labelZh', 'other-chain']],
      [
        ['labelEn', 'chain-word'],
        ['aliases', 'chain-word'],
      ],
      [
        ['state', 'unknown-choice'],
        ['code', 'chain-code'],
      ],
      [['labelZh', 'required']],
      [],
      [['labelZh', 'duplicate-row']],
    ]);
    await undo(bad.batchId);

    // An alias means the chain and does not rename it; a code means it whatever it is called.
    expect((await run([['链丙风光', null, null, null, null, null]])).totals).toMatchObject({ unchanged: 1 });
    const changed = await run([['链丙新能源装备', null, 'CNE', '链丙氢能', null, '停用']]);
    expect(changed.totals).toMatchObject({ changed: 1 });
    expect(await getChain(office, { id: energy?.id })).toMatchObject({
      ...{ labelZh: '链丙新能源装备', aliases: ['链丙氢能'], retiredOn: office.today },
    });
    await undo(changed.batchId);
    expect(await getChain(office, { id: energy?.id })).toMatchObject({
      ...{ labelZh: '链丙新能源', aliases: ['链丙风光', '链丙储能'], retiredOn: null },
    });

    await within(own, (tx) =>
      tx.partner.updateMany({
        where: { institutionId: own.institutionId, id: own.partnerId },
        data: { chains: ['链丙乳品'] },
      }),
    );
    const used = await run([['链丙冷链', null, 'CCC', null, null, null]]);
    await makeProgramme(own, { chainId: used.rows[0]?.recordId });
    for (const { batchId } of [used]) await expect(undo(batchId)).rejects.toMatchObject({ key: 'importInUse' });
    const theirs = importNow(own.as.DEPARTMENT, {
      ...{ module: 'industry-chains', fileName: 'x.xlsx', bytes: await ledger(rows), createMissing: false },
    });
    await expect(theirs).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
