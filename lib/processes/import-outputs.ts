import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { ReadValue } from '@/lib/excel/columns';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import { OUTPUT_IMPORT_SPECS } from '@/lib/modules/outputs/excel';
import { keptYuan, textOf as text, yuanOf } from './import-cells';
import { closedWords } from './import-draft';
import type { NamedPartner } from './import-missing';
import { namedPartner } from './import-named';
import { undoOutputs, writeOutputs } from './import-outputs-write';
import { partnerMatcher, partnersMeant } from './import-partners-records';
import { compared, type Faults, faultsOf, type Judged, type Judging, meantSession, refused } from './import-planned';
import type { ImportSession, ImportTarget, ReadRow } from './import-target';
import { centreOf, centresNamed } from './import-training';

/** An output's cells as they are compared and written: `income` in 元, `quantity` to two places. */
export type OutputValues = Record<'happenedOn' | 'purpose' | 'title', string> &
  Record<'quantity' | 'unit' | 'income', string | null>;
/** A partner without an id is made. */
export type OutputPlan = { platformId: string; partner: NamedPartner | null; values: OutputValues };

/** What practice centres produced and earned, as a target of the import. */
export const outputImport: ImportTarget = {
  module: 'outputs',
  permission: 'outputs.import',
  specs: OUTPUT_IMPORT_SPECS,
  usualUnits: {},
  previewKeys: ['title', 'centre', 'purpose', 'happenedOn', 'partner', 'quantity', 'unit', 'income'],
  masked: [],
  templateSpecs: async () => OUTPUT_IMPORT_SPECS,
  open: openSession,
  undo: undoOutputs,
};

type Stored = Prisma.CentreOutputGetPayload<object>;
type Known = Awaited<ReturnType<typeof readKnown>>;

/** A quantity as it can be kept, to two places. */
const kept = (value: string | null): string | null =>
  value === null ? null : String(Number(Number(value).toFixed(2)));

/** What the words of the sheet are looked up in. */
async function readKnown(tx: Tx, ctx: Ctx, rows: ReadRow[]) {
  const centres = await centresNamed(tx, ctx, rows);
  const wanted = rows.flatMap((row) => text(row, 'partner') ?? []).map((name) => ({ code: null, name }));
  const platformId = { in: centres.map(({ id }) => id) };
  const stored = await tx.centreOutput.findMany({
    where: { institutionId: ctx.institutionId, platformId },
    orderBy: { id: 'asc' },
  });
  return { centres, match: partnerMatcher(await partnersMeant(tx, ctx, wanted)), stored };
}

async function openSession(tx: Tx, ctx: Ctx, { createMissing }: { createMissing: boolean }): Promise<ImportSession> {
  const read = (rows: ReadRow[]) => readKnown(tx, ctx, rows);
  return meantSession({ tx, ctx, createMissing }, { specs: OUTPUT_IMPORT_SPECS, read, judge, write: writeOutputs });
}

/** The cells that say which output is meant. */
const MEANING = ['happenedOn', 'centre', 'purpose', 'title', 'partner'];

function judge(row: ReadRow, { known, meant, createMissing, today }: Judging<Known>): Judged<OutputPlan> {
  const faults = faultsOf(row, closedWords(row, OUTPUT_IMPORT_SPECS));
  faults.need('title', 'centre', 'purpose', 'happenedOn');
  const centre = centreOf(row, faults, known.centres);
  const happenedOn = text(row, 'happenedOn') ?? '';
  if (happenedOn > today) faults.refuse('happenedOn', 'in-the-future', { found: happenedOn });
  const said = text(row, 'partner');
  const asked = said ? namedPartner(row, { key: 'partner', said, match: known.match, createMissing }) : null;
  faults.add(asked?.problem);
  const income = text(row, 'income');
  const values: OutputValues = {
    ...{ happenedOn, purpose: text(row, 'purpose') ?? '', title: text(row, 'title') ?? '', unit: text(row, 'unit') },
    ...{ quantity: kept(text(row, 'quantity')), income: income === null ? null : keptYuan(Number(income)) },
  };
  if (!centre || faults.told(...MEANING)) return refused([...withAmounts(faults, values)]);
  const plan: OutputPlan = { platformId: centre.id, partner: asked?.found ?? null, values };
  const name = [centre.id, happenedOn, values.purpose, values.title, plan.partner?.name].join('\n');
  const same = known.stored.filter((each) => isMeant(each, plan));
  const now = meant(row, faults, { name, key: 'title', same, stored: storedValues, values: () => values });
  withAmounts(faults, values, now);
  const { problems } = faults;
  return compared(OUTPUT_IMPORT_SPECS, { now, stored: storedValues, values, problems, plan });
}

/** A quantity has its unit, and an output says how much or what it earned: by the row, and where it says nothing by what is stored. */
function withAmounts(faults: Faults, values: OutputValues, now?: Stored): Faults['problems'] {
  const [quantity, unit] = [values.quantity ?? now?.quantity, values.unit ?? now?.unit];
  const given = (key: string, value: unknown) => faults.told(key) || (value !== null && value !== undefined);
  if (given('quantity', quantity) && !given('unit', unit)) faults.refuse('unit', 'required');
  if (given('unit', unit) && !given('quantity', quantity)) faults.refuse('quantity', 'required');
  if (!given('quantity', quantity) && !given('income', values.income ?? now?.income))
    faults.refuse('income', 'required');
  return faults.problems;
}

const isMeant = (each: Stored, { platformId, partner, values }: OutputPlan) =>
  each.platformId === platformId &&
  fromDbDate(each.happenedOn) === values.happenedOn &&
  each.purpose === values.purpose &&
  each.title === values.title &&
  each.partnerId === (partner ? partner.id : null);

function storedValues({ happenedOn, purpose, title, quantity, unit, income }: Stored): Record<string, ReadValue> {
  return {
    ...{ happenedOn: fromDbDate(happenedOn), purpose, title, unit, income: yuanOf(income) },
    quantity: kept(quantity === null ? null : quantity.toString()),
  };
}
