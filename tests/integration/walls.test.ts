import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { connected } from '@/lib/db/bootstrap';
import { inTransaction, type Settings, settingsOf } from '@/lib/db/door';
import { type Ctx, mintContext } from '@/lib/kernel/context';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { loadDemo, loadReference } from '@/prisma/seed';
import { actingContext } from '@/scripts/cli/acting';
import { anybody, strangersOf } from '@/tests/factories/strangers';
import { FIXTURES } from '@/tests/support/contract';
import { allOperations } from '@/tests/support/operations';
import { newWorld, type World } from '@/tests/support/world';

const operations = await allOperations();
const names = [...operations.keys()].sort();
const owner = inject('databases')[Number(process.env.VITEST_POOL_ID ?? 1) - 1]?.owner ?? '';
const asOwner = async <Row extends object>(sql: string): Promise<Row[]> =>
  connected(owner, async (client) => (await client.query<Row>(sql)).rows);

let tables: string[];
let here: World;
let there: World;
/** Outsiders of the college who have nothing to do with the records of the world's partner. */
let outsiders: Ctx[];

beforeAll(async () => {
  await loadReference();
  await loadDemo();
  here = await newWorld('本院');
  there = await newWorld('金丝雀');
  outsiders = [...(await strangersOf(here.as.ADMIN)), anybody(here.as.ADMIN)];
  const forced = await asOwner<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relforcerowsecurity order by 1`,
  );
  tables = forced.map((row) => row.name);
}, 400_000);

async function outcome(call: () => Promise<unknown>): Promise<{ code: string; said: string }> {
  try {
    return { code: 'OK', said: JSON.stringify((await call()) ?? null) };
  } catch (error) {
    if (!(error instanceof AppError)) return { code: `INTERNAL ${(error as Error).message}`, said: '' };
    const { code, key, params, fields, current } = error;
    return { code, said: JSON.stringify({ key, params, fields, current }) };
  }
}

async function entries(w: World): Promise<number> {
  const { institutionId } = w;
  return inTransaction({ ...settingsOf(w.as.ADMIN, 'test'), scope: 'system' }, (tx) =>
    tx.auditEntry.count({ where: { institutionId } }),
  );
}

const idsIn = (text: string) => text.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? [];
// What everybody of the college may read, and who is in it.
const COMMON = (w: World) => [
  w.institutionId,
  w.departmentId,
  ...Object.values(w.as).flatMap((ctx) => [ctx.membershipId, ctx.userId]),
];

describe("the database's walls taken down, the application", () => {
  beforeAll(async () => {
    for (const name of tables)
      await asOwner(`alter table ${name} no force row level security, disable row level security`);
  });
  afterAll(async () => {
    for (const name of tables) await asOwner(`alter table ${name} enable row level security, force row level security`);
  });

  it.each(names)('still gives nothing of another college: %s', async (name) => {
    const operation = operations.get(name);
    const fixture = FIXTURES[name];
    if (!operation || !fixture) throw new Error(name);
    const foreign = await fixture.input(there);
    const before = await entries(there);
    const ctx = (await fixture.by?.(here)) ?? here.as[fixture.as ?? 'ADMIN'];
    const { code, said } = await outcome(() => operation(ctx, foreign));
    expect(code).not.toMatch(/^INTERNAL/);
    if (operation.kind === 'query') {
      const ids = idsIn(JSON.stringify(foreign));
      expect(ids.filter((id) => said.includes(id))).toEqual([]);
      expect(said).not.toContain(`${there.mark}公司`);
    }
    expect(await entries(there)).toBe(before);
  });

  // What an institution shows to everybody is no wall's matter.
  it.each(names.filter((name) => !name.startsWith('open.')))(
    'still gives nothing of other partners to outsiders: %s',
    async (name) => {
      const operation = operations.get(name);
      const fixture = FIXTURES[name];
      if (!operation || !fixture) throw new Error(name);
      const input = await fixture.input(here);
      const foreign = idsIn(JSON.stringify(input)).filter((id) => !COMMON(here).includes(id));
      const before = await entries(here);
      for (const ctx of outsiders) {
        const { code, said } = await outcome(() => operation(ctx, input));
        expect(code).not.toMatch(/^INTERNAL/);
        expect([ctx.scope, foreign.concat(here.partnerId).filter((id) => said.includes(id))]).toEqual([ctx.scope, []]);
        const own = OWN.has(name) || (ctx.scope === 'link' && OF_LINK.has(name));
        if (operation.kind === 'command' && !own) expect([ctx.scope, code]).not.toEqual([ctx.scope, 'OK']);
      }
      if (!OWN.has(name) && !OF_LINK.has(name)) expect(await entries(here)).toBe(before);
    },
  );
});

/** What everybody does for oneself, whatever the role. */
const OWN = new Set([
  ...[
    'account.updateProfile',
    'account.totpBegin',
    'account.totpEnd',
    'account.endOtherSessions',
    'account.endSession',
  ],
  ...['notifications.markAllRead', 'views.saveView', 'account.changePassword', 'account.recoveryRenew'],
]);

/** What the holder of a link does with it. */
const OF_LINK = new Set(['processes.answerByLink', 'processes.withdrawByLink', 'links.askRenewal']);

describe("the application's filter left out, the database", () => {
  /** Rows that an outsider sees of a table, except its own. */
  const EXCEPT: Record<string, string> = {
    // What the stranger was given: a post of its own and the link about it.
    internship_posts: 'partner_id is distinct from app.partner()',
    link_tasks: 'id is distinct from app.link()',
    departments: 'false',
    dictionary_entries: 'false',
    programmes: 'false',
    // Students see what is on offer today and by whom; partners and students the notices that are published.
    vacancies: `app.scope() is distinct from 'student' or withdrawn_on is not null or opens_on > app.today() or closes_on <= app.today()`,
    vacancy_programmes: `app.scope() is distinct from 'student' or not exists (select 1 from vacancies v where v.id = vacancy_id)`,
    industry_notices: `app.scope() is distinct from 'student' and app.scope() is distinct from 'partner' or state <> 'PUBLISHED'`,
    institutions: 'id <> app.institution()',
    partners: `id is distinct from app.partner() and (app.scope() is distinct from 'student'
      or not exists (select 1 from vacancies v where v.institution_id = partners.institution_id and v.partner_id = partners.id))`,
    partner_state_periods: 'partner_id is distinct from app.partner()',
    // One's own, of whatever role: whoever has several chooses among them.
    memberships: 'user_id <> app.user_id()',
    users: 'id <> app.user_id()',
    audit_heads: 'false',
    // The college's own side of an agreement: a letter and who signed for it, no partner's.
    agreement_parties: 'partner_id is not null and partner_id is distinct from app.partner()',
  };
  /** Rows that the open page shows to nobody. */
  const PUBLISHED: Record<string, string> = {
    vacancies: 'not public or withdrawn_on is not null or opens_on > app.today() or closes_on <= app.today()',
    vacancy_programmes: 'not exists (select 1 from vacancies v where v.id = vacancy_id)',
    industry_notices: `not public or state <> 'PUBLISHED'`,
    partners: 'not exists (select 1 from vacancies v where v.partner_id = partners.id)',
    rooms: 'not public or closed_on <= app.today()',
    platforms: 'not exists (select 1 from rooms r where r.platform_id = platforms.id and r.public)',
  };
  const visible = (as: Settings, table: string, where: string): Promise<number> =>
    inTransaction(as, async (tx) => {
      const [row] = await tx.$queryRawUnsafe<{ n: number }[]>(`select count(*)::int as n from ${table} where ${where}`);
      return row?.n ?? 0;
    });

  it('has rows in nearly every table, of both colleges', async () => {
    const btqy = await actingContext('btqy');
    const canary = await actingContext('canary');
    for (const ctx of [btqy, canary]) {
      if (!ctx) throw new Error('no demo college');
      const filled: string[] = [];
      for (const table of tables) if ((await visible(settingsOf(ctx, 'test'), table, 'true')) > 0) filled.push(table);
      expect(filled.length).toBeGreaterThan(35);
    }
  });

  it('shows staff of one college no row of another, and lets them change none', async () => {
    const canary = await actingContext('canary');
    if (!canary) throw new Error('no demo college');
    const as = settingsOf(mintContext({ ...canary, scope: 'staff' }), 'test');
    for (const table of tables.filter(
      (name) => !['users', 'institutions', 'sessions', 'account_links'].includes(name),
    )) {
      const foreign = 'institution_id <> app.institution()';
      expect([table, await visible(as, table, foreign)]).toEqual([table, 0]);
      if (table.startsWith('audit_')) continue;
      const deleted = await inTransaction(as, (tx) => tx.$executeRawUnsafe(`delete from ${table} where ${foreign}`));
      expect([table, deleted]).toEqual([table, 0]);
    }
    expect(await visible(as, 'institutions', 'id <> app.institution()')).toBe(0);
    const strangers = `not exists (select 1 from memberships m where m.user_id = users.id)`;
    expect(await visible(as, 'users', `id <> app.user_id() and ${strangers}`)).toBe(0);
  });

  it('refuses a row that is written for another college', async () => {
    const { institutionId } = here;
    const row = { institutionId, id: newId(), code: 'x', name: 'x' };
    const write = inTransaction(settingsOf(there.as.ADMIN, 'test'), (tx) => tx.department.create({ data: row }));
    await expect(write).rejects.toThrow();
  });

  it('shows an outsider nothing of others in any table, and nothing at all without a scope', async () => {
    const btqy = await actingContext('btqy');
    if (!btqy) throw new Error('no demo college');
    const strangers = [...(await strangersOf(btqy)), anybody(btqy)];
    const shown: [role: string, scope: string, table: string, seen: number][] = [];
    for (const ctx of strangers) {
      for (const table of tables) {
        const where = (ctx.scope === 'open' ? PUBLISHED[table] : undefined) ?? EXCEPT[table] ?? 'true';
        const seen = await visible(settingsOf(ctx, 'test'), table, where);
        if (seen > 0) shown.push([ctx.role, ctx.scope, table, seen]);
      }
    }
    expect(shown).toEqual([]);
    const nobody: Settings = {
      ...{ institutionId: null, membershipId: null, userId: null, partnerId: null, studentId: null, scope: 'partner' },
      ...{ actor: 'x', command: 'x', requestId: 'x' },
    };
    for (const table of tables) expect([table, await visible(nobody, table, 'true')]).toEqual([table, 0]);
  });
});
