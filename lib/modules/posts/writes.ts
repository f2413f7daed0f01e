import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { newId } from '@/lib/kernel/id';

/** Makes these the programmes that the post fits; none is all of them. */
export async function setProgrammes(tx: Tx, ctx: Ctx, postId: string, programmeIds: string[]): Promise<void> {
  const at = { institutionId: ctx.institutionId, postId };
  await tx.internshipPostProgramme.deleteMany({ where: { ...at, programmeId: { notIn: programmeIds } } });
  const kept = await tx.internshipPostProgramme.findMany({ where: at, select: { programmeId: true } });
  const missing = [...new Set(programmeIds)].filter((id) => !kept.some((each) => each.programmeId === id));
  await tx.internshipPostProgramme.createMany({
    data: missing.map((programmeId) => ({ ...at, id: newId(), programmeId })),
  });
}
