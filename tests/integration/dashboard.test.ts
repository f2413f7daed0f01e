import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inTransaction, settingsOf } from '@/lib/db/door';
import type { Ctx } from '@/lib/kernel/context';
import { addDays, toDbDate, yearBefore } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { agreementList } from '@/lib/modules/agreements/list';
import { listAgreements } from '@/lib/modules/agreements/queries';
import { attendanceList } from '@/lib/modules/attendances/list';
import { listAttendances } from '@/lib/modules/attendances/queries';
import { trainingList } from '@/lib/modules/centres/list';
import { listTraining } from '@/lib/modules/centres/queries';
import { courseList } from '@/lib/modules/courses/list';
import { listCourses } from '@/lib/modules/courses/queries';
import { dashboardHref, parseDashboard } from '@/lib/modules/dashboard/list';
import { dashboard, figures } from '@/lib/modules/dashboard/queries';
import { monthsFrom } from '@/lib/modules/dashboard/rows';
import type { Dashboard } from '@/lib/modules/dashboard/types';
import { THEMES } from '@/lib/modules/dashboard/words';
import { employmentList } from '@/lib/modules/employment/list';
import { listEmployments } from '@/lib/modules/employment/queries';
import { intentionList } from '@/lib/modules/intentions/list';
import { listIntentions } from '@/lib/modules/intentions/queries';
import { needList } from '@/lib/modules/needs/list';
import { listNeeds } from '@/lib/modules/needs/queries';
import { orderClassList } from '@/lib/modules/order-classes/list';
import { listOrderClasses } from '@/lib/modules/order-classes/queries';
import { partnerList } from '@/lib/modules/partners/list';
import { listPartners } from '@/lib/modules/partners/queries';
import { pathwayList } from '@/lib/modules/pathways/list';
import { listPathways } from '@/lib/modules/pathways/queries';
import { placementList } from '@/lib/modules/placements/list';
import { listPlacements } from '@/lib/modules/placements/queries';
import { screenState } from '@/lib/modules/platforms/list';
import { platformsManifest } from '@/lib/modules/platforms/manifest';
import { listPlatforms } from '@/lib/modules/platforms/queries';
import { programmeList } from '@/lib/modules/programmes/list';
import { listProgrammes } from '@/lib/modules/programmes/queries';
import { studentList } from '@/lib/modules/students/list';
import { listStudents } from '@/lib/modules/students/queries';
import { vacancyList } from '@/lib/modules/vacancies/list';
import { listVacancies } from '@/lib/modules/vacancies/queries';
import { visitList } from '@/lib/modules/visits/list';
import { listVisits } from '@/lib/modules/visits/queries';
import { exportList } from '@/lib/processes/exports';
import { loadReference } from '@/prisma/seed';
import { newCollege } from '@/tests/factories/college';
import { colleague, newPartner } from '@/tests/factories/members';
import { CHANGES, change, changeEdit } from '@/tests/factories/random-changes';
import { apply, type Edit, edits, type Place } from '@/tests/factories/random-college';
import { applyMore, type MoreEdit, moreEdit } from '@/tests/factories/random-more';

let office: Ctx;
let place: Place;

type Linked = { key: string; value: number; href: string; unit: string };

beforeAll(() => loadReference());

beforeEach(async () => {
  office = await newCollege();
  place = { institutionId: office.institutionId, today: office.today, partners: [] };
  // Some of the graduates stay in the college's own city.
  await inTransaction(settingsOf(office, 'test'), (tx) =>
    tx.institution.updateMany({
      where: { id: office.institutionId },
      data: { settings: { internship: { city: '1502' } } },
    }),
  );
});

const write = (all: Edit[], at = place, by = office) =>
  inTransaction(settingsOf(by, 'test'), async (tx) => {
    for (const edit of all) await apply(tx, at, edit);
  });

const hang = (all: MoreEdit[], at = place, by = office) =>
  inTransaction(settingsOf(by, 'test'), async (tx) => {
    for (const edit of all) await applyMore(tx, at, edit);
  });

/** Numbers of people behind a list of other things: its totals row says them. */
const isSum = (pathname: string, unit: string) =>
  unit === 'percent' || unit === 'opening' || (unit === 'person' && /^\/(programmes|pathways)$/.test(pathname));

/** The list's own total at an address, as its page reads it. */
async function totalAt(ctx: Ctx, { href, unit, key }: Omit<Linked, 'value'>): Promise<number> {
  const { pathname, searchParams } = new URL(href, 'http://x');
  const params = Object.fromEntries(searchParams);
  const one = { size: 1 };
  if (pathname.startsWith('/partners'))
    return (await listPartners(ctx, { filter: partnerList.parse(params).filter, ...one })).total;
  if (pathname === '/agreements')
    return (await listAgreements(ctx, { filter: agreementList.parse(params).filter, ...one })).total;
  if (pathname === '/visits') return (await listVisits(ctx, { filter: visitList.parse(params).filter, ...one })).total;
  const screen = platformsManifest.screens.find((each) => each.path === pathname);
  if (screen) return (await listPlatforms(ctx, { filter: screenState(screen, params).filter, ...one })).total;
  if (pathname === '/programmes') {
    const { total, totals } = await listProgrammes(ctx, { filter: programmeList.parse(params).filter, ...one });
    if (unit === 'opening') return totals.unmet;
    return isSum(pathname, unit) ? totals.students : total;
  }
  if (pathname === '/order-classes')
    return (await listOrderClasses(ctx, { filter: orderClassList.parse(params).filter, ...one })).total;
  if (pathname === '/platforms/courses')
    return (await listCourses(ctx, { filter: courseList.parse(params).filter, ...one })).totals.share;
  if (pathname === '/platforms/attendances') {
    const { totals } = await listAttendances(ctx, { filter: attendanceList.parse(params).filter, ...one });
    return unit === 'attendance' ? totals.attendances : totals.people;
  }
  if (pathname === '/platforms/training-programmes')
    return (await listTraining(ctx, { filter: trainingList.parse(params).filter, ...one })).total;
  if (pathname === '/pathways') {
    const { total, totals } = await listPathways(ctx, { filter: pathwayList.parse(params).filter, ...one });
    return isSum(pathname, unit) ? totals.plannedSeats : total;
  }
  if (pathname === '/students')
    return (await listStudents(ctx, { filter: studentList.parse(params).filter, ...one })).total;
  if (pathname === '/internships/placements')
    return (await listPlacements(ctx, { filter: placementList.parse(params).filter, ...one })).total;
  if (pathname === '/employment') {
    const { total, totals } = await listEmployments(ctx, { filter: employmentList.parse(params).filter, ...one });
    if (unit !== 'percent') return total;
    if (key.endsWith('of_working')) return totals.localShareOfWorking;
    return key.includes('retention') ? totals.localShare : totals.settledShare;
  }
  if (pathname === '/vacancies') {
    const { total, places } = await listVacancies(ctx, { filter: vacancyList.parse(params).filter, ...one });
    return isSum(pathname, unit) ? places : total;
  }
  if (pathname === '/intentions')
    return (await listIntentions(ctx, { filter: intentionList.parse(params).filter, ...one })).total;
  expect(pathname).toBe('/needs');
  return (await listNeeds(ctx, { filter: needList.parse(params).filter, ...one })).total;
}

/** What the sheet's column of people adds up to. */
async function sumOf(stream: ReadableStream<Uint8Array>, column: string): Promise<number> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await new Response(stream).arrayBuffer());
  const sheet = book.worksheets[0];
  const head = (sheet?.getRow(1).values ?? []) as unknown[];
  const at = head.findIndex((each) => String(each).startsWith(column));
  expect(at).toBeGreaterThan(0);
  let total = 0;
  sheet?.eachRow((row, number) => {
    if (number > 1) total += Number(row.getCell(at).value);
  });
  return total;
}

async function exportedAt(ctx: Ctx, { href, unit }: Linked): Promise<number> {
  const { pathname, searchParams } = new URL(href, 'http://x');
  const others: Record<string, string> = {
    '/platforms/training-programmes': 'training',
    '/platforms/attendances': 'attendances',
    '/internships/placements': 'placements',
  };
  const module = others[pathname] ?? pathname.split('/')[1] ?? '';
  // A screen of platforms says its kind in its export's address.
  const screen = platformsManifest.screens.find((each) => each.path === pathname);
  const params = { ...Object.fromEntries(searchParams), ...(screen && { kind: screen.kind }) };
  const { rows, stream } = await exportList(ctx, module).open(ctx, params);
  if (pathname === '/platforms/attendances') return sumOf(stream, unit === 'attendance' ? '人次' : '人数');
  if (unit === 'opening') return sumOf(stream, pathname === '/vacancies' ? '招聘人数' : '岗位缺口');
  await stream.cancel();
  return rows;
}

/** The keys of all indicators that the modules have. */
async function allIndicators(): Promise<string[]> {
  const keys: string[] = [];
  for (const module of readdirSync('lib/modules')) {
    const file = path.resolve('lib/modules', module, 'indicators.ts');
    if (module === 'dashboard' || !existsSync(file)) continue;
    const groups = Object.values((await import(file)) as Record<string, Record<string, { key?: string }>>);
    for (const group of groups.filter((each) => typeof each === 'object'))
      keys.push(...Object.values(group).flatMap(({ key }) => key ?? []));
  }
  return keys;
}

/** Everything on the dashboard that is a number with a link. */
function linked({ figures: all, charts, histories, trend }: Dashboard): Linked[] {
  const bars = charts.flatMap(({ key, unit, total, all: whole, bars: parts }) => [
    ...parts.map((bar) => ({ ...bar, unit, key: `${key} ${bar.key}` })),
    { key, unit, value: total, href: whole },
  ]);
  const points = histories.flatMap(({ key, unit, points: days }) =>
    days.map((point) => ({ ...point, unit, key: `${key} ${point.day}` })),
  );
  const months = [...(trend?.before ?? []), ...(trend?.now ?? [])].flatMap(({ month, value, href }) =>
    value === null ? [] : [{ key: month, unit: 'household', value, href }],
  );
  const whole = trend ? [{ key: 'trend', unit: 'household', value: trend.total, href: trend.href }] : [];
  return [...all, ...bars, ...points, ...months, ...whole];
}

const sum = (bars: { value: number | null }[]) => bars.reduce((n, { value }) => n + (value ?? 0), 0);
const enterprises = (data: Dashboard) => data.charts.find(({ key }) => key === 'industries')?.total;

/** Each step is a part of the one before, and the first is the whole. */
function expectSteps(bars: { value: number }[], total: number): void {
  const values = bars.map(({ value }) => value);
  expect(values).toEqual(values.toSorted((a, b) => b - a));
  expect(values[0] ?? 0).toBe(total);
}

/** What a chart of parts shows adds up to its whole; a department may be missing from a record and not all enterprises are shown, so those charts may show less. */
async function expectSums({ charts, trend }: Dashboard): Promise<void> {
  for (const { key, bars, total } of charts)
    if (key === 'funnel') expectSteps(bars, total);
    else if (/By(Department|Partner)$/.test(key)) expect(sum(bars)).toBeLessThanOrEqual(total);
    else expect([key, sum(bars)]).toEqual([key, total]);
  if (trend) expect(sum(trend.now)).toBe(trend.total);
}

describe('under random edits', () => {
  it('each figure and segment is the total of its list and of its export', { timeout: 600_000 }, async () => {
    const seen = { numbers: 0, rounds: 0, done: new Set<string>() };
    const choice = fc.record({
      edits,
      more: fc.array(moreEdit, { minLength: 1, maxLength: 3 }),
      changes: fc.array(changeEdit, { minLength: 2, maxLength: 4 }),
      ago: fc.constantFrom(0, 0, 40, 365),
      year: fc.constantFrom('calendar', 'academic'),
      industry: fc.constantFrom('section', 'division'),
      theme: fc.constantFrom(...THEMES),
      exported: fc.array(fc.nat(), { minLength: 3, maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(choice, async ({ edits: all, more, changes, ago, exported, ...input }) => {
        await write(all);
        await hang(more);
        for (const each of changes) if (await change(office, place, each)) seen.done.add(each.name);
        const data = await dashboard(office, { on: addDays(office.today, -ago), ...input });
        await expectSums(data);
        // Each second number, the others in the next round; what is none is much: a part of it each time.
        const { rounds } = seen;
        const numbers = linked(data).filter(({ value }, at) =>
          value > 0 ? (at + rounds) % 2 === 0 : at % 5 === rounds % 5,
        );
        const told = numbers.map(({ key, value }) => [key, value]);
        const counted: [string, number][] = [];
        for (const at of numbers) counted.push([at.key, await totalAt(office, at)]);
        expect(counted).toEqual(told);
        for (const at of numbers.length > 0 ? exported : []) {
          const one = numbers[at % numbers.length] ?? { key: '', value: -1, href: '', unit: '' };
          if (one.unit !== 'opening' && isSum(new URL(one.href, 'http://x').pathname, one.unit)) continue;
          expect([one.key, await exportedAt(office, one)]).toEqual([one.key, one.value]);
        }
        seen.numbers += numbers.filter(({ value }) => value > 0).length;
        seen.rounds += 1;
      }),
      { numRuns: 200, endOnFailure: true },
    );
    expect(seen.rounds).toBeGreaterThanOrEqual(200);
    expect(seen.numbers).toBeGreaterThan(1_000);
    // No figure is empty in what came of it: each is compared once more, and what people do to records came about.
    const filled = new Set<string>();
    const compare = async () => {
      for (const ago of [0, 40, 200, 500])
        for (const figure of await figures(office, { on: addDays(office.today, -ago) })) {
          if (figure.value === 0 || filled.has(figure.key)) continue;
          filled.add(figure.key);
          expect([figure.key, await totalAt(office, figure)]).toEqual([figure.key, figure.value]);
        }
    };
    const keys = await allIndicators();
    expect(keys.length).toBeGreaterThan(50);
    const empty = () => keys.filter((key) => !filled.has(key));
    await compare();
    // What was ended, merged and removed at random may leave one empty: lots on top that nothing ends, until none is.
    for (let lot = 1; lot <= 10 && empty().length > 0; lot++) {
      await write(fc.sample(edits, { numRuns: 40, seed: lot }).flat());
      await hang(fc.sample(moreEdit, { numRuns: 100, seed: lot }));
      await compare();
    }
    expect(empty()).toEqual([]);
    for (const [at, name] of CHANGES.entries())
      for (let n = 0; n < 60 && !seen.done.has(name); n++)
        if (await change(office, place, { name, at: at + 7 * n, ago: 15 * n, n })) seen.done.add(name);
    expect(CHANGES.filter((name) => !seen.done.has(name))).toEqual([]);
  });

  it('a day that is past stays as it was when later records are added', { timeout: 60_000 }, async () => {
    const past = addDays(office.today, -1_000);
    const early = fc.sample(edits, { numRuns: 20, seed: 7 }).flat();
    const then = { ...place, today: past };
    await write(early, then);
    await hang(fc.sample(moreEdit, { numRuns: 100, seed: 7 }), then);
    const on = addDays(past, 61);
    const before = await dashboard(office, { on });
    expect(enterprises(before)).toBeGreaterThan(0);
    expect(before.figures.filter(({ value }) => value > 0).length).toBeGreaterThan(30);
    // Everything of the second lot begins after that day.
    // Programmes and students of their own: those are told to be older than they are.
    const now = { ...then, today: office.today, programmes: undefined, students: undefined };
    await write(fc.sample(edits, { numRuns: 20, seed: 8 }).flat(), now);
    await hang(
      fc.sample(moreEdit, { numRuns: 200, seed: 8 }).filter(({ what }) => what !== 'graduate'),
      now,
    );
    const after = await dashboard(office, { on });
    expect(after).toEqual(before);
    // Surveys are counted from the first on, so the later ones show today.
    const surveys = (data: Dashboard) => data.figures.find(({ key }) => key === 'colleges.surveys')?.value;
    expect(surveys(await dashboard(office, {}))).toBeGreaterThan(surveys(before) ?? 0);
  });

  it('who joins a consortium later leaves the internships and jobs of the days before as they were', async () => {
    const partnerId = await newPartner(office, '后来者');
    const on = addDays(office.today, -300);
    const at = { institutionId: office.institutionId };
    const consortium = newId();
    const alliance = async (day?: string) =>
      (await figures(office, { on: day }))
        .filter(({ key }) => ['alliance.internships', 'alliance.employed_2024'].includes(key))
        .map(({ value }) => value);
    const internship: Edit = {
      ...{ what: 'placement', kind: 'POST', state: 'ENDED', started: 800, length: 100, short: 0, partner: 0 },
      ...{ platform: null, broken: false },
    };
    place.partners.push(partnerId);
    await write([internship]);
    await hang([{ what: 'graduate', at: 0, other: 0, began: 0, length: null, yes: true, kind: 'CONSORTIUM' }]);
    await inTransaction(settingsOf(office, 'test'), async (tx) => {
      const establishedOn = toDbDate(addDays(office.today, -700));
      await tx.platform.create({
        data: { ...at, id: consortium, kind: 'CONSORTIUM', name: 'L', level: 'CITY', establishedOn },
      });
    });
    expect([await alliance(on), await alliance()]).toEqual([
      [0, 0],
      [0, 0],
    ]);
    await inTransaction(settingsOf(office, 'test'), (tx) =>
      tx.platformPartner.create({
        data: {
          ...{ ...at, id: newId(), platformId: consortium, partnerId, part: 'MEMBER' },
          joinedOn: toDbDate(addDays(office.today, -10)),
        },
      }),
    );
    expect([await alliance(on), await alliance()]).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });

  it('another institution is never counted', { timeout: 60_000 }, async () => {
    await write(fc.sample(edits, { numRuns: 5, seed: 3 }).flat());
    const before = await dashboard(office, {});
    const other = await newCollege();
    const theirs = { institutionId: other.institutionId, today: other.today, partners: [] };
    await write(fc.sample(edits, { numRuns: 20, seed: 4 }).flat(), theirs, other);
    expect(await dashboard(office, {})).toEqual(before);
    expect(enterprises(await dashboard(other, {}))).not.toBe(enterprises(before));
  });
});

describe('who and when', () => {
  it('is for those who may, and takes no day that is none', async () => {
    const leader = await colleague(office, 'LEADER');
    const teacher = await colleague(office, 'TEACHER');
    const liaison = await colleague(office, 'LIAISON', { partnerId: await newPartner(office, '甲公司') });
    expect(enterprises(await dashboard(leader, {}))).toBe(0);
    for (const ctx of [teacher, liaison]) await expect(dashboard(ctx, {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(figures(leader, { on: '2026-02-30' })).rejects.toMatchObject({ code: 'INVALID' });
    await expect(figures(leader, { on: { not: null } })).rejects.toMatchObject({ code: 'INVALID' });
  });

  it('compares with the same day a year before', async () => {
    expect(yearBefore('2024-02-29')).toBe('2023-02-28');
    const began = (days: number): Edit => ({
      ...{ what: 'partner', kind: 'ENTERPRISE', state: 'ACTIVE', industryCode: null, regionCode: null },
      ...{ scale: null, tier: null, since: days, started: days, ended: null, merged: false },
    });
    await write([began(10), began(380), began(800)]);
    const { figures: all } = await dashboard(office, {});
    expect(all.find(({ key }) => key === 'partners.enterprises')).toMatchObject({ value: 3, before: 2 });
  });

  it('knows both kinds of year', () => {
    const academic = monthsFrom('2025-09-01', '2026-03-15').map(({ month, to }) => [month, to]);
    expect(academic).toHaveLength(12);
    expect(academic.slice(0, 2)).toEqual([
      ['2025-09', '2025-09-30'],
      ['2025-10', '2025-10-31'],
    ]);
    expect(academic[6]).toEqual(['2026-03', '2026-03-15']);
  });

  it('has an address for what is chosen', () => {
    const state = { theme: 'classes', on: '2026-03-01', year: 'academic', industry: 'division' } as const;
    const params = Object.fromEntries(new URL(dashboardHref(state), 'http://x').searchParams);
    expect(parseDashboard(params, '2026-11-25')).toEqual(state);
    const wrong = { theme: 'x', on: '2027-01-01', year: 'x', industry: ['division'] };
    expect(parseDashboard(wrong, '2026-11-25')).toEqual({
      ...{ theme: 'overview', on: null, year: 'calendar', industry: 'section' },
    });
  });
});
