import { beforeAll, describe, expect, it } from 'vitest';
import { toDbDate } from '@/lib/kernel/day';
import { figures } from '@/lib/modules/dashboard/queries';
import { employmentRates } from '@/lib/modules/employment/rates';
import { employmentStandings } from '@/lib/modules/employment/standings';
import { updateInstitution } from '@/lib/modules/settings/commands';
import { getInstitution } from '@/lib/modules/settings/queries';
import { createTarget, removeTarget, updateTarget } from '@/lib/modules/targets/commands';
import { listTargets } from '@/lib/modules/targets/queries';
import { makeEmployment } from '@/tests/support/contract-employment';
import { newWorld, type World } from '@/tests/support/world';

let w: World;
let other: World;
const source = '十四五规划';
const rate = { figure: 'targets.employment_rate', year: 2024, percent: 75, source };
const retention = { figure: 'targets.local_retention', year: 2024, percent: 40, source };

beforeAll(async () => {
  w = await newWorld('目标甲');
  other = await newWorld('目标乙');
  const { version, name, shortName, settings } = await getInstitution(w.as.ADMIN, {});
  const internship = { ...settings.internship, city: '1502' };
  await updateInstitution(w.as.ADMIN, { version, name, shortName, settings: { ...settings, internship } });
  // Of four graduates of 2024 three are settled, two work, one of these in the city.
  const at = { graduatedOn: toDbDate('2024-07-01') };
  await makeEmployment(w, { ...at, placeCode: '150203' });
  await makeEmployment(w, { ...at, placeCode: '110105' });
  await makeEmployment(w, { ...at, destination: 'FURTHER_STUDY', placeCode: '150202' });
  await makeEmployment(w, { ...at, destination: 'UNEMPLOYED', placeCode: null });
});

describe('targets', () => {
  it('stand beside the figures: reached or how many people are missing, by both definitions of local retention', async () => {
    const shown = async () =>
      Object.fromEntries(
        (await figures(w.as.LEADER, {}))
          .filter(({ key }) => key.startsWith('targets.'))
          .map(({ key, value, target }) => [key.slice(8), [value, target?.percent, target?.missing]]),
      );
    expect(await shown()).toEqual({
      employment_rate: [75, undefined, undefined],
      local_retention: [25, undefined, undefined],
      local_retention_of_working: [50, undefined, undefined],
    });
    const { id } = await createTarget(w.as.OFFICE, rate);
    await createTarget(w.as.OFFICE, retention);
    // 75% of four are the three who are settled; 40% of four takes two, 40% of the two at work takes one.
    expect(await shown()).toEqual({
      employment_rate: [75, 75, 0],
      local_retention: [25, 40, 1],
      local_retention_of_working: [50, 40, 0],
    });
    await updateTarget(w.as.OFFICE, { id, version: 1, ...rate, percent: 75.1 });
    expect((await shown()).employment_rate).toEqual([75, 75.1, 1]);
    await updateTarget(w.as.OFFICE, { id, version: 2, ...rate });
  });

  it('hold from their year until the next: the employment page compares each year with its own', async () => {
    await makeEmployment(w, { graduatedOn: toDbDate('2023-07-01') });
    await makeEmployment(w, { graduatedOn: toDbDate('2026-07-01'), destination: 'UNEMPLOYED' });
    const later = await createTarget(w.as.OFFICE, { ...rate, year: 2026, percent: '96' });
    const of = async (year: string) => (await employmentRates(w.as.DEPARTMENT, { year })).standings.settledShare;
    expect(await of('2023')).toBeNull();
    expect(await of('2024')).toEqual({ year: 2024, percent: 75, source, missing: 0 });
    expect(await of('2026')).toEqual({ year: 2026, percent: 96, source, missing: 1 });
    // Nobody has graduated: nothing to compare.
    expect(await of('2025')).toBeNull();
    const list = (filter: object) => employmentStandings(w.as.OFFICE, { filter });
    expect(await list({ year: ['2024'] })).toMatchObject({ settledShare: { missing: 0 }, localShare: { missing: 1 } });
    expect(await list({ latest: '1' })).toMatchObject({ settledShare: { year: 2026, missing: 1 } });
    expect(await list({ year: ['2024', '2026'] })).toBeNull();
    expect(await list({})).toBeNull();
    await removeTarget(w.as.OFFICE, { id: later.id, version: 1 });
    expect(await of('2026')).toMatchObject({ year: 2024, percent: 75, missing: 1 });
  });

  it('are one a figure and year, the office’s and the college’s own', async () => {
    const twice = createTarget(w.as.OFFICE, { ...rate, percent: 90 });
    await expect(twice).rejects.toMatchObject({ code: 'INVALID', fields: { year: { key: 'targetKept' } } });
    for (const percent of [0, 100.1, 50.05, 'viel', ''])
      await expect(createTarget(w.as.OFFICE, { ...rate, year: 2030, percent })).rejects.toMatchObject({
        ...{ code: 'INVALID', fields: { percent: expect.anything() } },
      });
    for (const ctx of [w.as.LEADER, w.as.DEPARTMENT, w.as.TEACHER, w.as.LIAISON, w.as.STUDENT])
      await expect(createTarget(ctx, { ...rate, year: 2031 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const [first] = await listTargets(w.as.OFFICE, {});
    if (!first) throw new Error('no target');
    const { id, version } = first;
    const profile = { figure: first.figure, year: first.year, percent: 1, source };
    for (const act of [
      updateTarget(other.as.OFFICE, { id, version, ...profile }),
      removeTarget(other.as.OFFICE, { id, version }),
    ])
      await expect(act).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const stale = updateTarget(w.as.OFFICE, { id, version: version + 1, ...profile });
    await expect(stale).rejects.toMatchObject({ code: 'CONFLICT', current: { id, percent: first.percent } });
    await expect(removeTarget(w.as.OFFICE, { id, version: version + 1 })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await listTargets(other.as.OFFICE, {})).toEqual([]);
  });
});
