import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, toDbDate } from '@/lib/kernel/day';
import { failField } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/id';
import { demandResponsible } from '@/lib/modules/people/queries';
import { searchTokens } from '@/lib/search/tokens';
import type { PlatformProfile } from './schema';
import { type PlatformKind, SUBKINDS } from './words';

const toDate = (day: Day | null) => (day ? toDbDate(day) : null);
/** Fields that a base alone has. */
const BASE_ONLY = {
  campus: null,
  capacity: null,
  workplaces: null,
  builtBy: null,
  validTo: null,
  equipmentValue: null,
  trades: [],
};

/** Columns of `platforms` for a profile. What belongs to training bases only is left out for other kinds. */
export function platformColumns(kind: PlatformKind, input: PlatformProfile) {
  const { programmeIds: _programmes, ...given } = kind === 'TRAINING_BASE' ? input : { ...input, ...BASE_ONLY };
  return {
    ...given,
    plannedOn: toDate(given.plannedOn),
    establishedOn: toDate(given.establishedOn),
    validTo: toDate(given.validTo),
    searchTokens: searchTokens({ text: [given.name, given.address, ...given.trades] }),
    updatedAt: new Date(),
  };
}

/** What a platform of the kind must say, and how its days must follow each other. Throws INVALID at the field. */
export function demandShape(kind: PlatformKind, input: PlatformProfile): void {
  const allowed: readonly string[] = SUBKINDS[kind];
  if (input.subkind && !allowed.includes(input.subkind)) failField('subkind', 'unknownChoice');
  if (kind === 'TRAINING_BASE' && !input.campus) failField('campus', 'required');
  const { plannedOn, establishedOn, validTo } = input;
  if (!plannedOn && !establishedOn) failField('establishedOn', 'required');
  if (plannedOn && establishedOn && establishedOn < plannedOn) failField('establishedOn', 'endBeforeStart');
  const begun = establishedOn ?? plannedOn;
  if (validTo && begun && validTo < begun) failField('validTo', 'endBeforeStart');
}

/** A name stands once a kind; the database holds it against a race. Throws INVALID at the field. */
export async function demandFreeName(
  tx: Tx,
  ctx: Ctx,
  kind: PlatformKind,
  name: string,
  exceptId?: string,
): Promise<void> {
  const taken = await tx.platform.count({
    where: { institutionId: ctx.institutionId, kind, name, NOT: { id: exceptId } },
  });
  if (taken) failField('name', 'nameTaken');
}

/** Whether a platform stands above another one, over however many. */
async function standsAbove(tx: Tx, ctx: Ctx, id: string, below: string): Promise<boolean> {
  const seen = new Set<string>();
  let at: string | null = below;
  while (at !== null && !seen.has(at)) {
    if (at === id) return true;
    seen.add(at);
    const where: { institutionId: string; id: string } = { institutionId: ctx.institutionId, id: at };
    const found: { parentId: string | null } | null = await tx.platform.findFirst({
      where,
      select: { parentId: true },
    });
    at = found?.parentId ?? null;
  }
  return false;
}

/** Related ids must be the institution's, and no platform its own parent (the database holds it against a race). Throws INVALID at the field. */
export async function demandPlatformRelated(tx: Tx, ctx: Ctx, input: PlatformProfile, id?: string): Promise<void> {
  await demandResponsible(tx, ctx, input);
  const at = { institutionId: ctx.institutionId };
  const { agreementId, parentId, programmeIds } = input;
  if (agreementId && !(await tx.agreement.count({ where: { ...at, id: agreementId } })))
    failField('agreementId', 'unknownChoice');
  if (parentId && (parentId === id || !(await tx.platform.count({ where: { ...at, id: parentId } }))))
    failField('parentId', 'unknownChoice');
  if (parentId && id && (await standsAbove(tx, ctx, id, parentId))) failField('parentId', 'parentCycle');
  const found = await tx.programme.count({ where: { ...at, id: { in: programmeIds } } });
  if (found !== new Set(programmeIds).size) failField('programmeIds', 'unknownChoice');
}

/** Makes the programmes that it serves what the form says. */
export async function replaceProgrammes(tx: Tx, ctx: Ctx, platformId: string, programmeIds: string[]): Promise<void> {
  const at = { institutionId: ctx.institutionId, platformId };
  await tx.platformProgramme.deleteMany({ where: { ...at, programmeId: { notIn: programmeIds } } });
  const kept = await tx.platformProgramme.findMany({ where: at, select: { programmeId: true } });
  const fresh = programmeIds.filter((id) => !kept.some((each) => each.programmeId === id));
  await tx.platformProgramme.createMany({ data: fresh.map((programmeId) => ({ ...at, id: newId(), programmeId })) });
}
