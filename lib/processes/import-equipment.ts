import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { ReadValue } from '@/lib/excel/columns';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import { COLLEGE_WORDS, EQUIPMENT_IMPORT_SPECS } from '@/lib/modules/equipment/excel';
import { equippedPlatforms } from '@/lib/modules/equipment/policy';
import { keptYuan, textOf as text, yuanOf } from './import-cells';
import { closedWords } from './import-draft';
import { undoEquipment, writeEquipment } from './import-equipment-write';
import type { NamedPartner } from './import-missing';
import { namedPartner } from './import-named';
import { partnerMatcher, partnersMeant } from './import-partners-records';
import { compared, type Faults, faultsOf, type Judged, type Judging, meantSession, refused } from './import-planned';
import type { ImportSession, ImportTarget, ReadRow } from './import-target';

/** A piece of equipment's cells as they are compared and written: `unitValue` in 元, the room by its name. */
export type EquipmentValues = { name: string; count: number } & Record<
  'model' | 'unitValue' | 'room' | 'acquiredOn',
  string | null
>;
/** What a session knows of a row that it has judged; an owner without an id is made, none is the college. */
export type EquipmentPlan = {
  platformId: string;
  roomId: string | null;
  owner: NamedPartner | null;
  values: EquipmentValues;
};

/** Equipment of practice centres and training bases as a target of the import. */
export const equipmentImport: ImportTarget = {
  module: 'equipment',
  permission: 'equipment.import',
  specs: EQUIPMENT_IMPORT_SPECS,
  usualUnits: {},
  previewKeys: ['name', 'model', 'platform', 'room', 'owner', 'count', 'unitValue', 'acquiredOn'],
  masked: [],
  templateSpecs: async () => EQUIPMENT_IMPORT_SPECS,
  open: openSession,
  undo: undoEquipment,
};

const PARTS = { room: { select: { name: true } } } as const satisfies Prisma.EquipmentInclude;
type Stored = Prisma.EquipmentGetPayload<{ include: typeof PARTS }>;
type Known = Awaited<ReturnType<typeof readKnown>>;

/** The partner that a cell names; none where the college itself is meant. */
const ownerNamed = (row: ReadRow): string | null => {
  const owner = text(row, 'owner');
  return owner && !COLLEGE_WORDS.includes(owner) ? owner : null;
};

/** What the words of the sheet are looked up in. */
async function readKnown(tx: Tx, ctx: Ctx, rows: ReadRow[]) {
  const names = [...new Set(rows.flatMap((row) => text(row, 'platform') ?? []))];
  const platforms = await tx.platform.findMany({
    where: { AND: [equippedPlatforms(ctx), { name: { in: names } }] },
    select: { id: true, name: true, rooms: { select: { id: true, name: true } } },
  });
  const wanted = rows.flatMap((row) => ownerNamed(row) ?? []).map((name) => ({ code: null, name }));
  const stored = await tx.equipment.findMany({
    where: { institutionId: ctx.institutionId, platformId: { in: platforms.map(({ id }) => id) } },
    orderBy: { id: 'asc' },
    include: PARTS,
  });
  return {
    platforms,
    college: ctx.institutionName,
    match: partnerMatcher(await partnersMeant(tx, ctx, wanted)),
    stored,
  };
}

async function openSession(tx: Tx, ctx: Ctx, { createMissing }: { createMissing: boolean }): Promise<ImportSession> {
  const read = (rows: ReadRow[]) => readKnown(tx, ctx, rows);
  return meantSession(
    { tx, ctx, createMissing },
    { specs: EQUIPMENT_IMPORT_SPECS, read, judge, write: writeEquipment },
  );
}

function judge(row: ReadRow, { known, meant, createMissing, today }: Judging<Known>): Judged<EquipmentPlan> {
  const faults = faultsOf(row, closedWords(row, EQUIPMENT_IMPORT_SPECS));
  faults.need('name', 'platform', 'count');
  const platform = platformOf(row, faults, known);
  const acquiredOn = text(row, 'acquiredOn');
  if (acquiredOn && acquiredOn > today) faults.refuse('acquiredOn', 'in-the-future', { found: acquiredOn });
  const said = ownerNamed(row);
  const ownerName = said === known.college ? null : said;
  const asked = ownerName
    ? namedPartner(row, { key: 'owner', said: ownerName, match: known.match, createMissing })
    : null;
  faults.add(asked?.problem);
  const owner = asked?.found ?? null;
  const roomName = text(row, 'room');
  const room = platform?.rooms.find(({ name }) => name === roomName) ?? null;
  if (platform && roomName && !room) faults.warn('room', 'unknown-room', { found: roomName });
  const price = text(row, 'unitValue');
  const values: EquipmentValues = {
    ...{ name: text(row, 'name') ?? '', model: text(row, 'model'), count: Number(row.values.count), acquiredOn },
    ...{ unitValue: price === null ? null : keptYuan(Number(price)), room: room?.name ?? null },
  };
  if (!platform || faults.told(...MEANING)) return refused(faults.problems);
  const plan: EquipmentPlan = { platformId: platform.id, roomId: room?.id ?? null, owner, values };
  const name = [platform.id, values.name, values.model, owner?.name, values.room, acquiredOn].join('\n');
  const same = storedAs(known.stored, plan);
  const now = meant(row, faults, { name, key: 'name', same, stored: storedValues, values: () => values });
  if (faults.refused()) return refused(faults.problems);

  const behind = ({ roomId }: Stored) => ({ room: { roomId } });
  const { problems } = faults;
  return compared(EQUIPMENT_IMPORT_SPECS, { now, stored: storedValues, behind, values, problems, plan });
}

/** The cells that say which equipment is meant. */
const MEANING = ['name', 'platform', 'model', 'owner', 'room', 'acquiredOn'];

/** The place that the row names: one of its name, whose equipment the caller may change. */
function platformOf(row: ReadRow, faults: Faults, { platforms }: Known) {
  const found = text(row, 'platform');
  const [first, second] = platforms.filter(({ name }) => name === found);
  if (found && !first) faults.refuse('platform', 'unknown-equipped', { found });
  if (found && second) faults.refuse('platform', 'ambiguous-platform', { found });
  return second ? undefined : first;
}

/** The equipment that the row may mean: of the same place, name, model and owner, bought on its day where both say one, and in its room where any is there. */
function storedAs(stored: Stored[], { platformId, owner, values }: EquipmentPlan): Stored[] {
  const { name, model, acquiredOn, room } = values;
  const same = stored.filter(
    (each) =>
      each.platformId === platformId &&
      each.name === name &&
      (each.model ?? null) === model &&
      each.ownerId === (owner ? owner.id : null) &&
      (!acquiredOn || !each.acquiredOn || fromDbDate(each.acquiredOn) === acquiredOn),
  );
  const there = same.filter((each) => (each.room?.name ?? null) === room);
  return there.length > 0 ? there : same;
}

function storedValues({ name, model, count, unitValue, acquiredOn, room }: Stored): Record<string, ReadValue> {
  return {
    ...{ name, model, count, unitValue: yuanOf(unitValue) },
    ...{ acquiredOn: fromDbDate(acquiredOn), room: room?.name ?? null },
  };
}
