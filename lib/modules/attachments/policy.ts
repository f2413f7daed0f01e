import 'server-only';
import { grantOf } from '@/lib/authz/catalogue';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { mayOnAgreement, visibleAgreements } from '@/lib/modules/agreements/policy';
import { visibleOwnChoices } from '@/lib/modules/choices/policy';
import { visibleYears } from '@/lib/modules/college-years/policy';
import { mayOnEmployment, visibleEmployments } from '@/lib/modules/employment/policy';
import { visibleInternVisits } from '@/lib/modules/following/policy';
import { mayCarryOut, visibleDocuments, visibleMeetings } from '@/lib/modules/governance/policy';
import { visibleChains } from '@/lib/modules/industry-chains/policy';
import { visibleInspections } from '@/lib/modules/inspections/policy';
import { mayOnNeed, visibleNeeds } from '@/lib/modules/needs/policy';
import { visibleNotices } from '@/lib/modules/notices/policy';
import { mayOnOrderClass, visibleOrderClasses } from '@/lib/modules/order-classes/policy';
import { mayOnPartner, visiblePartners } from '@/lib/modules/partners/policy';
import { mayOnPathway, visiblePathways } from '@/lib/modules/pathways/policy';
import { mayOnPlacement, visiblePlacements } from '@/lib/modules/placements/policy';
import { mayOnPlan, visiblePlans } from '@/lib/modules/plans/policy';
import { mayOnPlatform, visiblePlatforms } from '@/lib/modules/platforms/policy';
import { mayOnProgramme, visibleProgrammes } from '@/lib/modules/programmes/policy';
import { visibleNodes, whereIndicator } from '@/lib/modules/standards/policy';
import { mayOnStudent, visibleStudents } from '@/lib/modules/students/policy';
import { mayWriteVisit, visibleVisits } from '@/lib/modules/visits/policy';
import type { AttachmentOwner } from './schema';

type Where = Prisma.AttachmentWhereInput;

/** For each kind of record, which of them the caller sees with their files. Outsiders see none of a partner's record, nor of visits. */
function visibleOwners(ctx: Ctx): Where {
  const everybody: Where = {
    agreement: visibleAgreements(ctx),
    need: visibleNeeds(ctx),
    journal: { placement: visiblePlacements(ctx) },
    ownChoice: visibleOwnChoices(ctx),
    notice: visibleNotices(ctx),
  };
  if (ctx.scope !== 'staff' && ctx.scope !== 'system') return everybody;
  return {
    ...everybody,
    partner: visiblePartners(ctx),
    visit: visibleVisits(ctx),
    platform: visiblePlatforms(ctx),
    programme: visibleProgrammes(ctx),
    chain: visibleChains(ctx),
    orderClass: visibleOrderClasses(ctx),
    student: visibleStudents(ctx),
    pathwayClass: visiblePathways(ctx),
    plan: visiblePlans(ctx),
    placement: visiblePlacements(ctx),
    meeting: visibleMeetings(ctx),
    inspection: visibleInspections(ctx),
    platformDocument: visibleDocuments(ctx),
    standardNode: visibleNodes(ctx),
    platformYear: visibleYears(ctx),
    employment: visibleEmployments(ctx),
    internVisit: visibleInternVisits(ctx),
  };
}

/**
 * The files that the caller may see: those of records that he may see. With `of`, those of that record alone; asked of every kind of record at once,
 * the database plans a join with each of them.
 */
export function visibleAttachments(ctx: Ctx, of?: AttachmentOwner): Where {
  const owners = Object.entries(visibleOwners(ctx));
  const asked = of ? owners.filter(([kind]) => `${kind}Id` in of) : owners;
  return {
    ...of,
    institutionId: ctx.institutionId,
    removedAt: null,
    OR: asked.map(([kind, seen]) => ({ [kind]: seen })),
  };
}

type KeysOf<T> = T extends unknown ? keyof T : never;
type OwnerKey = KeysOf<AttachmentOwner>;

/** For each kind of record, whether the caller may change it; null when he may not even see it. */
const MAY_WRITE: Record<OwnerKey, (tx: Tx, ctx: Ctx, id: string) => Promise<boolean | null>> = {
  partnerId: async (tx, ctx, id) => {
    const where = { AND: [visiblePartners(ctx), { id }] };
    const select = { id: true, ownerId: true, departments: { select: { departmentId: true } } };
    const partner = await tx.partner.findFirst({ where, select });
    return partner && mayOnPartner(ctx, 'partners.update', partner);
  },
  agreementId: async (tx, ctx, id) => {
    const where = { AND: [visibleAgreements(ctx), { id }] };
    const select = { departmentId: true, responsibleId: true, parties: { select: { partnerId: true } } };
    const agreement = await tx.agreement.findFirst({ where, select });
    return agreement && mayOnAgreement(ctx, 'agreements.write', agreement);
  },
  visitId: async (tx, ctx, id) => {
    const where = { AND: [visibleVisits(ctx), { id }] };
    const select = { id: true, participants: { select: { membershipId: true } } };
    const visit = await tx.visit.findFirst({ where, select });
    return visit && mayWriteVisit(tx, ctx, visit);
  },
  platformId: async (tx, ctx, id) => {
    const where = { AND: [visiblePlatforms(ctx), { id }] };
    const platform = await tx.platform.findFirst({ where, select: { departmentId: true, responsibleId: true } });
    return platform && mayOnPlatform(ctx, 'platforms.write', platform);
  },
  programmeId: async (tx, ctx, id) => {
    const where = { AND: [visibleProgrammes(ctx), { id }] };
    const programme = await tx.programme.findFirst({ where, select: { departmentId: true } });
    return programme && mayOnProgramme(ctx, 'programmes.write', programme);
  },
  meetingId: async (tx, ctx, id) => {
    const where = { AND: [visibleMeetings(ctx), { id }] };
    const platform = { select: { departmentId: true, responsibleId: true } };
    const meeting = await tx.meeting.findFirst({ where, select: { platform } });
    return meeting && mayOnPlatform(ctx, 'governance.write', meeting.platform);
  },
  inspectionId: async (tx, ctx, id) => {
    const where = { AND: [visibleInspections(ctx), { id }] };
    const platform = { select: { departmentId: true, responsibleId: true } };
    const inspection = await tx.inspection.findFirst({ where, select: { platform } });
    return inspection && mayOnPlatform(ctx, 'inspections.write', inspection.platform);
  },
  platformDocumentId: async (tx, ctx, id) => {
    const where = { AND: [visibleDocuments(ctx), { id }] };
    const platform = { select: { departmentId: true, responsibleId: true } };
    const document = await tx.platformDocument.findFirst({ where, select: { platform } });
    return document && mayOnPlatform(ctx, 'governance.write', document.platform);
  },
  standardNodeId: async (tx, ctx, id) => {
    const where = { AND: [whereIndicator(ctx, {}), { id }] };
    const platform = { select: { departmentId: true, responsibleId: true } };
    const node = await tx.standardNode.findFirst({ where, select: { ownerId: true, platform } });
    return node && mayCarryOut(ctx, mayOnPlatform(ctx, 'governance.write', node.platform), node.ownerId);
  },
  platformYearId: async (tx, ctx, id) => {
    const where = { AND: [visibleYears(ctx), { id }] };
    const platform = { select: { departmentId: true, responsibleId: true } };
    const year = await tx.platformYear.findFirst({ where, select: { platform } });
    return year && mayOnPlatform(ctx, 'governance.write', year.platform);
  },
  noticeId: async (tx, ctx, id) => {
    const found = await tx.industryNotice.count({ where: { AND: [visibleNotices(ctx), { id }] } });
    return found > 0 ? grantOf(ctx.role, 'notices.write') !== null : null;
  },
  chainId: async (tx, ctx, id) => {
    const found = await tx.dictionaryEntry.count({ where: { AND: [visibleChains(ctx), { id }] } });
    return found > 0 ? grantOf(ctx.role, 'industry-chains.write') !== null : null;
  },
  pathwayClassId: async (tx, ctx, id) => {
    const pathwayClass = await tx.pathwayClass.findFirst({
      where: { AND: [visiblePathways(ctx), { id }] },
      select: { schoolId: true, programme: { select: { departmentId: true } } },
    });
    return pathwayClass && mayOnPathway(ctx, 'pathways.write', pathwayClass);
  },
  studentId: async (tx, ctx, id) => {
    const student = await tx.student.findFirst({
      where: { AND: [visibleStudents(ctx), { id }] },
      select: { programme: { select: { departmentId: true } } },
    });
    return student && mayOnStudent(ctx, 'students.write', student);
  },
  orderClassId: async (tx, ctx, id) => {
    const orderClass = await tx.orderClass.findFirst({
      where: { AND: [visibleOrderClasses(ctx), { id }] },
      select: { departmentId: true, partnerId: true },
    });
    return orderClass && mayOnOrderClass(ctx, 'order-classes.write', orderClass);
  },
  planId: async (tx, ctx, id) => {
    const plan = await tx.internshipPlan.findFirst({
      where: { AND: [visiblePlans(ctx), { id }] },
      select: { departmentId: true },
    });
    return plan && mayOnPlan(ctx, 'plans.write', plan);
  },
  placementId: async (tx, ctx, id) => {
    const placement = await tx.placement.findFirst({
      where: { AND: [visiblePlacements(ctx), { id }] },
      select: {
        ...{ partnerId: true, studentId: true, teacherId: true, mentorId: true },
        student: { select: { programme: { select: { departmentId: true } } } },
        plan: { select: { teacherId: true } },
      },
    });
    return placement && mayOnPlacement(ctx, 'placements.write', placement);
  },
  employmentId: async (tx, ctx, id) => {
    const employment = await tx.employment.findFirst({
      where: { AND: [visibleEmployments(ctx), { id }] },
      select: { student: { select: { programme: { select: { departmentId: true } } } } },
    });
    return employment && mayOnEmployment(ctx, 'employment.write', employment);
  },
  internVisitId: async (tx, ctx, id) => {
    const where = { AND: [visibleInternVisits(ctx), { id }] };
    const visit = await tx.internVisit.findFirst({ where, select: { teacherId: true } });
    return visit && (ctx.scope === 'system' || visit.teacherId === ctx.membershipId);
  },
  journalId: async (tx, ctx, id) => {
    const entry = await tx.journal.findFirst({
      where: { institutionId: ctx.institutionId, id, placement: visiblePlacements(ctx) },
      select: { placement: { select: { studentId: true } } },
    });
    return entry && entry.placement.studentId === ctx.studentId;
  },
  ownChoiceId: async (tx, ctx, id) => {
    const where = { AND: [visibleOwnChoices(ctx), { id }] };
    const request = await tx.ownChoice.findFirst({ where, select: { state: true } });
    return request && request.state === 'REQUESTED';
  },
  needId: async (tx, ctx, id) => {
    const where = { AND: [visibleNeeds(ctx), { id }] };
    const need = await tx.need.findFirst({ where, select: { partnerId: true, departmentId: true } });
    return need && mayOnNeed(ctx, 'needs.write', need);
  },
};

/** Whether the caller may change the record itself; null when he may not even see it. */
export async function mayWriteOwner(tx: Tx, ctx: Ctx, owner: AttachmentOwner): Promise<boolean | null> {
  const [[key, id] = []] = Object.entries(owner);
  return key && id ? MAY_WRITE[key as OwnerKey](tx, ctx, id) : null;
}

/** Whether the caller may attach files to a record of this kind that he sees. A partner: to its needs; a student: to its journal, which is nobody else's. */
export function mayAttach(ctx: Ctx, owner: AttachmentOwner): boolean {
  const grant = grantOf(ctx.role, 'files.write');
  if ('journalId' in owner) return grant === 'own';
  if ('ownChoiceId' in owner) return grant === 'own' || grant === 'all';
  return grant === 'all' || (grant === 'partner' && 'needId' in owner);
}

/** Whether the caller may remove a file: one's own, or the college's people where they may change the record. */
export function mayRemove(ctx: Ctx, owner: AttachmentOwner, file: { uploadedById: string }, writes: boolean): boolean {
  // What an approval rests on stays.
  if ('ownChoiceId' in owner && !writes) return false;
  return mayAttach(ctx, owner) && (file.uploadedById === ctx.membershipId || (ctx.scope === 'staff' && writes));
}
