import 'server-only';
import { asSystem } from '@/lib/jobs/context';
import { fileStore } from './store';

const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

/** Forgets the bytes and rows of the institution's attachments that were removed 30 days ago. Bytes go first: broken off, the next run finds the row again. */
export async function purgeFiles(institutionId: string, now = Date.now()): Promise<void> {
  const before = new Date(now - KEPT_DAYS * DAY_MS);
  const gone = await asSystem(institutionId, 'files.purge', ({ tx }) =>
    tx.attachment.findMany({
      where: { institutionId, removedAt: { lt: before } },
      select: { id: true, storageKey: true },
      take: 1_000,
    }),
  );
  const store = await fileStore();
  for (const { id, storageKey } of gone) {
    await store.remove(storageKey);
    await asSystem(institutionId, 'files.purge', ({ tx }) =>
      tx.attachment.deleteMany({ where: { institutionId, id, removedAt: { lt: before } } }),
    );
  }
}
