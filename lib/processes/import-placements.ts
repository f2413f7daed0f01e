import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { ReadValue } from '@/lib/excel/columns';
import type { Ctx } from '@/lib/kernel/context';
import { decryptText } from '@/lib/kernel/crypto';
import { type Day, fromDbDate } from '@/lib/kernel/day';
import { newId } from '@/lib/kernel/id';
import { PLACEMENT_IMPORT_SPECS } from '@/lib/modules/placements/excel';
import type { Mark } from '@/lib/modules/placements/words';
import { matchRegion } from '@/lib/reference/regions';
import { textOf as text } from './import-cells';
import { closedWords, compareValues, firstNamed, NOTHING, refusal } from './import-draft';
import type { NamedPartner, NamedProgramme } from './import-missing';
import { partnerMatcher, partnersMeant } from './import-partners-records';
import { readPlacementsKnown } from './import-placements-known';
import { undoPlacements, writePlacements } from './import-placements-write';
import {
  type ImportSession,
  type ImportTarget,
  type Judgement,
  problemAt,
  type ReadRow,
  type RowProblem,
} from './import-target';

export type PlacementValues = {
  kind: string;
  stage: string | null;
  source: string;
  form: string | null;
  job: string;
  placeCode: string | null;
  address: string | null;
  teacher: string | null;
  mentor: string | null;
  mentorPhone: string | null;
  startsOn: Day;
  endsOn: Day;
  actualDays: number | null;
  pay: number | null;
  stated: Mark[];
  denied: Mark[];
};
/** What a session knows of a row that it has judged; a student, partner or programme without an id is made. */
export type PlacementPlan = {
  student: { id: string | null; studentNo: string; name: string; gradeYear: number };
  schoolClass: string | null;
  programme: NamedProgramme | null;
  partner: NamedPartner;
  values: PlacementValues;
};

/** Internships as a target of the import. */
export const placementImport: ImportTarget = {
  module: 'placements',
  permission: 'placements.import',
  specs: PLACEMENT_IMPORT_SPECS,
  usualUnits: {},
  previewKeys: ['student', 'studentNo', 'partner', 'job', 'startsOn', 'endsOn', 'agreement', 'liability'],
  masked: ['mentorPhone'],
  templateSpecs: async () => PLACEMENT_IMPORT_SPECS,
  open: openSession,
  undo: undoPlacements,
};

type Known = Awaited<ReturnType<typeof readPlacementsKnown>> & { match: ReturnType<typeof partnerMatcher> };
const int = (row: ReadRow, key: string): number | null =>
  typeof row.values[key] === 'number' ? (row.values[key] as number) : null;

async function openSession(tx: Tx, ctx: Ctx, { createMissing }: { createMissing: boolean }): Promise<ImportSession> {
  const plans = new Map<number, PlacementPlan>();
  return {
    specs: PLACEMENT_IMPORT_SPECS,
    async judge(rows) {
      const wanted = rows.map((row) => ({ code: text(row, 'creditCode'), name: text(row, 'partner') ?? '' }));
      const numbers = [...new Set(rows.flatMap((row) => text(row, 'studentNo') ?? []))];
      const known = {
        ...(await readPlacementsKnown(tx, ctx, numbers)),
        match: partnerMatcher(await partnersMeant(tx, ctx, wanted)),
      };
      const repeated = firstNamed();
      return rows.map((row) => {
        const { judgement, plan } = judge(row, { known, createMissing, repeated });
        if (plan) plans.set(row.row, plan);
        return judgement;
      });
    },
    write: (rows, batchId, done) =>
      writePlacements(
        { tx, ctx, batchId, done },
        rows.flatMap((row) => {
          const plan = plans.get(row.row);
          return plan ? [{ row, plan }] : [];
        }),
      ),
  };
}

type Judging = { known: Known; createMissing: boolean; repeated: ReturnType<typeof firstNamed> };
type Judged = { judgement: Judgement; plan: PlacementPlan | null };
const REQUIRED = ['studentNo', 'student', 'partner', 'startsOn', 'endsOn', 'job'] as const;

function judge(row: ReadRow, at: Judging): Judged {
  const problems = closedWords(row, PLACEMENT_IMPORT_SPECS);
  const refuse = (...more: typeof problems): Judged => ({ judgement: refusal([...problems, ...more]), plan: null });
  if (problems.some((problem) => problem.severity === 'refused')) return refuse();
  const missing = REQUIRED.find((key) => !text(row, key));
  if (missing) return refuse(problemAt(row, missing, 'refused', 'required'));
  const values = valuesOf(row);
  if (values.endsOn < values.startsOn) return refuse(problemAt(row, 'endsOn', 'refused', 'ends-before-start'));
  const studentNo = text(row, 'studentNo') ?? '';
  const twice = at.repeated(row, `${studentNo} ${values.startsOn}`, 'studentNo');
  if (twice) return refuse(twice);
  const who = studentOf(row, studentNo, at);
  if ('refused' in who) return refuse(who.refused);
  problems.push(...who.problems);
  const partnerName = text(row, 'partner') ?? '';
  const { partner, ambiguous } = at.known.match(text(row, 'creditCode'), partnerName);
  if (ambiguous) return refuse(problemAt(row, 'partner', 'refused', 'ambiguous-name', { found: partnerName }));
  if (!partner && !at.createMissing)
    return refuse(problemAt(row, 'partner', 'refused', 'unknown-partner', { found: partnerName }));
  if (!partner) problems.push(problemAt(row, 'partner', 'warning', 'will-create', { found: partnerName }));
  problems.push(...doubts(row, values));
  const plan: PlacementPlan = {
    ...{ ...who.plan, values },
    partner: { id: partner?.id ?? null, name: partnerName, creditCode: text(row, 'creditCode') },
  };
  const now = who.plan.student.id ? (at.known.placements.get(who.plan.student.id) ?? []) : [];
  const there = now.find((each) => fromDbDate(each.startsOn) <= values.endsOn && lastDay(each) >= values.startsOn);
  if (!there)
    return { judgement: { ...NOTHING, changes: [], before: {}, result: 'NEW', recordId: newId(), problems }, plan };
  if (there.partnerId !== partner?.id)
    return refuse(problemAt(row, 'startsOn', 'refused', 'other-placement', { found: there.partner.name }));
  return { judgement: compared(row, there, values, problems), plan };
}

type There = NonNullable<ReturnType<Known['placements']['get']>>[number];
const lastDay = (p: There): Day => fromDbDate(p.endedOn ?? p.endsOn);

/** What is odd about a row that is taken all the same. */
function doubts(row: ReadRow, { placeCode, actualDays, startsOn, endsOn }: PlacementValues) {
  const found = text(row, 'place');
  const span = (Date.parse(endsOn) - Date.parse(startsOn)) / 86_400_000 + 1;
  return [
    ...(found && !placeCode ? [problemAt(row, 'place', 'warning', 'unknown-region', { found })] : []),
    ...(actualDays !== null && actualDays > span
      ? [problemAt(row, 'actualDays', 'warning', 'days-beyond-span', { found: actualDays, span })]
      : []),
  ];
}

type Meant = { refused: RowProblem } | { problems: RowProblem[]; plan: Omit<PlacementPlan, 'values' | 'partner'> };

/** The student that the row means; one that is not there is made where that is wanted and its programme can be told. */
function studentOf(row: ReadRow, studentNo: string, { known, createMissing }: Judging): Meant {
  const problems: RowProblem[] = [];
  const name = text(row, 'student') ?? '';
  const student = known.students.get(studentNo);
  const schoolClass = text(row, 'schoolClass');
  if (student && student.name !== name)
    problems.push(problemAt(row, 'student', 'warning', 'other-name', { found: name, name: student.name }));
  if (!student && !createMissing)
    return { refused: problemAt(row, 'studentNo', 'refused', 'unknown-student', { found: studentNo }) };
  // 风力发电工程技术2301班: a class is called after its programme.
  const programmeName = text(row, 'programme') ?? schoolClass?.replace(/[\d（(].*$/, '').trim() ?? '';
  const programme = programmeName ? { id: known.programmes.get(programmeName) ?? null, name: programmeName } : null;
  const gradeYear = int(row, 'gradeYear') ?? Number(text(row, 'startsOn')?.slice(0, 4));
  if (!student && !programme)
    return {
      refused: problemAt(row, row.at.programme === undefined ? 'schoolClass' : 'programme', 'refused', 'no-programme'),
    };
  if (!student) problems.push(problemAt(row, 'studentNo', 'warning', 'will-create', { found: studentNo }));
  const plan = { student: { id: student?.id ?? null, studentNo, name, gradeYear }, schoolClass, programme };
  return { problems, plan: { ...plan, programme: student ? null : programme } };
}

const MARKS = {
  liability: 'LIABILITY',
  accident: 'ACCIDENT',
  training: 'TRAINING',
  agreement: 'AGREEMENT',
  emergency: 'EMERGENCY',
} as const satisfies Record<string, Mark>;

/** The row's values. A mark whose column is there says yes, or else no; without the column it says nothing. */
function valuesOf(row: ReadRow): PlacementValues {
  const [kind = 'POST', stage = null] = (text(row, 'kind') ?? 'POST').split(' ');
  const place = text(row, 'place');
  const marks = Object.entries(MARKS).filter(([key]) => row.at[key] !== undefined);
  return {
    ...{ kind, stage, source: text(row, 'source') ?? 'SCHOOL', form: text(row, 'form'), job: text(row, 'job') ?? '' },
    placeCode: place && (/\d{6}/.exec(place)?.[0] ?? matchRegion(place)),
    ...{ address: text(row, 'address'), teacher: text(row, 'teacher'), mentor: text(row, 'mentor') },
    ...{ mentorPhone: text(row, 'mentorPhone'), actualDays: int(row, 'actualDays'), pay: int(row, 'pay') },
    startsOn: text(row, 'startsOn') ?? '',
    endsOn: text(row, 'endsOn') ?? '',
    stated: marks.filter(([key]) => row.values[key] === true).map(([, mark]) => mark),
    denied: marks.filter(([key]) => row.values[key] !== true).map(([, mark]) => mark),
  };
}

const YES_NO = (marks: readonly string[], mark: Mark) => (marks.includes(mark) ? true : null);

/** What the row changes of a placement that is there. */
function compared(row: ReadRow, there: There, values: PlacementValues, problems: Judgement['problems']): Judgement {
  const now: Record<string, ReadValue> = {
    ...{ form: there.form, source: there.source, job: there.job, address: there.address, pay: there.pay },
    ...{
      placeCode: there.placeCode,
      actualDays: there.actualDays,
      teacher: there.teacherName,
      mentor: there.mentorName,
    },
    mentorPhone: there.mentorPhoneEnc ? decryptText(there.mentorPhoneEnc) : null,
    ...{ startsOn: fromDbDate(there.startsOn), endsOn: fromDbDate(there.endsOn) },
    ...Object.fromEntries(Object.entries(MARKS).map(([key, mark]) => [key, YES_NO(there.stated, mark)])),
  };
  const { kind: _k, stage: _s, stated, denied: _d, source, ...plain } = values;
  const { changes, before } = compareValues(PLACEMENT_IMPORT_SPECS, now, {
    ...plain,
    ...(row.values.source !== undefined && { source }),
    ...Object.fromEntries(Object.entries(MARKS).map(([key, mark]) => [key, YES_NO(stated, mark)])),
  });
  const result = changes.length > 0 ? ('CHANGED' as const) : ('UNCHANGED' as const);
  return { result, recordId: there.id, version: there.version, changes, before, problems };
}
