import { addDays, toDbDate } from '@/lib/kernel/day';
import { searchTokens } from '@/lib/search/tokens';
import { JOBS, LOCAL } from './placing';
import type { DemoPartner, Rows, World } from './world';

type Given = Pick<Rows, 'internshipPost' | 'programme' | 'placement' | 'student' | 'need'> & {
  partners: DemoPartner[];
};
type Written = Pick<Rows, 'vacancy' | 'vacancyProgramme' | 'intention' | 'industryNotice'>;

/** Of every so many published posts one became a vacancy, and of every so many interns one said what it looks for. */
const OFFERED = 2;
const STATED = 3;
/** Where those look for work who look elsewhere. */
const AWAY = ['150102', '150602'];

/** Jobs that enterprises offer, from posts and talent needs, and what those who leave this year look for. */
export function makeSupply(world: World, given: Given): Written {
  const rows: Written = { vacancy: [], vacancyProgramme: [], intention: [], industryNotice: [] };
  const posts = given.internshipPost.filter(({ state }) => state === 'PUBLISHED');
  posts.forEach((post, n) => {
    if (n % OFFERED === 0)
      writeVacancy(
        world,
        given,
        {
          ...{
            partnerId: post.partnerId,
            title: post.title,
            places: 2 + (n % 6),
            postId: post.id,
            placeCode: post.placeCode,
          },
          ...{ payFrom: post.peerPay ?? null, payTo: post.peerPay ? post.peerPay + 1200 : null },
        },
        rows,
      );
  });
  const talent = given.need.filter(({ kind, state }) => kind === 'TALENT' && (state === 'OPEN' || state === 'MATCHED'));
  for (const need of talent.slice(0, 16))
    writeVacancy(
      world,
      given,
      {
        ...{ partnerId: need.partnerId, title: need.title, places: need.quantity ?? 2, needId: need.id },
        ...{ placeCode: LOCAL[0], payFrom: 4000, payTo: null },
      },
      rows,
    );
  makeIntentions(world, given, rows);
  makeNotices(world, rows);
  return rows;
}

type Offer = Pick<
  Rows['vacancy'][number],
  'partnerId' | 'title' | 'places' | 'postId' | 'needId' | 'placeCode' | 'payFrom' | 'payTo'
>;

function writeVacancy(world: World, { programme, partners }: Given, offer: Offer, rows: Written): void {
  const { college, random, institutionId, today } = world;
  const n = rows.vacancy.length;
  const id = random.id();
  // Most are open; some ran out, some are still to come, one in eleven was taken back.
  const later = n % 9 === 8;
  const closes = n % 7 === 6 && !later ? -5 : 30 + (n % 5) * 15;
  const opens = later ? 10 : Math.min(-20 - (n % 30), closes - 20);
  const partner = partners.find((each) => each.id === offer.partnerId);
  rows.vacancy.push({
    ...{ institutionId, id, ...offer, public: n % 2 === 0 },
    description: college.mark('面向应届毕业生，签订劳动合同，缴纳五险一金，提供岗前培训'),
    opensOn: toDbDate(addDays(today, opens)),
    closesOn: toDbDate(addDays(today, closes + 1)),
    withdrawnOn: n % 11 === 10 ? toDbDate(addDays(today, -3)) : null,
    searchTokens: searchTokens({ text: [offer.title, partner?.name ?? ''] }),
  });
  // One in six takes graduates of all programmes.
  if (n % 6 === 5) return;
  for (const each of new Set([programme[n % programme.length], programme[(n * 3 + 1) % programme.length]]))
    if (each) rows.vacancyProgramme.push({ institutionId, id: random.id(), vacancyId: id, programmeId: each.id ?? '' });
}

function makeIntentions({ college, random, institutionId, today }: World, given: Given, rows: Written): void {
  const running = given.placement.filter(({ state }) => state === 'STARTED');
  running.forEach((placement, n) => {
    if (n % STATED !== 0) return;
    rows.intention.push({
      ...{ institutionId, id: random.id(), studentId: placement.studentId },
      wish: n % 4 ? college.mark(JOBS[n % JOBS.length] ?? '') : null,
      placeCodes: n % 5 === 4 ? AWAY : n % 5 === 3 ? [] : ['1502'],
      payFrom: n % 7 ? 3500 + (n % 6) * 400 : null,
      statedOn: toDbDate(addDays(today, -(n % 40))),
      endedOn: n % 21 === 18 ? toDbDate(today) : null,
    });
  });
}

/** Of the region's industries; invented, each with the chain that it is about. */
const NOTICES = [
  [
    'PLAN',
    '晶硅光伏产业链三年发展规划要点',
    'NEW_ENERGY',
    '重点发展晶硅、组件与储能，三年内新增电气、机电和质检类技术岗位约 3000 个。',
  ],
  ['PLAN', '农畜产品加工产业提升计划', 'AGRI_FOOD', '推进乳肉绒加工智能化改造，需要食品检测、冷链物流和设备维护人员。'],
  ['DEMAND', '园区企业秋季用工需求汇总', 'NEW_ENERGY', '汇总园区企业报送的用工需求，以设备维护、工艺和检验岗位为主。'],
  ['POLICY', '产教融合型企业认定与激励办法摘要', null, '认定条件、申报材料与组合式激励措施摘要，供合作企业申报参考。'],
  [
    'REPORT',
    '新能源产业技能人才供需调研报告',
    'NEW_ENERGY',
    '走访企业后形成的供需对照：电气自动化、风电运维缺口最大。',
  ],
  ['REPORT', '毕业生跟踪调研简报', null, '近三届毕业生的就业地区、岗位对口与薪酬变化。'],
] as const;

function makeNotices({ college, random, institutionId, today, chainIds }: World, rows: Written): void {
  NOTICES.forEach(([kind, name, chain, text], n) => {
    const title = college.mark(name);
    rows.industryNotice.push({
      ...{ institutionId, id: random.id(), kind, title, body: college.mark(text), public: n % 3 !== 2 },
      source: college.mark(kind === 'REPORT' ? '产教融合办公室' : '示例政务公开栏'),
      chainId: chain && (chainIds.get(college.tag(chain)) ?? null),
      issuedOn: toDbDate(addDays(today, -12 * (n + 1))),
      state: n === 5 ? 'DRAFT' : 'PUBLISHED',
      searchTokens: searchTokens({ text: [title] }),
    });
  });
}
