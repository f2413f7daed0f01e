import { beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '@/lib/auth/limits';
import { openColleges } from '@/lib/auth/open-colleges';
import { contextOfOpenPage } from '@/lib/auth/open-context';
import { inTransaction, settingsOf } from '@/lib/db/door';
import { limitPool } from '@/lib/db/limit-pool';
import { env } from '@/lib/env';
import type { Ctx } from '@/lib/kernel/context';
import { toDbDate } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { openAddress, openNotice, openPage, openVacancy } from '@/lib/modules/open/queries';
import { listVacancies } from '@/lib/modules/vacancies/queries';
import { makeIntention } from '@/tests/support/contract-intentions';
import { makeNotice } from '@/tests/support/contract-notices';
import { makeOpenNotice, makeOpenVacancy } from '@/tests/support/contract-open';
import { makeVacancy } from '@/tests/support/contract-vacancies';
import { newWorld, type World, within } from '@/tests/support/world';

let w: World;
let closed: World;
let visitor: Ctx;

const knock = (ip = newId()) => ({ ip, userAgent: null, device: null, locale: 'zh-CN' as const, requestId: newId() });
const codeOf = (of: World) =>
  within(of, (tx) =>
    tx.institution.findUniqueOrThrow({ where: { id: of.institutionId }, select: { code: true } }),
  ).then(({ code }) => code);

beforeAll(async () => {
  w = await newWorld('众甲');
  closed = await newWorld('众乙');
  await within(w, (tx) =>
    tx.institution.update({ where: { id: w.institutionId }, data: { settings: { open: { page: true } } } }),
  );
  const ctx = await contextOfOpenPage(await codeOf(w), knock());
  if (!ctx) throw new Error('no open page');
  visitor = ctx;
});

describe('the open page', () => {
  it('is there only of an institution that switched it on', async () => {
    for (const code of [await codeOf(closed), 'nowhere', "x' or 1=1", '', undefined])
      expect(await contextOfOpenPage(code, knock())).toBeNull();
  });

  it('is linked from inside only while it is switched on, and from outside by the names of those that have one', async () => {
    const [code, shut] = [await codeOf(w), await codeOf(closed)];
    for (const role of ['OFFICE', 'LEADER', 'TEACHER', 'LIAISON', 'STUDENT'] as const) {
      expect(await openAddress(w.as[role], {})).toBe(new URL(`/open/${code}`, env().APP_URL).href);
      expect(await openAddress(closed.as[role], {})).toBeNull();
    }
    const named = async () => (await openColleges(newId())).map((college) => college.code);
    expect(await named()).toContain(code);
    expect(await named()).not.toContain(shut);
    const { name } = (await openColleges(newId())).find((college) => college.code === code) ?? {};
    expect(name).toBe(visitor.institutionName);
    const turn = (page: boolean) =>
      within(w, (tx) =>
        tx.institution.update({ where: { id: w.institutionId }, data: { settings: { open: { page } } } }),
      );
    await turn(false);
    expect(await openAddress(w.as.OFFICE, {})).toBeNull();
    expect(await named()).not.toContain(code);
    await turn(true);
  });

  it('shows public vacancies that are open today and public notices, and nothing else of them', async () => {
    const { today } = w.as.ADMIN;
    const shown = await makeOpenVacancy(w, { places: 7 });
    const hidden = [
      await makeVacancy(w, { opensOn: toDbDate(today) }),
      await makeVacancy(w, { public: true }),
      await makeOpenVacancy(w, { withdrawnOn: toDbDate(today) }),
      await makeOpenVacancy(w, { opensOn: toDbDate('2020-01-01'), closesOn: toDbDate(today) }),
      await makeOpenVacancy(closed),
    ];
    const told = await makeOpenNotice(w);
    const untold = [
      await makeNotice(w, { state: 'PUBLISHED' }),
      await makeNotice(w, { public: true }),
      await makeOpenNotice(closed),
    ];
    const page = await openPage(visitor, {});
    expect(page.vacancies.rows.map((row) => row.id)).toEqual([shown.id]);
    expect(page).toMatchObject({ places: 7, vacancies: { total: 1 }, notices: [{ id: told.id }] });
    expect(JSON.stringify(page)).not.toContain(w.partnerId);
    expect(await openVacancy(visitor, { id: shown.id })).toMatchObject({ places: 7 });
    expect(await openNotice(visitor, { id: told.id })).toMatchObject({ body: w.mark });
    for (const { id } of hidden)
      await expect(openVacancy(visitor, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    for (const { id } of untold) await expect(openNotice(visitor, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    // A colleague sees on it what a visitor sees.
    expect((await openPage(w.as.ADMIN, {})).vacancies.total).toBe(1);
    expect((await openPage(visitor, { q: '没有这个词' })).vacancies.total).toBe(0);
  });

  it('is walled in by the database: what is not published is not there, and nothing can be written', async () => {
    await makeIntention(w);
    const tables = await within(
      w,
      (tx) =>
        tx.$queryRaw<
          { name: string }[]
        >`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relforcerowsecurity`,
    );
    const seen = await inTransaction(settingsOf(visitor, 'test'), async (tx) => {
      const filled: string[] = [];
      for (const { name } of tables) {
        const [row] = await tx.$queryRawUnsafe<{ n: number }[]>(`select count(*)::int n from ${name}`);
        if ((row?.n ?? 0) > 0) filled.push(name);
      }
      return filled.sort();
    });
    const allowed = ['audit_heads', 'dictionary_entries', 'industry_notices', 'institutions', 'partners', 'vacancies'];
    expect(seen.filter((name) => ![...allowed, 'programmes', 'vacancy_programmes'].includes(name))).toEqual([]);
    const vacancies = await inTransaction(settingsOf(visitor, 'test'), (tx) =>
      tx.vacancy.findMany({ where: {}, select: { public: true, institutionId: true } }),
    );
    expect(new Set(vacancies.map((row) => `${row.public} ${row.institutionId}`))).toEqual(
      new Set([`true ${w.institutionId}`]),
    );
    const write = inTransaction(settingsOf(visitor, 'test'), (tx) =>
      tx.vacancy.updateMany({ where: { institutionId: w.institutionId }, data: { places: 99 } }),
    );
    await expect(write).rejects.toThrow(/read-only/);
    // Nor are the portal's own lists open to whoever has no account.
    await expect(listVacancies(visitor, { filter: {} })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is read so often from one address and no more', async () => {
    const [ip, code] = [newId(), await codeOf(closed)];
    expect(await contextOfOpenPage(code, knock(ip))).toBeNull();
    const { points } = LIMITS.openPage;
    const spent = await limitPool().query(`update rate_limits set points = $1 where key like 'openPage:%'`, [points]);
    expect(spent.rowCount).toBeGreaterThan(0);
    await expect(contextOfOpenPage(code, knock(ip))).rejects.toMatchObject({ code: 'TOO_MANY' });
    expect(await contextOfOpenPage(code, knock())).toBeNull();
  });
});
