import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { ReadValue } from '@/lib/excel/columns';
import { levelOfProgrammeCode, PROGRAMME_CODE } from '@/lib/identifiers/programme-code';
import type { Ctx } from '@/lib/kernel/context';
import type { Day } from '@/lib/kernel/day';
import { PROGRAMME_IMPORT_SPECS } from '@/lib/modules/programmes/excel';
import { heldOn } from '@/lib/modules/programmes/policy';
import type { ProgrammeLevel, ProgrammeState } from '@/lib/modules/programmes/words';
import { textOf as text } from './import-cells';
import { closedWords, firstNamed } from './import-draft';
import { type Named, namedChain, namedDepartment } from './import-named';
import { type PartnerLookups, readLookups } from './import-partners-lookups';
import { compared, type Faults, faultsOf, type Judged, plannedSession, refused } from './import-planned';
import { undoProgrammes, writeProgrammes } from './import-programmes-write';
import type { ImportSession, ImportTarget, ReadRow } from './import-target';

/** A programme's cells as they are compared and written; department and chain by their names. */
export type ProgrammeValues = { name: string; level: ProgrammeLevel; years: string } & Record<
  'code' | 'department' | 'chain',
  string | null
>;
/** What a session knows of a row that it has judged. */
export type ProgrammePlan = {
  values: ProgrammeValues;
  direction: string;
  /** Without an id they are made. */
  department: Named | null;
  chain: Named | null;
  /** Of a new one: its state, and since when it was approved. */
  state: ProgrammeState;
  approvedOn: Day;
};

/** Programmes as a target of the import. */
export const programmeImport: ImportTarget = {
  module: 'programmes',
  permission: 'programmes.import',
  specs: PROGRAMME_IMPORT_SPECS,
  usualUnits: {},
  previewKeys: ['name', 'code', 'direction', 'department', 'chain', 'level', 'years', 'state', 'approvedOn'],
  masked: [],
  templateSpecs: async () => PROGRAMME_IMPORT_SPECS,
  open: openSession,
  undo: undoProgrammes,
};

/** Years of study to half a year, as they are compared. */
const yearsOf = (years: string | number): string => String(Math.round(Number(years) * 2) / 2);

type Stored = Prisma.ProgrammeGetPayload<{ include: ReturnType<typeof parts> }>;
type Known = Awaited<ReturnType<typeof readKnown>>;

function parts(today: Day) {
  return {
    department: { select: { name: true } },
    chain: { select: { labelZh: true } },
    periods: { where: heldOn(today), select: { state: true } },
  } as const satisfies Prisma.ProgrammeInclude;
}

/** What the words of the sheet are looked up in: a college has some dozens of programmes. */
async function readKnown(tx: Tx, ctx: Ctx) {
  const at = { institutionId: ctx.institutionId };
  const chains = await tx.dictionaryEntry.findMany({
    where: { ...at, dictionary: 'CHAIN' },
    select: { id: true, labelZh: true, labelEn: true, aliases: true },
  });
  const stored: Stored[] = await tx.programme.findMany({ where: at, include: parts(ctx.today) });
  return { chains, stored };
}

async function openSession(tx: Tx, ctx: Ctx, { createMissing }: { createMissing: boolean }): Promise<ImportSession> {
  const lookups = await readLookups(tx, ctx);
  return plannedSession<ProgrammePlan>(
    PROGRAMME_IMPORT_SPECS,
    async () => {
      const known = { ...(await readKnown(tx, ctx)), lookups };
      const judging = { known, repeated: firstNamed(), createMissing, today: ctx.today };
      return (row) => judge(row, judging);
    },
    (planned, batchId, done) => writeProgrammes({ tx, ctx, batchId, done, lookups }, planned),
  );
}

type Judging = {
  known: Known & { lookups: PartnerLookups };
  repeated: ReturnType<typeof firstNamed>;
  createMissing: boolean;
  today: Day;
};

function judge(row: ReadRow, { known, repeated, createMissing, today }: Judging): Judged<ProgrammePlan> {
  const faults = faultsOf(row, closedWords(row, PROGRAMME_IMPORT_SPECS));
  faults.need('name');
  const [name, code, direction] = [text(row, 'name'), text(row, 'code'), text(row, 'direction') ?? ''];
  const levelOfCode = levelOfProgrammeCode(code);
  if (code && !(PROGRAMME_CODE.test(code) && levelOfCode)) faults.refuse('code', 'programme-code', { found: code });
  const level = text(row, 'level');
  if (level && levelOfCode && level !== levelOfCode) faults.refuse('code', 'code-level', { found: code ?? '' });
  const approvedOn = text(row, 'approvedOn');
  if (approvedOn && approvedOn > today) faults.refuse('approvedOn', 'in-the-future', { found: approvedOn });
  if (name && !faults.told('direction')) faults.once(repeated, `${name}\n${direction}`, 'name');
  if (code && !faults.told('code', 'direction')) faults.once(repeated, `${code}\n${direction}\ncode`, 'code');
  const now = meantBy(row, faults, known);
  if (now) faults.once(repeated, now.id, 'name');
  const { lookups, chains } = known;
  const department = namedDepartment(row, text(row, 'department'), { lookups, createMissing });
  const chain = namedChain(row, text(row, 'chain'), { chains, createMissing });
  faults.add(department.problem, chain.problem);
  const state = text(row, 'state') as ProgrammeState | null;
  const held = now?.periods[0]?.state;
  if (state && held && held !== state) faults.warn('state', 'state-by-decision');
  if (!name || faults.refused()) return refused(faults.problems);

  const values = valuesOf(row, { name, code, now, department: department.found?.name, chain: chain.found?.name });
  const plan: ProgrammePlan = {
    ...{ values, direction, department: department.found, chain: chain.found },
    ...{ state: state ?? 'ENROLLING', approvedOn: approvedOn ?? today },
  };
  const behind = ({ departmentId, chainId }: Stored) => ({ department: { departmentId }, chain: { chainId } });
  const { problems } = faults;
  return compared(PROGRAMME_IMPORT_SPECS, { now, stored: storedValues, behind, values, problems, plan });
}

/** The programme that the row means: a code says which one, whatever it is called now. */
function meantBy(row: ReadRow, faults: Faults, { stored }: Known): Stored | undefined {
  const [name, code, direction] = [text(row, 'name'), text(row, 'code'), text(row, 'direction') ?? ''];
  if (!name || faults.told('name', 'code', 'direction')) return undefined;
  const same = stored.filter((each) => each.direction === direction);
  const byCode = code ? same.find((each) => each.code === code) : undefined;
  const byName = same.find((each) => each.name === name);
  // Two that claim it are not for a sheet to decide.
  if (byCode && byName && byCode.id !== byName.id) {
    faults.refuse('name', 'other-programme', { found: name, other: byCode.name });
    return undefined;
  }
  return byCode ?? byName;
}

type Rest = { name: string; code: string | null; now: Stored | undefined; department?: string; chain?: string };

/** The row's values: the level by its word, else by the code, else as it stands. */
function valuesOf(row: ReadRow, { name, code, now, department, chain }: Rest): ProgrammeValues {
  const level = (text(row, 'level') ?? levelOfProgrammeCode(code) ?? now?.level ?? 'COLLEGE') as ProgrammeLevel;
  const years = text(row, 'years') ?? now?.years.toString() ?? '3';
  return { name, code, level, years: yearsOf(years), department: department ?? null, chain: chain ?? null };
}

function storedValues({ name, code, level, years, department, chain }: Stored): Record<string, ReadValue> {
  return {
    ...{ name, code, level, years: yearsOf(years.toString()) },
    ...{ department: department?.name ?? null, chain: chain?.labelZh ?? null },
  };
}
