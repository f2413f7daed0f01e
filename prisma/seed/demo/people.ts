import type { Role } from '@/lib/authz/roles';
import { PARTNER_ROLES, STAFF_ROLES } from '@/lib/authz/roles';
import type { Prisma } from '@/lib/db/generated/client';
import { demoAccounts } from './accounts';
import type { College } from './college';
import type { Random } from './random';
import { type DemoPartner, type Member, personName, type Rows, type World } from './world';

type Departments = World['departments'];
type People = { members: Member[]; emails: Map<string, string> };

/** Members of the college besides the demo accounts: an office, leaders, and a head and teachers in every department. */
function colleagues(college: College, departments: Departments): { role: Role; departmentId: string | null }[] {
  const central: Role[] = ['OFFICE', 'OFFICE', 'LEADER'];
  const head = { role: 'DEPARTMENT' as const };
  const teachers = Array.from({ length: college.teachersPerDepartment }, () => ({ role: 'TEACHER' as const }));
  return [
    ...central.map((role) => ({ role, departmentId: null })),
    ...departments.flatMap(({ id: departmentId }, at) =>
      // The demo account is the head of the first department.
      [...(at === 0 ? [] : [head]), ...teachers].map(({ role }) => ({ role, departmentId })),
    ),
  ];
}

/** Everybody of the college and their addresses, by user id. */
export function makePeople(college: College, random: Random, departments: Departments): People {
  const emails = new Map<string, string>();
  const join = (name: string, email: string, role: Role, departmentId: string | null): Member => {
    const userId = random.id();
    emails.set(userId, email);
    return { id: random.id(), userId, name, role, departmentId };
  };
  const first = departments[0]?.id ?? null;
  const accounts = demoAccounts
    .filter((account) => account.institution === college.code)
    .map(({ role, name, email }) =>
      join(name, email, role, role === 'DEPARTMENT' || role === 'TEACHER' ? first : null),
    );
  const others = colleagues(college, departments).map(({ role, departmentId }, at) =>
    join(personName({ random, college }), `staff${at + 1}@${college.domain}`, role, departmentId),
  );
  return { members: [...accounts, ...others], emails };
}

/** Rows of users. All have the one password of the demo. */
export function userRows({ members, emails }: People, passwordHash: string, now: Date): Prisma.UserCreateManyInput[] {
  return members.map(({ userId: id, name }) => ({
    id,
    name,
    email: emails.get(id) ?? null,
    passwordHash,
    passwordChangedAt: now,
  }));
}

/** Memberships of the college's own people. */
export function membershipRows(world: Pick<World, 'institutionId' | 'college'>, members: Member[]) {
  const { institutionId, college } = world;
  return members
    .filter((m) => isOneOf(STAFF_ROLES, m.role))
    .map(
      ({ id, userId, role, departmentId }, at): Prisma.MembershipCreateManyInput => ({
        institutionId,
        id,
        userId,
        role,
        departmentId,
        staffNo: college.tag(String(2010001 + at)),
      }),
    );
}

/** Memberships of outsiders: the first enterprise's people, the first school's, and an intern. */
export function outsiderRows(
  institutionId: string,
  members: Member[],
  partners: DemoPartner[],
  placements: Rows['placement'],
) {
  const first = (kind: DemoPartner['kind']) => partners.find((p) => p.kind === kind && p.state === 'ACTIVE')?.id;
  return members
    .filter((m) => isOneOf(PARTNER_ROLES, m.role) || m.role === 'STUDENT')
    .map(
      ({ id, userId, role }): Prisma.MembershipCreateManyInput => ({
        ...{ institutionId, id, userId, role },
        partnerId: role === 'STUDENT' ? null : first(role === 'SCHOOL' ? 'SECONDARY_SCHOOL' : 'ENTERPRISE'),
        studentId: role === 'STUDENT' ? placements.find((p) => p.state === 'STARTED')?.studentId : null,
      }),
    );
}

function isOneOf(roles: readonly Role[], role: Role): boolean {
  return roles.includes(role);
}
