import { beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { connected } from '@/lib/db/bootstrap';
import { asSystem } from '@/lib/jobs/context';
import type { Ctx } from '@/lib/kernel/context';
import type { Day, YearKind } from '@/lib/kernel/day';
import { figures } from '@/lib/modules/dashboard/queries';
import { employmentFacets } from '@/lib/modules/employment/queries';
import { homeTodos } from '@/lib/modules/home/queries';
import { listPartners } from '@/lib/modules/partners/queries';
import { listPlacements } from '@/lib/modules/placements/queries';
import { getPlacement } from '@/lib/modules/placements/record';
import { exportList } from '@/lib/processes/exports';
import { importNow, previewNow } from '@/lib/processes/import-now';
import { inviteMentors, mentorsToInvite } from '@/lib/processes/invite-mentors';
import { DEMO_CODES, loadDemo, loadReference } from '@/prisma/seed';
import { demoAccounts } from '@/prisma/seed/demo/accounts';
import { CANARY_WORDS } from '@/prisma/seed/demo/canary';
import { BTQY } from '@/prisma/seed/demo/college';
import { loadCollege } from '@/prisma/seed/demo/load';
import { actingContext } from '@/scripts/cli/acting';
import { run as runFigures } from '@/scripts/cli/figures';
import { accountContext } from '@/tests/factories/account-context';

async function acting(code: string): Promise<Ctx> {
  const ctx = await actingContext(code);
  if (!ctx) throw new Error(`no college ${code}`);
  return ctx;
}

const owner = inject('databases')[Number(process.env.VITEST_POOL_ID ?? 1) - 1]?.owner ?? '';
const OFFICE = demoAccounts.find(({ institution, role }) => institution === 'btqy' && role === 'OFFICE')?.email ?? '';
/** A mobile number or an ID card by itself, not as a part of a longer code. */
const NUMBERS = '(^|[^0-9A-Za-z-])(1[3-9][0-9]{9}|[1-9][0-9]{5}(19|20)[0-9]{9}[0-9Xx])($|[^0-9A-Za-z-])';

/** What the load after one that was broken off has loaded. */
let loaded: string[] = [];

beforeAll(async () => {
  await loadReference();
  // A load that is broken off between the people and the records.
  await loadCollege(BTQY, 'no hash', 'no day' as Day).then(
    () => expect.fail('loaded'),
    () => undefined,
  );
  loaded = await loadDemo();
}, 400_000);

/** Of the college's report: what it says of partners, visits and contracts, and whether it is exact or "more than". */
const REPORT = [
  ['partners.enterprises', '>=', 650],
  ['colleges.surveys', '>=', 20],
  ['colleges.horizontal_projects', '=', 1],
  ['pathways.exchanges', '=', 10],
  ['colleges.count', '=', 6],
  ['centres.count', '=', 5],
  ['bases.off_campus', '=', 157],
  ['bases.on_campus', '=', 9],
  ['classes.total', '=', 114],
  ['classes.order', '=', 95],
  ['classes.craftsman', '=', 12],
  ['classes.named', '=', 1],
  ['classes.apprenticeship', '=', 6],
  ['alliance.order_classes', '=', 25],
  ['classes.students', '=', 4143],
  ['pathways.classes', '=', 150],
  ['centres.programmes_in_development', '=', 4],
  ['colleges.byd_enterprise_course_share', '>', 25],
  ['pathways.planned_students', '=', 4745],
  ['pathways.secondary_schools', '=', 32],
  ['pathways.enterprises', '=', 35],
  ['programmes.new_energy', '=', 19],
  ['programmes.new_energy_students', '=', 2571],
  ['programmes.agri_food', '=', 22],
  ['programmes.agri_food_students', '=', 4132],
  ['programmes.stopped', '=', 10],
  ['programmes.added', '=', 2],
  ['alliance.internships', '=', 630],
  ['colleges.interns', '=', 247],
  ['colleges.intern_hires', '>=', 500],
  ['alliance.employed_2024', '=', 264],
  ['pathways.local_retention_2024', '=', 44.9],
  ['targets.employment_rate', '>=', 96],
  ['targets.local_retention', '>=', 40],
] as const;

/** How many of everything the demo holds. */
const HELD = {
  'partners.enterprises': 652,
  'partners.secondary_schools': 32,
  'partners.parks': 4,
  'partners.associations': 6,
  'partners.government': 5,
  'partners.universities': 3,
  'partners.research': 3,
  'agreements.in_force': 384,
  'agreements.ending': 21,
};

/** What the portal counts beside the report's figures: at least so much of it, that its screens are not empty. */
const OWN = [
  ['agreements.signed_this_year', 0],
  // A year's: see `a year yields`.
  ['centres.student_trainings', 0],
  ['centres.social_trainings', 0],
  ['colleges.enterprise_course_share', 1],
  ['consortia.count', 1],
  ['internships.broken', 1],
  ['internships.running', 1],
  ['needs.open', 1],
  ['needs.raised_this_year', 0],
  ['partners.leading', 1],
  ['partners.new_this_year', 0],
  ['partners.without_agreement', 1],
  ['supply.enterprises', 1],
  ['supply.places', 1],
  ['supply.seekers', 1],
  ['supply.unmet', 1],
  ['supply.vacancies', 1],
  // Local retention by its other definition, beside the target.
  ['targets.local_retention_of_working', 40],
  // Of a year that may just have begun.
  ['visits.this_year', 0],
] as const;

/** Each figure that there is, in one of the tables and no other, as the tables say. */
function expectFigures(values: ReadonlyMap<string, number>): void {
  const told = [...REPORT.map(([key]) => key), ...Object.keys(HELD), ...OWN.map(([key]) => key)];
  // `partners.enterprises` is of the report and is known exactly, too.
  expect([...values.keys()].sort()).toEqual([...new Set(told)].sort());
  expect(told).toHaveLength(new Set(told).size + 1);
  for (const [key, comparator, reported] of REPORT) {
    if (comparator === '=') expect([key, values.get(key)]).toEqual([key, reported]);
    else if (comparator === '>') expect(values.get(key), key).toBeGreaterThan(reported);
    else expect(values.get(key), key).toBeGreaterThanOrEqual(reported);
  }
  expect(Object.fromEntries(values)).toMatchObject(HELD);
  for (const [key, least] of OWN) expect(values.get(key), key).toBeGreaterThanOrEqual(least);
}

describe('the demo college', () => {
  it('yields the figures of the report by counting', async () => {
    expectFigures(new Map((await figures(await acting('btqy'), {})).map(({ key, value }) => [key, value])));
  });

  it('trained at its practice centres as many as the report says, in the year that did not just begin', async () => {
    const ctx = await acting('btqy');
    const of = async (year: YearKind) =>
      new Map((await figures(ctx, { year })).map(({ key, value }) => [key, value] as const));
    const [calendar, academic] = [await of('calendar'), await of('academic')];
    const fuller = (key: string) => Math.max(calendar.get(key) ?? 0, academic.get(key) ?? 0);
    expect(fuller('centres.student_trainings')).toBeGreaterThanOrEqual(1_000);
    expect(fuller('centres.social_trainings')).toBeGreaterThanOrEqual(100);
  });

  it('has reached its targets, by both definitions of local retention', async () => {
    const all = await figures(await acting('btqy'), {});
    const aimed = all.flatMap(({ key, target }) =>
      target ? [[key, target.percent, target.year, target.missing]] : [],
    );
    expect(aimed).toEqual([
      ['targets.employment_rate', 96, 2024, 0],
      ['targets.local_retention', 40, 2024, 0],
      ['targets.local_retention_of_working', 40, 2024, 0],
    ]);
  });

  it('tells what became of the classes of 2024, step by step', async () => {
    const { funnel } = await employmentFacets(await acting('btqy'), { filter: { year: ['2024'] } });
    expect(funnel.map(({ count }) => count)).toEqual([48, 36, 33, 26]);
  });

  it('says its figures on the command line, also of another day', async () => {
    const written: string[] = [];
    const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
    const codes = [
      await runFigures(['--institution', 'btqy', '--json']),
      await runFigures(['--institution', 'btqy', '--on', '2025-04-16', '--json']),
    ];
    out.mockRestore();
    expect(codes).toEqual([0, 0]);
    const [now, then] = written.map((line) => JSON.parse(line));
    expectFigures(new Map(Object.entries<number>(now)));
    expect(then['partners.enterprises']).toBeGreaterThan(500);
    expect(then['partners.enterprises']).toBeLessThan(652);
    const said = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
    expect(await runFigures(['--institution', 'nowhere'])).toBe(2);
    expect(await runFigures([])).toBe(1);
    said.mockRestore();
  });

  it('is alive: agreements that end, needs without an answer, follow-ups due and late, for whom it concerns', async () => {
    const { institutionId } = await acting('btqy');
    const alive = new Map<string, string[]>();
    for (const { role, email } of demoAccounts.filter(({ institution }) => institution === 'btqy')) {
      const { groups } = await homeTodos(await accountContext(institutionId, email), {});
      alive.set(role, groups.map(({ key }) => key).sort());
    }
    expect(Object.fromEntries(alive)).toMatchObject({
      ADMIN: expect.arrayContaining(['ending', 'needs']),
      OFFICE: expect.arrayContaining(['approvals', 'ending', 'followUps', 'needs']),
      LEADER: expect.arrayContaining(['approvals', 'ending', 'needs']),
      DEPARTMENT: expect.arrayContaining(['ending', 'followUps', 'needs']),
      TEACHER: expect.arrayContaining(['ending', 'followUps', 'needs']),
      LIAISON: expect.arrayContaining(['needs']),
    });
    expect([...alive.keys()]).toHaveLength(9);
  });

  it.each(['agreements', 'visits', 'needs', 'posts', 'vacancies', 'programmes', 'pathways', 'training', 'outputs'])(
    'takes its own sheet of %s back and changes nothing',
    async (module) => {
      const { institutionId } = await acting('btqy');
      const ctx = await accountContext(institutionId, `office@${BTQY.domain}`);
      const { stream, rows } = await exportList(ctx, module).open(ctx, {});
      const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
      const { totals } = await previewNow(ctx, { module, fileName: '导出.xlsx', bytes, createMissing: false });
      expect(totals).toMatchObject({ rows, unchanged: rows, warnings: 0 });
    },
  );

  it('has internships that follow the rules of units: fit, within the caps, agreed on to the end', async () => {
    const { institutionId } = await acting('btqy');
    await asSystem(institutionId, 'test', async ({ tx }) => {
      const of = (more: object) =>
        tx.placement.groupBy({ by: ['broken', 'state'], where: { institutionId, ...more }, _count: { _all: true } });
      expect(await tx.placement.count({ where: { institutionId, judgedOn: { not: null } } })).toBeGreaterThan(0);
      expect(await of({ broken: { hasSome: ['IN-03', 'IN-08', 'IN-12', 'IN-20', 'IN-33'] } })).toEqual([]);
    });
  });

  it('has the pathway parties and the one research contract', async () => {
    const { institutionId } = await acting('btqy');
    await asSystem(institutionId, 'test', async ({ tx }) => {
      const parties = await tx.agreementParty.findMany({
        where: { institutionId, agreement: { kind: 'PATHWAY' }, partnerId: { not: null } },
        select: { partnerId: true, partner: { select: { kind: true } } },
      });
      const distinct = (kind: string) =>
        new Set(parties.filter((p) => p.partner?.kind === kind).map((p) => p.partnerId)).size;
      expect(distinct('SECONDARY_SCHOOL')).toBe(32);
      expect(distinct('ENTERPRISE')).toBeGreaterThanOrEqual(35);
      const research = await tx.agreement.findMany({ where: { institutionId, kind: 'RESEARCH' } });
      expect(research.map((a) => a.title)).toEqual([expect.stringContaining('丹妮娅')]);
      const [row] = await tx.$queryRaw<
        { broken: bigint | null }[]
      >`select app.audit_verify(${institutionId}::uuid) as broken`;
      expect(row?.broken).toBeNull();
    });
  });

  it('has interns that went on elsewhere, with what the move left behind at both places', async () => {
    const { institutionId } = await acting('btqy');
    const office = await accountContext(institutionId, OFFICE);
    const { rows } = await listPlacements(office, { filter: { moved: '1' } });
    expect(rows).toHaveLength(3);
    for (const { id } of rows) {
      const now = await getPlacement(office, { id });
      const before = await getPlacement(office, { id: now.movedFrom?.id ?? '' });
      expect(now).toMatchObject({ state: 'STARTED', reason: null, broken: [] });
      expect(now.steps.map(({ event }) => event)).toEqual(['submit', 'approve', 'start']);
      expect(before).toMatchObject({ state: 'ENDED', studentId: now.studentId, movedTo: { id }, broken: [] });
      expect(before.steps).toMatchObject([{ event: 'end', to: 'ENDED', reason: before.reason }]);
      expect(before.partnerId).not.toBe(now.partnerId);
      const [left, came] = [before.endedOn ?? '', now.startsOn];
      expect(left < came && left < before.endsOn).toBe(true);
      const weeks = [before, now].map((each) => each.weeks.map(({ weekOn }) => weekOn));
      expect(weeks.flat()).toHaveLength(10);
      expect([weeks[0]?.every((day) => day <= left), weeks[1]?.every((day) => day > left)]).toEqual([true, true]);
      expect([before, now].map(({ signatures }) => signatures.length)).toEqual([3, 3]);
    }
  });

  it('has mentors who can be invited, each with a number of his own', async () => {
    const { institutionId } = await acting('btqy');
    const office = await accountContext(institutionId, OFFICE);
    const { rows, total } = await mentorsToInvite(office, {});
    expect(total).toBeGreaterThan(100);
    const some = rows.filter(({ phone }) => phone).slice(0, 3);
    expect(some.every(({ phone }) => /^199\*{4}\d{4}$/.test(phone ?? ''))).toBe(true);
    const invited = await inviteMentors(office, { placementIds: some.map(({ placementId }) => placementId) });
    expect(invited.rows).toMatchObject(some.map(() => ({ result: 'INVITED', problem: null })));
    expect((await mentorsToInvite(office, {})).total).toBe(total - 3);
    // A number is one mentor's, in this college and in the other.
    const numbers = await connected(owner, async (client) => {
      const sql = `select encode(mentor_phone_index, 'hex') as phone, institution_id, mentor_name from placements
        where mentor_phone_index is not null and institution_id = $1`;
      const found: { phone: string; institution_id: string; mentor_name: string }[] = [];
      for (const code of ['btqy', 'canary']) {
        const { institutionId: institution } = await acting(code);
        await client.query(
          `select set_config('app.scope', 'system', false), set_config('app.institution', $1, false)`,
          [institution],
        );
        found.push(...(await client.query(sql, [institution])).rows);
      }
      return found;
    });
    const owners = new Set(numbers.map(({ institution_id: at, mentor_name: name, phone }) => `${phone} ${at} ${name}`));
    expect(new Set(numbers.map(({ phone }) => phone)).size).toBe(owners.size);
    expect(new Set(numbers.map((each) => each.institution_id)).size).toBe(2);
  });

  it('keeps no phone number and no ID card readable in any column of any table', async () => {
    const at = await Promise.all(['btqy', 'canary'].map(async (code) => (await acting(code)).institutionId));
    const readable = await connected(owner, async (client) => {
      const { rows: columns } = await client.query<{ table: string; column: string }>(
        `select table_name "table", column_name "column" from information_schema.columns join pg_class on relname = table_name
          where table_schema = 'public' and relkind = 'r' and data_type in ('text', 'character varying', 'jsonb', 'ARRAY')`,
      );
      expect(columns.length).toBeGreaterThan(200);
      const found: string[] = [];
      for (const institution of at) {
        await client.query(
          `select set_config('app.scope', 'system', false), set_config('app.institution', $1, false)`,
          [institution],
        );
        for (const { table, column } of columns) {
          const text = `${client.escapeIdentifier(column)}::text`;
          // Other tests' colleges may stand beside the demo's.
          const sql = `select ${text} as text from ${client.escapeIdentifier(table)} t
            where ${text} ~ $1 and coalesce(to_jsonb(t)->>'institution_id', $2) = $2 limit 1`;
          const { rows } = await client.query<{ text: string }>(sql, [NUMBERS, institution]);
          for (const row of rows) found.push(`${table}.${column}: ${row.text.slice(0, 60)}`);
        }
        const { rows } = await client.query('select count(*)::int n from students');
        expect(rows[0].n).toBeGreaterThan(0);
      }
      return found;
    });
    expect(readable).toEqual([]);
  });

  it('gets its own sheet of plans back unchanged', async () => {
    const { institutionId } = await acting('btqy');
    const office = await accountContext(institutionId, OFFICE);
    const { rows, stream } = await exportList(office, 'plans').open(office, {});
    expect(rows).toBeGreaterThan(5);
    const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
    const again = await importNow(office, { module: 'plans', fileName: '计划.xlsx', bytes, createMissing: false });
    expect(again.totals).toMatchObject({ rows, unchanged: rows, warnings: 0 });
  });

  it('finds an enterprise by its pinyin initials', async () => {
    const { rows } = await listPartners(await acting('btqy'), { filter: { q: 'hyxcl' } });
    expect(rows.map((row) => row.name)).toContain('弘元新材料(包头)有限公司');
  });

  it('is loaded on when its load was broken off', () => {
    expect(loaded).toEqual(DEMO_CODES);
  });

  it('is loaded once and has an account for each role', async () => {
    expect(await loadDemo()).toEqual([]);
    expect(demoAccounts).toHaveLength(18);
    expect(new Set(demoAccounts.map((account) => account.email)).size).toBe(18);
  });
});

describe('the canary college', () => {
  it('has its word in every name and text', async () => {
    const { institutionId } = await acting('canary');
    const texts = await asSystem(institutionId, 'test', async ({ tx }) => {
      const where = { institutionId };
      return [
        ...(await tx.department.findMany({ where })).map((d) => d.name),
        ...(await tx.dictionaryEntry.findMany({ where })).flatMap((d) => [d.code, d.labelZh, d.labelEn, ...d.aliases]),
        ...(await tx.membership.findMany({ where, include: { user: true } })).map((m) => m.user.name),
        ...(await tx.partner.findMany({ where })).flatMap((p) => [p.name, p.address, ...p.chains, ...p.cooperation]),
        ...(await tx.contact.findMany({ where })).flatMap((c) => [c.name, c.title]),
        ...(await tx.agreement.findMany({ where })).flatMap((a) => [a.title, a.number, a.reason]),
        ...(await tx.visit.findMany({ where })).flatMap((v) => [v.subject, v.place, v.others, v.findings]),
        ...(await tx.followUp.findMany({ where })).flatMap((f) => [f.what, f.result]),
        ...(await tx.need.findMany({ where })).flatMap((n) => [n.title, n.reason]),
        ...(await tx.needAnswer.findMany({ where })).flatMap((n) => [n.text, n.answeredBy]),
        ...(await tx.comment.findMany({ where })).map((c) => c.text),
      ];
    });
    const unmarked = texts.filter((text) => text !== null && !CANARY_WORDS.some((word) => text.includes(word)));
    expect(texts.length).toBeGreaterThan(200);
    expect(unmarked).toEqual([]);
  });
});
