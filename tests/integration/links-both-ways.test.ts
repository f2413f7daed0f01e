import { beforeAll, expect, it } from 'vitest';
import type { Ctx } from '@/lib/kernel/context';
import { toDbDate } from '@/lib/kernel/day';
import { listOrderClasses, orderClassesOfPartner } from '@/lib/modules/order-classes/queries';
import { listPathways, pathwaysOfPartner } from '@/lib/modules/pathways/queries';
import { addPlatformPartner, createPlatform } from '@/lib/modules/platforms/commands';
import { listPlatforms, platformsOfPartner } from '@/lib/modules/platforms/queries';
import { colleague } from '@/tests/factories/members';
import { makeOrderClass } from '@/tests/support/contract-order-classes';
import { makePathway } from '@/tests/support/contract-pathways';
import { makeProgramme } from '@/tests/support/contract-programmes';
import { makeAgreement, newWorld, type World } from '@/tests/support/world';

let w: World;
let office: Ctx;
let agreementId: string;
let platformId: string;
let programmeId: string;
let orderClassId: string;
let pathway: { id: string; schoolId: string };

const ids = ({ rows }: { rows: { id: string }[] }) => rows.map(({ id }) => id);

// One of each that hangs together, and one of each that hangs on nothing.
beforeAll(async () => {
  w = await newWorld('双链');
  office = w.as.OFFICE;
  agreementId = (await makeAgreement(w, 'SIGNED')).id;
  const alliance = { kind: 'PATHWAY_ALLIANCE', establishedOn: '2024-01-01' };
  platformId = (await createPlatform(office, { ...alliance, name: '双链联盟', agreementId })).id;
  await addPlatformPartner(office, { platformId, partnerId: w.partnerId, part: 'MEMBER', joinedOn: '2024-02-01' });
  await createPlatform(office, { ...alliance, name: '双链别的联盟' });
  programmeId = (await makeProgramme(w)).id;
  const running = { agreementId, platformId, programmeId, startedOn: toDbDate('2024-09-01') };
  orderClassId = (await makeOrderClass(w, 'RUNNING', running)).id;
  await makeOrderClass(w);
  pathway = await makePathway(w, { agreementId, platformId, programmeId, enterpriseId: w.partnerId });
  await makePathway(w);
});

it('an agreement, a platform and a programme have what hangs on them, and nothing else', async () => {
  for (const filter of [{ agreement: [agreementId] }, { platform: [platformId] }, { programme: [programmeId] }]) {
    expect(ids(await listOrderClasses(office, { filter }))).toEqual([orderClassId]);
    expect(ids(await listPathways(office, { filter }))).toEqual([pathway.id]);
  }
  expect(ids(await listPlatforms(office, { filter: { restsOn: [agreementId] } }))).toEqual([platformId]);
});

it('an outsider finds only its own on them', async () => {
  const school = await colleague(w.as.ADMIN, 'SCHOOL', { partnerId: pathway.schoolId });
  const neighbour = await colleague(w.as.ADMIN, 'SCHOOL', { partnerId: (await makePathway(w)).schoolId });
  const filter = { agreement: [agreementId] };
  expect(ids(await listPathways(school, { filter }))).toEqual([pathway.id]);
  expect(ids(await listPathways(neighbour, { filter }))).toEqual([]);
  expect(ids(await listPlatforms(neighbour, { filter: { restsOn: [agreementId] } }))).toEqual([]);
});

it('a partner has its platforms, classes and pathways', async () => {
  const of = { partnerId: w.partnerId };
  expect((await platformsOfPartner(office, of)).map(({ id }) => id)).toEqual([platformId]);
  expect((await orderClassesOfPartner(office, of)).map(({ id }) => id)).toContain(orderClassId);
  expect(await orderClassesOfPartner(office, of)).toHaveLength(2);
  for (const partnerId of [w.partnerId, pathway.schoolId])
    expect((await pathwaysOfPartner(office, { partnerId })).map(({ id }) => id)).toEqual([pathway.id]);
});
