import type { Day } from '@/lib/kernel/day';
import type { Sex, StudentState } from './words';
import type { StudentEvent } from './workflow';

type Named = { id: string; name: string };

/** A student as a list row shows it: numbers masked, the class that it has a place in on the list's day. */
export type StudentRow = {
  id: string;
  studentNo: string;
  name: string;
  programme: string;
  schoolClass: string | null;
  gradeYear: number;
  state: StudentState;
  minor: boolean;
  idCard: string | null;
  phone: string | null;
  enrolledOn: Day;
  orderClass: Named | null;
};

/** What the form edits, as it is now; encrypted numbers only masked. */
export type StudentForm = {
  id: string;
  version: number;
  studentNo: string;
  name: string;
  sex: Sex | null;
  birthOn: Day | null;
  programmeId: string;
  schoolClassId: string | null;
  gradeYear: number;
  enrolledOn: Day;
  guardianName: string | null;
  remark: string | null;
  idCardMasked: string | null;
  phoneMasked: string | null;
  guardianPhoneMasked: string | null;
};

/** A place in a class, of the student's side and of the class's. */
export type PlaceView = {
  id: string;
  version: number;
  joinedOn: Day;
  leftOn: Day | null;
  leftReason: string | null;
  apprenticeAgreementNo: string | null;
};
export type StudentPlace = PlaceView & { orderClass: Named; partner: string };
/** `student` is null where the reader may no longer see who it was. */
export type ClassPlace = PlaceView & {
  student: { id: string; studentNo: string; name: string; programme: string; minor: boolean } | null;
};
export type ClassRoster = { places: ClassPlace[]; present: number; may: { write: boolean; students: boolean } };

export type StudentRecord = StudentForm & {
  programme: Named;
  schoolClass: string | null;
  department: string | null;
  state: StudentState;
  leftOn: Day | null;
  leftReason: string | null;
  minor: boolean;
  places: StudentPlace[];
  /** The secondary school's pupil that it was; null when it came otherwise, or for the student itself. */
  cameFrom: { pathway: Named; school: string; pupilNo: string; transferredOn: Day | null } | null;
  events: StudentEvent[];
  may: { write: boolean; reveal: boolean };
};

export type Revealed = { idCard: string | null; phone: string | null; guardianPhone: string | null };
