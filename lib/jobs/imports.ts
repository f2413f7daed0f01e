import 'server-only';
import type { Role } from '@/lib/authz/roles';
import { inTransaction, settingsOf } from '@/lib/db/door';
import { toLocale } from '@/lib/i18n/locales';
import { type Ctx, mintContext } from '@/lib/kernel/context';
import { today } from '@/lib/kernel/day';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { logger } from '@/lib/logger';
import { checkBatch, commitBatch, readBatch } from '@/lib/processes/import-batch';
import { asSystem } from './context';

type Run = { institutionId: string; batchId: string };

/** The context of who started the import: the audit names that person, not the job. */
async function starterContext({ institutionId, batchId }: Run): Promise<Ctx | null> {
  const batch = await asSystem(institutionId, 'imports.run', ({ tx }) =>
    tx.importBatch.findFirst({
      where: { institutionId, id: batchId },
      select: {
        membership: {
          select: {
            id: true,
            userId: true,
            role: true,
            departmentId: true,
            user: { select: { name: true, locale: true } },
          },
        },
      },
    }),
  );
  if (!batch) return null;
  const { id, userId, role, departmentId, user } = batch.membership;
  return mintContext({
    ...{
      institutionId,
      userId,
      departmentId,
      membershipId: id,
      role: role as Role,
      scope: 'system',
      institutionName: '',
    },
    ...{
      partnerId: null,
      studentId: null,
      sessionId: null,
      actor: user.name,
      locale: toLocale(user.locale),
      today: today(),
      requestId: newId(),
    },
  });
}

/** Checks or writes a large import, as its state says. What goes wrong stands with the batch; only a broken-off try is repeated. */
export async function runImport(run: Run): Promise<void> {
  const ctx = await starterContext(run);
  if (!ctx) return;
  const at = { institutionId: run.institutionId, id: run.batchId };
  const update = (data: object) =>
    inTransaction(settingsOf(ctx, 'imports.run'), (tx) =>
      tx.importBatch.updateMany({ where: { ...at, state: { in: ['CHECKING', 'RUNNING'] } }, data }),
    );
  const progress = async (rows: number) => {
    await update({ progress: rows });
  };
  try {
    await inTransaction(settingsOf(ctx, 'imports.run'), async (tx) => {
      const batch = await readBatch(tx, ctx, run.batchId);
      if (batch.state === 'CHECKING') await checkBatch(tx, ctx, batch, progress);
      else if (batch.state === 'RUNNING') await commitBatch(tx, ctx, batch, progress);
    });
  } catch (error) {
    if (!(error instanceof AppError)) logger().error({ err: error, requestId: ctx.requestId }, 'import failed');
    await update({
      state: 'FAILED',
      error: error instanceof AppError ? error.key : 'unexpected',
      version: { increment: 1 },
    });
  }
}
