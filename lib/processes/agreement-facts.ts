import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import { documentWords } from '@/lib/modules/documents/text';
import { personNames } from '@/lib/modules/people/queries';
import { visiblePlacements } from '@/lib/modules/placements/policy';
import { readStored, type StoredPlacement } from '@/lib/modules/placements/record';
import { signedTerms } from '@/lib/modules/placements/text';
import { PARTIES, type Party } from '@/lib/modules/placements/words';
import { isMinor } from '@/lib/modules/students/policy';
import { AGREEMENT_LOCALE, templateInUse, type Values } from './agreement-template';
import { type AgreementText, textOf } from './agreement-text';
import { paperAddress } from './paper-address';

/** What an agreement says of one placement: its text, a value for every placeholder, who signs, and who has signed. */
export type AgreementFacts = {
  id: string;
  text: AgreementText;
  /** The short form of what is signed: a printed agreement carries it, and one of another text has another. */
  code: string;
  values: Values;
  parties: Party[];
  signed: { party: Party; signer: string; method: string; signedOn: string }[];
};

const select = {
  id: true,
  student: {
    select: { sex: true, idCardMasked: true, guardianName: true, programme: { select: { name: true } } },
  },
  partner: { select: { creditCode: true, address: true, legalPerson: true } },
  post: { select: { description: true, hoursPerDay: true, daysPerWeek: true, accommodation: true } },
  plan: { select: { tasks: true } },
  signatures: { where: { amendmentId: null }, orderBy: [{ signedOn: 'asc' }, { id: 'asc' }] },
  amendments: { where: { state: 'SIGNED' }, orderBy: { number: 'asc' }, select: { before: true } },
  text: { include: { template: { select: { id: true, number: true, storageKey: true } } } },
} as const satisfies Prisma.PlacementSelect;
type More = Prisma.PlacementGetPayload<{ select: typeof select }>;
type Names = { school: string; people: Record<string, string>; regions: Map<string, string> };

function workValues(p: StoredPlacement, more: More) {
  const { post, plan } = more;
  const { job, pay, startsOn, endsOn, insurer, policyNo } = signedTerms(p, more.amendments);
  return {
    ...{ job, insurer, policyNo, accidentPolicyNo: p.accidentPolicyNo, pay, startsOn, endsOn },
    jobContent: post?.description ?? plan?.tasks,
    hoursPerDay: post?.hoursPerDay,
    daysPerWeek: post?.daysPerWeek,
    accommodation: post?.accommodation,
  };
}

/** What the records say now; what is told of the text itself comes later. */
function valuesOf(p: StoredPlacement, more: More, { school, people, regions }: Names, minor: boolean): Values {
  const say = documentWords(AGREEMENT_LOCALE);
  const { student, partner } = more;
  const found: Record<keyof Values, unknown> = {
    ...workValues(p, more),
    ...{ schoolName: school, partnerName: p.partner.name, creditCode: partner.creditCode },
    ...{ partnerAddress: partner.address, legalPerson: partner.legalPerson },
    ...{ studentName: p.student.name, studentNo: p.student.studentNo, idCard: student.idCardMasked },
    sex: student.sex && say(`students.sexes.${student.sex}`),
    ...{ programme: student.programme.name, schoolClass: p.student.schoolClass?.name },
    guardianName: minor && student.guardianName,
    ...{ guardianRelation: minor && p.guardianRelation, agreementNo: p.agreementNo },
    planName: p.plan?.name,
    kind: say(p.stage ? `placements.stages.${p.stage}` : `placements.kinds.${p.kind}`),
    place: [regions.get(p.placeCode ?? ''), signedTerms(p, more.amendments).address].filter(Boolean).join(' '),
    teacher: (p.teacherId && people[p.teacherId]) || p.teacherName,
    mentor: (p.mentorId && people[p.mentorId]) || p.mentorName,
    ...{ contentCode: null, scanCode: null, today: null },
  };
  return Object.fromEntries(Object.entries(found).map(([key, value]) => [key, value ? String(value) : ''])) as Values;
}

async function namesFor(tx: Tx, ctx: Ctx, stored: readonly StoredPlacement[]): Promise<Names> {
  const codes = [...new Set(stored.flatMap(({ placeCode }) => placeCode ?? []))];
  const regions = await tx.region.findMany({ where: { code: { in: codes } }, select: { code: true, name: true } });
  // A job's context has no name of the school.
  const at = { where: { id: ctx.institutionId }, select: { name: true } } as const;
  const school = ctx.institutionName || (await tx.institution.findUniqueOrThrow(at)).name;
  return {
    school,
    people: await personNames(tx, ctx),
    regions: new Map(regions.map(({ code, name }) => [code, name])),
  };
}

/** The facts of those placements that the caller sees, in the order of the ids. For staff and jobs: others do not see all that an agreement names. */
export async function readAgreementFacts(tx: Tx, ctx: Ctx, ids: string[]): Promise<AgreementFacts[]> {
  const where = { AND: [visiblePlacements(ctx), { id: { in: ids } }] };
  const stored = new Map((await readStored(tx, where)).map((each) => [each.id, each]));
  const rows = new Map((await tx.placement.findMany({ where, select })).map((each) => [each.id, each]));
  const names = await namesFor(tx, ctx, [...stored.values()]);
  const template = await templateInUse(tx, ctx);
  return ids.flatMap((id) => {
    const [p, more] = [stored.get(id), rows.get(id)];
    if (!p || !more) return [];
    const minor = isMinor(p.student.birthOn, fromDbDate(p.startsOn));
    const live = valuesOf(p, more, names, minor);
    const text = textOf(p, more, { template, values: live, today: ctx.today });
    const code = Buffer.from(text.hash).toString('hex').slice(0, 12).toUpperCase();
    const late = { contentCode: code, scanCode: paperAddress('agreement', id, code), today: text.madeOn };
    return {
      ...{ id, text, code, values: { ...text.values, agreementNo: live.agreementNo, ...late } },
      parties: PARTIES.filter((party) => minor || party !== 'GUARDIAN'),
      signed: more.signatures.map(({ party, signer, method, signedOn }) => ({
        ...{ signer, method, party: party as Party, signedOn: fromDbDate(signedOn) },
      })),
    };
  });
}
