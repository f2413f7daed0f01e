import { describe, expect, it } from 'vitest';
import { addDays } from '@/lib/kernel/day';
import { createAgreement, updateAgreement } from '@/lib/modules/agreements/commands';
import { listAgreements } from '@/lib/modules/agreements/queries';
import { getAgreement } from '@/lib/modules/agreements/record';
import { exportList } from '@/lib/processes/exports';
import { importNow } from '@/lib/processes/import-now';
import { newPartner } from '@/tests/factories/members';
import { type Cells, importDesk, ledgerOf } from '@/tests/support/import-desk';
import { makeAgreement, newWorld, type World, within } from '@/tests/support/world';

const HEADS = {
  ...{ number: '协议编号', title: '名称', kind: '类型', partners: '甲乙丙方', signed: '签订日期', from: '生效日期' },
  ...{ to: '到期日期', state: '履约情况', renew: '自动续签', ended: '终止日期', reason: '终止原因' },
  ...{ department: '系部', responsible: '负责人', amount: '经费', summary: '主要内容', remark: '备注' },
};

const SHEET = { module: 'agreements', title: '校企合作协议台账', heads: HEADS } as const;

async function start(mark: string) {
  const own: World = await newWorld(mark);
  const at = { institutionId: own.institutionId };
  const office = own.as.OFFICE;
  const { send, run, undo } = importDesk(office, SHEET);
  const { department } = await within(own, async (tx) => ({
    department: (await tx.department.findFirstOrThrow({ where: { ...at, id: own.departmentId } })).name,
  }));
  const partnerId = await newPartner(own.as.ADMIN, `${mark}机电公司`);
  const secondId = await newPartner(own.as.ADMIN, `${mark}电力公司`);
  return { own, at, office, send, run, undo, partnerId, secondId, department };
}

describe('a ledger of agreements', () => {
  it('is imported, changes nothing the second time, nor does its own export, and is refused by cell', async () => {
    const { own, office, send, run, partnerId, secondId, department } = await start('协丙');
    const mine = { partners: '协丙机电公司', kind: '框架协议' };
    const days = { signed: '2024.3.1', from: '2024-03-01', to: '2027-02-28' };
    const rows: Cells[] = [
      {
        ...{ ...mine, ...days, number: '协丙〔2024〕1号', title: '战略合作', renew: '是', department, amount: 12.5 },
        ...{ partners: '协丙、协丙机电公司、协丙电力公司', responsible: 'LEADER', summary: '共建\n共管' },
      },
      { ...mine, title: '意向书', kind: '基地', state: '草稿', responsible: '没有这个人', department: '没有的系' },
      {
        ...{ ...mine, ...days, number: '协丙2', title: '旧协议', state: '终止', ended: '2025-01-01', reason: '停产' },
      },
      { ...mine, ...days, number: '协丙3', title: '到期的', to: '2025-02-28', state: '已到期' },
    ];
    const first = await run(rows);
    expect(first.totals).toMatchObject({ rows: 4, new: 4, refused: 0 });
    expect(first.rows.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual([
      ...['signed-assumed', 'unknown-department', 'unknown-person'],
    ]);
    expect((await run(rows)).totals).toMatchObject({ new: 0, changed: 0, unchanged: 4 });
    const filter = { batch: [first.batchId ?? ''] };
    const list = await listAgreements(office, { filter });
    const agreements = new Map(list.rows.map((row) => [row.title, row]));
    expect(agreements.get('战略合作')).toMatchObject({
      shown: 'IN_FORCE',
      amount: 12.5,
      responsible: 'LEADER',
      department,
    });
    expect(agreements.get('意向书')).toMatchObject({ shown: 'DRAFT', kind: 'BASE', number: null, responsible: null });
    expect(agreements.get('旧协议')).toMatchObject({ shown: 'TERMINATED' });
    expect(agreements.get('到期的')).toMatchObject({ shown: 'EXPIRED' });
    const full = await getAgreement(office, { id: agreements.get('战略合作')?.id });
    expect(full).toMatchObject({ state: 'SIGNED', signedOn: '2024-03-01', autoRenew: true, summary: '共建\n共管' });
    expect(full.parties).toEqual([
      { partnerId: null, part: 'A', signatory: null },
      { partnerId, part: 'B', signatory: null },
      { partnerId: secondId, part: 'C', signatory: null },
    ]);
    expect((await listAgreements(office, { filter: { q: '协丙电力' } })).rows.map((row) => row.id)).toEqual([full.id]);

    // Drafts of one title and partner, texts as a form has them, and one in review.
    const parties = [
      { partnerId, part: 'A', signatory: '王总' },
      { partnerId: null, part: 'B' },
    ];
    const draft = { kind: 'RESEARCH', title: '意向书', parties, amount: 0.01 };
    await createAgreement(office, { ...draft, summary: ' 一  二\r\n三', remark: '甲' });
    await createAgreement(office, { ...draft, number: ' 协丙（2026） 4号', remark: '乙' });
    await makeAgreement(own, 'IN_REVIEW');
    const { stream } = await exportList(office, 'agreements').open(office, {});
    const again = await send(new Uint8Array(await new Response(stream).arrayBuffer()));
    expect(again.totals).toMatchObject({ rows: 7, unchanged: 7, warnings: 0 });

    const signed = { ...mine, ...days, title: '新' };
    const { today } = office;
    const bad = await run([
      { ...mine, title: null },
      { ...mine, title: '甲', kind: null },
      { ...mine, title: '乙', kind: '口头协议' },
      { ...mine, title: '丙', partners: '没有这家单位' },
      { ...mine, title: '丁', partners: '协丙' },
      { ...mine, title: '戊', state: '生效中', ...days },
      { ...signed, number: '协丙5', state: '生效中', signed: null },
      { ...signed, number: '协丙6', state: '生效中', signed: addDays(today, 1) },
      { ...signed, number: '协丙7', to: '2024-02-28' },
      { ...signed, number: '协丙8', state: '终止', reason: '停产' },
      { ...signed, number: '协丙9', state: '终止', ended: '2024-01-01', reason: '停产' },
      { ...signed, number: '协丙10', state: '终止', ended: '2025-01-01' },
      { ...signed, number: '协丙11', state: '吵架中' },
      { ...signed, number: '协丙12' },
      { ...signed, number: '协丙 12' },
      { ...mine, title: '己', amount: -1 },
    ]);
    const refused = bad.rows.map(({ problems }) => problems.find(({ severity }) => severity === 'refused')?.key);
    const cells = ['title', 'kind', 'kind', 'partners', 'partners', 'number', 'signedOn', 'signedOn', 'validTo'];
    const ended = ['terminatedOn', 'terminatedOn', 'reason'];
    expect(refused).toEqual([...cells, ...ended, 'state', undefined, 'number', 'amount']);
    // Who may not approve what is signed cannot import it either.
    for (const ctx of [own.as.ADMIN, own.as.DEPARTMENT]) {
      const file = {
        module: 'agreements',
        fileName: 'x.xlsx',
        bytes: await ledgerOf(SHEET, rows),
        createMissing: false,
      };
      await expect(importNow(ctx, file)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
  });

  it('changes what it says but not the state, and is taken back as it stood, unless something refers to it', async () => {
    const { own, at, office, run, undo, partnerId, secondId, department } = await start('协丁');
    const same = { number: '协丁1', title: '共建协议', kind: '共建协议', partners: '协丁机电公司' };
    const days = { signed: '2024-03-01', from: '2024-03-01', to: '2027-02-28' };
    const made = await run([{ ...same, ...days, department: '协丁新系', amount: '3万' }], true);
    expect(made.rows[0]?.problems.map(({ code }) => code)).toEqual(['will-create', 'signed-assumed']);
    const id = made.rows[0]?.recordId ?? '';
    const read = async () => {
      const { updatedAt: _at, version, ...rest } = { updatedAt: null, ...(await getAgreement(office, { id })) };
      return { version, rest };
    };
    const { version, rest: was } = await read();
    expect(was).toMatchObject({ state: 'SIGNED', amount: 3, departmentName: '协丁新系' });
    const { number, title, kind, signedOn, validFrom, validTo, departmentId } = was;
    const parties = [
      { partnerId, part: 'A', signatory: '王总' },
      { partnerId: null, part: 'C', signatory: '李校长' },
    ];
    const form = { number, title, kind, signedOn, validFrom, validTo, departmentId, parties };
    await updateAgreement(office, { ...form, id, version, summary: ' 一\r\n二  三' });
    const before = await read();
    expect((await run([{ ...same, summary: '一\n二 三' }])).totals).toMatchObject({ unchanged: 1 });

    const rows = [
      {
        ...{ ...same, title: '共建共管协议', partners: '协丁机电公司、协丁电力公司', to: '2028-02-28', state: '终止' },
        ...{ renew: '是', department, responsible: 'TEACHER', amount: '4万元', summary: '四', remark: '注' },
      },
    ];
    const changed = await run(rows);
    expect(changed.rows[0]?.problems).toMatchObject([{ key: 'state', severity: 'warning', code: 'state-on-page' }]);
    expect(changed.rows[0]?.changes.map(({ key, before: old, after }) => [key, old, after])).toEqual([
      ['title', '共建协议', '共建共管协议'],
      ['partners', '协丁机电公司', '协丁机电公司、协丁电力公司'],
      ['validTo', '2027-02-28', '2028-02-28'],
      ['autoRenew', '否', '是'],
      ['department', '协丁新系', department],
      ['responsible', null, 'TEACHER'],
      ['amount', null, '40000'],
      ['summary', '一\n二 三', '四'],
      ['remark', null, '注'],
    ]);
    const now = (await read()).rest;
    expect(now).toMatchObject({ state: 'SIGNED', title: '共建共管协议', amount: 4, departmentId: own.departmentId });
    expect(now.parties).toEqual([
      { partnerId, part: 'A', signatory: '王总' },
      { partnerId: secondId, part: 'B', signatory: null },
      { partnerId: null, part: 'C', signatory: '李校长' },
    ]);
    const found = async () => (await listAgreements(office, { filter: { q: '共建共管' } })).total;
    expect(await found()).toBe(1);
    await undo(changed.batchId);
    expect((await read()).rest).toEqual(before.rest);
    expect(await found()).toBe(0);
    await expect(undo(made.batchId)).rejects.toMatchObject({ key: 'importChangedSince' });

    const late = await run([{ ...same, to: '2024-02-01' }]);
    expect(late.rows[0]?.problems).toMatchObject([{ key: 'validTo', code: 'ends-before-start' }]);
    const used = await run([{ ...same, ...days, number: '协丁2' }]);
    const renewal = await makeAgreement(own);
    const data = { renewalOfId: used.rows[0]?.recordId };
    await within(own, (tx) => tx.agreement.updateMany({ where: { ...at, id: renewal.id }, data }));
    await expect(undo(used.batchId)).rejects.toMatchObject({ key: 'importInUse' });
    const fresh = await run([{ ...same, number: '协丁3', partners: '协丁临时企业' }], true);
    await undo(fresh.batchId);
    expect((await listAgreements(office, { filter: { batch: [fresh.batchId ?? ''] } })).total).toBe(0);
    expect(await within(own, (tx) => tx.partner.count({ where: { ...at, name: '协丁临时企业' } }))).toBe(0);
  });
});
