import { beforeEach, describe, expect, it } from 'vitest';
import { inTransaction, settingsOf } from '@/lib/db/door';
import { makeCreditCode } from '@/lib/identifiers/credit-code';
import type { Ctx } from '@/lib/kernel/context';
import { addDays } from '@/lib/kernel/day';
import { figureOf } from '@/lib/kernel/indicator';
import { addComment, assignOwner, createPartner } from '@/lib/modules/partners/commands';
import { partnerIndicators } from '@/lib/modules/partners/indicators';
import { partnerList, screenHref, screenState } from '@/lib/modules/partners/list';
import { partnersManifest } from '@/lib/modules/partners/manifest';
import { findDuplicates, listPartners, partnerFacets, partnerTotals } from '@/lib/modules/partners/queries';
import { getPartner } from '@/lib/modules/partners/record';
import { partnersExport } from '@/lib/processes/export-partners';
import { newCollege } from '@/tests/factories/college';
import { colleague, newDepartment, newPartner } from '@/tests/factories/members';

let office: Ctx;
let stranger: Ctx;

const code = (n: number) => makeCreditCode('91', '150200', n);
const enterprise = (over: object = {}) => ({
  kind: 'ENTERPRISE',
  name: '包头市甲新能源有限公司',
  creditCode: code(1),
  ...over,
});
const create = (over: object = {}, ctx = office) => createPartner(ctx, enterprise(over));

beforeEach(async () => {
  office = await newCollege();
  stranger = await newCollege();
});

describe('lists and figures', () => {
  it('count the same in list, tabs, totals, sheet and figure', async () => {
    const longAgo = addDays(office.today, -800);
    await create({ state: 'ACTIVE', tier: 'LEADING', headcount: 100, cooperatingSince: office.today, chains: ['A'] });
    await create({ name: '乙', creditCode: code(2), state: 'ACTIVE', headcount: 50, cooperatingSince: longAgo });
    await create({ name: '丙', creditCode: code(3), state: 'PROSPECT', cooperation: ['旧说法'] });
    await create({ kind: 'PARK', name: '某园区', creditCode: null, state: 'ACTIVE' });
    const facets = await partnerFacets(office, { filter: { kind: ['ENTERPRISE'] } });
    expect(Object.fromEntries(facets.state.map((s) => [s.value, s.count]))).toEqual({ ACTIVE: 2, PROSPECT: 1 });
    expect(facets).toMatchObject({ coop: 2, missingCode: 0, agreement: { NONE: 3, ENDING: 0 } });
    expect(await partnerTotals(office, { filter: { kind: ['ENTERPRISE'] } })).toEqual({
      headcount: 150,
      agreements: 0,
    });
    await create({ kind: 'SECONDARY_SCHOOL', name: '某职业学校', creditCode: null, state: 'ACTIVE' });
    const wanted = { enterprises: 2, newThisYear: 1, withoutAgreement: 2, leading: 1, schools: 1, parks: 1 };
    for (const [name, indicator] of Object.entries(partnerIndicators)) {
      const figure = await inTransaction(settingsOf(office, 'test'), (tx) =>
        figureOf(tx, office, indicator, office.today),
      );
      const params = Object.fromEntries(new URL(figure.href, 'http://x').searchParams);
      const { filter } = screenState(partnersManifest.screens[0], params);
      if (name in wanted) expect(figure.value, name).toBe(wanted[name as keyof typeof wanted]);
      expect((await listPartners(office, { filter })).total, name).toBe(figure.value);
      expect((await partnersExport.open(office, params)).rows, name).toBe(figure.value);
    }
    const found = await listPartners(office, { filter: { cooperation: ['旧说法'] } });
    expect(found.rows.map((row) => row.name)).toEqual(['丙']);
  });

  it('keep the screen’s kinds out of its addresses', () => {
    const [enterprises, , others] = partnersManifest.screens;
    expect(screenHref(enterprises)({}, screenState(enterprises, { state: 'ACTIVE' }))).toBe('/partners?state=ACTIVE');
    const park = screenState(others, { kind: 'PARK' });
    expect(screenHref(others)({}, park)).toBe('/partners/others?kind=PARK');
    expect(partnerList.parse({ kind: 'PARK' }).filter).toEqual(park.filter);
  });

  it('give nothing of another college', async () => {
    const { id } = await create();
    expect((await listPartners(stranger, {})).total).toBe(0);
    expect((await partnersExport.open(stranger, {})).rows).toBe(0);
    await expect(addComment(stranger, { partnerId: id, text: '？' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('who looks after them', () => {
  it('is assigned to many at once, all or none', async () => {
    const { id } = await create();
    const { id: other } = await create({ name: '乙', creditCode: code(2) });
    const teacher = await colleague(office, 'TEACHER');
    const ownerId = teacher.membershipId;
    expect(await assignOwner(office, { of: { ids: [id] }, ownerId })).toEqual({ count: 1 });
    expect(await assignOwner(office, { of: { filter: { q: code(2) } }, ownerId })).toEqual({ count: 1 });
    expect((await listPartners(office, { filter: { owner: [ownerId] } })).total).toBe(2);
    const theirs = await newPartner(stranger, '外');
    const both = { of: { ids: [id, theirs] }, ownerId: office.membershipId };
    await expect(assignOwner(office, both)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const departmentId = await newDepartment(office, '能源工程系');
    const department = await colleague(office, 'DEPARTMENT', { departmentId });
    await expect(assignOwner(department, { of: { filter: {} }, ownerId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await getPartner(office, { id: other })).ownerId).toBe(ownerId);
    expect((await listPartners(office, { filter: { owner: [office.membershipId] } })).total).toBe(0);
  });
});

describe('duplicates', () => {
  it('are found by code, by name without region and legal form, by former name and by likeness', async () => {
    const { id } = await create({ formerNames: ['塞北硅材料有限公司'] });
    const why = async (input: object) => (await findDuplicates(office, input)).map((hint) => [hint.id, hint.why]);
    expect(await why({ creditCode: code(1) })).toEqual([[id, 'code']]);
    expect(await why({ name: '内蒙古甲新能源股份有限公司' })).toEqual([[id, 'name']]);
    expect(await why({ name: '包头塞北硅材料有限责任公司' })).toEqual([[id, 'formerName']]);
    expect(await why({ name: '甲新能源科技有限公司' })).toEqual([[id, 'similar']]);
    expect(await why({ name: '完全不同的食品有限公司' })).toEqual([]);
    expect(await why({ name: '甲新能源', exceptId: id })).toEqual([]);
    expect(await findDuplicates(stranger, { creditCode: code(1) })).toEqual([]);
  });
});
