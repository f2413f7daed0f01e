import { beforeAll, describe, expect, it } from 'vitest';
import { toDbDate } from '@/lib/kernel/day';
import { updateEmployment } from '@/lib/modules/employment/commands';
import { employmentList } from '@/lib/modules/employment/list';
import { employmentFacets, listEmployments } from '@/lib/modules/employment/queries';
import { getEmployment } from '@/lib/modules/employment/record';
import { exportList } from '@/lib/processes/exports';
import { makeEmployment } from '@/tests/support/contract-employment';
import { makePlacement } from '@/tests/support/contract-placements';
import { makePlace, makeStudent } from '@/tests/support/contract-students';
import { makePartner, newWorld, type World } from '@/tests/support/world';

let w: World;
let elsewhere: string;

beforeAll(async () => {
  w = await newWorld('漏斗');
  elsewhere = await makePartner(w);
  // The other enterprise has a class of its own, with somebody else in it.
  await makePlace(w, { partnerId: elsewhere });
});

type Life = { classed?: false; internedAt?: string; hiredBy?: string; signed?: string; seen?: string; there?: boolean };

/** A graduate of 2024 with this life. */
async function graduate({ classed, internedAt, hiredBy, signed, seen, there = true }: Life): Promise<string> {
  const studentId = classed === false ? (await makeStudent(w)).id : (await makePlace(w)).studentId;
  const placed = internedAt ? await makePlacement(w, 'ENDED', { studentId, partnerId: internedAt }) : null;
  await makeEmployment(w, {
    ...{ studentId, graduatedOn: toDbDate('2024-07-01'), partnerId: hiredBy ?? null },
    ...(placed && internedAt === hiredBy && { placementId: placed.id }),
    ...(signed && { signedOn: toDbDate(signed) }),
    ...(seen && { followedOn: toDbDate(seen), stillThere: there }),
  });
  return studentId;
}

describe('the funnel', () => {
  it('goes from the class over the internship at its enterprise and the hire by it to 12 months; each step is in the one before and opens its list', async () => {
    const sponsor = w.partnerId;
    const whole = { internedAt: sponsor, hiredBy: sponsor };
    const classOnly = await graduate({});
    const strayed = await graduate({ internedAt: elsewhere, hiredBy: elsewhere, seen: '2026-01-01' });
    const hiredElsewhere = await graduate({ internedAt: sponsor, hiredBy: elsewhere, seen: '2026-01-01' });
    // Signed before graduating: the job began on 2024-07-01, and 11 months 29 days later is no year.
    const early = await graduate({ ...whole, signed: '2024-03-01', seen: '2025-06-30' });
    const late = await graduate({ ...whole, signed: '2024-08-15', seen: '2025-08-14' });
    const gone = await graduate({ ...whole, seen: '2025-09-01', there: false });
    const neverSeen = await graduate(whole);
    const stayed = await graduate({ ...whole, signed: '2024-08-15', seen: '2025-08-15' });
    const stayedFromStart = await graduate({ ...whole, signed: '2024-03-01', seen: '2025-07-01' });
    const unclassed = await graduate({ ...whole, classed: false, seen: '2026-01-01' });

    const hired = [early, late, gone, neverSeen, stayed, stayedFromStart];
    const interned = [hiredElsewhere, ...hired];
    const kept = [stayed, stayedFromStart];
    const expected = { rostered: [classOnly, strayed, ...interned], interned, hired, stayed: kept };
    const { funnel } = await employmentFacets(w.as.OFFICE, { filter: { year: ['2024'] } });
    expect(funnel.map(({ key }) => key)).toEqual(['rostered', 'interned', 'hired', 'stayed']);
    for (const { key, count, href } of funnel) {
      const { filter } = employmentList.parse(Object.fromEntries(new URL(href, 'http://x').searchParams));
      const list = await listEmployments(w.as.OFFICE, { filter });
      const ids = list.rows.map(({ student }) => student.id);
      expect([key, ids.sort()]).toEqual([key, [...expected[key]].sort()]);
      expect([key, list.total]).toEqual([key, count]);
      expect(ids).not.toContain(unclassed);
      const sheet = await exportList(w.as.OFFICE, 'employment').open(w.as.OFFICE, { year: '2024', step: key });
      await sheet.stream.cancel();
      expect([key, sheet.rows]).toEqual([key, count]);
    }
  });

  it('counts nobody where no enterprise has a class, nor for a year that is none', async () => {
    const none = await newWorld('无班');
    const { id } = await makePlacement(none, 'ENDED').then(({ id: placementId, studentId }) =>
      makeEmployment(none, { studentId, placementId, partnerId: none.partnerId }),
    );
    const { funnel } = await employmentFacets(none.as.OFFICE, { filter: {} });
    expect(funnel.map(({ count }) => count)).toEqual([0, 0, 0, 0]);
    expect((await listEmployments(none.as.OFFICE, { filter: {} })).rows.map((row) => row.id)).toEqual([id]);
    expect((await listEmployments(none.as.OFFICE, { filter: { year: ['all'] } })).total).toBe(0);
  });

  it('forgets that somebody was seen when the employer changes, and only then', async () => {
    const { studentId } = await makePlace(w);
    await makePlacement(w, 'ENDED', { studentId });
    const graduatedOn = '2022-07-01';
    const { id } = await makeEmployment(w, {
      ...{ studentId, graduatedOn: toDbDate(graduatedOn), partnerId: w.partnerId },
      ...{ followedOn: toDbDate('2023-07-01'), stillThere: true },
    });
    const told = { graduatedOn, destination: 'EMPLOYED', source: 'EMPLOYER', employer: w.mark };
    const stayed = async () => {
      const { funnel } = await employmentFacets(w.as.OFFICE, { filter: { year: ['2022'] } });
      return funnel.find(({ key }) => key === 'stayed')?.count;
    };
    await updateEmployment(w.as.OFFICE, { id, version: 1, ...told, partnerId: w.partnerId, job: '班长' });
    expect(await stayed()).toBe(1);
    await updateEmployment(w.as.OFFICE, { id, version: 2, ...told, partnerId: elsewhere });
    await updateEmployment(w.as.OFFICE, { id, version: 3, ...told, partnerId: w.partnerId });
    expect(await getEmployment(w.as.OFFICE, { id })).toMatchObject({ followedOn: null, stillThere: null });
    expect(await stayed()).toBe(0);
  });
});
