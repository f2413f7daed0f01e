import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { ReadValue } from '@/lib/excel/columns';
import type { Ctx } from '@/lib/kernel/context';
import { decryptText } from '@/lib/kernel/crypto';
import { type Day, fromDbDate } from '@/lib/kernel/day';
import { PLACEMENT_IMPORT_SPECS } from '@/lib/modules/placements/excel';
import type { Mark } from '@/lib/modules/placements/words';
import { matchRegion } from '@/lib/reference/regions';
import { textOf as text } from './import-cells';
import { closedWords, firstNamed } from './import-draft';
import type { NamedPartner, NamedProgramme } from './import-missing';
import { partnerOfRow } from './import-named';
import { partnerMatcher, partnersMeant } from './import-partners-records';
import { readPlacementsKnown } from './import-placements-known';
import { undoPlacements, writePlacements } from './import-placements-write';
import { compared, type Faults, faultsOf, type Judged, plannedSession, refused } from './import-planned';
import type { ImportSession, ImportTarget, ReadRow } from './import-target';

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
  return plannedSession<PlacementPlan>(
    PLACEMENT_IMPORT_SPECS,
    async (rows) => {
      const wanted = rows.map((row) => ({ code: text(row, 'creditCode'), name: text(row, 'partner') ?? '' }));
      const numbers = [...new Set(rows.flatMap((row) => text(row, 'studentNo') ?? []))];
      const known = {
        ...(await readPlacementsKnown(tx, ctx, numbers)),
        match: partnerMatcher(await partnersMeant(tx, ctx, wanted)),
      };
      const judging = { known, createMissing, repeated: firstNamed() };
      return (row) => judge(row, judging);
    },
    (planned, batchId, done) => writePlacements({ tx, ctx, batchId, done }, planned),
  );
}

type Judging = { known: Known; createMissing: boolean; repeated: ReturnType<typeof firstNamed> };
const REQUIRED = ['studentNo', 'student', 'partner', 'startsOn', 'endsOn', 'job'] as const;

function judge(row: ReadRow, judging: Judging): Judged<PlacementPlan> {
  const { known, createMissing, repeated } = judging;
  const faults = faultsOf(row, closedWords(row, PLACEMENT_IMPORT_SPECS));
  faults.need(...REQUIRED);
  const [studentNo, values] = [text(row, 'studentNo'), valuesOf(row)];
  const { startsOn, endsOn } = values;
  if (startsOn && endsOn && endsOn < startsOn) faults.refuse('endsOn', 'ends-before-start');
  if (studentNo && startsOn) faults.once(repeated, `${studentNo} ${startsOn}`, 'studentNo');
  const who = studentOf(row, faults, judging);
  const partner = partnerOfRow(row, faults, { match: known.match, createMissing });
  lookAt(row, values, faults);
  const placed = (who?.student.id && known.placements.get(who.student.id)) || [];
  const now = faults.told('startsOn', 'endsOn')
    ? undefined
    : placed.find((each) => fromDbDate(each.startsOn) <= endsOn && lastDay(each) >= startsOn);
  if (now && partner !== undefined && now.partnerId !== partner?.id)
    faults.refuse('startsOn', 'other-placement', { found: now.partner.name });
  if (!who || faults.refused()) return refused(faults.problems);

  const named = { id: partner?.id ?? null, name: text(row, 'partner') ?? '', creditCode: text(row, 'creditCode') };
  const plan: PlacementPlan = { ...who, values, partner: named };
  const { problems } = faults;
  return compared(PLACEMENT_IMPORT_SPECS, { now, stored: storedValues, values: saidOf(row, values), problems, plan });
}

type There = NonNullable<ReturnType<Known['placements']['get']>>[number];
const lastDay = (p: There): Day => fromDbDate(p.endedOn ?? p.endsOn);

/** What is odd about a row that is taken all the same. */
function lookAt(row: ReadRow, { placeCode, actualDays, startsOn, endsOn }: PlacementValues, faults: Faults): void {
  const found = text(row, 'place');
  const span = (Date.parse(endsOn) - Date.parse(startsOn)) / 86_400_000 + 1;
  if (found && !placeCode) faults.warn('place', 'unknown-region', { found });
  if (actualDays !== null && actualDays > span && !faults.told('startsOn', 'endsOn'))
    faults.warn('actualDays', 'days-beyond-span', { found: actualDays, span });
}

type Meant = Omit<PlacementPlan, 'values' | 'partner'>;

/** The student that the row means; one that is not there is made where that is wanted and its programme can be told. */
function studentOf(row: ReadRow, faults: Faults, { known, createMissing }: Judging): Meant | null {
  const studentNo = text(row, 'studentNo');
  if (!studentNo || faults.told('studentNo')) return null;
  const name = text(row, 'student') ?? '';
  const student = known.students.get(studentNo);
  const schoolClass = text(row, 'schoolClass');
  if (student && student.name !== name) faults.warn('student', 'other-name', { found: name, name: student.name });
  if (!student && !createMissing) {
    faults.refuse('studentNo', 'unknown-student', { found: studentNo });
    return null;
  }
  // 风力发电工程技术2301班: a class is called after its programme.
  const programmeName = text(row, 'programme') ?? schoolClass?.replace(/[\d（(].*$/, '').trim() ?? '';
  const programme = programmeName ? { id: known.programmes.get(programmeName) ?? null, name: programmeName } : null;
  const gradeYear = int(row, 'gradeYear') ?? Number(text(row, 'startsOn')?.slice(0, 4));
  if (!student && !programme && !faults.told('programme', 'schoolClass'))
    faults.refuse(row.at.programme === undefined ? 'schoolClass' : 'programme', 'no-programme');
  if (!student) faults.warn('studentNo', 'will-create', { found: studentNo });
  const plan = { student: { id: student?.id ?? null, studentNo, name, gradeYear }, schoolClass };
  return { ...plan, programme: student ? null : programme };
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

/** The values that a row says, as they are compared. */
function saidOf(row: ReadRow, values: PlacementValues): Record<string, ReadValue> {
  const { kind: _k, stage: _s, stated, denied: _d, source, ...plain } = values;
  return {
    ...plain,
    ...(row.values.source !== undefined && { source }),
    ...Object.fromEntries(Object.entries(MARKS).map(([key, mark]) => [key, YES_NO(stated, mark)])),
  };
}

function storedValues(there: There): Record<string, ReadValue> {
  const { form, source, job, address, pay, placeCode, actualDays } = there;
  return {
    ...{ form, source, job, address, pay, placeCode, actualDays },
    ...{ teacher: there.teacherName, mentor: there.mentorName },
    mentorPhone: there.mentorPhoneEnc ? decryptText(there.mentorPhoneEnc) : null,
    ...{ startsOn: fromDbDate(there.startsOn), endsOn: fromDbDate(there.endsOn) },
    ...Object.fromEntries(Object.entries(MARKS).map(([key, mark]) => [key, YES_NO(there.stated, mark)])),
  };
}
