import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, fromDbDate, toDbDate } from '@/lib/kernel/day';
import { equipmentValues } from '@/lib/modules/equipment/rows';
import { departmentNames, personNames } from '@/lib/modules/people/queries';
import { platformStateOn } from './policy';
import type { PlatformRow } from './types';
import type { Campus, Level, PlatformKind, Subkind } from './words';

type Find = {
  where: Prisma.PlatformWhereInput;
  orderBy: Prisma.PlatformOrderByWithRelationInput[];
  skip?: number;
  take?: number;
};

/** Partners that belong to it on the day: from the first day, or always where none is known, to the last before they left. */
function belongingOn(day: Day): Prisma.PlatformPartnerWhereInput[] {
  const on = toDbDate(day);
  return [{ OR: [{ joinedOn: null }, { joinedOn: { lte: on } }] }, { OR: [{ leftOn: null }, { leftOn: { gt: on } }] }];
}

/** Rows for the list and the export as they stand on a day: one read, and one for the partners of all of them. */
export async function readPlatformRows(tx: Tx, ctx: Ctx, find: Find, day: Day = ctx.today): Promise<PlatformRow[]> {
  const platforms = await tx.platform.findMany({ ...find, omit: { introduction: true, searchTokens: true } });
  const at = { institutionId: ctx.institutionId };
  const partners = await tx.platformPartner.findMany({
    where: { ...at, platformId: { in: platforms.map((p) => p.id) }, AND: belongingOn(day) },
    orderBy: [{ part: 'asc' }, { id: 'asc' }],
    select: { platformId: true, partner: { select: { id: true, name: true } } },
  });
  const agreementIds = platforms.flatMap((p) => p.agreementId ?? []);
  const agreements = await tx.agreement.findMany({
    where: { ...at, id: { in: agreementIds } },
    select: { id: true, number: true, title: true },
  });
  const bases = platforms.filter((p) => p.kind === 'TRAINING_BASE').map((p) => p.id);
  const values = await equipmentValues(tx, ctx, bases, day);
  const departments = await departmentNames(tx, ctx);
  const people = await personNames(tx, ctx);
  return platforms.map((p) => {
    const agreement = agreements.find((a) => a.id === p.agreementId);
    return {
      ...{ id: p.id, name: p.name, capacity: p.capacity },
      kind: p.kind as PlatformKind,
      state: platformStateOn(p, day),
      subkind: p.subkind as Subkind | null,
      campus: p.campus as Campus | null,
      level: p.level as Level,
      partners: partners.filter((each) => each.platformId === p.id).map((each) => each.partner),
      department: p.departmentId ? (departments[p.departmentId] ?? null) : null,
      responsible: p.responsibleId ? (people[p.responsibleId] ?? null) : null,
      establishedOn: fromDbDate(p.establishedOn),
      validTo: fromDbDate(p.validTo),
      // The sum of what is entered piece by piece; the figure of the form where nothing is.
      equipmentValue: values.get(p.id) ?? (p.equipmentValue === null ? null : Number(p.equipmentValue)),
      agreement: agreement ? (agreement.number ?? agreement.title) : null,
    };
  });
}
