import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { fail } from '@/lib/kernel/errors';
import type { WrittenRow } from './import-target';

/** How many names an error tells. */
const NAMED = 5;

/** Parameters of an error that names records: how many, and the first few. */
export const told = (names: (string | undefined)[]) => ({
  count: names.length,
  names: names.filter(Boolean).slice(0, NAMED).join('、'),
});

/** Refuses to take rows back of which one was changed or is gone since it was written. `now` knows the records as they are. Throws RULE. */
export function demandUntouched<Now extends { version: number }>(
  rows: WrittenRow[],
  now: ReadonlyMap<string, Now>,
  nameOf: (record: Now) => string,
): void {
  const touched = rows.filter((row) => now.get(row.recordId)?.version !== (row.version ?? 0) + 1);
  const records = touched.map((row) => now.get(row.recordId));
  if (touched.length > 0)
    fail('RULE', 'importChangedSince', { params: told(records.map((record) => record && nameOf(record))) });
}

type Gone = { studentId: string; importBatchId: string | null };

/** Students made for rows that are taken back go with them, as far as nothing else hangs on them. */
export async function removeStudents(tx: Tx, ctx: Ctx, gone: Gone[]): Promise<void> {
  const batches = [...new Set(gone.flatMap(({ importBatchId }) => importBatchId ?? []))];
  await tx.student.deleteMany({
    where: {
      ...{ institutionId: ctx.institutionId, id: { in: gone.map(({ studentId }) => studentId) }, version: 1 },
      ...{ importBatchId: { in: batches }, rosters: { none: {} }, pathwayStudents: { none: {} } },
      ...{ placements: { none: {} }, employments: { none: {} }, intentions: { none: {} } },
      ...{ attachments: { none: {} }, memberships: { none: {} } },
    },
  });
}
