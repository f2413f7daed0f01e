import 'server-only';
import { STAFF_ROLES } from '@/lib/authz/roles';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate, toDbDate } from '@/lib/kernel/day';
import { fail, failField, notFound } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { defineCommand } from '@/lib/kernel/operation';
import { updateVersioned } from '@/lib/kernel/version';
import { mayOnPlatform } from '@/lib/modules/platforms/policy';
import { teachingColleges } from './policy';
import { addMemberInput, endMemberInput, type MemberInput, updateMemberInput } from './schema';

/** The industry college whose team the caller is about to change. Throws NOT_FOUND or FORBIDDEN. */
async function demandCollege(tx: Tx, ctx: Ctx, id: string): Promise<void> {
  const college = (await tx.platform.findFirst({ where: { AND: [teachingColleges(ctx), { id }] } })) ?? notFound();
  if (!mayOnPlatform(ctx, 'governance.write', college)) fail('FORBIDDEN', 'forbidden');
}

type Stored = { id: string; membershipId: string | null };

/** Columns of somebody in the team: one of the college by the account, once a team, or somebody of an enterprise by name. Throws INVALID at the field. */
async function memberColumns(
  tx: Tx,
  ctx: Ctx,
  platformId: string,
  { membershipId, partnerId, name, startedOn, duty }: MemberInput,
  stored?: Stored,
) {
  const at = { institutionId: ctx.institutionId };
  const columns = { membershipId, partnerId, duty, startedOn: toDbDate(startedOn) };
  if (membershipId && partnerId) failField('partnerId', 'eitherSide');
  if (!membershipId) {
    if (!partnerId) failField('partnerId', 'required');
    if (!name) failField('name', 'required');
    if (!(await tx.partner.count({ where: { ...at, id: partnerId, mergedIntoId: null } })))
      failField('partnerId', 'unknownChoice');
    return { ...columns, name };
  }
  // Whoever is in the team already may have left the college since.
  const working = membershipId === stored?.membershipId ? {} : { endedAt: null, role: { in: [...STAFF_ROLES] } };
  const person = await tx.membership.findFirst({
    where: { ...at, id: membershipId, ...working },
    select: { user: { select: { name: true } } },
  });
  if (!person) failField('membershipId', 'unknownChoice');
  const twice = { ...at, platformId, membershipId, endedOn: null, NOT: { id: stored?.id } };
  if (await tx.platformMember.count({ where: twice })) failField('membershipId', 'alreadyInTeam');
  return { ...columns, name: person.user.name };
}

const find = (tx: Tx, ctx: Ctx, id: string) =>
  tx.platformMember.findFirst({ where: { institutionId: ctx.institutionId, id, platform: teachingColleges(ctx) } });

/** Somebody of a team, if the caller may change it. Throws NOT_FOUND, FORBIDDEN or RULE (left already). */
async function demandMember(tx: Tx, ctx: Ctx, id: string) {
  const found = (await find(tx, ctx, id)) ?? notFound();
  await demandCollege(tx, ctx, found.platformId);
  if (found.endedOn) fail('RULE', 'notFromThisState');
  return found;
}

export const addMember = defineCommand({
  name: 'teams.add',
  permission: 'governance.write',
  input: addMemberInput,
  run: async ({ tx, ctx, input: { platformId, ...member } }) => {
    await demandCollege(tx, ctx, platformId);
    const columns = await memberColumns(tx, ctx, platformId, member);
    const id = newId();
    await tx.platformMember.create({ data: { institutionId: ctx.institutionId, id, platformId, ...columns } });
    return { id };
  },
});

export const updateMember = defineCommand({
  name: 'teams.update',
  permission: 'governance.write',
  input: updateMemberInput,
  run: async ({ tx, ctx, input: { id, version, ...member } }) => {
    const stored = await demandMember(tx, ctx, id);
    const columns = await memberColumns(tx, ctx, stored.platformId, member, stored);
    const at = { institutionId: ctx.institutionId, id, version };
    await updateVersioned(tx.platformMember, at, columns, () => find(tx, ctx, id));
    return { id };
  },
});

/** Leaves the team on the day; nobody leaves who still teaches one of its courses then. */
export const endMember = defineCommand({
  name: 'teams.end',
  permission: 'governance.write',
  input: endMemberInput,
  run: async ({ tx, ctx, input: { id, version, on } }) => {
    const { startedOn } = await demandMember(tx, ctx, id);
    if (on <= fromDbDate(startedOn)) failField('on', 'endsBeforeStart');
    const endedOn = toDbDate(on);
    const at = { institutionId: ctx.institutionId, id, version };
    const still = {
      institutionId: ctx.institutionId,
      memberId: id,
      OR: [{ endedOn: null }, { endedOn: { gt: endedOn } }],
    };
    const count = await tx.platformCourse.count({ where: still });
    if (count > 0) fail('RULE', 'stillTeaches', { params: { count } });
    await updateVersioned(tx.platformMember, at, { endedOn }, () => find(tx, ctx, id));
    return { id };
  },
});
