import { randomUUID } from 'node:crypto';
import { type APIRequestContext, type APIResponse, expect, test } from '@playwright/test';
import { grantOf, type Permission } from '@/lib/authz/catalogue';
import { ROLES, type Role } from '@/lib/authz/roles';
import { CANARY, CANARY_WORDS } from '@/prisma/seed/demo/canary';
import { BTQY } from '@/prisma/seed/demo/college';
import { ACTIONS, ROUTES } from './matrix-table';
import { asked, builtActions, builtRoutes, callAction, codeOf, signedIn, someId, visitor } from './matrix-world';

test.describe.configure({ timeout: 300_000 });

const may = (role: Role, permission: string): boolean =>
  permission === 'public' || permission === 'signed' || grantOf(role, permission as Permission) !== null;

/** What holds for every answer to somebody of the one college: no fault of the server, no word of the other college. */
async function sound(response: APIResponse, what: string): Promise<void> {
  expect(response.status(), what).toBeLessThan(500);
  const text = (await response.body()).toString('utf8');
  expect(
    CANARY_WORDS.filter((word) => text.includes(word)),
    `${what}: words of the other college`,
  ).toEqual([]);
}

/** Whether any of the requests left an entry in a college's audit. */
async function written(requests: string[]): Promise<number> {
  let count = 0;
  for (const college of [BTQY.code, CANARY.code]) {
    const sql = 'select count(*)::int as n from audit_entries where request = any($1)';
    const [row] = await asked<{ n: number }>(college, sql, [requests]);
    count += row?.n ?? 0;
  }
  return count;
}

const requestOf = (response: APIResponse) => response.headers()['x-request-id'] ?? '';

test('every action, page and route of the build has its row', () => {
  const actions = [...builtActions().keys()];
  expect(actions.length).toBeGreaterThan(60);
  expect(actions.filter((name) => !(name in ACTIONS))).toEqual([]);
  const routes = builtRoutes();
  expect(routes.length).toBeGreaterThan(40);
  expect(routes.filter((path) => !(path in ROUTES))).toEqual([]);
});

/** Records of one's own college, of the other and of nobody. */
async function idsFor(of: string): Promise<[whose: string, id: string][]> {
  if (of === 'token') return [['random', 'x'.repeat(43)]];
  if (of === 'module') return ['partners', 'agreements', 'visits', 'needs', 'nothing'].map((name) => [name, name]);
  const own = await someId(BTQY.code, of);
  const foreign = await someId(CANARY.code, of);
  const ids: [string, string | null][] = [
    ['own', own],
    ['foreign', foreign],
    ['random', randomUUID()],
    ['nonsense', "x'%20or%201=1"],
  ];
  return ids.flatMap(([whose, id]) => (id ? [[whose, id] as [string, string]] : []));
}

/** A page that had begun to be sent before it knew says so in its body. */
async function statusOf(response: APIResponse): Promise<number> {
  const late = /NEXT_HTTP_ERROR_FALLBACK;(\d{3})|NEXT_REDIRECT;[^"]*;(307);/.exec(await response.text());
  return Number(late?.[1] ?? late?.[2] ?? response.status());
}

const MODULE_ROUTES = /^\/api\/(exports|templates)/;

async function walk(who: APIRequestContext, role: Role): Promise<void> {
  for (const path of builtRoutes()) {
    const row = ROUTES[path];
    if (!row || row.asked === 'public') continue;
    const ids = row.of ? await idsFor(row.of) : [['', ''] as const];
    for (const [whose, id] of ids) {
      const address = path.replace(/\[\w+\]/, id);
      const response = await who.get(address);
      const what = `${role} ${address} (${whose})`;
      await sound(response, what);
      const status = await statusOf(response);
      if (path.startsWith('/api/') && !row.of) expect(status, what).toBe(405);
      // An outsider is led from the list to its own partner, which answers for itself.
      else if (!may(role, row.asked)) expect([403, 404, 307], what).toContain(status);
      else if (['foreign', 'random', 'nonsense', 'nothing'].includes(whose))
        expect([403, 404, 400], what).toContain(status);
      else if (!row.of && row.asked !== 'signed') expect([200, 307], what).toContain(status);
      else if (MODULE_ROUTES.test(path)) expect([200, 403, 404], what).toContain(status);
    }
  }
}

for (const role of ROLES) {
  test(`${role}: pages and routes`, async () => {
    const who = await signedIn(role);
    await walk(who, role);
    await who.dispose();
  });

  test(`${role}: actions with forged arguments`, async () => {
    const who = await signedIn(role);
    const foreign = await someId(CANARY.code, 'partners');
    const forged: unknown[][] = [
      [[{ not: null }]],
      ['x'.repeat(20_000)],
      [{ id: { not: null }, version: { gt: 0 }, institutionId: foreign }],
      [{ id: foreign, version: 1, constructor: 1 }, { not: null }],
    ];
    const requests: string[] = [];
    for (const [name, id] of builtActions()) {
      const permission = ACTIONS[name] ?? 'public';
      // Who may not is refused before the argument is read: one of it is enough.
      for (const args of may(role, permission) ? forged : forged.slice(0, 1)) {
        const response = await callAction(who, id, args);
        const what = `${role} ${name} ${JSON.stringify(args).slice(0, 80)}`;
        await sound(response, what);
        requests.push(requestOf(response));
        const code = await codeOf(response);
        if (!may(role, permission)) expect(code, what).toBe('FORBIDDEN');
        else expect(['INVALID', 'UNAUTHENTICATED', 'TOO_MANY'], what).toContain(code);
      }
    }
    expect(requests.every(Boolean)).toBe(true);
    expect(await written(requests), 'entries in the audit').toBe(0);
    await who.dispose();
  });

  test(`${role}: actions on records of the other college and of nobody`, async () => {
    const who = await signedIn(role);
    const requests: string[] = [];
    const ids = [await someId(CANARY.code, 'needs'), randomUUID()];
    for (const [name, id] of builtActions()) {
      const permission = ACTIONS[name] ?? 'public';
      const records = ids.filter((each) => each !== null);
      for (const record of may(role, permission) ? records : records.slice(0, 1)) {
        const inputs = [{ id: record, version: 1 }, { id: record }];
        for (const input of may(role, permission) ? inputs : inputs.slice(0, 1)) {
          const response = await callAction(who, id, [input, randomUUID()]);
          await sound(response, `${role} ${name}`);
          requests.push(requestOf(response));
          const allowed = may(role, permission)
            ? ['INVALID', 'NOT_FOUND', 'UNAUTHENTICATED', 'TOO_MANY']
            : ['FORBIDDEN'];
          expect(allowed, `${role} ${name} ${JSON.stringify(input)}`).toContain(await codeOf(response));
        }
      }
    }
    expect(await written(requests), 'entries in the audit').toBe(0);
    await who.dispose();
  });
}

test('nobody: pages lead to signing in, routes and actions refuse', async () => {
  const who = await visitor();
  for (const path of builtRoutes()) {
    const row = ROUTES[path];
    if (!row) continue;
    // Says 503 on a database that forgets.
    if (path === '/readyz') continue;
    const address = path.replace(/\[\w+\]/, row.of === 'token' ? 'x'.repeat(43) : randomUUID());
    const response = await who.get(address);
    await sound(response, address);
    if (row.asked === 'public') continue;
    if (path.startsWith('/api/')) expect([401, 405], address).toContain(response.status());
    else expect(response.headers().location ?? (await response.text()), address).toContain('/login');
  }
  for (const [name, id] of builtActions()) {
    if (ACTIONS[name] === 'public') continue;
    expect([name, await codeOf(await callAction(who, id, [{ not: null }]))]).toEqual([name, 'UNAUTHENTICATED']);
  }
  await who.dispose();
});

test('an action or upload that another page sends, or none, is refused', async () => {
  const who = await signedIn('ADMIN');
  const requests: string[] = [];
  for (const origin of ['https://example.org', 'null', '']) {
    for (const [name, id] of builtActions()) {
      const response = await callAction(who, id, [{}], { origin });
      expect([name, origin, response.status()]).toEqual([name, origin, 403]);
      requests.push(requestOf(response));
    }
    for (const path of ['/api/files', '/api/scans', '/api/imports'])
      expect((await who.post(`${path}?name=x.xlsx&module=partners`, { headers: { origin }, data: 'x' })).status()).toBe(
        403,
      );
  }
  expect(await written(requests)).toBe(0);
  await who.dispose();
});
