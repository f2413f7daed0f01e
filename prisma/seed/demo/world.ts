import type { Role } from '@/lib/authz/roles';
import type { Prisma } from '@/lib/db/generated/client';
import { type Day, toDbDate } from '@/lib/kernel/day';
import type { PartnerKind, PartnerState } from '@/lib/modules/partners/words';
import type { College } from './college';
import type { Random } from './random';
import words from './words.json';

export type Trade = (typeof words.trades)[number];
export type Member = { id: string; userId: string; name: string; role: Role; departmentId: string | null };
export type DemoPartner = {
  id: string;
  kind: PartnerKind;
  state: PartnerState;
  name: string;
  shortName: string;
  trade: Trade;
  departmentId: string;
  ownerId: string;
  /** First day of cooperation, or of the first contact. */
  since: Day;
  /** Employees; null of a body that exists, of which nothing is invented. */
  headcount: number | null;
};

/** What the builders of one college share. */
export type World = {
  college: College;
  random: Random;
  today: Day;
  institutionId: string;
  departments: { id: string; code: string; name: string }[];
  staff: Member[];
  /** Everybody with an account, outsiders too. */
  members: Member[];
  /** Entries of the dictionary CHAIN, by code. */
  chainIds: Map<string, string>;
};

/** Rows by model, ready for createMany, in the order in which they can be written. */
export type Rows = {
  department: Prisma.DepartmentCreateManyInput[];
  dictionaryEntry: Prisma.DictionaryEntryCreateManyInput[];
  figureTarget: Prisma.FigureTargetCreateManyInput[];
  membership: Prisma.MembershipCreateManyInput[];
  partner: Prisma.PartnerCreateManyInput[];
  partnerName: Prisma.PartnerNameCreateManyInput[];
  partnerStatePeriod: Prisma.PartnerStatePeriodCreateManyInput[];
  partnerDepartment: Prisma.PartnerDepartmentCreateManyInput[];
  contact: Prisma.ContactCreateManyInput[];
  /** Members who belong to a partner. */
  outsider: Prisma.MembershipCreateManyInput[];
  agreement: Prisma.AgreementCreateManyInput[];
  agreementParty: Prisma.AgreementPartyCreateManyInput[];
  visit: Prisma.VisitCreateManyInput[];
  visitParticipant: Prisma.VisitParticipantCreateManyInput[];
  followUp: Prisma.FollowUpCreateManyInput[];
  programme: Prisma.ProgrammeCreateManyInput[];
  programmePeriod: Prisma.ProgrammePeriodCreateManyInput[];
  programmeIntake: Prisma.ProgrammeIntakeCreateManyInput[];
  programmeAdjustment: Prisma.ProgrammeAdjustmentCreateManyInput[];
  schoolClass: Prisma.SchoolClassCreateManyInput[];
  student: Prisma.StudentCreateManyInput[];
  platform: Prisma.PlatformCreateManyInput[];
  platformPartner: Prisma.PlatformPartnerCreateManyInput[];
  platformProgramme: Prisma.PlatformProgrammeCreateManyInput[];
  councilSeat: Prisma.CouncilSeatCreateManyInput[];
  platformDocument: Prisma.PlatformDocumentCreateManyInput[];
  meeting: Prisma.MeetingCreateManyInput[];
  resolution: Prisma.ResolutionCreateManyInput[];
  platformTask: Prisma.PlatformTaskCreateManyInput[];
  standardNode: Prisma.StandardNodeCreateManyInput[];
  standardEvidence: Prisma.StandardEvidenceCreateManyInput[];
  platformCourse: Prisma.PlatformCourseCreateManyInput[];
  platformMember: Prisma.PlatformMemberCreateManyInput[];
  platformYear: Prisma.PlatformYearCreateManyInput[];
  inspection: Prisma.InspectionCreateManyInput[];
  inspectionFinding: Prisma.InspectionFindingCreateManyInput[];
  orderClass: Prisma.OrderClassCreateManyInput[];
  orderClassStep: Prisma.OrderClassStepCreateManyInput[];
  orderClassCourse: Prisma.OrderClassCourseCreateManyInput[];
  roster: Prisma.RosterCreateManyInput[];
  room: Prisma.RoomCreateManyInput[];
  equipment: Prisma.EquipmentCreateManyInput[];
  trainingProgramme: Prisma.TrainingProgrammeCreateManyInput[];
  centreSession: Prisma.CentreSessionCreateManyInput[];
  sessionParticipant: Prisma.SessionParticipantCreateManyInput[];
  centreOutput: Prisma.CentreOutputCreateManyInput[];
  pathwayClass: Prisma.PathwayClassCreateManyInput[];
  pathwayStudent: Prisma.PathwayStudentCreateManyInput[];
  unitInspection: Prisma.UnitInspectionCreateManyInput[];
  internshipPost: Prisma.InternshipPostCreateManyInput[];
  internshipPlan: Prisma.InternshipPlanCreateManyInput[];
  planPost: Prisma.PlanPostCreateManyInput[];
  postPreference: Prisma.PostPreferenceCreateManyInput[];
  placement: Prisma.PlacementCreateManyInput[];
  placementStep: Prisma.PlacementStepCreateManyInput[];
  placementWeek: Prisma.PlacementWeekCreateManyInput[];
  journal: Prisma.JournalCreateManyInput[];
  incident: Prisma.IncidentCreateManyInput[];
  internVisit: Prisma.InternVisitCreateManyInput[];
  internVisitPlacement: Prisma.InternVisitPlacementCreateManyInput[];
  employment: Prisma.EmploymentCreateManyInput[];
  vacancy: Prisma.VacancyCreateManyInput[];
  vacancyProgramme: Prisma.VacancyProgrammeCreateManyInput[];
  intention: Prisma.IntentionCreateManyInput[];
  industryNotice: Prisma.IndustryNoticeCreateManyInput[];
  need: Prisma.NeedCreateManyInput[];
  needAnswer: Prisma.NeedAnswerCreateManyInput[];
  comment: Prisma.CommentCreateManyInput[];
  notification: Prisma.NotificationCreateManyInput[];
};

/** An invented person's name. */
export function personName({ random, college }: Pick<World, 'random' | 'college'>): string {
  return college.mark(random.pick(words.surnames) + random.pick(words.givenNames));
}

/** A member of the department or of the central office in one of the roles. */
export function memberOf({ staff, random }: World, departmentId: string, roles: readonly Role[]): Member {
  return random.pick(staff.filter((m) => roles.includes(m.role) && (m.departmentId ?? departmentId) === departmentId));
}

/** A moment of office hours on the day. */
export function momentOf(random: Random, day: Day): Date {
  return new Date(toDbDate(day).getTime() + random.between(60, 540) * 60_000);
}
