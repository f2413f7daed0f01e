import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { ReadValue } from '@/lib/excel/columns';
import type { Ctx } from '@/lib/kernel/context';
import { type Day, fromDbDate } from '@/lib/kernel/day';
import { TRAINING_IMPORT_SPECS } from '@/lib/modules/centres/excel';
import { visiblePlatforms } from '@/lib/modules/platforms/policy';
import { numberOf, textOf as text } from './import-cells';
import { closedWords, firstNamed } from './import-draft';
import { compared, type Faults, faultsOf, type Judged, plannedSession, refused } from './import-planned';
import type { ImportSession, ImportTarget, ReadRow } from './import-target';
import { undoTraining, writeTraining } from './import-training-write';

/** A training programme's cells as they are compared and written. */
export type TrainingValues = { name: string; hours: number | null } & Record<
  'audience' | 'plannedOn' | 'offeredOn' | 'retiredOn',
  string | null
>;
export type TrainingPlan = { platformId: string; values: TrainingValues };

/** Training programmes of practice centres as a target of the import. */
export const trainingImport: ImportTarget = {
  module: 'training',
  permission: 'platforms.import',
  specs: TRAINING_IMPORT_SPECS,
  usualUnits: {},
  previewKeys: ['name', 'centre', 'hours', 'audience', 'plannedOn', 'offeredOn', 'retiredOn'],
  masked: [],
  templateSpecs: async () => TRAINING_IMPORT_SPECS,
  open: openSession,
  undo: undoTraining,
};

type Stored = Prisma.TrainingProgrammeGetPayload<object>;
type Known = { centres: { id: string; name: string }[]; stored: Stored[] };

/** The practice centres that the rows name, for imports that belong to one. */
export async function centresNamed(tx: Tx, ctx: Ctx, rows: ReadRow[]): Promise<Known['centres']> {
  const names = [...new Set(rows.flatMap((row) => text(row, 'centre') ?? []))];
  return tx.platform.findMany({
    where: { AND: [visiblePlatforms(ctx), { kind: 'PRACTICE_CENTRE', name: { in: names } }] },
    select: { id: true, name: true },
  });
}

/** The practice centre of that name; one that is not there is refused. Names of platforms are unique in their kind. */
export function centreOf(row: ReadRow, faults: Faults, centres: Known['centres']) {
  const found = text(row, 'centre');
  const centre = centres.find(({ name }) => name === found);
  if (found && !centre) faults.refuse('centre', 'unknown-centre', { found });
  return centre;
}

async function openSession(tx: Tx, ctx: Ctx): Promise<ImportSession> {
  const repeated = firstNamed();
  return plannedSession<TrainingPlan>(
    TRAINING_IMPORT_SPECS,
    async (rows) => {
      const centres = await centresNamed(tx, ctx, rows);
      const at = { institutionId: ctx.institutionId, platformId: { in: centres.map(({ id }) => id) } };
      const known = { centres, stored: await tx.trainingProgramme.findMany({ where: at }) };
      return (row) => judge(row, known, repeated, ctx.today);
    },
    (planned, batchId, done) => writeTraining({ tx, ctx, batchId, done }, planned),
  );
}

function judge(
  row: ReadRow,
  { centres, stored }: Known,
  repeated: ReturnType<typeof firstNamed>,
  today: Day,
): Judged<TrainingPlan> {
  const faults = faultsOf(row, closedWords(row, TRAINING_IMPORT_SPECS));
  faults.need('name', 'centre');
  const centre = centreOf(row, faults, centres);
  const name = text(row, 'name') ?? '';
  const values: TrainingValues = {
    ...{ name, hours: numberOf(row, 'hours'), audience: text(row, 'audience'), plannedOn: text(row, 'plannedOn') },
    ...{ offeredOn: text(row, 'offeredOn'), retiredOn: text(row, 'retiredOn') },
  };
  const now = centre && stored.find((each) => each.platformId === centre.id && each.name === name);
  if (!now && !faults.told('name', 'centre')) faults.need('plannedOn');
  expectDays(faults, values, now, today);
  if (centre && name) faults.once(repeated, `${centre.id}\n${name}`, 'name');
  if (!centre || faults.refused()) return refused(faults.problems);
  const plan = { platformId: centre.id, values };
  const { problems } = faults;
  return compared(TRAINING_IMPORT_SPECS, { now, stored: storedValues, values, problems, plan });
}

/** Planned, then offered, then retired: by what the row says, and where it says nothing by what is stored. What happened is not to come. */
function expectDays(faults: Faults, values: TrainingValues, now: Stored | undefined, today: Day): void {
  const day = (key: 'plannedOn' | 'offeredOn' | 'retiredOn') =>
    faults.told(key) ? null : (values[key] ?? fromDbDate(now?.[key] ?? null));
  for (const key of ['offeredOn', 'retiredOn'] as const) {
    const said = values[key];
    if (said && said > today) faults.refuse(key, 'in-the-future', { found: said });
  }
  const [planned, offered, retired] = [day('plannedOn'), day('offeredOn'), day('retiredOn')];
  if (planned && offered && offered < planned) faults.refuse('offeredOn', 'ends-before-start');
  const begun = offered ?? planned;
  if (begun && retired && retired < begun) faults.refuse('retiredOn', 'ends-before-start');
}

function storedValues({ name, hours, audience, plannedOn, offeredOn, retiredOn }: Stored): Record<string, ReadValue> {
  return {
    ...{ name, hours, audience, plannedOn: fromDbDate(plannedOn) },
    ...{ offeredOn: fromDbDate(offeredOn), retiredOn: fromDbDate(retiredOn) },
  };
}
