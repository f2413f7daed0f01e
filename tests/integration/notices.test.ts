import { beforeAll, describe, expect, it } from 'vitest';
import { inTransaction, settingsOf } from '@/lib/db/door';
import type { Ctx } from '@/lib/kernel/context';
import { createAttachment } from '@/lib/modules/attachments/commands';
import { getAttachment, listAttachments } from '@/lib/modules/attachments/queries';
import { createNotice, publishNotice, updateNotice, withdrawNotice } from '@/lib/modules/notices/commands';
import { listNotices, noticeFacets } from '@/lib/modules/notices/queries';
import { getNotice, noticeTimeline } from '@/lib/modules/notices/record';
import { exportList } from '@/lib/processes/exports';
import { makeNotice } from '@/tests/support/contract-notices';
import { newWorld, type World } from '@/tests/support/world';

let w: World;
let other: World;
let office: Ctx;

beforeAll(async () => {
  w = await newWorld('讯甲');
  other = await newWorld('讯乙');
  office = w.as.OFFICE;
});

const profile = (over: object = {}) => ({
  ...{
    kind: 'PLAN',
    title: '讯甲产业规划',
    body: '讯甲新能源产业到二〇三〇年的用工规模',
    issuedOn: office.today,
    ...over,
  },
});

describe('a notice', () => {
  it('comes with files that its readers see, and nobody before it is published', async () => {
    const { id: noticeId } = await createNotice(office, profile());
    const file = { name: '规划全文.pdf', contentType: 'application/pdf', size: 9, sha256: new Uint8Array(32).fill(8) };
    await createAttachment(office, { owner: { noticeId }, ...file, storageKey: '讯-1' });
    const { LIAISON, STUDENT, LEADER } = w.as;
    for (const ctx of [LIAISON, STUDENT, LEADER, other.as.OFFICE])
      await expect(listAttachments(ctx, { noticeId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await publishNotice(office, { id: noticeId, version: 1 });
    for (const ctx of [LIAISON, STUDENT, LEADER]) {
      const { files, canWrite } = await listAttachments(ctx, { noticeId });
      expect(files).toMatchObject([{ name: '规划全文.pdf', removable: false }]);
      expect(canWrite).toBe(false);
      expect(await getAttachment(ctx, { id: files[0]?.id })).toMatchObject({ storageKey: '讯-1' });
      await expect(createAttachment(ctx, { owner: { noticeId }, ...file, storageKey: '讯-2' })).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
    }
    await expect(listAttachments(other.as.OFFICE, { noticeId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    // Also when the application forgets.
    const { id: draft } = await createNotice(office, profile());
    await createAttachment(office, { owner: { noticeId: draft }, ...file, storageKey: '讯-3' });
    for (const ctx of [LIAISON, STUDENT]) {
      const ids = { noticeId: { in: [noticeId, draft] } };
      const read = await inTransaction(settingsOf(ctx, 'test'), (tx) =>
        tx.attachment.findMany({ where: ids, select: { noticeId: true } }),
      );
      expect(read).toEqual([{ noticeId }]);
    }
  });

  it('is a draft that only its writers see, published for partners and students, and withdrawn', async () => {
    const { id } = await createNotice(office, profile());
    const readers = [w.as.LEADER, w.as.DEPARTMENT, w.as.TEACHER, w.as.LIAISON, w.as.SCHOOL, w.as.STUDENT];
    for (const ctx of readers) await expect(getNotice(ctx, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await publishNotice(office, { id, version: 1 });
    for (const ctx of readers) expect((await getNotice(ctx, { id })).state).toBe('PUBLISHED');
    await expect(getNotice(w.as.MENTOR, { id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(publishNotice(office, { id, version: 1 })).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(publishNotice(office, { id, version: 2 })).rejects.toMatchObject({ code: 'RULE' });
    await expect(withdrawNotice(w.as.TEACHER, { id, version: 2 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await withdrawNotice(office, { id, version: 2 });
    const stale = updateNotice(office, { ...profile(), id, version: 2 });
    await expect(stale).rejects.toMatchObject({ code: 'CONFLICT', current: { version: 3 } });
    expect((await noticeTimeline(office, { id })).changes.length).toBeGreaterThanOrEqual(3);
  });

  it('names a web address and a chain of its own college, or none', async () => {
    const script = createNotice(office, profile({ sourceUrl: 'javascript:alert(1)' }));
    await expect(script).rejects.toMatchObject({ fields: { sourceUrl: { key: 'notAWebAddress' } } });
    const foreign = createNotice(office, profile({ chainId: other.departmentId }));
    await expect(foreign).rejects.toMatchObject({ fields: { chainId: { key: 'unknownChoice' } } });
    const { id } = await makeNotice(other, { state: 'PUBLISHED', public: true });
    await expect(getNotice(office, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('list, facets and export are one', async () => {
    await makeNotice(w, { state: 'PUBLISHED' });
    const { total } = await listNotices(office, { filter: {} });
    const facets = await noticeFacets(office, { filter: {} });
    expect(facets.kind.reduce((sum, each) => sum + each.count, 0)).toBe(total);
    expect(facets.state.reduce((sum, each) => sum + each.count, 0)).toBe(total);
    const sheet = await exportList(office, 'notices').open(office, {});
    await sheet.stream.cancel();
    expect(sheet.rows).toBe(total);
  });
});
