import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { inTransaction, settingsOf } from '@/lib/db/door';
import type { Ctx } from '@/lib/kernel/context';
import { linkFacets, listLinks } from '@/lib/modules/links/queries';
import { listPlacements, placementFacets } from '@/lib/modules/placements/queries';
import { listProgrammes, programmeFacets } from '@/lib/modules/programmes/queries';
import { loadReference } from '@/prisma/seed';
import { newCollege } from '@/tests/factories/college';
import { colleague } from '@/tests/factories/members';
import { apply, edits, type Place } from '@/tests/factories/random-college';
import { makeLink } from '@/tests/support/contract-links';
import { makePlacement, makePost } from '@/tests/support/contract-placements';
import { newWorld } from '@/tests/support/world';

let office: Ctx;
let place: Place;
let departments: string[];

beforeAll(async () => {
  await loadReference();
  office = await newCollege();
  place = { institutionId: office.institutionId, today: office.today, partners: [] };
  departments = [];
  // Three lots, each with a department of its own and programmes of none.
  for (const seed of [11, 12, 13]) {
    await inTransaction(settingsOf(office, 'test'), async (tx) => {
      for (const edit of fc.sample(edits, { numRuns: 25, seed }).flat()) await apply(tx, place, edit);
    });
    if (place.departmentId) departments.push(place.departmentId);
    place = { ...place, departmentId: undefined, programmes: undefined };
  }
  // The programmes of the college have chains and none.
  await inTransaction(settingsOf(office, 'test'), async (tx) => {
    const at = { institutionId: office.institutionId };
    const chains = ['A', 'B'].map((code) => ({
      ...at,
      id: crypto.randomUUID(),
      dictionary: 'CHAIN',
      code,
      labelZh: code,
      labelEn: code,
    }));
    await tx.dictionaryEntry.createMany({ data: chains });
    const programmes = await tx.programme.findMany({ where: at, select: { id: true }, orderBy: { id: 'asc' } });
    for (const [n, { id }] of programmes.entries())
      await tx.programme.updateMany({ where: { ...at, id }, data: { chainId: chains[n % 3]?.id ?? null } });
  });
});

describe('what the chips and tabs count is the list’s total', () => {
  it('of placements by department and state, for each reader and every other filter', async () => {
    const [first = '', second = ''] = departments;
    const readers = [
      office,
      await colleague(office, 'DEPARTMENT', { departmentId: first }),
      await colleague(office, 'LEADER'),
    ];
    const filters = [
      ...[{}, { state: ['STARTED'] }, { running: '1' }, { broken: '1' }, { kind: ['POST'], placed: '1' }],
      ...[{ department: [second] }, { department: [first], state: ['ENDED'] }, { partner: [place.partners[0]] }],
    ];
    let seen = 0;
    for (const ctx of readers)
      for (const filter of filters) {
        const total = async (over: object) =>
          (await listPlacements(ctx, { filter: { ...filter, ...over }, size: 1 })).total;
        const facets = await placementFacets(ctx, { filter });
        const told = new Map(facets.departments.map(({ value, count }) => [value, count]));
        for (const id of departments) expect([id, told.get(id) ?? 0]).toEqual([id, await total({ department: [id] })]);
        for (const { value, count } of facets.state)
          expect([value, count]).toEqual([value, await total({ state: [value] })]);
        expect(facets.total).toBe(await total({ state: undefined }));
        seen += facets.departments.length;
      }
    expect(seen).toBeGreaterThan(20);
    expect(departments).toHaveLength(3);
  });

  it('of programmes by department, chain and level', async () => {
    const filters = [
      {},
      { state: ['ENROLLING'] },
      { chain: ['A'] },
      { chain: ['B', 'NONE'], level: ['COLLEGE'] },
      { department: departments.slice(0, 1) },
    ];
    for (const filter of filters) {
      const total = async (over: object) =>
        (await listProgrammes(office, { filter: { ...filter, ...over }, size: 1 })).total;
      const { level, chains, departments: by } = await programmeFacets(office, { filter });
      for (const { value, count } of level) expect([value, count]).toEqual([value, await total({ level: [value] })]);
      const chain = new Map(chains.map(({ value, count }) => [value, count]));
      for (const code of ['A', 'B', 'NONE'])
        expect([code, chain.get(code) ?? 0]).toEqual([code, await total({ chain: [code] })]);
      const told = new Map(by.map(({ value, count }) => [value, count]));
      for (const id of departments) expect([id, told.get(id) ?? 0]).toEqual([id, await total({ department: [id] })]);
    }
    expect((await programmeFacets(office, { filter: {} })).chains).toHaveLength(3);
  });

  it('of links by kind', async () => {
    const w = await newWorld('数甲');
    const by = w.as.OFFICE;
    for (let n = 0; n < 2; n++) await makeLink(w, 'SLOTS', (await makePost(w)).id);
    await makeLink(w, 'INCIDENT', (await makePlacement(w, 'STARTED')).id);
    for (const filter of [{}, { state: ['OPEN'] }, { kind: ['SLOTS'] }, { state: ['USED'] }]) {
      const { kind } = await linkFacets(by, { filter });
      for (const { value, count } of kind)
        expect([value, count]).toEqual([
          value,
          (await listLinks(by, { filter: { ...filter, kind: [value] }, size: 1 })).total,
        ]);
    }
    expect((await linkFacets(by, { filter: {} })).kind.find(({ value }) => value === 'SLOTS')?.count).toBe(2);
  });
});
