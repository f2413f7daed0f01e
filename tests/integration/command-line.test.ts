import { afterEach, describe, expect, it, vi } from 'vitest';
import { connected } from '@/lib/db/bootstrap';
import { inTransaction, settingsOf } from '@/lib/db/door';
import { databaseHealth } from '@/lib/db/health';
import { env } from '@/lib/env';
import { readiness } from '@/lib/jobs/readiness';
import { newId } from '@/lib/kernel/id';
import { createVisit } from '@/lib/modules/visits/commands';
import { run as auditVerify } from '@/scripts/cli/audit-verify';
import { run as doctor } from '@/scripts/cli/doctor';
import { run as figures } from '@/scripts/cli/figures';
import { run as userAdd } from '@/scripts/cli/user-add';
import { newCollege } from '@/tests/factories/college';
import { newPartner } from '@/tests/factories/members';

/** Runs a command and gives its exit code and what it printed. */
async function ran(run: (args: string[]) => Promise<number>, ...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0);
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => err.push(String(text)) > 0);
  const code = await run(args);
  vi.restoreAllMocks();
  return { code, out: out.join(''), err: err.join('') };
}
const owner = () => env().DATABASE_OWNER_URL ?? '';

afterEach(() => vi.restoreAllMocks());

describe('figures', () => {
  it('prints numbers by key', async () => {
    const ctx = await newCollege();
    const partnerId = await newPartner(ctx, '乙新能源有限公司');
    const visit = {
      partnerId,
      kind: 'SURVEY',
      visitedOn: ctx.today,
      subject: '调研',
      participantIds: [ctx.membershipId],
    };
    await createVisit(ctx, visit);
    const { code, out } = await ran(figures, '--institution', ctx.institutionId, '--on', ctx.today, '--json');
    expect(code).toBe(0);
    const printed = JSON.parse(out) as Record<string, number>;
    expect(printed['visits.this_year']).toBe(1);
    expect(printed['colleges.surveys']).toBe(1);
    expect(printed['needs.open']).toBe(0);
  });

  it('refuses a college that is not there and a day that is none', async () => {
    expect((await ran(figures, '--institution', 'nowhere')).code).toBe(2);
    const ctx = await newCollege();
    expect((await ran(figures, '--institution', ctx.institutionId, '--on', '2026-02-30')).code).toBe(2);
    expect((await ran(figures)).code).toBe(1);
  });
});

describe('user add', () => {
  it('makes a college with its first administrator, then others', async () => {
    const code = newId();
    const first = [
      '--institution',
      code,
      '--name',
      '甲',
      '--role',
      'ADMIN',
      '--email',
      `${code}@example.org`,
      '--json',
    ];
    expect((await ran(userAdd, ...first)).code).toBe(2);
    const made = await ran(userAdd, ...first, '--new-institution', '某校');
    expect(made.code).toBe(0);
    expect((JSON.parse(made.out) as { url: string }).url).toContain('/invite/');
    const again = await ran(userAdd, ...first);
    expect(again.code).toBe(2);
    const teacher = ['--institution', code, '--name', '乙', '--role', 'TEACHER', '--email', `t-${code}@example.org`];
    expect((await ran(userAdd, ...teacher)).code).toBe(0);
    const outsider = ['--institution', code, '--name', '丙', '--role', 'LIAISON', '--email', `l-${code}@example.org`];
    expect((await ran(userAdd, ...outsider)).code).toBe(2);
  });
});

describe('audit verify', () => {
  it('names the first entry that was changed', async () => {
    const ctx = await newCollege();
    for (const name of ['甲有限公司', '乙有限公司', '丙有限公司']) await newPartner(ctx, name);
    const at = ['--institution', ctx.institutionId, '--json'];
    expect(await ran(auditVerify, ...at)).toMatchObject({ code: 0 });
    const entries = await inTransaction(settingsOf(ctx, 'test'), (tx) =>
      tx.auditEntry.findMany({ where: { institutionId: ctx.institutionId, tbl: 'partners' }, orderBy: { seq: 'asc' } }),
    );
    const second = entries[1];
    if (!second) throw new Error('no entry');
    await connected(owner(), async (client) => {
      await client.query(`select set_config('app.institution', $1, false), set_config('app.scope', 'system', false)`, [
        ctx.institutionId,
      ]);
      // As somebody would who owns the database: the triggers off, one actor changed.
      await client.query('begin');
      await client.query('alter table audit_entries disable trigger user');
      const forged = 'update audit_entries set actor = $2 where institution_id = $1 and id = $3';
      expect((await client.query(forged, [ctx.institutionId, 'nobody', second.id])).rowCount).toBe(1);
      await client.query('alter table audit_entries enable trigger user');
      await client.query('commit');
    });
    const { code, out } = await ran(auditVerify, ...at);
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject([
      { institution: ctx.institutionId, broken: { seq: Number(second.seq), actor: 'nobody', table: 'partners' } },
    ]);
  });
});

describe('health', () => {
  it('finds this database forgetful and otherwise sound', async () => {
    const health = await databaseHealth();
    expect(health).toMatchObject({ pending: [], rights: [], missing: [], open: [] });
    expect(health.version).toBeGreaterThanOrEqual(15);
    const ready = await readiness();
    expect(ready.checks).toMatchObject({ database: { ok: true }, migrations: { ok: true }, queue: { ok: true } });
    // Only a server of our own is started without fsync.
    expect(ready.ok).toBe(health.unsafe.length === 0);
  });

  it('says in the doctor what is wrong and what to do', async () => {
    const { code, out } = await ran(doctor, '--json');
    const findings = JSON.parse(out) as { check: string; state: string }[];
    const bad = findings.filter(({ state }) => state === 'bad').map(({ check }) => check);
    const { unsafe } = await databaseHealth();
    expect(bad).toEqual(unsafe.length > 0 ? ['durability'] : []);
    expect(code).toBe(bad.length > 0 ? 2 : 0);
  });

  it('is not ready while a migration is missing', async () => {
    await connected(owner(), (client) => client.query(`update _prisma_migrations set rolled_back_at = now()`));
    try {
      const { ok, checks } = await readiness();
      expect(ok).toBe(false);
      expect(checks.migrations?.names?.length).toBeGreaterThan(0);
    } finally {
      await connected(owner(), (client) => client.query(`update _prisma_migrations set rolled_back_at = null`));
    }
  });
});
