import type { Client } from 'pg';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { connected } from '@/lib/db/bootstrap';
import { inTransaction, settingsOf } from '@/lib/db/door';
import type { Ctx } from '@/lib/kernel/context';
import { newId } from '@/lib/kernel/id';
import { verifyChain } from '@/lib/modules/audit/queries';
import { addComment, createPartner, updatePartner } from '@/lib/modules/partners/commands';
import { getPartnerForm } from '@/lib/modules/partners/record';
import { newCollege } from '@/tests/factories/college';

const at = Number(process.env.VITEST_POOL_ID ?? 1) - 1;
let admin: Ctx;
let partnerId: string;

/** Beside the application, as the owner of the tables: what somebody with the database's password could do. */
const asOwner = <T>(fn: (client: Client) => Promise<T>) =>
  connected(inject('databases')[at]?.owner ?? '', async (client) => {
    await client.query("select set_config('app.institution', $1, false), set_config('app.scope', 'system', false)", [
      admin.institutionId,
    ]);
    return fn(client);
  });
const broken = () =>
  asOwner(async (client) => {
    const { rows } = await client.query('select app.audit_verify($1) as seq', [admin.institutionId]);
    return rows[0].seq === null ? null : Number(rows[0].seq);
  });
const comment = (text: string) => addComment(admin, { partnerId, text });

beforeEach(async () => {
  admin = await newCollege('ADMIN');
  partnerId = (await createPartner(admin, { kind: 'ENTERPRISE', name: '某厂', noCodeReason: '-' })).id;
  for (const text of ['一', '二', '三', '四']) await comment(text);
});

describe('the chain', () => {
  const change = (sql: string, params: unknown[] = []) =>
    asOwner((client) => client.query(sql, [admin.institutionId, ...params]));
  const length = async () => {
    const [row] = (await change('select count(*)::int as n from audit_entries where institution_id = $1')).rows;
    return Number(row.n);
  };

  it('holds as long as nobody touches it', async () => {
    expect(await length()).toBeGreaterThan(6);
    expect(await broken()).toBeNull();
    expect(await verifyChain(admin, {})).toMatchObject({ brokenAt: null });
  });

  it.each(['actor', 'command', 'tbl'])('tells which entry was changed in its %s', async (column) => {
    await change(`update audit_entries set ${column} = 'x' where institution_id = $1 and seq = 4`);
    expect(await broken()).toBe(4);
  });

  it('tells which entry was changed in what it says, or when', async () => {
    await change(`update audit_entries set at = at + interval '1 ms' where institution_id = $1 and seq = 5`);
    expect(await broken()).toBe(5);
    await change(`update audit_entries set changed = '{}' where institution_id = $1 and seq = 3`);
    expect(await broken()).toBe(3);
  });

  it('tells that an entry is gone: from the middle, and from the end', async () => {
    const n = await length();
    await change('delete from audit_entries where institution_id = $1 and seq = $2', [n]);
    expect(await broken()).toBe(n);
    await change('delete from audit_entries where institution_id = $1 and seq = 2');
    expect(await broken()).toBe(2);
  });

  it('tells that entries changed places', async () => {
    const swap = 'update audit_entries set seq = $2 where institution_id = $1 and seq = $3';
    for (const [to, from] of [
      [1_000_000, 3],
      [3, 4],
      [4, 1_000_000],
    ])
      await change(swap, [to, from]);
    expect(await broken()).toBe(3);
  });

  it('tells that an entry was put in, with numbers that fit', async () => {
    await asOwner(async (client) => {
      const { institutionId } = admin;
      await client.query('begin');
      await client.query('update audit_entries set seq = seq + 1000 where institution_id = $1 and seq >= 4', [
        institutionId,
      ]);
      await client.query('update audit_entries set seq = seq - 999 where institution_id = $1 and seq >= 1004', [
        institutionId,
      ]);
      await client.query(
        `insert into audit_entries (institution_id, actor, command, request, tbl, row_id, op, changed, seq, hash)
         select institution_id, actor, command, request, tbl, row_id, op, changed, 4, sha256('x') from audit_entries
          where institution_id = $1 and seq = 3`,
        [institutionId],
      );
      await client.query('commit');
    });
    expect(await broken()).toBe(4);
  });

  it('tells that a chain made anew ends elsewhere than its head', async () => {
    const n = await length();
    await change('update audit_heads set seq = seq + 1 where institution_id = $1');
    expect(await broken()).toBe(n + 1);
  });
});

describe('the application', () => {
  it.each([
    'insert into audit_entries (institution_id, actor, command, request, tbl, row_id, op, changed) values ($1, $2, $2, $2, $2, $1, $2, $3)',
    "update audit_entries set actor = 'x' where institution_id = $1",
    'delete from audit_entries where institution_id = $1',
    'truncate audit_entries',
    'update audit_heads set seq = 0 where institution_id = $1',
    'delete from audit_heads where institution_id = $1',
    'alter table audit_entries disable trigger seal',
    'drop policy tenant on audit_entries',
    "select app.audit_write($1, 'partners', $1, null, 'U', '{}')",
  ])('is refused: %s', async (sql) => {
    const statement = sql
      .replaceAll('$1', `'${admin.institutionId}'::uuid`)
      .replaceAll('$2', "'x'")
      .replaceAll('$3', "'{}'");
    const refused = connected(process.env.DATABASE_URL ?? '', async (client) => {
      await client.query('begin');
      await client.query("select set_config('app.institution', $1, true), set_config('app.scope', 'staff', true)", [
        admin.institutionId,
      ]);
      await client.query(statement);
    });
    await expect(refused).rejects.toMatchObject({ code: '42501' });
    expect(await broken()).toBeNull();
  });

  it('writes nothing without saying who, what and for which request', async () => {
    const nobody = { ...settingsOf(admin, 'test'), actor: '' };
    const write = inTransaction(nobody, (tx) =>
      tx.comment.create({
        data: {
          institutionId: admin.institutionId,
          id: newId(),
          partnerId,
          membershipId: admin.membershipId,
          text: 'x',
        },
      }),
    );
    await expect(write).rejects.toThrow();
  });
});

describe('at the same time', () => {
  it('fifty writers leave one sealed chain without a gap', async () => {
    await Promise.all(Array.from({ length: 50 }, (_, n) => comment(`评${n}`)));
    const seqs = await asOwner(async (client) => {
      const { rows } = await client.query(
        'select seq::int, hash from audit_entries where institution_id = $1 order by seq',
        [admin.institutionId],
      );
      return rows.map((row) => (row.hash ? row.seq : null));
    });
    expect(seqs.length).toBeGreaterThan(54);
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
    expect(await broken()).toBeNull();
  }, 60_000);

  it('twenty calls with one key are one', async () => {
    const key = newId();
    const input = { partnerId, text: '只说一次' };
    const answers = await Promise.all(Array.from({ length: 20 }, () => addComment(admin, input, key)));
    expect(new Set(answers.map((answer) => answer.id)).size).toBe(1);
    const count = await inTransaction(settingsOf(admin, 'test'), (tx) =>
      tx.comment.count({ where: { institutionId: admin.institutionId, text: '只说一次' } }),
    );
    expect(count).toBe(1);
  });

  it('of ten who change what they saw, one wins and nobody else is overwritten', async () => {
    const { kind: _kind, state: _state, ...form } = await getPartnerForm(admin, { id: partnerId });
    const all = await Promise.allSettled(
      Array.from({ length: 10 }, (_, n) => updatePartner(admin, { ...form, remark: `第${n}人` })),
    );
    const won = all.flatMap((each, n) => (each.status === 'fulfilled' ? [n] : []));
    expect(won).toHaveLength(1);
    const codes = all.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []));
    expect(new Set(codes)).toEqual(new Set(['CONFLICT']));
    expect((await getPartnerForm(admin, { id: partnerId })).remark).toBe(`第${won[0]}人`);
  });
});
