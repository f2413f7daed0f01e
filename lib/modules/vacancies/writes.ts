import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { addDays, toDbDate } from '@/lib/kernel/day';
import { failField } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { searchTokens } from '@/lib/search/tokens';
import type { VacancyInput } from './schema';

/** Columns of `vacancies` for a profile. */
export function vacancyColumns(
  { programmeIds: _programmes, opensOn, lastOn, ...plain }: VacancyInput,
  partner: string,
) {
  return {
    ...plain,
    opensOn: toDbDate(opensOn),
    closesOn: toDbDate(addDays(lastOn, 1)),
    searchTokens: searchTokens({ text: [plain.title, partner] }),
    updatedAt: new Date(),
  };
}

/** Days and pay in order, related ids the institution's. Throws INVALID at the field. */
export async function demandVacancy(tx: Tx, ctx: Ctx, input: VacancyInput): Promise<void> {
  const { opensOn, lastOn, payFrom, payTo, placeCode, programmeIds } = input;
  if (lastOn < opensOn) failField('lastOn', 'endBeforeStart');
  if (payFrom !== null && payTo !== null && payTo < payFrom) failField('payTo', 'payBelowFrom');
  if (placeCode && !(await tx.region.count({ where: { code: placeCode } }))) failField('placeCode', 'unknownChoice');
  const known = await tx.programme.count({ where: { institutionId: ctx.institutionId, id: { in: programmeIds } } });
  if (known < new Set(programmeIds).size) failField('programmeIds', 'unknownChoice');
}

type From = { partnerId: string; needId: string | null; postId: string | null };

/** The talent need and the post that a vacancy comes from are its enterprise's. Throws INVALID at the field. */
export async function demandOrigin(tx: Tx, ctx: Ctx, { partnerId, needId, postId }: From): Promise<void> {
  const at = { institutionId: ctx.institutionId, partnerId };
  if (needId && !(await tx.need.count({ where: { ...at, id: needId, kind: 'TALENT' } })))
    failField('needId', 'unknownChoice');
  if (postId && !(await tx.internshipPost.count({ where: { ...at, id: postId } })))
    failField('postId', 'unknownChoice');
}

/** Makes these the programmes that the vacancy is for. */
export async function setProgrammes(tx: Tx, ctx: Ctx, vacancyId: string, programmeIds: string[]): Promise<void> {
  const at = { institutionId: ctx.institutionId, vacancyId };
  await tx.vacancyProgramme.deleteMany({ where: { ...at, programmeId: { notIn: programmeIds } } });
  const kept = await tx.vacancyProgramme.findMany({ where: at, select: { programmeId: true } });
  const missing = [...new Set(programmeIds)].filter((id) => !kept.some((each) => each.programmeId === id));
  await tx.vacancyProgramme.createMany({ data: missing.map((programmeId) => ({ ...at, id: newId(), programmeId })) });
}
