import { addDays, type Day, toDbDate } from '@/lib/kernel/day';
import type { DemoClass } from './order-classes';
import { type DemoPlatform, type PlatformRows, partnersOf, writePlatform } from './platforms';
import { type DemoPartner, memberOf, type Rows, type World } from './world';

type Written = Pick<
  Rows,
  'room' | 'equipment' | 'trainingProgramme' | 'centreSession' | 'sessionParticipant' | 'centreOutput'
>;
type Plan = World['college']['education']['centres'][number];

const ROOMS = ['实训一室', '实训二室', '生产车间'];
const EQUIPMENT = ['数控加工中心', '检测分析仪', '自动化生产线', '仿真教学系统'];
/** Weeks of the timetable: most behind, two ahead. */
const [WEEKS_BACK, WEEKS_AHEAD] = [14, 2];

/** Practice centres with their rooms, equipment, programmes and timetable; participants are recorded for what has been held. */
export function makeCentres(
  world: World,
  partners: DemoPartner[],
  classes: DemoClass[],
  platformRows: PlatformRows,
): { centres: DemoPlatform[]; rows: Written } {
  const rows: Written = {
    room: [],
    equipment: [],
    trainingProgramme: [],
    centreSession: [],
    sessionParticipant: [],
    centreOutput: [],
  };
  const centres = world.college.education.centres.map((plan, at) => {
    const own = plan.partner
      ? partnersOf(world, plan, partners, 2, 20 + at)
      : partnersOf(world, plan, partners, 1, 20 + at);
    const more = {
      plannedOn: plan.planned ? addDays(world.today, -120) : undefined,
      startedOn: plan.planned ? null : `20${17 + at}-06-01`,
      columns: { subkind: 'SCHOOL', level: at === 2 ? 'REGION' : 'SCHOOL' },
    };
    const centre = writePlatform(world, 'PRACTICE_CENTRE', plan, own, more, platformRows);
    furnish(world, centre, plan, classes, rows);
    return centre;
  });
  return { centres, rows };
}

function furnish(world: World, centre: DemoPlatform, plan: Plan, classes: DemoClass[], rows: Written): void {
  const { college, random, institutionId, today } = world;
  const at = { institutionId, platformId: centre.id };
  const rooms = ROOMS.map((name, n) => {
    const id = random.id();
    // Everybody may ask for the second one.
    rows.room.push({ ...at, id, name: college.mark(name), seats: 40 - n * 8, public: n === 1 });
    return id;
  });
  EQUIPMENT.forEach((name, n) => {
    const ownerId = n === 0 ? (centre.partners[0]?.id ?? null) : null;
    rows.equipment.push({
      ...at,
      id: random.id(),
      roomId: rooms[n % rooms.length] ?? null,
      name: college.mark(name),
      count: 1 + n * 3,
      unitValue: 8 + n * 4,
      ownerId,
      acquiredOn: toDbDate('2022-05-10'),
    });
  });
  const offered = plan.offered.map((name) => {
    const id = random.id();
    rows.trainingProgramme.push({
      ...at,
      id,
      name: college.mark(name),
      hours: 40,
      plannedOn: toDbDate('2021-03-01'),
      offeredOn: toDbDate('2021-09-01'),
    });
    return id;
  });
  for (const name of plan.inDevelopment)
    rows.trainingProgramme.push({
      ...at,
      id: random.id(),
      name: college.mark(name),
      hours: 60,
      plannedOn: toDbDate(addDays(today, -200)),
    });
  if (centre.planned) return;
  const running = classes.filter((c) => c.state === 'RUNNING');
  for (let week = -WEEKS_BACK; week < WEEKS_AHEAD; week++)
    for (let n = 0; n < 4; n++) book(world, centre, { week, n, rooms, offered, classes: running }, rows);
  rows.centreOutput.push(
    {
      ...at,
      id: random.id(),
      purpose: 'PRODUCTION',
      happenedOn: toDbDate(addDays(today, -40)),
      title: college.mark('代加工产品'),
      quantity: 1200,
      unit: college.mark('件'),
      income: 6.5,
    },
    {
      ...at,
      id: random.id(),
      purpose: 'SERVICE',
      happenedOn: toDbDate(addDays(today, -70)),
      title: college.mark('委托检测'),
      quantity: 35,
      unit: college.mark('批次'),
      income: 3.2,
    },
  );
}

/** A moment of the college's day. */
const clock = (day: Day, hour: number) => new Date(Date.parse(`${day}T${String(hour).padStart(2, '0')}:00:00+08:00`));

type Slot = { week: number; n: number; rooms: string[]; offered: string[]; classes: DemoClass[] };

/** Teaching, teaching, training and public sessions of a week; one room, one hour and one day for each of the four. */
function book(world: World, centre: DemoPlatform, { week, n, rooms, offered, classes }: Slot, rows: Written): void {
  const { college, random, institutionId, today } = world;
  const id = random.id();
  const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  const day = addDays(today, week * 7 - weekday + n);
  const orderClass = n < 2 ? random.pick(classes) : undefined;
  const category = n < 2 ? 'STUDENT' : n === 2 ? 'EMPLOYEE' : 'PUBLIC';
  const people = category === 'STUDENT' ? random.between(22, 38) : random.between(4, 15);
  rows.centreSession.push({
    ...{
      institutionId,
      id,
      platformId: centre.id,
      roomId: rooms[n % rooms.length] ?? '',
      startsAt: clock(day, 8 + n),
      endsAt: clock(day, 11 + n),
    },
    title: college.mark(n < 2 ? '实训课' : n === 2 ? '企业职工技能提升' : '社会人员技能培训'),
    purpose: n < 2 ? 'TEACHING' : 'TRAINING',
    orderClassId: orderClass?.id ?? null,
    partnerId: n === 2 ? (centre.partners[0]?.id ?? null) : null,
    trainingProgrammeId: n >= 2 && offered.length > 0 ? random.pick(offered) : null,
    bookedById: memberOf(world, centre.departmentId, ['DEPARTMENT', 'TEACHER']).id,
  });
  if (day < today)
    rows.sessionParticipant.push({
      institutionId,
      id: random.id(),
      sessionId: id,
      category,
      people,
      attendances: people,
    });
}
