import { fail, notFound } from './errors';

type VersionedTable = {
  updateMany(args: {
    where: { institutionId: string; id: string; version: number };
    data: object;
  }): Promise<{ count: number }>;
};

/**
 * Changes one row if it is still at the version that the editor saw, and raises the version. `current` gives the row as the form shows it, or null when
 * it is not (or no longer) visible. Throws CONFLICT with that row, or NOT_FOUND.
 */
export async function updateVersioned(
  table: VersionedTable,
  at: { institutionId: string; id: string; version: number },
  data: object,
  current: () => Promise<unknown>,
): Promise<void> {
  const { count } = await table.updateMany({
    where: { institutionId: at.institutionId, id: at.id, version: at.version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 1) return;
  const now = await current();
  if (now === null || now === undefined) notFound();
  fail('CONFLICT', 'changedByOther', { current: now });
}
