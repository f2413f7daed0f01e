import { beforeEach, describe, expect, it } from 'vitest';
import { inTransaction, settingsOf } from '@/lib/db/door';
import type { Ctx } from '@/lib/kernel/context';
import { markAllRead, markRead } from '@/lib/modules/notifications/commands';
import { notificationList } from '@/lib/modules/notifications/list';
import { notify } from '@/lib/modules/notifications/notify';
import { listNotifications, unreadCount } from '@/lib/modules/notifications/queries';
import { newCollege } from '@/tests/factories/college';
import { colleague, newPartner } from '@/tests/factories/members';

let office: Ctx;
let teacher: Ctx;

const params = { what: '回访', partner: '甲公司', dueOn: '2026-11-30' };
const tell = (to: readonly Ctx[], dedupe: string | null = null) =>
  inTransaction(settingsOf(office, 'test'), (tx) =>
    notify(tx, {
      institutionId: office.institutionId,
      membershipIds: to.map((ctx) => ctx.membershipId),
      kind: 'followUpDue',
      params,
      href: '/visits',
      dedupe,
    }),
  );

beforeEach(async () => {
  office = await newCollege();
  teacher = await colleague(office, 'TEACHER');
});

describe('notifications', () => {
  it('are told once of an occasion', async () => {
    expect(await tell([office], 'a')).toEqual([office.membershipId]);
    expect(await tell([office, teacher], 'a')).toEqual([teacher.membershipId]);
    await tell([office]);
    await tell([office]);
    expect([await unreadCount(office, {}), await unreadCount(teacher, {})]).toEqual([3, 1]);
  });

  it('are listed with the unread ones first, page by page', async () => {
    for (let i = 0; i < 3; i++) await tell([office]);
    const { rows } = await listNotifications(office, {});
    expect(rows[0]).toMatchObject({ kind: 'followUpDue', params, href: '/visits', read: false });
    await markRead(office, { id: rows[0]?.id });
    expect((await listNotifications(office, {})).rows.map((row) => row.id)).toEqual(
      [rows[1], rows[2], rows[0]].map((row) => row?.id),
    );
    const unread = notificationList.parse({ unread: '1' });
    expect((await listNotifications(office, { filter: unread.filter })).total).toBe(2);
    expect(await listNotifications(office, { page: 9, size: 2 })).toMatchObject({ page: 2, pages: 2, total: 3 });
    expect(await markAllRead(office, {})).toBe(2);
    expect(await unreadCount(office, {})).toBe(0);
  });

  it('stand newest first, whatever their ids', async () => {
    for (let i = 0; i < 3; i++) await tell([office]);
    const [newest, middle, oldest] = (await listNotifications(office, {})).rows.map((row) => row.id);
    const at = (id: string | undefined, createdAt: Date) =>
      inTransaction(settingsOf(office, 'test'), (tx) =>
        tx.notification.updateMany({ where: { id }, data: { createdAt } }),
      );
    await at(newest, new Date('2026-02-09T08:00:00Z'));
    await at(oldest, new Date('2026-03-09T08:00:00Z'));
    expect((await listNotifications(office, {})).rows.map((row) => row.id)).toEqual([middle, oldest, newest]);
  });

  it("are nobody else's", async () => {
    await tell([office]);
    const [row] = (await listNotifications(office, {})).rows;
    const liaison = await colleague(office, 'LIAISON', { partnerId: await newPartner(office, '甲公司') });
    for (const other of [teacher, liaison, await newCollege()]) {
      expect((await listNotifications(other, {})).total).toBe(0);
      await expect(markRead(other, { id: row?.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect(await markAllRead(other, {})).toBe(0);
    }
    expect(await unreadCount(office, {})).toBe(1);
  });
});
