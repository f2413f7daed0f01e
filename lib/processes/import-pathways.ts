import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { ReadValue } from '@/lib/excel/columns';
import { PROGRAMME_CODE } from '@/lib/identifiers/programme-code';
import type { Ctx } from '@/lib/kernel/context';
import type { Day } from '@/lib/kernel/day';
import { PATHWAY_IMPORT_SPECS } from '@/lib/modules/pathways/excel';
import type { Mode } from '@/lib/modules/pathways/words';
import { textOf as text } from './import-cells';
import { closedWords, firstNamed } from './import-draft';
import type { NamedPartner } from './import-missing';
import { namedPartner } from './import-named';
import { partnerMatcher, partnersMeant } from './import-partners-records';
import { undoPathways, writePathways } from './import-pathways-write';
import { compared, type Faults, faultsOf, type Judged, plannedSession, refused } from './import-planned';
import type { ImportSession, ImportTarget, ReadRow } from './import-target';

/** A class's cells as they are compared and written; school, enterprise and programme by their names. */
export type PathwayValues = {
  name: string;
  mode: Mode;
  school: string;
  gradeYear: number;
  plannedSeats: number;
} & Record<'enterprise' | 'programme' | 'schoolProgrammeCode' | 'schoolProgrammeName' | 'planVersion', string | null>;
/** What a session knows of a row that it has judged; an enterprise without an id is made. */
export type PathwayPlan = {
  values: PathwayValues;
  schoolId: string;
  enterprise: NamedPartner | null;
  programmeId: string | null;
  /** Of a new one. */
  agreedOn: Day;
};

/** Classes of the 3+2 and 3+3 pathways as a target of the import. */
export const pathwayImport: ImportTarget = {
  module: 'pathways',
  permission: 'pathways.import',
  specs: PATHWAY_IMPORT_SPECS,
  usualUnits: {},
  previewKeys: ['name', 'mode', 'school', 'enterprise', 'programme', 'gradeYear', 'plannedSeats', 'agreedOn'],
  masked: [],
  templateSpecs: async () => PATHWAY_IMPORT_SPECS,
  open: openSession,
  undo: undoPathways,
};

const PARTS = {
  school: { select: { name: true } },
  enterprise: { select: { name: true } },
  programme: { select: { name: true } },
  _count: { select: { students: true } },
} as const satisfies Prisma.PathwayClassInclude;
type Stored = Prisma.PathwayClassGetPayload<{ include: typeof PARTS }>;
type Known = Awaited<ReturnType<typeof readKnown>>;

/** What the words of the sheet are looked up in. */
async function readKnown(tx: Tx, ctx: Ctx, rows: ReadRow[]) {
  const at = { institutionId: ctx.institutionId };
  const named = rows.flatMap((row) => [text(row, 'school'), text(row, 'enterprise')]).flatMap((name) => name ?? []);
  const partners = await partnersMeant(
    tx,
    ctx,
    named.map((name) => ({ code: null, name })),
  );
  const names = rows.flatMap((row) => text(row, 'name') ?? []);
  const stored: Stored[] = await tx.pathwayClass.findMany({ where: { ...at, name: { in: names } }, include: PARTS });
  const programmes = await tx.programme.findMany({ where: at, select: { id: true, name: true } });
  return { stored, programmes, match: partnerMatcher(partners) };
}

async function openSession(tx: Tx, ctx: Ctx, { createMissing }: { createMissing: boolean }): Promise<ImportSession> {
  return plannedSession<PathwayPlan>(
    PATHWAY_IMPORT_SPECS,
    async (rows) => {
      const judging = {
        known: await readKnown(tx, ctx, rows),
        repeated: firstNamed(),
        createMissing,
        today: ctx.today,
      };
      return (row) => judge(row, judging);
    },
    (planned, batchId, done) => writePathways({ tx, ctx, batchId, done }, planned),
  );
}

type Judging = { known: Known; repeated: ReturnType<typeof firstNamed>; createMissing: boolean; today: Day };
const REQUIRED = ['name', 'mode', 'school', 'gradeYear', 'plannedSeats'];

function judge(row: ReadRow, { known, repeated, createMissing, today }: Judging): Judged<PathwayPlan> {
  const faults = faultsOf(row, closedWords(row, PATHWAY_IMPORT_SPECS));
  faults.need(...REQUIRED);
  const name = text(row, 'name') ?? '';
  if (name) faults.once(repeated, name, 'name');
  const code = text(row, 'schoolProgrammeCode');
  if (code && !PROGRAMME_CODE.test(code)) faults.refuse('schoolProgrammeCode', 'programme-code', { found: code });
  const now = faults.told('name') ? undefined : known.stored.find((each) => each.name === name);
  const school = schoolOf(row, faults, { known, now });
  const said = text(row, 'enterprise');
  const asked = said ? namedPartner(row, { key: 'enterprise', said, match: known.match, createMissing }) : null;
  faults.add(asked?.problem);
  if (asked?.partner && asked.partner.kind !== 'ENTERPRISE')
    faults.refuse('enterprise', 'no-enterprise', { found: said ?? '' });
  const programmeName = text(row, 'programme');
  const programme = known.programmes.find((each) => each.name === programmeName);
  if (programmeName && !programme) faults.warn('programme', 'unknown-programme', { found: programmeName });
  if (!school || faults.refused()) return refused(faults.problems);

  const enterprise = asked?.found ?? null;
  const values: PathwayValues = {
    ...{ name, mode: text(row, 'mode') as Mode, school: school.profile.name },
    ...{ gradeYear: Number(row.values.gradeYear), plannedSeats: Number(row.values.plannedSeats) },
    ...{ enterprise: enterprise?.name ?? null, programme: programme?.name ?? null, schoolProgrammeCode: code },
    ...{ schoolProgrammeName: text(row, 'schoolProgrammeName'), planVersion: text(row, 'planVersion') },
  };
  const plan: PathwayPlan = {
    ...{ values, schoolId: school.id, enterprise, programmeId: programme?.id ?? null },
    agreedOn: text(row, 'agreedOn') ?? agreedBy(values.gradeYear, today),
  };
  const { problems } = faults;
  return compared(PATHWAY_IMPORT_SPECS, { now, stored: storedValues, behind: idsOf, values, problems, plan });
}

/** The secondary school that the row names, and that the class that is there can be of. */
function schoolOf(row: ReadRow, faults: Faults, { known, now }: { known: Known; now: Stored | undefined }) {
  const found = text(row, 'school');
  if (!found) return null;
  const { partner, ambiguous } = known.match(null, found);
  if (ambiguous) faults.refuse('school', 'ambiguous-owner', { found });
  else if (partner?.kind !== 'SECONDARY_SCHOOL') faults.refuse('school', 'unknown-school', { found });
  // Pupils are the school's, and its liaison sees them.
  else if (now && now.schoolId !== partner.id && now._count.students > 0)
    faults.refuse('school', 'school-stays', { found });
  return partner;
}

/** A class that says no day was agreed when its year began, at the latest today. */
function agreedBy(gradeYear: number, today: Day): Day {
  const began = `${gradeYear}-09-01`;
  return began < today ? began : today;
}

/** The ids behind the names that a change may take away. */
const idsOf = ({ schoolId, enterpriseId, programmeId }: Stored) => ({
  ...{ school: { schoolId }, enterprise: { enterpriseId }, programme: { programmeId } },
});

function storedValues(stored: Stored): Record<string, ReadValue> {
  const { name, mode, gradeYear, plannedSeats, schoolProgrammeCode, schoolProgrammeName, planVersion } = stored;
  return {
    ...{ name, mode, gradeYear, plannedSeats, schoolProgrammeCode, schoolProgrammeName, planVersion },
    ...{ school: stored.school.name, enterprise: stored.enterprise?.name ?? null },
    programme: stored.programme?.name ?? null,
  };
}
