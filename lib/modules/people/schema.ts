import { z } from 'zod';
import { STAFF_ROLES } from '@/lib/authz/roles';
import { readPhone } from '@/lib/identifiers/phone';
import { id, optionalId, optionalText, requiredText, version } from '@/lib/kernel/fields';

const blankToNull = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? null : value);
const isMobile = (text: string) => readPhone(text).kind === 'mobile';
const account = {
  name: requiredText(60),
  email: z.preprocess(blankToNull, z.string().trim().toLowerCase().pipe(z.email().max(200)).nullable()).default(null),
  phone: z.preprocess(blankToNull, z.string().max(40).refine(isMobile, 'key:notAMobile').nullable()).default(null),
};
// One of the two is what the person signs in with.
const reachable = (who: { email: string | null; phone: string | null }) => who.email !== null || who.phone !== null;
const NOT_REACHABLE = { message: 'key:emailOrPhone', path: ['email'] };

const place = {
  role: z.enum(STAFF_ROLES),
  departmentId: optionalId(),
  title: optionalText(40),
  staffNo: optionalText(30),
};
const departmentNamed = (at: { role: string; departmentId: string | null }) =>
  at.role !== 'DEPARTMENT' || at.departmentId !== null;
const NO_DEPARTMENT = { message: 'key:roleNeedsDepartment', path: ['departmentId'] };

export const inviteStaffInput = z
  .strictObject({ ...account, ...place })
  .refine(reachable, NOT_REACHABLE)
  .refine(departmentNamed, NO_DEPARTMENT);
export const inviteLiaisonInput = z
  .strictObject({ ...account, partnerId: id(), title: optionalText(40) })
  .refine(reachable, NOT_REACHABLE);
export const updateMemberInput = z
  .strictObject({ id: id(), version: version(), ...place })
  .refine(departmentNamed, NO_DEPARTMENT);
/** Outsiders keep their role and partner; only the title is the college's to correct. */
export const updateOutsiderInput = z.strictObject({ id: id(), version: version(), title: place.title });
export const memberAt = z.strictObject({ id: id(), version: version() });
export const memberId = z.strictObject({ id: id() });
export const invitationId = z.strictObject({ id: id() });
