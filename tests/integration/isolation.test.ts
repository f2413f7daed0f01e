import { readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { inTransaction, settingsOf } from '@/lib/db/door';
import type { Ctx } from '@/lib/kernel/context';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { openDocuments } from '@/lib/processes/documents-of-list';
import { exportList } from '@/lib/processes/exports';
import { loadDemo, loadReference } from '@/prisma/seed';
import { actingContext } from '@/scripts/cli/acting';
import { ROUTES } from '@/tests/e2e/matrix-table';
import { anybody, strangersOf } from '@/tests/factories/strangers';
import { FIXTURES } from '@/tests/support/contract';
import { allOperations } from '@/tests/support/operations';
import { newWorld, type World } from '@/tests/support/world';
import { codeOf, filesBelow } from '../architecture/files';

const signedIn = vi.hoisted(() => ({ ctx: null as unknown }));
vi.mock('@/lib/auth/context', () => ({ requireCtx: async () => signedIn.ctx, optionalCtx: async () => signedIn.ctx }));
vi.mock('next/headers', () => ({ headers: async () => new Headers(), cookies: async () => new Map() }));
vi.mock('next-intl/server', () => ({
  getTranslations: async () => Object.assign((key: string) => key, { rich: (key: string) => key, has: () => true }),
  getLocale: async () => 'zh-CN',
  getMessages: async () => ({}),
  getRequestConfig: (config: unknown) => config,
}));
// As the build has it: `forbidden()` is an answer.
process.env.__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS = 'true';

const operations = await allOperations();
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

let here: World;
let there: World;
/** A liaison, a school, a mentor and a student, each of the demo's college, of whom nothing is told there. */
let people: Ctx[];
let colleges: Record<'btqy' | 'canary', Ctx>;

beforeAll(async () => {
  await loadReference();
  await loadDemo();
  [here, there] = [await newWorld('本院'), await newWorld('金丝雀')];
  const [btqy, canary] = [await actingContext('btqy'), await actingContext('canary')];
  if (!btqy || !canary) throw new Error('no demo college');
  colleges = { btqy, canary };
  people = (await strangersOf(btqy)).filter(({ scope }) => scope !== 'link');
}, 400_000);

/** How a call ends, as anybody could tell it: what it threw, what it answered, and nothing that differs from call to call. */
async function ending(call: () => unknown): Promise<string> {
  try {
    const answer = await call();
    if (!(answer instanceof Response)) return `gave ${JSON.stringify(answer) ?? ''}`;
    const body = (await answer.text()).replace(/"requestId":"[^"]*"/, '');
    return `${answer.status} ${answer.headers.get('content-type')} ${answer.headers.get('content-disposition')} ${body}`;
  } catch (error) {
    if (error instanceof AppError) {
      const { code, key, params, fields, current } = error;
      return JSON.stringify({ code, key, params, fields, current });
    }
    const { digest } = error as { digest?: string };
    if (digest) return digest;
    throw error;
  }
}

/** Rows that some outsiders may see: published notices, and what is on offer. */
const HIDDEN: Record<string, string> = {
  industry_notices: `and state <> 'PUBLISHED'`,
  vacancies: 'and closes_on < current_date',
};
/** Some records of a table, of the demo's college and of the other. */
async function someIds(of: string): Promise<string[]> {
  const [table = '', more] = of.split(' where ');
  const hidden = `${HIDDEN[table] ?? ''} ${more ? `and ${more}` : ''}`;
  const ids: string[] = [];
  for (const [ctx, n] of [[colleges.btqy, 3] as const, [colleges.canary, 1] as const]) {
    const sql = `select id from ${table} where institution_id = app.institution() ${hidden} order by id limit ${n}`;
    const rows = await inTransaction({ ...settingsOf(ctx, 'test'), scope: 'system' }, (tx) =>
      tx.$queryRawUnsafe<{ id: string }[]>(sql),
    );
    ids.push(...rows.map(({ id }) => id));
  }
  return ids;
}

type Params = { params: Promise<Record<string, string>>; searchParams: Promise<Record<string, string>> };
type Handler = (...args: unknown[]) => unknown;
/** Files of `app` for one record, with the table of the record. */
const ofRecords = (name: string): [file: string, table: string][] =>
  readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.includes('[id]') && path.basename(file) === name)
    .sort()
    .map((file): [string, string] => {
      const address = `/${path.dirname(file)}`.replace(/\/\(\w+\)/g, '');
      return [file, ROUTES[address]?.of ?? ''];
    })
    // The open page's records have a walk of their own: what is published is for everybody.
    .filter(([file]) => !file.startsWith('(open)'));

/** How each of the outsiders is answered for records of others, and of nobody: the same. Gives how many records there were. */
async function compare(table: string, refused: RegExp, call: (ctx: Ctx, id: string) => unknown): Promise<number> {
  const ids = await someIds(table);
  for (const ctx of people) {
    const of = async (id: string) => {
      signedIn.ctx = ctx;
      return (await ending(() => call(ctx, id))).replaceAll(id, '<id>');
    };
    const nobodys = await of(newId());
    expect([ctx.role, nobodys]).toEqual([ctx.role, expect.stringMatching(refused)]);
    for (const id of ids) expect([ctx.role, id, await of(id)]).toEqual([ctx.role, id, nobodys]);
  }
  return ids.length;
}

/** Not there, or not his to see; a title may also be the same for all records. */
const REFUSED = /^(NEXT_HTTP_ERROR_FALLBACK;40[34]|40[34] )/;
const REFUSED_OR_WORD = /^(NEXT_HTTP_ERROR_FALLBACK;40[34]|gave \{"title":"[\w.]+"\}$)/;

describe('a record of others is not told from one that is not there', () => {
  const at = (id: string): Params => ({ params: Promise.resolve({ id }), searchParams: Promise.resolve({}) });

  it.each(ofRecords('page.tsx'))('on its page and in the title: %s', { timeout: 120_000 }, async (file, table) => {
    expect(table, `${file} has no table in matrix-table.ts`).not.toBe('');
    const page = (await import(path.resolve('app', file))) as { default: Handler; generateMetadata?: Handler };
    await compare(table, REFUSED, (_ctx, id) => page.default(at(id)));
    const { generateMetadata: title } = page;
    if (title) await compare(table, REFUSED_OR_WORD, (_ctx, id) => title(at(id)));
  });

  it.each(ofRecords('route.ts'))('as a file or document: %s', { timeout: 120_000 }, async (file, table) => {
    expect(table, `${file} has no table in matrix-table.ts`).not.toBe('');
    const { GET } = (await import(path.resolve('app', file))) as { GET: Handler };
    await compare(table, REFUSED, (_ctx, id) => GET(new Request('http://127.0.0.1:3000/api/x'), at(id)));
  });

  it('has records behind nearly every page and route', async () => {
    const tables = [...new Set([...ofRecords('page.tsx'), ...ofRecords('route.ts')].map(([, table]) => table))];
    const filled: string[] = [];
    for (const table of tables) if ((await someIds(table)).length > 0) filled.push(table);
    expect(tables.length).toBeGreaterThan(20);
    expect(filled.length).toBeGreaterThan(tables.length * 0.8);
  });
});

/** The same input with ids that nobody has, and how to read them in an answer. */
function nobodys(input: unknown, known: string[]): { input: unknown; back: (said: string) => string; ids: number } {
  const fresh = new Map<string, string>();
  const text = JSON.stringify(input, (_key, value) => (value instanceof Uint8Array ? [...value] : value));
  for (const id of text?.match(UUID) ?? []) if (!fresh.has(id) && !known.includes(id)) fresh.set(id, newId());
  const swap = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replace(UUID, (id) => fresh.get(id) ?? id);
    if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return value;
    if (Array.isArray(value)) return value.map(swap);
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, swap(each)]));
  };
  const back = (said: string) => [...fresh].reduce((all, [id, other]) => all.replaceAll(other, id), said);
  return { input: swap(input), back, ids: fresh.size };
}

// What is shown to everybody, and what makes its ids itself.
const NO_RECORD = (name: string) => name.startsWith('open.');

describe.each([...operations.keys()].filter((name) => !NO_RECORD(name)).sort())('%s', (name) => {
  it('answers ids of others as ids of nobody', async () => {
    const [operation, fixture] = [operations.get(name), FIXTURES[name]];
    if (!operation || !fixture) throw new Error(name);
    // What everybody of the college may read, and who is in it.
    const members = Object.values(here.as).flatMap((ctx) => [ctx.membershipId, ctx.userId]);
    const common = [here.institutionId, here.departmentId, ...members];
    const asked: [Ctx, unknown][] = [];
    const foreign = await fixture.input(there);
    asked.push([(await fixture.by?.(here)) ?? here.as[fixture.as ?? 'ADMIN'], foreign]);
    const mine = await fixture.input(here);
    for (const ctx of strangers) asked.push([ctx, mine]);
    for (const [ctx, input] of asked) {
      const other = nobodys(input, common);
      // Who only looks at the open page has no commands, and the database takes none of him.
      if (ctx.scope === 'open' && operation.kind === 'command') continue;
      if (other.ids === 0) continue;
      const told = await ending(() => operation(ctx, input));
      // A command that needs nobody's record has done its work: done again it is another call.
      if (operation.kind === 'command' && told.startsWith('gave')) continue;
      const said = other.back(await ending(() => operation(ctx, other.input)));
      expect([ctx.role, ctx.scope, said]).toEqual([ctx.role, ctx.scope, told]);
    }
  });
});
let strangers: Ctx[] = [];
beforeAll(async () => {
  strangers = [...(await strangersOf(here.as.ADMIN)), anybody(here.as.ADMIN)];
});

/** Every list that has an export. */
const MODULES = filesBelow(['lib/processes'], /^export-[\w-]+\.ts$/).flatMap((file) =>
  [...codeOf(file).matchAll(/^ {2}module: '([\w-]+)',$/gm)].map(([, module]) => module ?? ''),
);
const KINDS = ['agreements-word', 'agreements-pdf', 'assessments', 'archives'];

describe('exports', () => {
  it.each(MODULES)('of %s are refused to outsiders, or hold their own rows alone', async (module) => {
    for (const ctx of strangers) {
      // Strangers have no rows: what they were given would be others'.
      const given = await ending(async () => (await exportList(ctx, module).open(ctx, {})).rows);
      const fine = ['gave 0', JSON.stringify({ code: 'FORBIDDEN', key: 'forbidden' })];
      expect(fine, `${ctx.role} ${ctx.scope} ${module}`).toContain(given);
    }
  });

  it.each(KINDS)('of documents, %s, are refused to outsiders', async (kind) => {
    const source = codeOf('lib/processes/documents-of-list.ts');
    expect(source).toContain(kind);
    for (const ctx of strangers) expect(await ending(() => openDocuments(ctx, kind, {}))).toContain('FORBIDDEN');
  });
});
