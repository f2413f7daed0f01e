import { addDays, toDbDate } from '@/lib/kernel/day';
import { searchTokens } from '@/lib/search/tokens';
import type { Classes, PlacementRows, Student } from './placing';
import type { World } from './world';

/** How many posts the window offers, and how many wishes are asked. */
const [POSTS, RANKS] = [8, 3];
/** Every how many classmates one has not chosen yet. */
const SILENT = 4;

/** The demo student's class chooses its next posts: a window that is open, in which most of the others have said their wishes. */
export function makeWindow(world: World, classes: Classes['classes'], students: Student[], rows: PlacementRows): void {
  const { institutionId, random, college, today } = world;
  const first = rows.placement.find(({ state }) => state === 'STARTED');
  const self = students.find(({ id }) => id === first?.studentId);
  const running = rows.internshipPlan.find(({ id }) => id === first?.planId);
  if (!self || !running) return;
  const planId = random.id();
  const { schoolClassId } = self;
  const { departmentId, programmeId, teacherId, madeOn, safetyRulesOn, safetyRules } = running;
  const name = `${classes.find(({ id }) => id === schoolClassId)?.name ?? ''}${college.mark('轮岗实习')}`;
  rows.internshipPlan.push({
    ...{ institutionId, id: planId, name, departmentId, programmeId, schoolClassId, teacherId },
    ...{ kind: 'POST', stage: 'PROFESSIONAL', state: 'APPROVED', journalEvery: 'WEEKLY', visitEvery: 30 },
    ...{ startsOn: toDbDate(addDays(today, 110)), endsOn: toDbDate(addDays(today, 290)), madeOn, safetyRulesOn },
    ...{ choosingMode: 'PREFERENCES', choosingRanks: RANKS },
    ...{ choosingFrom: toDbDate(addDays(today, -3)), choosingTo: toDbDate(addDays(today, 11)) },
    ...{ safetyRules, tasks: college.mark('在第二家企业完成轮岗，比较两类岗位的规程') },
    searchTokens: searchTokens({ text: [name] }),
  });
  const posts = rows.internshipPost.filter(({ state }) => state === 'PUBLISHED').slice(0, POSTS);
  for (const { id: postId } of posts)
    rows.planPost.push({ institutionId, id: random.id(), planId, postId: postId ?? '' });
  const others = students.filter((each) => each.schoolClassId === schoolClassId && !each.leftOn && each !== self);
  others.forEach(({ id: studentId }, n) => {
    if (n % SILENT === SILENT - 1) return;
    for (let rank = 1; rank <= RANKS; rank++) {
      // Most want one of the first three.
      const postId = posts[rank === 1 ? n % 3 : (n + rank) % posts.length]?.id ?? '';
      const said = rows.postPreference.some((each) => each.studentId === studentId && each.postId === postId);
      if (said) continue;
      rows.postPreference.push({ institutionId, id: random.id(), planId, studentId: studentId ?? '', postId, rank });
    }
  });
}
