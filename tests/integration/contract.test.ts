import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { grantOf } from '@/lib/authz/catalogue';
import { ROLES } from '@/lib/authz/roles';
import { inTransaction, settingsOf } from '@/lib/db/door';
import { type Ctx, mintContext } from '@/lib/kernel/context';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { loadReference } from '@/prisma/seed';
import { FIXTURES } from '@/tests/support/contract';
import { allOperations } from '@/tests/support/operations';
import { newWorld, type World } from '@/tests/support/world';

const operations = await allOperations();
const names = [...operations.keys()].sort();
const commands = names.filter((name) => operations.get(name)?.kind === 'command');

let here: World;
let there: World;
let third: World;

function of(name: string) {
  const operation = operations.get(name);
  const fixture = FIXTURES[name];
  if (!operation || !fixture) throw new Error(`${name} has no row in tests/support/contract.ts`);
  const caller = (w: World): Promise<Ctx> | Ctx => fixture.by?.(w) ?? w.as[fixture.as ?? 'ADMIN'];
  return { operation, fixture, caller };
}

/** How a call ends: an AppError's code, INTERNAL for any other error, or what it gave. */
async function outcome(call: () => Promise<unknown>): Promise<{ code: string; said: string; current?: unknown }> {
  try {
    return { code: 'OK', said: JSON.stringify((await call()) ?? null) };
  } catch (error) {
    if (!(error instanceof AppError)) return { code: `INTERNAL ${(error as Error).message}`, said: '' };
    const { code, key, params, fields, current } = error;
    return { code, said: JSON.stringify({ key, params, fields, current }), current };
  }
}

/** How many entries the college's audit has, of one command or of all. */
async function entries(w: World, command?: string): Promise<number> {
  const { institutionId } = w;
  return inTransaction(settingsOf(w.as.ADMIN, 'test'), (tx) =>
    tx.auditEntry.count({ where: { institutionId, ...(command && { command }) } }),
  );
}

/** The requests in which one of these calls wrote what the audit tells. */
const wroteBy = (w: World, requests: string[]): Promise<string[]> =>
  inTransaction(settingsOf(w.as.ADMIN, 'test'), async (tx) => {
    const where = { institutionId: w.institutionId, request: { in: requests } };
    return (await tx.auditEntry.groupBy({ by: ['request'], where })).map(({ request }) => request);
  });

const HOSTILE = [
  { not: null },
  [{ not: null }],
  { contains: '' },
  { OR: [{}] },
  [[]],
  Number.NaN,
  Number.POSITIVE_INFINITY,
  '\u0000',
  'a\u0000b',
  'x'.repeat(120_000),
  () => 0,
  Symbol('x'),
] as const;
const WHOLE = [undefined, null, 'x', 7, true, [], [{ not: null }], [{}], () => ({})] as const;

type Shaped = { shape?: Record<string, z.ZodType>; def?: { innerType?: Shaped } };
const shapeOf = (schema: unknown): Record<string, z.ZodType> => {
  const { shape, def } = (schema ?? {}) as Shaped;
  return shape ?? (def?.innerType ? shapeOf(def.innerType) : {});
};

/** The valid input with each hostile value in each place, and with keys that it does not know. */
function forged(schema: z.ZodType, valid: Record<string, unknown>): unknown[] {
  const inputs: unknown[] = [];
  for (const [key, inner] of Object.entries(shapeOf(schema))) {
    for (const value of HOSTILE) inputs.push({ ...valid, [key]: value });
    const nested = valid[key] && typeof valid[key] === 'object' ? valid[key] : {};
    for (const deep of Object.keys(shapeOf(inner)))
      for (const value of HOSTILE) inputs.push({ ...valid, [key]: { ...nested, [deep]: value } });
    if (Object.keys(shapeOf(inner)).length > 0) inputs.push({ ...valid, [key]: { ...nested, institutionId: newId() } });
  }
  for (const extra of ['institutionId', 'scope', 'role', 'constructor', 'toString', 'AND'])
    inputs.push({ ...valid, [extra]: newId() });
  return inputs;
}

beforeAll(async () => {
  await loadReference();
  here = await newWorld('本院');
  there = await newWorld('金丝雀');
  third = await newWorld('他院');
}, 60_000);

it('every operation has its row, and no row is left over', () => {
  expect(names.length).toBeGreaterThan(100);
  expect(names.filter((name) => !(name in FIXTURES))).toEqual([]);
  expect(Object.keys(FIXTURES).filter((name) => !operations.has(name))).toEqual([]);
});

describe.each(names)('%s', (name) => {
  it('is refused to every role without the permission, before its input is read', async () => {
    const { operation } = of(name);
    const refused = ROLES.filter((role) => !grantOf(role, operation.permission));
    const before = await entries(here);
    for (const role of refused) {
      const ctx = mintContext({ ...here.as.ADMIN, role });
      expect([role, (await outcome(() => operation(ctx, { not: null }))).code]).toEqual([role, 'FORBIDDEN']);
    }
    expect(await entries(here)).toBe(before);
  });

  it('answers forged input with INVALID and writes nothing', async () => {
    const { operation, fixture, caller } = of(name);
    const valid = await fixture.input(here);
    const ctx = await caller(here);
    const before = await entries(here);
    const whole = WHOLE.filter((value) => !(value === undefined && operation.input.safeParse(undefined).success));
    for (const input of [...whole, ...forged(operation.input, valid)]) {
      const { code, said } = await outcome(() => operation(ctx, input));
      expect([code, describeInput(input)]).toEqual(['INVALID', describeInput(input)]);
      expect(said).not.toContain(there.mark);
    }
    const polluting = { ...valid, ...JSON.parse('{"__proto__": {"polluted": true}, "prototype": {"polluted": true}}') };
    await outcome(() => operation(ctx, polluting));
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    if (operation.kind === 'query') return;
    for (const key of ['x', 7, {}, [{ not: null }], `${newId()}'`])
      expect((await outcome(() => operation(ctx, valid, key))).code).toBe('INVALID');
    expect(await entries(here)).toBe(before);
  });

  it("gives nothing for another college's ids, and changes nothing there", async () => {
    const { operation, fixture, caller } = of(name);
    const foreign = await fixture.input(there);
    const before = await entries(there);
    // A command that needs nobody's record takes the foreign words for its own: those go where no test looks for them.
    const ctx = await caller(operation.kind === 'query' ? here : third);
    const { code, said } = await outcome(() => operation(ctx, foreign));
    const ids = JSON.stringify(foreign).match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? [];
    if (operation.kind === 'command' && ids.length > 0 && !FREE_IDS.has(name))
      expect(['NOT_FOUND', 'INVALID', 'CONFLICT']).toContain(code);
    if (operation.kind === 'query') {
      expect(['OK', 'NOT_FOUND', 'INVALID']).toContain(code);
      expect(said).not.toContain(there.mark);
      expect(ids.filter((id) => said.includes(id))).toEqual([]);
    }
    expect(await entries(there)).toBe(before);
  });
});

// Their ids are made by the caller: a key of the store.
const FREE_IDS = new Set(['imports.createImport', 'people.inviteStaff']);

const describeInput = (input: unknown): string =>
  typeof input === 'object' && input !== null
    ? JSON.stringify(input, (_key, value) =>
        ['function', 'symbol'].includes(typeof value) ? String(value) : value,
      )?.slice(0, 400)
    : String(input).slice(0, 80);

describe.each(commands)('%s', (name) => {
  it('succeeds, and the audit says so under its name', async () => {
    const { operation, fixture, caller } = of(name);
    if (fixture.silent) return expect(fixture.silent.length).toBeGreaterThan(10);
    const ctx = await caller(here);
    const input = await fixture.input(here);
    const before = await entries(here, operation.command);
    expect(await outcome(() => operation(ctx, input))).toMatchObject({ code: 'OK' });
    expect(await entries(here, operation.command)).toBeGreaterThan(before);
  });

  it('does five submits with one key at the same time once, with one answer to all', async () => {
    const { operation, fixture, caller } = of(name);
    if (fixture.silent?.startsWith('needs')) return expect(fixture.silent).toContain('.test.ts');
    const ctx = await caller(here);
    const input = await fixture.input(here);
    const key = newId();
    const requests = Array.from({ length: 5 }, () => newId());
    const submit = (requestId: string) => outcome(() => operation(mintContext({ ...ctx, requestId }), input, key));
    const five = await Promise.all(requests.map(submit));
    expect(five[0]).toMatchObject({ code: 'OK' });
    for (const each of five) expect(each).toEqual(five[0]);
    // The audit tells of one of them alone.
    const wrote = await wroteBy(here, requests);
    if (!fixture.silent) expect(wrote).toHaveLength(1);
    else expect(wrote.length).toBeLessThanOrEqual(1);
    // And nothing of one that comes when it is long over.
    const late = newId();
    expect(await submit(late)).toEqual(five[0]);
    expect(await wroteBy(here, [late])).toEqual([]);
    const other = await outcome(() => operation(ctx, { ...input, version: 99 }, key));
    expect(other.code).toBe('INVALID');
  });

  it('is done by one of two who do it at the same time on what both saw', async () => {
    const { operation, fixture, caller } = of(name);
    const input = await fixture.input(here);
    if (!('version' in shapeOf(operation.input))) return expect(input).not.toHaveProperty('version');
    if (fixture.silent?.startsWith('needs')) return expect(fixture.silent).toContain('.test.ts');
    const ctx = await caller(here);
    const requests = [newId(), newId()];
    const two = await Promise.all(
      requests.map((requestId) => outcome(() => operation(mintContext({ ...ctx, requestId }), input))),
    );
    const codes = two.map(({ code }) => code);
    expect(codes.filter((code) => code === 'OK')).toHaveLength(1);
    expect(['CONFLICT', 'RULE', 'NOT_FOUND', 'INVALID', 'DUPLICATE']).toContain(codes.find((code) => code !== 'OK'));
    const wrote = await wroteBy(here, requests);
    expect(wrote.length).toBeLessThanOrEqual(1);
    if (!fixture.silent) expect(wrote).toHaveLength(1);
  });

  it('refuses a version that is no longer the one seen', async () => {
    const { operation, fixture, caller } = of(name);
    const input = await fixture.input(here);
    if (!('version' in shapeOf(operation.input))) return expect(input).not.toHaveProperty('version');
    const ctx = await caller(here);
    const before = await entries(here);
    const stale = await outcome(() => operation(ctx, { ...input, version: Number(input.version) + 7 }));
    expect(stale.code).toBe('CONFLICT');
    // An import shows itself anew, it has no form whose changes could be kept.
    if (!name.startsWith('imports.')) expect(stale.current).toBeTruthy();
    expect(await entries(here)).toBe(before);
  });
});
