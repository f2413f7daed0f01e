import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '@/lib/kernel/context';
import { listInvitations } from '@/lib/modules/people/invitations';
import { getPlacement } from '@/lib/modules/placements/record';
import { mentorPhoneColumns } from '@/lib/modules/placements/writes';
import { inviteMentors, mentorsToInvite } from '@/lib/processes/invite-mentors';
import { mobile } from '@/tests/support/contract-links';
import { makePlacement } from '@/tests/support/contract-placements';
import { newWorld, type World } from '@/tests/support/world';

let w: World;
let other: World;
let office: Ctx;

beforeAll(async () => {
  w = await newWorld('邀甲');
  other = await newWorld('邀乙');
  office = w.as.OFFICE;
});

const guided = (mentorName: string, phone: string | null) =>
  makePlacement(w, 'STARTED', { mentorName, ...(phone && mentorPhoneColumns(phone)) });

describe('mentors without an account', () => {
  it('are invited at once, with a result by row, and see their interns from then on', async () => {
    const [phone, second] = [mobile(), mobile()];
    const [a, b] = [await guided('邀甲一', phone), await guided('邀甲一', phone)];
    const [c, lacking] = [await guided('邀甲二', second), await guided('邀甲三', null)];
    const { rows: listed, total } = await mentorsToInvite(office, {});
    expect(total).toBe(listed.length);
    expect(listed.find(({ name }) => name === '邀甲一')?.interns).toHaveLength(2);
    expect(listed.find(({ name }) => name === '邀甲三')).toMatchObject({ phone: null });
    const { rows } = await inviteMentors(office, { placementIds: [a.id, c.id, lacking.id] });
    expect(rows.map(({ name, result, problem }) => [name, result, problem]).sort()).toEqual([
      ['邀甲一', 'INVITED', null],
      ['邀甲三', 'REFUSED', 'mentorLacksPhone'],
      ['邀甲二', 'INVITED', null],
    ]);
    expect(rows.filter(({ url }) => url?.startsWith('http'))).toHaveLength(2);
    const [one, two] = [await getPlacement(office, { id: a.id }), await getPlacement(office, { id: b.id })];
    expect(one.mentorId).not.toBeNull();
    expect(two.mentorId).toBe(one.mentorId);
    const names = (await mentorsToInvite(office, {})).rows.map(({ name }) => name);
    expect(names).toContain('邀甲三');
    expect(names).not.toContain('邀甲一');
    const invited = await listInvitations(office, {});
    expect(invited.filter(({ role }) => role === 'MENTOR').map(({ name }) => name)).toEqual(
      expect.arrayContaining(['邀甲一', '邀甲二']),
    );
    // Another intern of a mentor who has a place: no second invitation.
    const later = await guided('邀甲一', phone);
    const again = await inviteMentors(office, { placementIds: [later.id] });
    expect(again.rows).toMatchObject([{ result: 'LINKED', url: null }]);
    expect((await getPlacement(office, { id: later.id })).mentorId).toBe(one.mentorId);
  });

  it('are invited by those who may, within the college', async () => {
    const { id } = await guided('邀甲四', mobile());
    await expect(inviteMentors(w.as.TEACHER, { placementIds: [id] })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(inviteMentors(other.as.OFFICE, { placementIds: [id] })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await mentorsToInvite(other.as.OFFICE, {})).rows.map(({ name }) => name)).not.toContain('邀甲四');
  });
});
