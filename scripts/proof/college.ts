import { encode } from 'next-auth/jwt';
import { sessionCookieName } from '@/lib/auth/session-cookie';
import { createSession } from '@/lib/auth/sessions';
import type { Tx } from '@/lib/db/client';
import { inAuth } from '@/lib/db/door';
import { env } from '@/lib/env';
import { asSystem } from '@/lib/jobs/context';
import { addDays, toDbDate, today } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';

const POSTS = 4;
const COMMAND = 'proof.slots';

/** A college whose students may take the slots of a plan now: their cookies, the plan, its posts. */
export type Rush = Readonly<{ institutionId: string; planId: string; postIds: string[]; cookies: string[] }>;
type Student = { id: string; userId: string; membershipId: string };

const asNobody = <T>(fn: (tx: Tx) => Promise<T>): Promise<T> =>
  inAuth({ actor: 'proof', command: COMMAND, requestId: newId() }, fn);

async function makeRecords(tx: Tx, institutionId: string, students: Student[], slots: number) {
  const at = { institutionId };
  const [programmeId, partnerId, planId] = [newId(), newId(), newId()];
  const postIds = Array.from({ length: POSTS }, () => newId());
  await tx.programme.create({
    data: { ...at, id: programmeId, name: '证明专业', level: 'COLLEGE', years: 3, approvedOn: toDbDate('2020-01-01') },
  });
  await tx.student.createMany({
    data: students.map(({ id }, n) => ({
      ...{ ...at, id, programmeId, studentNo: `P${n}`, name: `学生${n}`, gradeYear: 2023 },
      ...{ enrolledOn: toDbDate('2023-09-01'), birthOn: toDbDate('2004-05-05') },
    })),
  });
  const name = '证明企业';
  await tx.partner.create({
    data: { ...at, id: partnerId, kind: 'ENTERPRISE', state: 'ACTIVE', noCodeReason: '-', name, nameKey: name },
  });
  const day = (days: number) => toDbDate(addDays(today(), days));
  await tx.internshipPost.createMany({
    data: postIds.map((id, n) => ({
      ...{ ...at, id, partnerId, title: `岗位${n}`, slots: slots / POSTS, state: 'PUBLISHED' },
      ...{ validFrom: day(-1), validTo: day(60) },
    })),
  });
  await tx.internshipPlan.create({
    data: {
      ...{ ...at, id: planId, name: '证明计划', kind: 'POST', state: 'APPROVED', programmeId },
      ...{ startsOn: day(30), endsOn: day(200), choosingMode: 'FIRST_COME' },
      ...{ choosingFrom: day(-1), choosingTo: day(1) },
    },
  });
  await tx.planPost.createMany({ data: postIds.map((postId) => ({ ...at, id: newId(), planId, postId })) });
  return { planId, postIds };
}

async function signIn(tx: Tx, institutionId: string, students: Student[]): Promise<string[]> {
  await tx.user.createMany({
    data: students.map(({ userId }) => ({ id: userId, name: '学生', email: `${userId}@example.org` })),
  });
  await tx.membership.createMany({
    data: students.map(({ id, userId, membershipId }) => ({
      ...{ institutionId, id: membershipId, userId, role: 'STUDENT', studentId: id },
    })),
  });
  const name = sessionCookieName();
  const cookies: string[] = [];
  for (const { userId, membershipId } of students) {
    const place = { institutionId, membershipId, settings: {} };
    const sid = await createSession(tx, userId, place, { ip: null, userAgent: null });
    cookies.push(`${name}=${await encode({ token: { sid }, secret: env().AUTH_SECRET, salt: name })}`);
  }
  return cookies;
}

/** Makes the college with so many students, each signed in, and so many slots. */
export async function makeRush(students: number, slots: number): Promise<Rush> {
  const institutionId = newId();
  const all = Array.from({ length: students }, () => ({ id: newId(), userId: newId(), membershipId: newId() }));
  await asNobody((tx) => tx.institution.create({ data: { id: institutionId, code: 'proof', name: '证明学院' } }));
  const made = await asSystem(institutionId, COMMAND, ({ tx }) => makeRecords(tx, institutionId, all, slots));
  const cookies = await asNobody((tx) => signIn(tx, institutionId, all));
  return { institutionId, ...made, cookies };
}
