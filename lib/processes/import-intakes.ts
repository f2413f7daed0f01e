import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { ReadValue } from '@/lib/excel/columns';
import type { Ctx } from '@/lib/kernel/context';
import { INTAKE_IMPORT_SPECS } from '@/lib/modules/programmes/excel';
import type { IntakeCounts } from '@/lib/modules/programmes/types';
import { numberOf as number, textOf as text } from './import-cells';
import { closedWords, firstNamed } from './import-draft';
import { undoIntakes, writeIntakes } from './import-intakes-write';
import { compared, type Faults, faultsOf, type Judged, plannedSession, refused } from './import-planned';
import type { ImportSession, ImportTarget, ReadRow } from './import-target';

/** What a session knows of a row that it has judged. */
export type IntakePlan = { programmeId: string; year: number; values: IntakeCounts };

/** Enrolment per year as a target of the import. */
export const intakeImport: ImportTarget = {
  module: 'intakes',
  permission: 'programmes.import',
  specs: INTAKE_IMPORT_SPECS,
  usualUnits: {},
  previewKeys: ['name', 'year', 'code', 'direction', 'planned', 'enrolled', 'reported'],
  masked: [],
  templateSpecs: async () => INTAKE_IMPORT_SPECS,
  open: openSession,
  undo: undoIntakes,
};

type Known = Awaited<ReturnType<typeof readKnown>>;
type Programme = Known['programmes'][number];

/** What the words of the sheet are looked up in: a college has some dozens of programmes. */
async function readKnown(tx: Tx, ctx: Ctx, rows: ReadRow[]) {
  const at = { institutionId: ctx.institutionId };
  const years = [...new Set(rows.flatMap((row) => number(row, 'year') ?? []))];
  return {
    programmes: await tx.programme.findMany({
      where: at,
      select: { id: true, code: true, name: true, direction: true },
    }),
    stored: await tx.programmeIntake.findMany({ where: { ...at, year: { in: years } } }),
  };
}

async function openSession(tx: Tx, ctx: Ctx): Promise<ImportSession> {
  const repeated = firstNamed();
  return plannedSession<IntakePlan>(
    INTAKE_IMPORT_SPECS,
    async (rows) => {
      const known = await readKnown(tx, ctx, rows);
      return (row) => judge(row, known, repeated);
    },
    (planned, batchId, done) => writeIntakes({ tx, ctx, batchId, done }, planned),
  );
}

function judge(row: ReadRow, known: Known, repeated: ReturnType<typeof firstNamed>): Judged<IntakePlan> {
  const faults = faultsOf(row, closedWords(row, INTAKE_IMPORT_SPECS));
  faults.need('name', 'year');
  const programme = programmeOf(row, faults, known);
  const year = number(row, 'year');
  if (programme && year !== null && !faults.told('year')) faults.once(repeated, `${programme.id} ${year}`, 'year');
  const values = {
    planned: number(row, 'planned'),
    enrolled: number(row, 'enrolled'),
    reported: number(row, 'reported'),
  };
  const empty = Object.values(values).every((value) => value === null);
  if (empty && !faults.told(...Object.keys(values))) faults.need('planned');
  if (!programme || year === null || faults.refused()) return refused(faults.problems);

  const now = known.stored.find((each) => each.programmeId === programme.id && each.year === year);
  const plan: IntakePlan = { programmeId: programme.id, year, values };
  return compared(INTAKE_IMPORT_SPECS, { now, stored: counts, values, problems: faults.problems, plan });
}

function counts({ planned, enrolled, reported }: IntakeCounts): Record<string, ReadValue> {
  return { planned, enrolled, reported };
}

/** The programme that a row means, by its code where it says one; a code and a name that mean two, and a name that means several, are not for a sheet to decide. */
function programmeOf(row: ReadRow, faults: Faults, { programmes }: Known): Programme | undefined {
  const [name, code, direction] = [text(row, 'name'), text(row, 'code'), text(row, 'direction')];
  if (!name || faults.told('name', 'code', 'direction')) return undefined;
  const same = programmes.filter((each) => direction === null || each.direction === direction);
  const byName = same.filter((each) => each.name === name);
  const byCode = code ? same.filter((each) => each.code === code) : byName;
  const [plain] = byCode.filter((each) => each.direction === '');
  const found = byCode.length === 1 ? byCode[0] : plain;
  if (code && byCode.length === 0) {
    const known = byName.find((each) => each.code !== null);
    if (known) faults.refuse('code', 'other-programme', { found: name, other: `${known.name} ${known.code}` });
    else if (byName.length === 1) return byName[0];
    else faults.refuse('name', 'unknown-intake-programme', { found: name });
    return undefined;
  }
  if (code && found && byName.length > 0 && !byName.some(({ id }) => id === found.id)) {
    faults.refuse('name', 'other-programme', { found: name, other: found.name });
    return undefined;
  }
  if (!found) faults.refuse('name', 'unknown-intake-programme', { found: name });
  return found;
}
