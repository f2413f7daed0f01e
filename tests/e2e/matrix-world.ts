import { readFileSync } from 'node:fs';
import { type APIRequestContext, type APIResponse, expect, request } from '@playwright/test';
import { Client } from 'pg';
import { DEMO_PASSWORD, demoAccounts } from '@/prisma/seed/demo/accounts';
import { BTQY } from '@/prisma/seed/demo/college';

const manifest = (name: string) => JSON.parse(readFileSync(`.next/server/${name}`, 'utf8'));

/** The build's own list of server actions: `needs.createNeed` and the id under which a browser calls it. */
export function builtActions(): Map<string, string> {
  const { node } = manifest('server-reference-manifest.json') as {
    node: Record<string, { filename: string; exportedName: string }>;
  };
  return new Map(
    Object.entries(node).map(([id, { filename, exportedName }]) => {
      const module = filename.replace(/^lib\/modules\//, '').replace(/\/actions\.ts$/, '');
      return [`${module}.${exportedName}`, id];
    }),
  );
}

/** The build's own list of pages and routes, without groups. */
export function builtRoutes(): string[] {
  const keys = Object.keys(manifest('app-paths-manifest.json')).filter((key) => !/^\/_/.test(key));
  return keys.map((key) => key.replace(/\/\([^)]*\)/g, '').replace(/\/(page|route)$/, '') || '/').sort();
}

const origin = () => new URL(process.env.BASE_URL ?? '').origin;

/** A visitor without a browser. */
export const visitor = (): Promise<APIRequestContext> =>
  request.newContext({ baseURL: origin(), extraHTTPHeaders: { origin: origin() }, maxRedirects: 0 });

/** Calls a server action as its id and arguments, whatever they are. */
export function callAction(
  who: APIRequestContext,
  id: string,
  args: unknown[],
  headers: Record<string, string> = {},
): Promise<APIResponse> {
  return who.post('/login', {
    headers: { 'next-action': id, accept: 'text/x-component', 'content-type': 'text/plain;charset=UTF-8', ...headers },
    data: JSON.stringify(args),
  });
}

/** The error's code in an action's answer, or OK. */
export async function codeOf(response: APIResponse): Promise<string> {
  const text = await response.text();
  if (/"ok":true/.test(text)) return 'OK';
  return /"ok":false[\s\S]*?"code":"([A-Z_]+)"/.exec(text)?.[1] ?? `${response.status()} ${text.slice(0, 200)}`;
}

/** A demo account of the college, signed in by the action that the form calls. */
export async function signedIn(role: string): Promise<APIRequestContext> {
  const account = demoAccounts.find((each) => each.role === role && each.institution === BTQY.code);
  const who = await visitor();
  const form = { identifier: account?.email, password: DEMO_PASSWORD };
  const answer = await callAction(who, builtActions().get('lib/auth.signInByPassword') ?? '', [{ next: null, form }]);
  expect([role, await codeOf(answer)]).toEqual([role, 'OK']);
  return who;
}

/** One question to the database beside the application. */
export async function asked<Row extends object>(college: string, sql: string, params: unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    await client.query("select set_config('app.scope', 'auth', false)");
    const { rows } = await client.query('select id from institutions where code = $1', [college]);
    await client.query("select set_config('app.scope', 'system', false), set_config('app.institution', $1, false)", [
      rows[0]?.id,
    ]);
    return (await client.query(sql, params)).rows;
  } finally {
    await client.end();
  }
}

/** The id of a record of the kind: the newest of the college, or null where there is none. */
export async function someId(college: string, table: string): Promise<string | null> {
  const [row] = await asked<{ id: string }>(college, `select id from ${table} order by id desc limit 1`);
  return row?.id ?? null;
}
