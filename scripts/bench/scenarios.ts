import { existsSync } from 'node:fs';
import { inTransaction, settingsOf } from '@/lib/db/door';
import type { Ctx } from '@/lib/kernel/context';
import { agreementsOfPartner } from '@/lib/modules/agreements/queries';
import { dashboard } from '@/lib/modules/dashboard/queries';
import { needsOfPartner } from '@/lib/modules/needs/queries';
import { screenState } from '@/lib/modules/partners/list';
import { partnersManifest } from '@/lib/modules/partners/manifest';
import { listPartners } from '@/lib/modules/partners/queries';
import { getPartner } from '@/lib/modules/partners/record';
import { partnerTimeline } from '@/lib/modules/partners/timeline';
import { visitsOfPartner } from '@/lib/modules/visits/queries';
import { type Statement, statementsOf } from './statements';

/** A page of the application, and the statements with which the bare server reads the same rows. */
export type Scenario = Readonly<{ name: string; path: string; statements: Statement[] }>;

const LISTS: readonly (readonly [name: string, query: string])[] = [
  ['list', ''],
  ['filter', 'state=ACTIVE&tier=BACKBONE'],
  ['search', 'q=食品'],
  ['sort', 'sort=headcount&dir=desc'],
  ['page500', 'page=500'],
];

/** The screen that shows nothing but the frame and a form, for somebody who is signed in. */
export const EMPTY_PATH = '/imports/new';
const DASHBOARD = '/dashboard';

async function partnerList(ctx: Ctx, name: string, query: string): Promise<Scenario> {
  const params = new URLSearchParams(query);
  const [screen] = partnersManifest.screens;
  const { cols: _cols, ...input } = screenState(screen, Object.fromEntries(params));
  // Counts are kept between two writes, in the application as in the statements.
  await listPartners(ctx, input);
  const statements = await statementsOf(() => listPartners(ctx, input));
  return { name, path: `${screen.path}${query && `?${params}`}`, statements };
}

async function recordScenario(ctx: Ctx): Promise<Scenario> {
  const { id } = await inTransaction(settingsOf(ctx, 'query'), (tx) =>
    tx.partner.findFirstOrThrow({
      where: { institutionId: ctx.institutionId, kind: 'ENTERPRISE', parties: { some: {} }, visits: { some: {} } },
      orderBy: { id: 'asc' },
      select: { id: true },
    }),
  );
  const read = async () => {
    await getPartner(ctx, { id });
    for (const query of [agreementsOfPartner, needsOfPartner, visitsOfPartner]) await query(ctx, { partnerId: id });
    await partnerTimeline(ctx, { id, take: 30 });
  };
  await read();
  return { name: 'record', path: `/partners/${id}`, statements: await statementsOf(read) };
}

/** What is measured of a college. Counts are recorded uncounted: a bare server keeps none. */
export async function scenariosOf(ctx: Ctx): Promise<Scenario[]> {
  const figures = await statementsOf(() => dashboard(ctx, {}));
  const scenarios: Scenario[] = [];
  for (const [name, query] of LISTS) scenarios.push(await partnerList(ctx, name, query));
  scenarios.push(await recordScenario(ctx));
  if (existsSync('app/(portal)/dashboard/page.tsx'))
    scenarios.push({ name: 'dashboard', path: DASHBOARD, statements: figures });
  return scenarios;
}
