import type { Role } from '@/lib/authz/roles';
import { ROLES } from '@/lib/authz/roles';
import { CANARY } from './canary';
import { BTQY, type College } from './college';

/** The password of every demo account. Demo data only ever goes into an installation that shows itself as one. */
export const DEMO_PASSWORD = 'Qinghe-Lu-4702-Demo';

export type DemoAccount = { role: Role; email: string; name: string; institution: string };

/** Invented; one for each role. */
const NAMES: Record<Role, string> = {
  ADMIN: '方砚清',
  OFFICE: '陆知禾',
  LEADER: '顾望川',
  DEPARTMENT: '岑屿青',
  TEACHER: '温景澄',
  LIAISON: '祝南溪',
  MENTOR: '邵听松',
  SCHOOL: '贺棠予',
  STUDENT: '林霁安',
};

function accountsOf(college: College): DemoAccount[] {
  return ROLES.map((role) => ({
    role,
    email: `${role.toLowerCase()}@${college.domain}`,
    name: college.mark(NAMES[role]),
    institution: college.code,
  }));
}

/** Who can sign in to the demo: one account for each role in each of the two colleges. */
export const demoAccounts: DemoAccount[] = [...accountsOf(BTQY), ...accountsOf(CANARY)];
