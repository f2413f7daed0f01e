import 'server-only';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Locale } from '@/lib/i18n/locales';
import type { Ctx } from '@/lib/kernel/context';
import { fromDbDate } from '@/lib/kernel/day';
import { documentWords } from '@/lib/modules/documents/text';
import type { Placeholder } from '@/lib/modules/documents/words';
import { personNames } from '@/lib/modules/people/queries';
import { visiblePlacements } from '@/lib/modules/placements/policy';
import { readStored, type StoredPlacement } from '@/lib/modules/placements/record';
import { agreementHash, signedTerms } from '@/lib/modules/placements/text';
import { PARTIES, type Party } from '@/lib/modules/placements/words';
import { isMinor } from '@/lib/modules/students/policy';
import { paperAddress } from './paper-address';

/** What an agreement says of one placement: a text for every placeholder, who signs, and who has signed. */
export type AgreementFacts = {
  id: string;
  values: Record<Placeholder, string>;
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
} as const satisfies Prisma.PlacementSelect;
type More = Prisma.PlacementGetPayload<{ select: typeof select }>;
type Names = { people: Record<string, string>; regions: Map<string, string> };

/** The short form of what is signed: a printed agreement carries it, and a record that has changed since has another. */
export function contentCode(p: StoredPlacement, amendments: readonly { before: unknown }[]): string {
  return Buffer.from(agreementHash(p, signedTerms(p, amendments)))
    .toString('hex')
    .slice(0, 12)
    .toUpperCase();
}

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

function valuesOf(ctx: Ctx, p: StoredPlacement, more: More, { people, regions }: Names, locale: Locale) {
  const say = documentWords(locale);
  const { student, partner } = more;
  const code = contentCode(p, more.amendments);
  const found: Record<Placeholder, unknown> = {
    ...workValues(p, more),
    ...{ schoolName: ctx.institutionName, partnerName: p.partner.name, creditCode: partner.creditCode },
    ...{ partnerAddress: partner.address, legalPerson: partner.legalPerson },
    ...{ studentName: p.student.name, studentNo: p.student.studentNo, idCard: student.idCardMasked },
    sex: student.sex && say(`students.sexes.${student.sex}`),
    ...{ programme: student.programme.name, schoolClass: p.student.schoolClass?.name },
    ...{ guardianName: student.guardianName, guardianRelation: p.guardianRelation, agreementNo: p.agreementNo },
    planName: p.plan?.name,
    kind: say(p.stage ? `placements.stages.${p.stage}` : `placements.kinds.${p.kind}`),
    place: [regions.get(p.placeCode ?? ''), signedTerms(p, more.amendments).address].filter(Boolean).join(' '),
    teacher: (p.teacherId && people[p.teacherId]) || p.teacherName,
    mentor: (p.mentorId && people[p.mentorId]) || p.mentorName,
    ...{ contentCode: code, scanCode: paperAddress('agreement', p.id, code), today: ctx.today },
  };
  const texts = Object.entries(found).map(([key, value]) => [key, value ? String(value) : '']);
  return Object.fromEntries(texts) as AgreementFacts['values'];
}

/** The facts of those placements that the caller sees, in the order of the ids. */
export async function readAgreementFacts(tx: Tx, ctx: Ctx, ids: string[], locale: Locale): Promise<AgreementFacts[]> {
  const where = { AND: [visiblePlacements(ctx), { id: { in: ids } }] };
  const stored = new Map((await readStored(tx, where)).map((each) => [each.id, each]));
  const rows = new Map((await tx.placement.findMany({ where, select })).map((each) => [each.id, each]));
  const codes = [...new Set([...stored.values()].flatMap(({ placeCode }) => placeCode ?? []))];
  const regions = await tx.region.findMany({ where: { code: { in: codes } }, select: { code: true, name: true } });
  const people = await personNames(tx, ctx);
  const names: Names = { people, regions: new Map(regions.map(({ code, name }) => [code, name])) };
  return ids.flatMap((id) => {
    const [p, more] = [stored.get(id), rows.get(id)];
    if (!p || !more) return [];
    const minor = isMinor(p.student.birthOn, fromDbDate(p.startsOn));
    const values = valuesOf(ctx, p, more, names, locale);
    return {
      id,
      values: minor ? values : { ...values, guardianName: '', guardianRelation: '' },
      parties: PARTIES.filter((party) => minor || party !== 'GUARDIAN'),
      signed: more.signatures.map(({ party, signer, method, signedOn }) => ({
        ...{ signer, method, party: party as Party, signedOn: fromDbDate(signedOn) },
      })),
    };
  });
}
