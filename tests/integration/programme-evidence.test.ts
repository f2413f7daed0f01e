import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, toDbDate } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { listEmployments } from '@/lib/modules/employment/queries';
import { createNeed } from '@/lib/modules/needs/commands';
import { listNeeds } from '@/lib/modules/needs/queries';
import { createProgramme, updateProgramme } from '@/lib/modules/programmes/commands';
import { adjustmentMatrix } from '@/lib/modules/programmes/matrix';
import { listProgrammes } from '@/lib/modules/programmes/queries';
import { getProgramme } from '@/lib/modules/programmes/record';
import { listVacancies } from '@/lib/modules/vacancies/queries';
import { makeEmployment } from '@/tests/support/contract-employment';
import { makeIntention } from '@/tests/support/contract-intentions';
import { makeProgramme } from '@/tests/support/contract-programmes';
import { makeVacancy } from '@/tests/support/contract-vacancies';
import { needInput, newWorld, type World, within } from '@/tests/support/world';

let w: World;
const chainCode = 'NEW_ENERGY';

beforeAll(async () => {
  w = await newWorld('证甲');
});

const day = (days: number) => addDays(w.as.OFFICE.today, days);
const open = () => ({ opensOn: toDbDate(day(-1)), closesOn: toDbDate(day(30)) });

/** Everything of the matrix but enrolment: what enterprises ask for, what is on offer, who looks, who found. */
async function weighedProgramme() {
  const at = { institutionId: w.institutionId };
  const chainId = newId();
  await within(w, async (tx) => {
    const words = { labelZh: '新能源', labelEn: 'New energy' };
    await tx.dictionaryEntry.create({ data: { ...at, id: chainId, dictionary: 'CHAIN', code: chainCode, ...words } });
    await tx.partner.updateMany({ where: { ...at, id: w.partnerId }, data: { chains: [chainCode] } });
  });
  const { id: programmeId } = await makeProgramme(w, { chainId });
  for (const kind of ['TALENT', 'TALENT', 'PRODUCT'])
    await createNeed(w.as.OFFICE, { ...needInput(w), kind, title: `${w.mark}${newId().slice(-6)}` });
  const fits = async (over: Record<string, unknown>) => {
    const { id: vacancyId } = await makeVacancy(w, over);
    await within(w, (tx) => tx.vacancyProgramme.create({ data: { ...at, id: newId(), vacancyId, programmeId } }));
  };
  await fits({ ...open(), places: 5 });
  await fits({ ...open(), places: 3 });
  // Closed yesterday.
  await fits({ opensOn: toDbDate(day(-20)), closesOn: toDbDate(day(-1)), places: 7 });
  const mine = (tx: Parameters<Parameters<typeof within>[1]>[0], studentId: string) =>
    tx.student.updateMany({ where: { ...at, id: studentId }, data: { programmeId } });
  const { studentId: looking } = await makeIntention(w);
  await within(w, (tx) => mine(tx, looking));
  const year = String(Number(w.as.OFFICE.today.slice(0, 4)) - 1);
  for (const [graduatedOn, destination] of [
    [`${year}-07-01`, 'EMPLOYED'],
    [`${year}-07-01`, 'FURTHER_STUDY'],
    [`${year}-07-01`, 'UNEMPLOYED'],
    ['2020-07-01', 'UNEMPLOYED'],
  ] as const) {
    const employer = destination === 'EMPLOYED' ? { employer: '某厂' } : { employer: null, job: null };
    const { studentId } = await makeEmployment(w, { graduatedOn: toDbDate(graduatedOn), destination, ...employer });
    await within(w, (tx) => mine(tx, studentId));
  }
  return { programmeId, year };
}

describe('what a programme is weighed by', () => {
  it('is what the other modules count, each number with its list', async () => {
    const { programmeId, year } = await weighedProgramme();
    const { rows } = await adjustmentMatrix(w.as.OFFICE, { filter: { year: w.as.OFFICE.today.slice(0, 4) } });
    const row = rows.find(({ id }) => id === programmeId);
    expect(row?.evidence).toMatchObject({ needs: 2, places: 8, seekers: 1, graduates: 3, settled: 2 });
    expect(row?.graduatesOf).toBe(year);
    const programme = [programmeId];
    const offered = await listVacancies(w.as.OFFICE, { filter: { programme, state: ['OPEN'] } });
    expect(offered.rows.reduce((sum, { places }) => sum + places, 0)).toBe(8);
    expect((await listEmployments(w.as.OFFICE, { filter: { programme, year: [year] } })).total).toBe(3);
    expect((await listNeeds(w.as.OFFICE, { filter: { kind: ['TALENT'], chain: [chainCode] } })).total).toBe(2);
    expect(await getProgramme(w.as.OFFICE, { id: programmeId })).toMatchObject({ places: 8, seekers: 1, unmet: 7 });
    const listed = (await listProgrammes(w.as.OFFICE, { filter: {} })).rows.find(({ id }) => id === programmeId);
    expect(listed).toMatchObject({ needs: 2, places: 8, seekers: 1, unmet: 7 });
  });

  it('has no rate where nobody has graduated, nor a list for who may not see it', async () => {
    const { id } = await makeProgramme(w);
    const of = async (ctx: typeof w.as.OFFICE) =>
      (await adjustmentMatrix(ctx, { filter: {} })).rows.find((each) => each.id === id);
    expect(await of(w.as.OFFICE)).toMatchObject({ graduatesOf: null, evidence: { graduates: null, settled: null } });
    const { rows } = await adjustmentMatrix(w.as.TEACHER, { filter: {} });
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ graduatesOf }) => graduatesOf === null)).toBe(true);
  });
});

describe('the national code', () => {
  it('is one of the level that the programme has', async () => {
    const input = { departmentId: w.departmentId, on: '2020-09-01' };
    const make = (over: object) => createProgramme(w.as.OFFICE, { name: newId().slice(-8), ...input, ...over });
    const wrong = (key: string) => ({ code: 'INVALID', fields: { code: { key } } });
    await expect(make({ code: '660301', level: 'COLLEGE' })).rejects.toMatchObject(wrong('codeOfOtherLevel'));
    await expect(make({ code: '460301', level: 'SECONDARY' })).rejects.toMatchObject(wrong('codeOfOtherLevel'));
    await expect(make({ code: '100301' })).rejects.toMatchObject(wrong('notAProgrammeCode'));
    const { id } = await make({ code: '660301', level: 'SECONDARY' });
    const profile = { name: '机电', departmentId: w.departmentId, code: '660301', level: 'BACHELOR' };
    await expect(updateProgramme(w.as.OFFICE, { id, version: 1, ...profile })).rejects.toMatchObject(
      wrong('codeOfOtherLevel'),
    );
  });
});
