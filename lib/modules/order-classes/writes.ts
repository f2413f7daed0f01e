import 'server-only';
import { grantOf } from '@/lib/authz/catalogue';
import { STAFF_ROLES } from '@/lib/authz/roles';
import type { Tx } from '@/lib/db/client';
import { startTelling } from '@/lib/jobs/tell';
import type { Ctx } from '@/lib/kernel/context';
import { failField } from '@/lib/kernel/errors';
import type { NotificationKind } from '@/lib/modules/notifications/words';
import { searchTokens } from '@/lib/search/tokens';
import type { OrderClassProfile } from './schema';
import { SEATED_STATES } from './words';

/** Columns of `order_classes` for a profile. */
export function orderClassColumns(profile: OrderClassProfile, partnerName: string) {
  return {
    ...profile,
    searchTokens: searchTokens({ text: [profile.name, partnerName, profile.mentorName] }),
    updatedAt: new Date(),
  };
}

/** A partner says nothing of what is the college's to say; the programme brings its department along. */
export async function settleDepartment(tx: Tx, ctx: Ctx, profile: OrderClassProfile): Promise<void> {
  const at = { institutionId: ctx.institutionId };
  const { programmeId } = profile;
  const programme = programmeId
    ? await tx.programme.findFirst({ where: { ...at, id: programmeId }, select: { departmentId: true } })
    : null;
  if (programmeId && !programme) failField('programmeId', 'unknownChoice');
  profile.departmentId ??= programme?.departmentId ?? null;
  if (grantOf(ctx.role, 'order-classes.write') !== 'department') return;
  profile.departmentId ??= ctx.departmentId;
  if (profile.departmentId !== ctx.departmentId) failField('departmentId', 'ownDepartmentOnly');
}

/** The name stands once (the database holds it against a race); related ids are the institution's. Throws INVALID at the field. */
export async function demandOrderClass(
  tx: Tx,
  ctx: Ctx,
  profile: OrderClassProfile,
  { partnerId, exceptId, mentorId }: { partnerId: string; exceptId?: string; mentorId?: string | null },
): Promise<void> {
  const at = { institutionId: ctx.institutionId };
  const { name, departmentId, platformId, headTeacherId } = profile;
  if (await tx.orderClass.count({ where: { ...at, name, NOT: { id: exceptId } } })) failField('name', 'nameTaken');
  if (departmentId && !(await tx.department.count({ where: { ...at, id: departmentId } })))
    failField('departmentId', 'unknownChoice');
  if (platformId && !(await tx.platform.count({ where: { ...at, id: platformId } })))
    failField('platformId', 'unknownChoice');
  const teacher = { ...at, id: headTeacherId ?? undefined, role: { in: [...STAFF_ROLES] } };
  if (headTeacherId && !(await tx.membership.count({ where: teacher }))) failField('headTeacherId', 'unknownChoice');
  if (profile.mentorId) profile.mentorName = await demandMentor(tx, ctx, profile.mentorId, { partnerId, mentorId });
}

/** The name of the mentor, who is one of the enterprise's people and still there, unless he is the class's already; lists and searches go by it. Throws INVALID. */
async function demandMentor(
  tx: Tx,
  ctx: Ctx,
  id: string,
  { partnerId, mentorId }: { partnerId: string; mentorId?: string | null },
): Promise<string> {
  const there = id === mentorId ? {} : { leftOn: null };
  const where = { institutionId: ctx.institutionId, id, partnerId, ...there };
  const contact = await tx.contact.findFirst({ where, select: { name: true } });
  return contact ? contact.name.slice(0, 40) : failField('mentorId', 'notOfThePartner');
}

type Seated = { id: string; state: string; plannedSeats: number };

/** Seats are not taken back from under those who sit on them, and more than were approved take a reason (`raiseSeats`). Throws INVALID at the field. */
export async function demandSeats(tx: Tx, ctx: Ctx, found: Seated, plannedSeats: number): Promise<void> {
  if (plannedSeats > found.plannedSeats && SEATED_STATES.some((state) => state === found.state))
    failField('plannedSeats', 'raiseWithReason');
  if (plannedSeats >= found.plannedSeats) return;
  const seated = { institutionId: ctx.institutionId, orderClassId: found.id, leftOn: null };
  const present = await tx.roster.count({ where: seated });
  if (plannedSeats < present) failField('plannedSeats', 'seatsTaken', { present });
}

type Told = { id: string; name: string; partnerId: string };
type News = Extract<NotificationKind, 'classApproved' | 'classReturned' | 'classCancelled'>;

/** Tells the enterprise's liaisons what became of its request, in the portal and by mail. */
export async function tellLiaisons(tx: Tx, ctx: Ctx, { id, name, partnerId }: Told, kind: News, reason = '') {
  const { institutionId } = ctx;
  const where = { institutionId, partnerId, role: 'LIAISON', endedAt: null };
  const liaisons = await tx.membership.findMany({ where, select: { id: true } });
  const telling = startTelling(tx, institutionId, 'news');
  const href = `/order-classes/${id}`;
  await telling.tell({
    membershipIds: liaisons.map((each) => each.id),
    ...{ kind, href, params: { name, reason }, dedupe: null },
  });
  await telling.mail();
}
